import Domain
import SQLite
import TestSupport
import Testing

@testable import Rules

/// The functions over a window, told by SQLite from a table of the same values.
///
/// The rules are judged by closures alone; these queries share no line with them.
@Suite struct SQLOracleTests {
  /// The functions, each as a query of one window: NULL stands for unknown.
  private static let queries: [(function: SeriesFunction, sql: String)] = [
    (.count, "SELECT count(*) FROM w"),
    (.sum, "SELECT sum(v) / 1e6 FROM w"),
    (.average, "SELECT avg(v) / 1e6 FROM w"),
    (.minimum, "SELECT min(v) / 1e6 FROM w"),
    (.maximum, "SELECT max(v) / 1e6 FROM w"),
    (.latest, "SELECT v / 1e6 FROM w ORDER BY day DESC, second DESC, seq DESC LIMIT 1"),
    (.first, "SELECT v / 1e6 FROM w ORDER BY day, second, seq LIMIT 1"),
    (
      .median,
      """
      SELECT avg(v) / 1e6 FROM
        (SELECT v, row_number() OVER (ORDER BY v) AS r, count(*) OVER () AS n FROM w)
      WHERE r IN ((n + 1) / 2, (n + 2) / 2)
      """
    ),
    (.daysSince, "SELECT ?4 - max(day) FROM w"),
    (
      .delta,
      """
      SELECT CASE WHEN min(day) < max(day) THEN
        ((SELECT v FROM w ORDER BY day DESC, second DESC, seq DESC LIMIT 1)
        - (SELECT v FROM w ORDER BY day, second, seq LIMIT 1)) / 1e6 END FROM w
      """
    ),
    (
      .change,
      """
      SELECT CASE WHEN min(day) < max(day) THEN
        100.0 * (SELECT v FROM w ORDER BY day DESC, second DESC, seq DESC LIMIT 1)
        / (SELECT v FROM w ORDER BY day, second, seq LIMIT 1) - 100 END FROM w
      """
    ),
    (
      .share(low: Exact(110), high: Exact(140)),
      "SELECT 100.0 * sum(v BETWEEN 110000000 AND 140000000) / count(*) FROM w"
    ),
    (
      .trend(per: .year),
      """
      SELECT CASE WHEN count(DISTINCT day) > 2 THEN
        365.25 * (count(*) * sum((day - ?3) * (v / 1e6)) - sum(day - ?3) * sum(v / 1e6))
        / (count(*) * sum((day - ?3) * (day - ?3)) - sum(day - ?3) * sum(day - ?3)) END FROM w
      """
    ),
  ]

  private static let window = DaySpan.days(120)

  /// A table of one patient's values after another; a few fall on the same day and moment.
  private func fill(_ database: Connection, _ judges: [RuleJudge]) throws {
    try database.execute(
      "CREATE TABLE obs(pid INT, day INT, second INT, v INT, seq INTEGER PRIMARY KEY) STRICT")
    let insert = try database.statement(
      "INSERT INTO obs(pid, day, second, v) VALUES(?1, ?2, ?3, ?4)")
    var dice = SeededRandom(seed: 7)
    for (patient, judge) in judges.enumerated() {
      for _ in 0..<dice.roll(0...9) {
        let (day, second) = (20_000 + dice.roll(0...160), dice.roll(-1...2))
        let value = dice.roll(900...1900) * 100_000
        judge.facts.addValue(
          Build.Slot.sbp.rawValue, day: day, second: second, value: Int64(value))
        insert.bind(patient, day, second, value)
        try insert.run()
      }
    }
  }

  @Test func functionsAreWhatSQLSaysOfTheSameWindow() throws {
    let build = Build()
    let nodes = Self.queries.map { build.series($0.function, .sbp, Self.window) }
    build.rule(when: build.condition(.all(nodes.map { build.compare($0, .greater, "0") })))
    let judges = (0..<150).map { _ in RuleJudge(build.set) }
    let database = try Connection(path: "", mode: .inMemory)
    try fill(database, judges)
    let today = 20_150
    var known = 0
    for (index, query) in Self.queries.enumerated() {
      let statement = try database.statement(
        """
        WITH w AS (SELECT * FROM obs WHERE pid = ?1 AND day > ?2 AND day <= ?4)
        \(query.sql) \(query.sql.contains("?3") ? "" : "-- ?3")
        """)
      for (patient, judge) in judges.enumerated() {
        statement.bind(patient, at: 1).bind(today - Self.window.count, at: 2)
        if query.sql.contains("?3") { statement.bind(today - 60, at: 3) }
        statement.bind(today, at: 4)
        let expected = try statement.step() ? statement.optionalDouble(0) : nil
        statement.reset()
        let amount = judge.compiled[0].amounts[nodes[index].id]?(judge.view(on: today))
        let found = amount.flatMap { $0.isExact ? $0.low.approximation : nil }
        #expect((found == nil) == (expected == nil), "\(query.function) of \(patient)")
        guard let found, let expected else { continue }
        known += 1
        #expect(abs(found - expected) <= 1e-9 * max(1, abs(expected)), "\(query.function)")
      }
    }
    #expect(known > 1500)
  }

  @Test func theSamePatientsAreFoundAtABound() throws {
    let build = Build()
    build.rule(when: build.compare(build.series(.average, .sbp, Self.window), .atLeast, "140"))
    let judges = (0..<300).map { _ in RuleJudge(build.set) }
    let database = try Connection(path: "", mode: .inMemory)
    try fill(database, judges)
    let statement = try database.statement(
      """
      SELECT pid FROM obs WHERE day > 20030 AND day <= 20150
      GROUP BY pid HAVING sum(v) >= 140000000 * count(*) ORDER BY pid
      """)
    var expected: [Int] = []
    while try statement.step() { expected.append(statement.integer(0)) }
    let found = judges.indices.filter {
      judges[$0].compiled[0].when(judges[$0].view(on: 20_150)).truth == .yes
    }
    #expect(found == expected)
    #expect((50...250).contains(found.count))
  }
}
