extension Schema {
  /// Version 6: rules, and the tags that they give.
  static let rules = """
    -- Rules and code sets, each version once; kind 0 is a code set, 1 a rule, status 0 a draft, 1 in
    -- force, 2 retired. The source is the text of this item alone.
    CREATE TABLE rule (
      kind INTEGER NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, source TEXT NOT NULL,
      digest TEXT NOT NULL, file TEXT NOT NULL, place INTEGER NOT NULL, status INTEGER NOT NULL,
      saved_by INTEGER REFERENCES staff, saved_at INTEGER NOT NULL,
      activated_by INTEGER REFERENCES staff, activated_at INTEGER, begins_day INTEGER,
      retired_at INTEGER, PRIMARY KEY (kind, id, version)
    ) STRICT, WITHOUT ROWID;
    -- The number of a rule for all times, and its tag as the version last in force has it.
    CREATE TABLE rule_name (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, tag TEXT NOT NULL, tag_en TEXT,
      priority INTEGER NOT NULL
    ) STRICT;
    -- How rules stand with patients; only for rules that were on at some time.
    CREATE TABLE tag_state (
      patient INTEGER NOT NULL REFERENCES patient, rule INTEGER NOT NULL REFERENCES rule_name,
      version INTEGER NOT NULL, is_on INTEGER NOT NULL, is_shown INTEGER NOT NULL,
      since INTEGER NOT NULL, evidence INTEGER NOT NULL, cause INTEGER NOT NULL,
      PRIMARY KEY (patient, rule)
    ) STRICT, WITHOUT ROWID;
    -- The next day on which time alone may change something of a patient.
    CREATE TABLE tag_due (
      patient INTEGER PRIMARY KEY REFERENCES patient, day INTEGER NOT NULL
    ) STRICT;
    -- Tags put on or taken off by a person.
    CREATE TABLE tag_override (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      tag TEXT NOT NULL, is_on INTEGER NOT NULL, reason TEXT NOT NULL, note TEXT NOT NULL,
      from_day INTEGER NOT NULL, until_day INTEGER NOT NULL, staff INTEGER REFERENCES staff,
      at INTEGER NOT NULL, ended_at INTEGER, ended_by INTEGER REFERENCES staff,
      version INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    -- Only added to: what later facts replaced is marked as withdrawn.
    CREATE TABLE tag_event (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      rule INTEGER NOT NULL REFERENCES rule_name, version INTEGER NOT NULL, day INTEGER NOT NULL,
      at INTEGER NOT NULL, is_on INTEGER NOT NULL, is_shown INTEGER NOT NULL,
      evidence INTEGER NOT NULL, cause INTEGER NOT NULL, why INTEGER NOT NULL,
      withdrawn_at INTEGER
    ) STRICT;
    -- Follow-ups that tags opened, by the key that keeps each from being opened twice; flag 1 says
    -- that the tag went before anybody tried, 2 that what it stood on was corrected.
    CREATE TABLE rule_action (
      patient INTEGER NOT NULL REFERENCES patient, key TEXT NOT NULL,
      follow_up INTEGER NOT NULL REFERENCES follow_up, rule INTEGER NOT NULL REFERENCES rule_name,
      day INTEGER NOT NULL, role TEXT NOT NULL, flag INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (patient, key)
    ) STRICT, WITHOUT ROWID;
    -- Facts that were not judged yet: the earliest day that anything changed of.
    CREATE TABLE rule_touched (
      patient INTEGER PRIMARY KEY REFERENCES patient, day INTEGER NOT NULL, why INTEGER NOT NULL
    ) STRICT;

    """

  /// The indexes, and the triggers that note whose facts changed, so that a bulk load pays for
  /// neither.
  ///
  /// While no rule was ever in force nothing is noted.
  static let ruleIndexes =
    """
    CREATE INDEX tag_state_rule ON tag_state (rule, is_shown, patient) WHERE is_on = 1;
    CREATE INDEX tag_due_day ON tag_due (day);
    CREATE INDEX tag_override_patient ON tag_override (patient);
    CREATE INDEX tag_event_patient ON tag_event (patient, rule);
    CREATE INDEX rule_action_follow_up ON rule_action (follow_up);
    -- Whom the transaction at hand touched, among a million who wait for a new rule.
    CREATE INDEX rule_touched_fresh ON rule_touched (patient) WHERE why IN (0, 6);

    """
    + [
      ("observation", "#.day"), ("encounter", "#.day"),
      ("condition", "coalesce(#.onset_day, \(beforeAll))"),
      ("medication_statement", "coalesce(#.started_day, \(beforeAll))"),
    ].map { touchTriggers($0, day: $1) }.joined()
      + """
      CREATE TRIGGER rule_touch_patient AFTER UPDATE OF birth_day, sex, is_deceased, deceased_day,
        restricted_at, merged_into, erased_at ON patient WHEN \(hasRules)
        BEGIN \(touch("NEW.id", day: "\(beforeAll)")) END;
      CREATE TRIGGER rule_touch_new_patient AFTER INSERT ON patient WHEN \(hasRules)
        BEGIN \(touch("NEW.id", day: "\(beforeAll)")) END;
      CREATE TRIGGER rule_touch_override_insert AFTER INSERT ON tag_override WHEN \(hasRules)
        BEGIN \(touch("NEW.patient", day: "NEW.from_day", why: 6)) END;
      CREATE TRIGGER rule_touch_override_update AFTER UPDATE ON tag_override WHEN \(hasRules)
        BEGIN
          \(touch("OLD.patient", day: "OLD.from_day", why: 6))
          \(touch("NEW.patient", day: "NEW.from_day", why: 6))
        END;

      """

  /// A day before every other, as facts without a date count.
  static let beforeAll = -2_147_483_648

  static let hasRules = "EXISTS (SELECT 1 FROM setting WHERE key = 'rules.edition')"

  static func touch(_ patient: String, day: String, why: Int = 0) -> String {
    """
    INSERT INTO rule_touched VALUES (\(patient), \(day), \(why))
      ON CONFLICT (patient) DO UPDATE SET day = min(day, excluded.day),
        why = CASE WHEN why IN (0, 6) THEN why ELSE excluded.why END;
    """
  }

  private static func touchTriggers(_ table: String, day: String) -> String {
    func touched(_ row: String) -> String {
      touch("\(row).patient", day: day.replacing("#", with: row))
    }
    return """
      CREATE TRIGGER rule_touch_\(table)_insert AFTER INSERT ON \(table) WHEN \(hasRules)
        BEGIN \(touched("NEW")) END;
      CREATE TRIGGER rule_touch_\(table)_update AFTER UPDATE ON \(table) WHEN \(hasRules)
        BEGIN \(touched("OLD")) \(touched("NEW")) END;
      CREATE TRIGGER rule_touch_\(table)_delete AFTER DELETE ON \(table) WHEN \(hasRules)
        BEGIN \(touched("OLD")) END;

      """
  }
}
