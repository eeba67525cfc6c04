extension Schema {
  /// Version 9: who is at which follow-up, and the recordings of calls.
  static let calls = """
    -- People who work one list together.
    ALTER TABLE staff ADD COLUMN team TEXT;
    -- Whoever has it open, so that two never call the same person; it runs out by itself.
    CREATE TABLE follow_up_claim (
      follow_up INTEGER PRIMARY KEY REFERENCES follow_up, staff INTEGER NOT NULL REFERENCES staff,
      terminal TEXT NOT NULL, at INTEGER NOT NULL, until INTEGER NOT NULL
    ) STRICT;
    -- A recording stays where it is: its path, name, length, size and digest are known, and whether
    -- the person agreed to being recorded.
    CREATE TABLE call_recording (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      follow_up INTEGER NOT NULL REFERENCES follow_up, attempt INTEGER, path TEXT NOT NULL,
      name TEXT NOT NULL, seconds INTEGER, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL,
      consent TEXT NOT NULL, at INTEGER NOT NULL, staff INTEGER REFERENCES staff,
      is_mistaken INTEGER NOT NULL DEFAULT 0, version INTEGER NOT NULL DEFAULT 1
    ) STRICT;

    """

  static let callIndexes = """
    CREATE INDEX follow_up_claim_staff ON follow_up_claim (staff);
    CREATE INDEX call_recording_patient ON call_recording (patient);
    CREATE INDEX call_recording_follow_up ON call_recording (follow_up);

    """
}
