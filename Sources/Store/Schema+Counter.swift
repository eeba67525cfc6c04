extension Schema {
  /// Version 5: what the counter needs of a person, and what everybody can take back.
  static let counter = """
    -- What is to be told or paid: FHIR's CommunicationRequest, and its Invoice where fen is there.
    CREATE TABLE notice (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      kind TEXT NOT NULL, text TEXT NOT NULL, fen INTEGER, until_day INTEGER,
      state TEXT NOT NULL, at INTEGER NOT NULL, staff INTEGER REFERENCES staff,
      ended_at INTEGER, ended_by INTEGER REFERENCES staff, version INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    -- Two people of one family, once for both directions: what the relative is to the patient. The
    -- rows stay with the cards they name when cards are merged, and are read through the merge.
    CREATE TABLE family_link (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      relative INTEGER NOT NULL REFERENCES patient, relation TEXT NOT NULL,
      shares_household INTEGER NOT NULL, at INTEGER NOT NULL, staff INTEGER REFERENCES staff,
      ended_at INTEGER, version INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    -- What each member of staff did and can take back: the thing, its version before and after, and
    -- the row that says what it was like.
    CREATE TABLE own_change (
      id INTEGER PRIMARY KEY AUTOINCREMENT, staff INTEGER NOT NULL REFERENCES staff,
      patient INTEGER NOT NULL REFERENCES patient, object TEXT NOT NULL, subject INTEGER NOT NULL,
      entry INTEGER, event TEXT NOT NULL, version_before INTEGER NOT NULL,
      version_after INTEGER NOT NULL, at INTEGER NOT NULL, undone_at INTEGER
    ) STRICT;
    -- What a change of several follow-ups replaced.
    CREATE TABLE follow_up_change (
      change INTEGER NOT NULL REFERENCES own_change,
      follow_up INTEGER NOT NULL REFERENCES follow_up, version INTEGER NOT NULL,
      due INTEGER NOT NULL, why_zh TEXT NOT NULL, why_en TEXT NOT NULL,
      owner INTEGER REFERENCES staff, PRIMARY KEY (change, follow_up)
    ) STRICT, WITHOUT ROWID;

    """

  static let counterIndexes = """
    CREATE INDEX notice_patient ON notice (patient, state);
    CREATE INDEX family_link_patient ON family_link (patient);
    CREATE INDEX family_link_relative ON family_link (relative);
    CREATE INDEX own_change_staff ON own_change (staff, id) WHERE undone_at IS NULL;
    CREATE INDEX own_change_subject ON own_change (subject, object);
    CREATE INDEX own_change_patient ON own_change (patient);
    CREATE INDEX follow_up_change_of ON follow_up_change (follow_up);

    """
}
