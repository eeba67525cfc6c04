extension Schema {
  /// Version 9: the clinic's advice and templates, and the care plans of people.
  static let care = """
    -- Files of advice and of templates as they were read, by kind and name.
    CREATE TABLE care_file (
      kind TEXT NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL, at INTEGER NOT NULL,
      staff INTEGER REFERENCES staff, PRIMARY KEY (kind, name)
    ) STRICT, WITHOUT ROWID;
    -- FHIR's CarePlan with its goals, tasks and advice, whole as JSON; what lists go by stands beside.
    CREATE TABLE care_plan (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      status TEXT NOT NULL, start_day INTEGER NOT NULL, next_due INTEGER, content TEXT NOT NULL,
      at INTEGER NOT NULL, staff INTEGER REFERENCES staff, is_mistaken INTEGER NOT NULL DEFAULT 0,
      version INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    -- What a plan was like in each version that another took the place of.
    CREATE TABLE care_plan_version (
      plan INTEGER NOT NULL REFERENCES care_plan, version INTEGER NOT NULL, content TEXT NOT NULL,
      PRIMARY KEY (plan, version)
    ) STRICT, WITHOUT ROWID;

    """

  static let careIndexes = """
    CREATE INDEX care_plan_patient ON care_plan (patient, start_day);
    CREATE INDEX care_plan_due ON care_plan (next_due) WHERE next_due IS NOT NULL;
    -- The figures of an illness go by its follow-ups.
    CREATE INDEX follow_up_reason ON follow_up (reason, patient);

    """
}
