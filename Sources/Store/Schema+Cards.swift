extension Schema {
  /// Version 4: what the national basic-information form asks, and cards that became one.
  static let cards = """
    -- The card that this one was merged into; such a card is found by nobody but through it.
    ALTER TABLE patient ADD COLUMN merged_into INTEGER REFERENCES patient;
    -- Codes of CardItem; several are parted by commas. `denied` names the items answered with none.
    CREATE TABLE patient_basic (
      patient INTEGER NOT NULL PRIMARY KEY REFERENCES patient,
      registered_address TEXT, residence TEXT, workplace TEXT, education TEXT, occupation TEXT,
      marital_status TEXT, payment TEXT, blood_group TEXT, rhesus TEXT, exposures TEXT,
      surgery TEXT, trauma TEXT, transfusion TEXT, genetic_disease TEXT, disabilities TEXT,
      denied TEXT
    ) STRICT;
    -- FHIR's RelatedPerson: who is asked for when the patient cannot be reached.
    CREATE TABLE related_person (
      patient INTEGER NOT NULL REFERENCES patient, number INTEGER NOT NULL, name TEXT NOT NULL,
      relation TEXT, phone TEXT, PRIMARY KEY (patient, number)
    ) STRICT, WITHOUT ROWID;
    -- FHIR's FamilyMemberHistory: a disease of a member of the family.
    CREATE TABLE family_member_history (
      patient INTEGER NOT NULL REFERENCES patient, number INTEGER NOT NULL,
      relation TEXT NOT NULL, disease TEXT NOT NULL, PRIMARY KEY (patient, number)
    ) STRICT, WITHOUT ROWID;
    -- What a card said before and after each save, as JSON, so that it can be taken back.
    CREATE TABLE card_change (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      version INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, at INTEGER NOT NULL,
      staff INTEGER REFERENCES staff, undone_at INTEGER
    ) STRICT;
    -- Two cards that became one: what the surviving card said, and what was added to it.
    CREATE TABLE merge_snapshot (
      id INTEGER PRIMARY KEY AUTOINCREMENT, survivor INTEGER NOT NULL REFERENCES patient,
      merged INTEGER NOT NULL REFERENCES patient, before TEXT NOT NULL, after TEXT NOT NULL,
      at INTEGER NOT NULL, staff INTEGER REFERENCES staff, undone_at INTEGER,
      undone_by INTEGER REFERENCES staff
    ) STRICT;
    -- Identifiers and contacts that a merge added to the surviving card.
    CREATE TABLE merge_addition (
      merge INTEGER NOT NULL REFERENCES merge_snapshot, number INTEGER NOT NULL,
      kind INTEGER NOT NULL, is_contact INTEGER NOT NULL, system TEXT NOT NULL,
      value TEXT NOT NULL, holder TEXT, PRIMARY KEY (merge, number)
    ) STRICT, WITHOUT ROWID;
    -- Where each row went: its key beside the patient before and after, and the number of the
    -- visit that a value belonged to.
    CREATE TABLE merge_move (
      merge INTEGER NOT NULL REFERENCES merge_snapshot, "table" TEXT NOT NULL,
      before TEXT NOT NULL, after TEXT NOT NULL, encounter INTEGER,
      PRIMARY KEY (merge, "table", before)
    ) STRICT, WITHOUT ROWID;

    """

  static let cardIndexes = """
    CREATE INDEX patient_merged ON patient (merged_into) WHERE merged_into IS NOT NULL;
    CREATE INDEX card_change_patient ON card_change (patient, id);
    CREATE INDEX card_change_staff ON card_change (staff, id);
    CREATE INDEX merge_snapshot_survivor ON merge_snapshot (survivor);
    CREATE INDEX merge_snapshot_merged ON merge_snapshot (merged);

    """
}
