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
    -- Of an attempt: whether who answered was asked who they are, and how long it took.
    ALTER TABLE follow_up_attempt ADD COLUMN checked_identity INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE follow_up_attempt ADD COLUMN seconds INTEGER;
    -- That a number reached the person, or belongs to somebody else; of each number the newest row
    -- counts, and none for a number that was changed since.
    CREATE TABLE contact_mark (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      value TEXT NOT NULL, is_wrong INTEGER NOT NULL, day INTEGER NOT NULL,
      follow_up INTEGER NOT NULL REFERENCES follow_up, attempt INTEGER NOT NULL,
      is_undone INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    """

  static let callIndexes = """
    CREATE INDEX follow_up_claim_staff ON follow_up_claim (staff);
    CREATE INDEX call_recording_patient ON call_recording (patient);
    CREATE INDEX call_recording_follow_up ON call_recording (follow_up);
    -- Whom nobody could find any more, and what open follow-ups are called and come from.
    CREATE INDEX follow_up_attempt_lost ON follow_up_attempt (follow_up)
      WHERE outcome = 'lost' AND is_undone = 0;
    CREATE INDEX follow_up_titled ON follow_up (title_zh, title_en, id)
      WHERE state = 0 AND title_zh IS NOT NULL;
    CREATE INDEX follow_up_of_plan ON follow_up (plan, id) WHERE state = 0 AND plan IS NOT NULL;
    CREATE INDEX contact_mark_patient ON contact_mark (patient, id);
    CREATE INDEX contact_mark_follow_up ON contact_mark (follow_up, attempt);

    """
}
