extension Schema {
  /// Version 3: what may be seen of a patient, and by whom for a while.
  static let access = """
    -- Sensitivity by GB/T 39725-2020: 4 as everything that identifies, 5 for the treating doctor.
    ALTER TABLE encounter ADD COLUMN level INTEGER NOT NULL DEFAULT 4;
    ALTER TABLE condition ADD COLUMN level INTEGER NOT NULL DEFAULT 4;
    ALTER TABLE medication_statement ADD COLUMN level INTEGER NOT NULL DEFAULT 4;
    ALTER TABLE allergy_intolerance ADD COLUMN level INTEGER NOT NULL DEFAULT 4;
    ALTER TABLE diagnostic_report ADD COLUMN level INTEGER NOT NULL DEFAULT 4;
    ALTER TABLE indicator ADD COLUMN level INTEGER NOT NULL DEFAULT 4;
    ALTER TABLE follow_up ADD COLUMN level INTEGER NOT NULL DEFAULT 4;
    -- A look without the right: for one patient, with a reason, for a while.
    CREATE TABLE break_glass (
      id INTEGER PRIMARY KEY AUTOINCREMENT, staff INTEGER NOT NULL REFERENCES staff,
      patient INTEGER NOT NULL REFERENCES patient, code TEXT NOT NULL, reason TEXT NOT NULL,
      since INTEGER NOT NULL, until INTEGER NOT NULL, ended_at INTEGER,
      reviewed_by INTEGER REFERENCES staff, reviewed_at INTEGER, review TEXT
    ) STRICT;

    """

  static let accessIndexes = """
    CREATE INDEX break_glass_staff ON break_glass (staff, patient, until);
    CREATE INDEX session_open ON session (staff) WHERE ended_at IS NULL;
    CREATE INDEX consent_patient ON consent (patient, purpose, id);
    CREATE INDEX patient_change_patient ON patient_change (patient, id);

    """
}
