import Domain
import Rules
import SQLite
import Testing

@testable import Store

/// A pass over everybody fetches less than the judging of one patient and must come to the same.
@Suite struct RulePassTests {
  private static let guarded = """
    rule bp.three version 1
      tag "三次升高"
      when count(sbp, 28d, per: day) >= 3 and min(sbp, per: day, last: 3) >= 140 mm[Hg]
    end

    """

  /// A result in words is counted as a day and passed over by the read, which then reaches a value
  /// that is older than the window.
  @Test func aResultInWordsSendsThePassBackToOlderValues() throws {
    let rules = try RuleClinic(Self.guarded)
    let low = try rules.take(
      [("2026-08-01", 120), ("2026-11-10", 150), ("2026-11-12", 150)], name: "张三", key: "1")
    let high = try rules.take(
      [("2026-08-01", 160), ("2026-11-10", 150), ("2026-11-12", 150)], name: "李四", key: "2")
    for patient in [low, high] {
      try Connection(path: rules.clinic.path, mode: .readWrite).execute(
        """
        INSERT INTO observation SELECT patient, indicator, day + 1, at + 86400, number + 9, NULL,
          '拒测', NULL, 1, NULL, 0, source, time_precision, 0, NULL
        FROM observation WHERE patient = \(patient.value) ORDER BY day DESC LIMIT 1
        """)
    }
    _ = try rules.store.runDueRules()
    #expect(try rules.shown(low) == [], "the third day is the one of August")
    #expect(try rules.shown(high) == ["三次升高"])
    let check = try rules.store.checkAllRules()
    #expect(check.differing == [] && check.patients == 2)
  }

  /// Two workers take the patients from both ends; each is looked at once, and none is left out.
  @Test func everybodyIsLookedAtOnceHoweverManyThereAre() throws {
    let rules = try RuleClinic(
      "rule bp.now version 1\n  tag \"近期血压高\"\n  when max(sbp, 30d) >= 140 mm[Hg]\nend\n")
    let patient = try rules.take([("2026-11-20", 150)])
    for count in [511, 513, 1025, 3000] {
      try Connection(path: rules.clinic.path, mode: .readWrite).execute(
        """
        INSERT INTO patient (name, sex, created_at, birth_day)
          WITH RECURSIVE n(i) AS (
            SELECT (SELECT count(*) FROM patient) + 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
          SELECT '甲', 1, 0, -i FROM n
        """)
      _ = try rules.store.runDueRules()
      var told: [Int] = []
      let check = try rules.store.checkAllRules { done in
        told.append(done)
        return true
      }
      #expect(check.patients == count && check.isWhole && check.differing == [])
      #expect(check.counts.map(\.on) == [1])
    }
    #expect(try rules.shown(patient) == ["近期血压高"])
    #expect(try !rules.store.checkAllRules { _ in false }.isWhole, "it can be stopped")
  }
}
