extension Schema {
  /// Version 3: what a patient may ask for.
  static let rights = """
    -- Kept and hidden: found by nobody without a right of their own.
    ALTER TABLE patient ADD COLUMN restricted_at INTEGER;
    ALTER TABLE patient ADD COLUMN erased_at INTEGER;
    CREATE TABLE restriction (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      reason TEXT NOT NULL, requester TEXT NOT NULL, since INTEGER NOT NULL,
      by INTEGER REFERENCES staff, lifted_at INTEGER, lifted_by INTEGER REFERENCES staff
    ) STRICT;
    -- What stood in a card before each correction.
    CREATE TABLE patient_change (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      field TEXT NOT NULL, before TEXT, after TEXT, reason TEXT NOT NULL, at INTEGER NOT NULL,
      staff INTEGER REFERENCES staff, undone_at INTEGER
    ) STRICT;
    -- FHIR's Consent: one row a purpose and signing; the newest of a purpose is in force.
    CREATE TABLE consent (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      purpose TEXT NOT NULL, text_version TEXT NOT NULL, text TEXT NOT NULL,
      signed_at INTEGER NOT NULL, signer TEXT NOT NULL, relation TEXT NOT NULL,
      staff INTEGER REFERENCES staff, expires_day INTEGER, withdrawn_at INTEGER,
      withdrawn_by INTEGER REFERENCES staff, withdrawal_reason TEXT
    ) STRICT;
    -- What left the clinic about a person, and to whom.
    CREATE TABLE disclosure (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      recipient TEXT NOT NULL, purpose TEXT NOT NULL, what TEXT NOT NULL, at INTEGER NOT NULL,
      staff INTEGER REFERENCES staff
    ) STRICT;

    """
}
