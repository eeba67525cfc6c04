import Domain
import Rules
import SQLite
import Testing

@testable import Store

/// Single questions put to the rules and, in other words, to SQLite, of two thousand people.
@Suite struct RuleOracleTests {
  /// A condition and the SQL that finds whom it is true of; `D` is the day.
  private static let cases: [(rule: String, sql: String)] = [
    (
      "latest(sbp, 90d) >= 140 mm[Hg]",
      """
      SELECT patient FROM (SELECT patient, value, row_number() OVER (
          PARTITION BY patient ORDER BY day DESC, at DESC, number DESC) AS k
        FROM (sbp) WHERE day > D - 90) WHERE k = 1 AND value >= 140
      """
    ),
    (
      "first(weight, 365d) >= 70 kg",
      """
      SELECT patient FROM (SELECT patient, value, row_number() OVER (
          PARTITION BY patient ORDER BY day, at, number) AS k
        FROM (weight) WHERE day > D - 365) WHERE k = 1 AND value >= 70
      """
    ),
    (
      "max(sbp, 30d) >= 150 mm[Hg]",
      "SELECT patient FROM (sbp) WHERE day > D - 30 GROUP BY 1 HAVING max(value) >= 150"
    ),
    (
      "min(fpg, 365d) < 6 mmol/L",
      "SELECT patient FROM (fpg) WHERE day > D - 365 GROUP BY 1 HAVING min(value) < 6"
    ),
    (
      "count(sbp, 365d) >= 4",
      "SELECT patient FROM (sbp) WHERE day > D - 365 GROUP BY 1 HAVING count(*) >= 4"
    ),
    (
      "count(cr, 365d) = 0",
      "SELECT id FROM patient WHERE id NOT IN (SELECT patient FROM (cr) WHERE day > D - 365)"
    ),
    (
      "avg(sbp, 90d, per: day) >= 138 mm[Hg]",
      """
      SELECT patient FROM (SELECT patient, avg(value) AS v FROM (sbp) WHERE day > D - 90
        GROUP BY patient, day) GROUP BY 1 HAVING round(avg(v), 6) >= 138
      """
    ),
    (
      "sum(sbp, 90d) >= 400 mm[Hg]",
      "SELECT patient FROM (sbp) WHERE day > D - 90 GROUP BY 1 HAVING round(sum(value), 6) >= 400"
    ),
    (
      "days_since(sbp) > 90d",
      "SELECT patient FROM (sbp) GROUP BY 1 HAVING D - max(day) > 90"
    ),
    (
      "count(visit, 30d, per: day) >= 2",
      """
      SELECT patient FROM encounter e JOIN word w ON w.id = e.status
      WHERE e.day > D - 30 AND e.day <= D AND w.text = 'finished'
      GROUP BY 1 HAVING count(DISTINCT day) >= 2
      """
    ),
    (
      "has_dx({ \"I10\"..\"I15\" })",
      """
      SELECT DISTINCT patient FROM condition n JOIN coding c ON c.id = n.coding
      WHERE substr(c.code, 1, 3) BETWEEN 'I10' AND 'I15' AND coalesce(onset_day, 0) <= D
        AND coalesce(abatement_day, D) >= D
      """
    ),
    (
      "has_med({ \"C07\"..\"C09\" })",
      """
      SELECT DISTINCT m.patient FROM medication_statement m JOIN coding c ON c.id = m.coding
        JOIN word w ON w.id = m.status
      WHERE substr(c.code, 1, 3) BETWEEN 'C07' AND 'C09' AND coalesce(started_day, 0) <= D
        AND CASE WHEN w.text = 'active' THEN coalesce(ended_day, D)
          ELSE coalesce(ended_day, started_day) END >= D
      """
    ),
    (
      "age >= 65",
      """
      SELECT id FROM patient
      WHERE date(birth_day * 86400, 'unixepoch', '+65 years') <= date(D * 86400, 'unixepoch')
      """
    ),
    (
      "count(noshow, 180d) >= 1",
      "SELECT DISTINCT patient FROM appointment WHERE status = 'noshow' AND day > D - 180"
    ),
    (
      "count(reached_phone, 365d) >= 1",
      """
      SELECT DISTINCT f.patient FROM follow_up f JOIN follow_up_attempt a ON a.follow_up = f.id
      WHERE a.before_channel = 'phone' AND a.is_undone = 0
        AND a.outcome NOT IN ('no-answer', 'wrong-number', 'died', 'lost')
        AND (a.at + 28800) / 86400 > D - 365
      """
    ),
    (
      "latest(rx_count, 180d) >= 2",
      """
      SELECT v.patient FROM (
        SELECT patient, max(day) AS day FROM (
          SELECT patient, day FROM encounter
          UNION ALL SELECT patient, started_day FROM medication_statement
          UNION ALL SELECT patient, ended_day + 1 FROM medication_statement)
        WHERE day <= D GROUP BY 1) v
      WHERE v.day > D - 180 AND 2 <= (
        SELECT count(DISTINCT c.code) FROM medication_statement m JOIN coding c ON c.id = m.coding
          JOIN word w ON w.id = m.status
        WHERE m.patient = v.patient AND m.started_day <= v.day
          AND CASE WHEN w.text = 'active' THEN coalesce(m.ended_day, v.day)
            ELSE coalesce(m.ended_day, m.started_day) END >= v.day)
      """
    ),
  ]

  /// The values of an indicator that count.
  private static func spelledOut(_ sql: String, day: Int) -> String {
    let statuses = [ObservationStatus.final, .corrected, .amended].map { String($0.rawValue) }
    var sql = sql.replacing(/\bD\b/, with: String(day))
    for code in ["sbp", "weight", "fpg", "cr"] {
      sql = sql.replacing(
        "(\(code))",
        with: """
          (SELECT * FROM observation WHERE is_implausible = 0 AND day <= \(day)
            AND status IN (\(statuses.joined(separator: ","))) AND comparator IS NULL
            AND indicator = (SELECT id FROM indicator WHERE code = '\(code)'))
          """)
    }
    return sql
  }

  @Test func theRulesFindWhomSQLFinds() throws {
    let demo = try RuleBeginningTests.Demo(patients: 2000)
    let text = Self.cases.enumerated().map { number, one in
      "rule o.r\(number) version 1\n  tag \"o\(number)\"\n  when \(one.rule)\nend\n"
    }.joined(separator: "\n")
    let begun = try demo.store.beginRules(
      [("oracle.rules", text)], since: demo.store.today, opening: demo.store.today)
    #expect(begun.isAccepted, "\(begun.diagnostics.map(\.message.english))")
    let day = demo.store.today.dayNumber
    for (number, one) in Self.cases.enumerated() {
      let judged = """
        SELECT t.patient FROM tag_state t JOIN rule_name n ON n.number = t.rule
        WHERE n.id = 'o.r\(number)' AND t.is_on = 1
        """
      let found = Self.spelledOut(one.sql, day: day)
      for (left, right) in [(judged, found), (found, judged)] {
        // Named by an empty first part, as each question calls its column otherwise.
        let odd = try demo.text(
          """
          SELECT group_concat(person, ' ') FROM (
            SELECT person FROM (SELECT 0 AS person WHERE 0 UNION ALL SELECT * FROM (\(left)))
            EXCEPT SELECT * FROM (\(right)))
          """)
        #expect(odd == nil, "\(one.rule)")
      }
      let count = try demo.number("SELECT count(*) FROM (\(judged))")
      #expect((1..<2000).contains(count), "\(one.rule): \(count)")
    }
    #expect(try demo.store.checkAllRules().differing == [])
    // A preview of the same rules, which reads by other ways, keeps exactly these.
    for (number, one) in Self.cases.enumerated() {
      let preview = try #require(
        try demo.store.previewer(of: "o.r\(number)", in: [("oracle.rules", text)]).run { _ in true }
      )
      let on = try demo.number(
        """
        SELECT count(*) FROM tag_state t JOIN rule_name n ON n.number = t.rule
        WHERE n.id = 'o.r\(number)' AND t.is_on = 1
        """)
      #expect(preview[.keeps] == on, "\(one.rule)")
      #expect(preview[.gains] == 0 && preview[.loses] == 0, "\(one.rule)")
    }
  }
}
