/// The tables of the database, by the version that brought them.
///
/// Names follow FHIR where FHIR has one. Moments are seconds since 1970, days are days since 1970
/// on the clinic's own calendar. What belongs to one patient is clustered by patient, so that an
/// archive is a few runs of neighbouring rows.
enum Schema {
  /// The `application_id` of the file: "FDSK".
  static let applicationID = 0x4644_534B
  /// The version this program writes.
  static let version = 11

  /// What brings a file from the version before to each version, oldest first.
  static let steps: [(version: Int, sql: String)] = [
    (1, people + clinical + followUps + bookkeeping), (2, draftsAndOrder),
    (3, accounts + auditChain + access + rights), (4, appointments + cards),
    (5, counter + household), (6, lookup + rules), (7, nights), (8, forms),
    (9, plans + calls + care), (10, amendments), (11, advice + ranges),
  ]

  private static let people = """
    CREATE TABLE setting (
      key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    -- Short texts that repeat: units, departments, kinds of visit.
    CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE coding (
      id INTEGER PRIMARY KEY, code TEXT NOT NULL, system TEXT NOT NULL, display TEXT NOT NULL,
      UNIQUE (code, system, display)
    ) STRICT;
    CREATE TABLE staff (
      id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL,
      system_user TEXT, is_disabled INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    -- The id is also the serial of the card, so it is never given twice.
    CREATE TABLE patient (
      id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, family_name TEXT,
      sex INTEGER NOT NULL, birth_day INTEGER, birth_precision INTEGER NOT NULL DEFAULT 1,
      ethnicity INTEGER REFERENCES word, address TEXT,
      is_deceased INTEGER NOT NULL DEFAULT 0, deceased_day INTEGER,
      created_at INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    CREATE TABLE patient_identifier (
      patient INTEGER NOT NULL REFERENCES patient, kind INTEGER NOT NULL, value TEXT NOT NULL,
      system TEXT NOT NULL, PRIMARY KEY (patient, kind, value, system)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE contact_point (
      patient INTEGER NOT NULL REFERENCES patient, number INTEGER NOT NULL,
      system INTEGER NOT NULL, value TEXT NOT NULL, holder TEXT,
      PRIMARY KEY (patient, number)
    ) STRICT, WITHOUT ROWID;
    -- One document a patient; the words are made by LookupKeys.
    CREATE VIRTUAL TABLE patient_lookup USING fts5(
      keys, content='', columnsize=0, detail=none, tokenize='ascii', prefix='2 3 4 5 6 7'
    );
    CREATE TABLE recent_patient (
      staff INTEGER NOT NULL REFERENCES staff, patient INTEGER NOT NULL REFERENCES patient,
      at INTEGER NOT NULL, PRIMARY KEY (staff, patient)
    ) STRICT, WITHOUT ROWID;

    """

  private static let clinical = """
    CREATE TABLE indicator (
      id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, loinc TEXT, loinc_display TEXT,
      name_zh TEXT NOT NULL, name_en TEXT NOT NULL, short_zh TEXT NOT NULL, short_en TEXT NOT NULL,
      unit TEXT NOT NULL, unit_label TEXT NOT NULL, decimals INTEGER NOT NULL,
      low REAL, high REAL, source TEXT NOT NULL, sort_order INTEGER NOT NULL,
      ordinal TEXT NOT NULL, other_loinc TEXT NOT NULL
    ) STRICT;
    CREATE TABLE indicator_conversion (
      indicator INTEGER NOT NULL REFERENCES indicator, number INTEGER NOT NULL,
      unit TEXT NOT NULL, factor REAL NOT NULL, "offset" REAL NOT NULL, loinc TEXT,
      PRIMARY KEY (indicator, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE indicator_reference (
      indicator INTEGER NOT NULL REFERENCES indicator, number INTEGER NOT NULL,
      low REAL, high REAL, includes_low INTEGER NOT NULL, includes_high INTEGER NOT NULL,
      sex TEXT, age_from INTEGER, age_to INTEGER, PRIMARY KEY (indicator, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE encounter (
      patient INTEGER NOT NULL REFERENCES patient, number INTEGER NOT NULL,
      day INTEGER NOT NULL, started INTEGER NOT NULL, ended INTEGER,
      class INTEGER NOT NULL REFERENCES word, type INTEGER NOT NULL REFERENCES word,
      department INTEGER REFERENCES word, practitioner INTEGER REFERENCES word,
      reason INTEGER REFERENCES word, status INTEGER NOT NULL REFERENCES word,
      PRIMARY KEY (patient, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE condition (
      patient INTEGER NOT NULL REFERENCES patient, number INTEGER NOT NULL,
      coding INTEGER NOT NULL REFERENCES coding, clinical_status INTEGER NOT NULL REFERENCES word,
      verification_status INTEGER NOT NULL REFERENCES word, onset_day INTEGER,
      abatement_day INTEGER, PRIMARY KEY (patient, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE medication_statement (
      patient INTEGER NOT NULL REFERENCES patient, number INTEGER NOT NULL,
      coding INTEGER NOT NULL REFERENCES coding, dosage INTEGER REFERENCES word,
      status INTEGER NOT NULL REFERENCES word, started_day INTEGER, ended_day INTEGER,
      PRIMARY KEY (patient, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE allergy_intolerance (
      patient INTEGER NOT NULL REFERENCES patient, number INTEGER NOT NULL,
      coding INTEGER NOT NULL REFERENCES coding, criticality INTEGER REFERENCES word,
      reaction INTEGER REFERENCES word, clinical_status INTEGER NOT NULL REFERENCES word,
      recorded_day INTEGER, PRIMARY KEY (patient, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE diagnostic_report (
      patient INTEGER NOT NULL REFERENCES patient, number INTEGER NOT NULL,
      coding INTEGER NOT NULL REFERENCES coding, issued INTEGER NOT NULL, day INTEGER NOT NULL,
      status INTEGER NOT NULL REFERENCES word, conclusion TEXT, PRIMARY KEY (patient, number)
    ) STRICT, WITHOUT ROWID;
    -- received_text is NULL where it equals the shortest decimal of value, received_unit where it
    -- equals the canonical unit: then nothing was converted.
    CREATE TABLE observation (
      patient INTEGER NOT NULL REFERENCES patient, indicator INTEGER NOT NULL REFERENCES indicator,
      day INTEGER NOT NULL, at INTEGER NOT NULL, number INTEGER NOT NULL,
      value REAL, received_text TEXT, received_unit INTEGER REFERENCES word,
      factor REAL NOT NULL, comparator TEXT, status INTEGER NOT NULL, source INTEGER NOT NULL,
      time_precision INTEGER NOT NULL, is_implausible INTEGER NOT NULL, encounter INTEGER,
      PRIMARY KEY (patient, indicator, day, at, number)
    ) STRICT, WITHOUT ROWID;

    """

  private static let followUps = """
    CREATE TABLE follow_up (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      reason TEXT NOT NULL, channel TEXT NOT NULL, due INTEGER NOT NULL, risk INTEGER NOT NULL,
      state INTEGER NOT NULL, why_zh TEXT NOT NULL, why_en TEXT NOT NULL,
      owner INTEGER REFERENCES staff, opened_by INTEGER REFERENCES follow_up,
      closed_by INTEGER REFERENCES follow_up, version INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    -- The columns before the attempt are what undoing it puts back.
    CREATE TABLE follow_up_attempt (
      follow_up INTEGER NOT NULL REFERENCES follow_up, number INTEGER NOT NULL,
      at INTEGER NOT NULL, outcome TEXT NOT NULL, note TEXT NOT NULL,
      staff INTEGER REFERENCES staff, next_due INTEGER, is_undone INTEGER NOT NULL DEFAULT 0,
      before_due INTEGER NOT NULL, before_risk INTEGER NOT NULL, before_channel TEXT NOT NULL,
      before_why_zh TEXT NOT NULL, before_why_en TEXT NOT NULL,
      marked_deceased INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (follow_up, number)
    ) STRICT, WITHOUT ROWID;

    """

  private static let bookkeeping = """
    -- Where each imported part went, so that a second import of it is noticed.
    CREATE TABLE import_key (
      key TEXT NOT NULL PRIMARY KEY, patient INTEGER NOT NULL REFERENCES patient,
      kind INTEGER NOT NULL, number INTEGER NOT NULL, indicator INTEGER, day INTEGER, at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE import_batch (
      id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, staff INTEGER REFERENCES staff,
      format TEXT NOT NULL, files INTEGER NOT NULL, summary TEXT NOT NULL
    ) STRICT;
    CREATE TABLE import_problem (
      batch INTEGER NOT NULL REFERENCES import_batch, number INTEGER NOT NULL,
      severity TEXT NOT NULL, code TEXT NOT NULL, file TEXT NOT NULL, line INTEGER,
      "column" INTEGER, path TEXT NOT NULL, PRIMARY KEY (batch, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE audit_event (
      id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, staff INTEGER REFERENCES staff,
      action TEXT NOT NULL, object TEXT NOT NULL, object_id INTEGER, patient INTEGER,
      detail TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER audit_event_keeps BEFORE UPDATE ON audit_event
      BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END;
    CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event
      BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END;
    CREATE TABLE schema_history (
      version INTEGER PRIMARY KEY, at INTEGER NOT NULL, program TEXT NOT NULL, backup TEXT
    ) STRICT;

    """

  private static let draftsAndOrder = """
    -- What a member of staff has begun and not saved; the content is JSON of the screen's making.
    CREATE TABLE draft (
      staff INTEGER NOT NULL REFERENCES staff, kind TEXT NOT NULL, subject TEXT NOT NULL,
      content TEXT NOT NULL, updated_at INTEGER NOT NULL, PRIMARY KEY (staff, kind, subject)
    ) STRICT;
    -- The place of the name among names, as PinyinSortKey makes it.
    ALTER TABLE patient ADD COLUMN sort_key TEXT NOT NULL DEFAULT '';
    -- How many attempts stand, kept by the triggers, so that the queue can be ordered by it.
    ALTER TABLE follow_up ADD COLUMN attempt_count INTEGER NOT NULL DEFAULT 0;
    CREATE TRIGGER follow_up_attempt_counts AFTER INSERT ON follow_up_attempt
      BEGIN
        UPDATE follow_up SET attempt_count = attempt_count + (NEW.is_undone = 0)
        WHERE id = NEW.follow_up;
      END;
    CREATE TRIGGER follow_up_attempt_recounts AFTER UPDATE OF is_undone ON follow_up_attempt
      BEGIN
        UPDATE follow_up
        SET attempt_count = attempt_count + (NEW.is_undone = 0) - (OLD.is_undone = 0)
        WHERE id = NEW.follow_up;
      END;

    """

  /// Counts the attempts of a file that had no counts yet; part of the migration to version 2.
  static let attemptCounts = """
    UPDATE follow_up SET attempt_count = (
      SELECT count(*) FROM follow_up_attempt a WHERE a.follow_up = follow_up.id AND a.is_undone = 0)
    WHERE id IN (SELECT follow_up FROM follow_up_attempt WHERE is_undone = 0);
    """

  /// The indexes by the version that brought them, apart so that a bulk load can make them last.
  static let indexes: [(version: Int, sql: String)] = [
    (1, firstIndexes), (2, queueIndexes), (3, accessIndexes),
    (4, appointmentIndexes + cardIndexes), (5, counterIndexes), (6, ruleIndexes),
    (7, countedIndexes), (8, formIndexes), (9, planIndexes + callIndexes + careIndexes),
    (10, amendmentIndexes), (11, adviceIndexes + rangeIndexes),
  ]

  private static let queueIndexes = """
    -- Taking an outcome back asks for what it opened and closed, with every terminal waiting.
    CREATE INDEX follow_up_opened_by ON follow_up (opened_by) WHERE opened_by IS NOT NULL;
    CREATE INDEX follow_up_closed_by ON follow_up (closed_by) WHERE closed_by IS NOT NULL;

    """

  private static let firstIndexes = """
    CREATE INDEX patient_identifier_value ON patient_identifier (value, kind);
    CREATE INDEX audit_event_patient ON audit_event (patient, id) WHERE patient IS NOT NULL;
    CREATE INDEX audit_event_staff ON audit_event (staff, id);

    """
}
