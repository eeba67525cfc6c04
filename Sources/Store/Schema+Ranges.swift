extension Schema {
  /// Version 11: what the last attempt at each follow-up came to, so that whoever was lost or has
  /// gone is found without reading attempts.
  static let ranges = """
    -- Of the attempts that stand; kept by the triggers, as their count is.
    ALTER TABLE follow_up ADD COLUMN last_outcome TEXT;
    DROP TRIGGER follow_up_attempt_counts;
    DROP TRIGGER follow_up_attempt_recounts;
    CREATE TRIGGER follow_up_attempt_counts AFTER INSERT ON follow_up_attempt
      WHEN NEW.is_undone = 0
      BEGIN
        UPDATE follow_up SET attempt_count = attempt_count + 1, last_outcome = NEW.outcome
        WHERE id = NEW.follow_up;
      END;
    CREATE TRIGGER follow_up_attempt_recounts AFTER UPDATE OF is_undone ON follow_up_attempt
      BEGIN
        UPDATE follow_up
        SET attempt_count = attempt_count + (NEW.is_undone = 0) - (OLD.is_undone = 0),
          last_outcome = \(lastOutcome("NEW.follow_up"))
        WHERE id = NEW.follow_up;
      END;
    UPDATE follow_up SET last_outcome = \(lastOutcome("follow_up.id"))
      WHERE id IN (SELECT follow_up FROM follow_up_attempt WHERE is_undone = 0);

    """

  /// Each has every column that its range asks for, the conditions of the index too: only then does
  /// SQLite read nothing but the index.
  static let rangeIndexes = """
    DROP INDEX follow_up_attempt_lost;
    -- In working order: those of one owner, or nobody's; and those that were put off.
    CREATE INDEX follow_up_owned ON follow_up (owner, risk, due, id, level, state)
      WHERE state = 0;
    CREATE INDEX follow_up_retry ON follow_up (risk, due, id, level, owner, state, attempt_count)
      WHERE state = 0 AND attempt_count > 0;
    -- Whoever was lost or has gone, by patient.
    CREATE INDEX follow_up_left ON follow_up (patient, id, last_outcome, due, risk, reason, channel,
      owner, attempt_count, level, state) WHERE state = 2 AND last_outcome IN (\(leaving));
    -- Who has anything open: small, so that it stays in memory while the others are asked about.
    CREATE INDEX follow_up_waiting ON follow_up (patient, state) WHERE state = 0;
    -- Who is on no list at all.
    CREATE INDEX patient_gone ON patient (is_deceased, erased_at, merged_into, restricted_at)
      WHERE is_deceased = 1 OR erased_at IS NOT NULL OR merged_into IS NOT NULL
        OR restricted_at IS NOT NULL;

    """

  /// The outcomes after which somebody may be looked for, as text of SQL.
  static let leaving = "'lost', 'moved', 'moved-to-public', 'moved-to-private'"

  private static func lastOutcome(_ followUp: String) -> String {
    """
    (SELECT outcome FROM follow_up_attempt
      WHERE follow_up = \(followUp) AND is_undone = 0 ORDER BY number DESC LIMIT 1)
    """
  }
}
