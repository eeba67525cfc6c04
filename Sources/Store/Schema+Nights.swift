extension Schema {
  /// Version 7: the nightly pass over everybody, and the facts that the program counts itself.
  static let nights = """
    -- How far the pass of a night has come, whichever terminal makes it, and what it found.
    CREATE TABLE rule_night (
      day INTEGER PRIMARY KEY, at INTEGER NOT NULL, next_patient INTEGER NOT NULL,
      patients INTEGER NOT NULL DEFAULT 0, differing INTEGER NOT NULL DEFAULT 0,
      passed_over INTEGER NOT NULL DEFAULT 0, ended_at INTEGER
    ) STRICT;

    """

  /// What notes whose missed appointments and attempts changed, as `ruleIndexes` does for the rest.
  ///
  /// An attempt has a moment and no day: it is of the day before at the earliest, in any zone.
  static let countedIndexes = """
    CREATE INDEX appointment_missed ON appointment (patient, day) WHERE status = 'noshow';
    CREATE TRIGGER rule_touch_appointment_insert AFTER INSERT ON appointment
      WHEN NEW.status = 'noshow' AND \(hasRules)
      BEGIN \(touch("NEW.patient", day: "NEW.day")) END;
    CREATE TRIGGER rule_touch_appointment_update AFTER UPDATE ON appointment
      WHEN 'noshow' IN (OLD.status, NEW.status)
        AND (OLD.status, OLD.day, OLD.patient) IS NOT (NEW.status, NEW.day, NEW.patient)
        AND \(hasRules)
      BEGIN
        \(touch("OLD.patient", day: "OLD.day"))
        \(touch("NEW.patient", day: "NEW.day"))
      END;
    CREATE TRIGGER rule_touch_appointment_delete AFTER DELETE ON appointment
      WHEN OLD.status = 'noshow' AND \(hasRules)
      BEGIN \(touch("OLD.patient", day: "OLD.day")) END;
    CREATE TRIGGER rule_touch_attempt_insert AFTER INSERT ON follow_up_attempt
      WHEN \(FactSQL.isReached("NEW")) AND \(hasRules)
      BEGIN
        \(touch(patientOfAttempt, day: "NEW.at / 86400 - 1"))
      END;
    CREATE TRIGGER rule_touch_attempt_update AFTER UPDATE OF is_undone ON follow_up_attempt
      WHEN \(FactSQL.isReached("NEW")) AND \(hasRules)
      BEGIN
        \(touch(patientOfAttempt, day: "NEW.at / 86400 - 1"))
      END;
    CREATE TRIGGER rule_touch_follow_up_moved AFTER UPDATE OF patient ON follow_up
      WHEN OLD.patient <> NEW.patient AND OLD.attempt_count > 0 AND \(hasRules)
      BEGIN
        \(touch("OLD.patient", day: firstAttempt))
        \(touch("NEW.patient", day: firstAttempt))
      END;
    -- Under rules that were in force before, what is counted was not read yet.
    INSERT INTO rule_touched SELECT id, \(beforeAll), 3 FROM patient
      WHERE merged_into IS NULL AND erased_at IS NULL AND restricted_at IS NULL AND \(hasRules)
      ON CONFLICT (patient) DO UPDATE SET day = excluded.day;

    """

  private static let patientOfAttempt =
    "(SELECT patient FROM follow_up WHERE id = NEW.follow_up)"
  private static let firstAttempt =
    "(SELECT min(at) / 86400 - 1 FROM follow_up_attempt WHERE follow_up = NEW.id)"
}
