extension Schema {
  /// Version 11: the advice that was given to people, as a part of the record of each contact.
  static let advice = """
    -- FHIR's Communication, in the words as they were then. The plan's version is the one that took
    -- it, NULL where the plan had it already; the level is that of what the advice tells of.
    CREATE TABLE advice_given (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      follow_up INTEGER REFERENCES follow_up, form INTEGER REFERENCES questionnaire_response,
      entry TEXT NOT NULL, entry_version INTEGER NOT NULL, kind TEXT NOT NULL,
      text_zh TEXT NOT NULL, text_en TEXT NOT NULL, why_zh TEXT NOT NULL, why_en TEXT NOT NULL,
      day INTEGER NOT NULL, at INTEGER NOT NULL, staff INTEGER REFERENCES staff,
      care_plan INTEGER REFERENCES care_plan, plan_version INTEGER, level INTEGER NOT NULL,
      is_mistaken INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 1
    ) STRICT;

    """

  static let adviceIndexes = """
    CREATE INDEX advice_given_patient ON advice_given (patient, day);
    CREATE INDEX advice_given_follow_up ON advice_given (follow_up) WHERE follow_up IS NOT NULL;
    CREATE INDEX advice_given_form ON advice_given (form) WHERE form IS NOT NULL;
    CREATE INDEX advice_given_plan ON advice_given (care_plan) WHERE care_plan IS NOT NULL;

    """
}
