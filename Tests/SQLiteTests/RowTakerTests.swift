import Testing

@testable import SQLite

@Suite("Rows that SQLite hands over while it steps")
struct RowTakerTests {
  private func filled() throws -> Connection {
    let connection = try Connection(path: "", mode: .inMemory)
    try connection.execute(
      """
      CREATE TABLE t (a INTEGER PRIMARY KEY, b REAL, c TEXT);
      INSERT INTO t VALUES (1, 1.5, '张'), (2, NULL, NULL), (3, -2, ''), (4, 9, 'x')
      """)
    return connection
  }

  @Test func everyRowThatMeetsTheRestIsTakenInOrder() throws {
    let connection = try filled()
    var found: [String] = []
    let taker = try RowTaker(connection, of: 3) { row in
      let number = row.optionalDouble(1).map { "\($0)" } ?? "-"
      found.append(
        "\(row.integer(0)) \(number) \(row.optionalText(2) ?? "-") \(row.optionalInteger(1) ?? 0)")
      #expect(row.isNull(1) == (row.optionalDouble(1) == nil))
    }
    let rows = try Statement(
      connection, sql: "SELECT 1 FROM t WHERE a < 4 AND \(taker.name)(a, b, c)")
    #expect(try !rows.step(), "no row comes out of the statement itself")
    #expect(found == ["1 1.5 张 1", "2 - - 0", "3 -2.0  -2"])
    rows.reset()
    try rows.run()
    #expect(found.count == 6, "it may be run again")
  }

  @Test func twoTakersOfOneConnectionDoNotMeet() throws {
    let connection = try filled()
    var (first, second) = (0, 0)
    let one = try RowTaker(connection, of: 1) { first += $0.integer(0) }
    let other = try RowTaker(connection, of: 1) { second += $0.integer(0) }
    try Statement(connection, sql: "SELECT 1 FROM t WHERE \(one.name)(a)").run()
    try Statement(connection, sql: "SELECT 1 FROM t WHERE \(other.name)(-a)").run()
    #expect(first == 10 && second == -10)
  }

  @Test func theFunctionGoesWithItsTaker() throws {
    let connection = try filled()
    var taker: RowTaker? = try RowTaker(connection, of: 1) { _ in }
    let name = try #require(taker?.name)
    taker = nil
    #expect(throws: SQLiteError.self) {
      try Statement(connection, sql: "SELECT 1 FROM t WHERE \(name)(a)")
    }
  }
}
