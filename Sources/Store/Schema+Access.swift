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
      -- The newest row of the trail when it began: later rows tell of a clock that was set back.
      after_event INTEGER NOT NULL,
      reviewed_by INTEGER REFERENCES staff, reviewed_at INTEGER, review TEXT
    ) STRICT;
    -- A member of staff's own card, where they are a patient here too.
    ALTER TABLE staff ADD COLUMN patient INTEGER REFERENCES patient;

    """

  /// With the level in the indexes of the follow-ups, so that they stay covering; those of older
  /// files lack it and go.
  ///
  /// `follow_up_open` has every open follow-up with all that the queue can be ordered by: by
  /// patient, so that names are read in the order of their table. Only with `state` in it does
  /// SQLite take it as covering.
  static let accessIndexes = """
    DROP INDEX IF EXISTS follow_up_order;
    DROP INDEX IF EXISTS follow_up_patient;
    DROP INDEX IF EXISTS follow_up_open;
    CREATE INDEX follow_up_order ON follow_up (risk DESC, due DESC, id, level) WHERE state = 0;
    CREATE INDEX follow_up_patient ON follow_up (patient, state, due, level);
    CREATE INDEX follow_up_open ON follow_up (
      state, patient, due, risk, reason, channel, owner, attempt_count, level) WHERE state = 0;
    CREATE INDEX break_glass_staff ON break_glass (staff, patient, until);
    CREATE INDEX session_open ON session (staff) WHERE ended_at IS NULL;
    CREATE INDEX consent_patient ON consent (patient, purpose, id);
    CREATE INDEX patient_change_patient ON patient_change (patient, id);

    """
}
