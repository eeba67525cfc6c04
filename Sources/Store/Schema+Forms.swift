extension Schema {
  /// Version 8: the forms of the clinic, and what was filled in.
  static let forms = """
    -- FHIR's Questionnaire: its file as it was read. A version never changes.
    CREATE TABLE questionnaire (
      id TEXT NOT NULL, version TEXT NOT NULL, source TEXT NOT NULL, file TEXT NOT NULL,
      number INTEGER NOT NULL, at INTEGER NOT NULL, staff INTEGER REFERENCES staff,
      PRIMARY KEY (id, version)
    ) STRICT, WITHOUT ROWID;
    -- FHIR's QuestionnaireResponse: whole as JSON, and the values that it gave the indicators, each
    -- by its indicator and text.
    CREATE TABLE questionnaire_response (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      form TEXT NOT NULL, form_version TEXT NOT NULL, day INTEGER NOT NULL, at INTEGER NOT NULL,
      content TEXT NOT NULL, given TEXT NOT NULL, follow_up INTEGER REFERENCES follow_up,
      staff INTEGER REFERENCES staff, is_mistaken INTEGER NOT NULL DEFAULT 0,
      version INTEGER NOT NULL DEFAULT 1
    ) STRICT;

    """

  static let formIndexes = """
    CREATE INDEX questionnaire_response_patient ON questionnaire_response (patient, form, day);
    CREATE INDEX questionnaire_response_follow_up ON questionnaire_response (follow_up)
      WHERE follow_up IS NOT NULL;

    """

  /// Version 10: forms that were corrected after they were filed.
  static let amendments = """
    -- The filed form that took the place of this one; it is no part of what holds any more.
    ALTER TABLE questionnaire_response ADD COLUMN superseded_by INTEGER;

    """

  static let amendmentIndexes = """
    CREATE INDEX questionnaire_response_superseded ON questionnaire_response (superseded_by)
      WHERE superseded_by IS NOT NULL;

    """
}
