extension Schema {
  /// Version 9: the plans of the clinic, and what happened to those of each person.
  static let plans = """
    -- FHIR's PlanDefinition: its file as it was read. A version never changes; of each plan the
    -- version kept last is in force, unless it is retired.
    CREATE TABLE plan_definition (
      id TEXT NOT NULL, version INTEGER NOT NULL, source TEXT NOT NULL, file TEXT NOT NULL,
      number INTEGER NOT NULL, at INTEGER NOT NULL, staff INTEGER REFERENCES staff,
      is_retired INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (id, version)
    ) STRICT, WITHOUT ROWID;
    -- Only added to: all plans of a person are worked out from these. The number is unique in the
    -- clinic, so that it stays the same when two cards become one.
    CREATE TABLE plan_event (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      day INTEGER NOT NULL, recorded INTEGER NOT NULL, at INTEGER NOT NULL, content TEXT NOT NULL,
      staff INTEGER REFERENCES staff
    ) STRICT;
    -- The next day on which time alone may change a person's plans.
    CREATE TABLE plan_due (
      patient INTEGER PRIMARY KEY REFERENCES patient, day INTEGER NOT NULL
    ) STRICT;
    -- What a follow-up is called where its reason does not say it, and the form to fill.
    ALTER TABLE follow_up ADD COLUMN title_zh TEXT;
    ALTER TABLE follow_up ADD COLUMN title_en TEXT;
    ALTER TABLE follow_up ADD COLUMN form TEXT;
    -- Of a plan: its name, the key and generation under which it is opened once, the day that the
    -- plan asked for, and the event that completed it.
    ALTER TABLE follow_up ADD COLUMN plan TEXT;
    ALTER TABLE follow_up ADD COLUMN plan_key TEXT;
    ALTER TABLE follow_up ADD COLUMN generation INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE follow_up ADD COLUMN planned INTEGER;
    ALTER TABLE follow_up ADD COLUMN since INTEGER;
    ALTER TABLE follow_up ADD COLUMN completed_by INTEGER REFERENCES plan_event;

    """

  static let planIndexes = """
    CREATE INDEX plan_event_patient ON plan_event (patient, id);
    CREATE INDEX plan_due_day ON plan_due (day);
    CREATE UNIQUE INDEX follow_up_planned ON follow_up (patient, plan_key, generation)
      WHERE plan_key IS NOT NULL;

    """
}
