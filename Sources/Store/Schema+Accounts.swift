extension Schema {
  /// Version 3: who may sign in.
  static let accounts = """
    -- All roles of a member of staff; staff.role is the first of them.
    CREATE TABLE staff_role (
      staff INTEGER NOT NULL REFERENCES staff, role TEXT NOT NULL,
      granted_by INTEGER REFERENCES staff, granted_at INTEGER NOT NULL,
      PRIMARY KEY (staff, role)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO staff_role SELECT id, role, NULL, 0 FROM staff;
    -- The newest hash is in force; the older ones may not be taken again.
    CREATE TABLE staff_password (
      staff INTEGER NOT NULL REFERENCES staff, number INTEGER NOT NULL, hash TEXT NOT NULL,
      set_at INTEGER NOT NULL, must_change INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (staff, number)
    ) STRICT, WITHOUT ROWID;
    -- Wrong passwords in a row, by account (staff:CODE), by one of 65536 buckets of codes that are no
    -- account (unknown:N), and by terminal (tty:HOST:NAME).
    CREATE TABLE sign_in_failure (
      subject TEXT NOT NULL PRIMARY KEY, count INTEGER NOT NULL, last_at INTEGER NOT NULL,
      locks INTEGER NOT NULL DEFAULT 0, locked_until INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE session (
      id INTEGER PRIMARY KEY AUTOINCREMENT, staff INTEGER NOT NULL REFERENCES staff,
      started_at INTEGER NOT NULL, seen_at INTEGER NOT NULL, ended_at INTEGER, end_reason TEXT,
      host TEXT NOT NULL, tty TEXT NOT NULL, pid INTEGER NOT NULL
    ) STRICT;
    ALTER TABLE staff ADD COLUMN last_signed_in INTEGER;
    ALTER TABLE staff ADD COLUMN disabled_reason TEXT;
    -- When the account was made or last enabled: what its idle days are counted from.
    ALTER TABLE staff ADD COLUMN enabled_at INTEGER;
    -- What one person asks for and a second must allow; the content is JSON of the asker's making.
    CREATE TABLE approval (
      id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, content TEXT NOT NULL,
      reason TEXT NOT NULL, asked_by INTEGER NOT NULL REFERENCES staff, asked_at INTEGER NOT NULL,
      decided_by INTEGER REFERENCES staff, decided_at INTEGER, decision TEXT, used_at INTEGER
    ) STRICT;

    """
}
