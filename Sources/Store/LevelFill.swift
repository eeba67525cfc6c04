internal import Domain
internal import SQLite

/// Gives entries that are stored already the level that they would get if they came in today.
///
/// Levels only rise: what a doctor marked stays marked.
enum LevelFill {
  /// - Complexity: O(different codes, words and indicators), and the entries that rise.
  static func run(_ connection: Connection, by rule: Sensitivity) throws {
    let codings = try connection.statement("SELECT id, system, code, display FROM coding")
    var treating: [Int] = []
    while try codings.step() {
      let coding = Coding(
        system: codings.text(1), code: codings.text(2), display: codings.text(3))
      if rule.level(of: coding) == .treating { treating.append(codings.integer(0)) }
    }
    for table in [
      "condition", "medication_statement", "allergy_intolerance", "diagnostic_report",
    ] {
      try raise(table, where: "coding", in: treating, connection)
    }
    let words = try connection.statement("SELECT id, text FROM word")
    treating = []
    while try words.step() {
      if rule.level(of: words.text(1)) == .treating { treating.append(words.integer(0)) }
    }
    for column in ["type", "department", "reason"] {
      try raise("encounter", where: column, in: treating, connection)
    }
    try raiseTexts("diagnostic_report", text: "coalesce(conclusion, '')", rule, connection)
    try raiseTexts("follow_up", text: "why_zh || ' ' || why_en", rule, connection)
    try raiseIndicators(connection, by: rule)
  }

  private static func raise(
    _ table: String, where column: String, in numbers: [Int], _ connection: Connection
  ) throws {
    // One statement whatever the numbers: without an index each would read the whole table.
    let list = numbers.map(String.init).joined(separator: ",")
    guard !list.isEmpty else { return }
    try connection.execute(
      "UPDATE \(table) SET level = 5 WHERE level < 5 AND \(column) IN (\(list))")
  }

  /// Raises rows by a text of their own, of which there may be as many as rows.
  private static func raiseTexts(
    _ table: String, text: String, _ rule: Sensitivity, _ connection: Connection
  ) throws {
    let texts = try connection.statement("SELECT DISTINCT \(text) FROM \(table) WHERE level < 5")
    var named: [String] = []
    while try texts.step() {
      let one = texts.text(0)
      if rule.level(of: one) == .treating { named.append(one) }
    }
    for one in named {
      try connection.statement("UPDATE \(table) SET level = 5 WHERE level < 5 AND \(text) = ?")
        .bind(one).run()
    }
  }

  private static func raiseIndicators(_ connection: Connection, by rule: Sensitivity) throws {
    let catalog = Catalog()
    try catalog.load(from: connection)
    for (id, indicator) in catalog.indicatorsByID where rule.level(of: indicator) == .treating {
      try connection.statement("UPDATE indicator SET level = 5 WHERE id = ?").bind(id).run()
    }
  }
}
