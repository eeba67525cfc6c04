internal import Domain
internal import SQLite

/// The words by which follow-ups can be found beside their reasons: tags of the people, their own
/// titles, and plans.
struct QueueWords {
  /// A rule's number, and its tag in both languages.
  private var tags: [(rule: Int, name: String, english: String?)] = []
  private let today: Int

  /// Reads the names of the tags, of which there are some dozens.
  init(today: CalendarDate, in connection: Connection) throws {
    self.today = today.dayNumber
    let rows = try connection.statement("SELECT number, tag, tag_en FROM rule_name ORDER BY number")
    while try rows.step() {
      tags.append((rows.integer(0), rows.text(1), rows.optionalText(2)))
    }
  }

  /// The tags by their names, each once.
  var names: [Localized] {
    var seen: Set<String> = []
    return tags.compactMap { tag in
      seen.insert(tag.name).inserted ? Localized(zh: tag.name, en: tag.english ?? tag.name) : nil
    }
  }

  /// Adds everybody who bears a tag whose name is meant.
  func addCarriers(
    ofTags means: (String) -> Bool, to people: inout PatientSet, in connection: Connection
  ) throws {
    var names: Set<String> = []
    for tag in tags where means(tag.name) || tag.english.map(means) == true {
      names.insert(tag.name)
      let rows = try connection.statement(
        "SELECT patient FROM tag_state WHERE rule = ? AND is_shown = 1 AND is_on = 1")
      rows.bind(tag.rule)
      while try rows.step() { people.insert(rows.integer(0)) }
    }
    guard !names.isEmpty else { return }
    let rows = try connection.statement(
      """
      SELECT tag, patient FROM tag_override
      WHERE is_on = 1 AND from_day <= ?1 AND until_day >= ?1
      """)
    rows.bind(today)
    while try rows.step() {
      if names.contains(rows.text(0)) { people.insert(rows.integer(1)) }
    }
  }

  /// The open follow-ups whose own title or plan is meant.
  func rows(named means: (String) -> Bool, in connection: Connection) throws -> Set<Int> {
    var found: Set<Int> = []
    for title in try Self.titles(in: connection)
    where means(title.chinese) || means(title.english) {
      try insert(
        "SELECT id FROM follow_up WHERE state = 0 AND title_zh = ? AND title_zh IS NOT NULL",
        title.chinese, to: &found, in: connection)
    }
    for plan in try Self.plans(in: connection) where means(plan) {
      try insert(
        "SELECT id FROM follow_up WHERE state = 0 AND plan = ? AND plan IS NOT NULL", plan,
        to: &found, in: connection)
    }
    let doubts = FollowUpDoubt.allCases.filter {
      means($0.title.chinese) || means($0.title.english)
    }
    for (row, doubt) in doubts.isEmpty ? [] : try Self.doubts(in: connection)
    where doubts.contains(doubt) {
      found.insert(row)
    }
    return found
  }

  /// The follow-ups that may not be needed any more; ended ones are among them.
  ///
  /// - Complexity: O(follow-ups that rules ever opened), a step of an index each.
  static func doubts(
    in connection: Connection
  ) throws -> [(followUp: Int, doubt: FollowUpDoubt)] {
    let rows = try connection.statement(
      "SELECT follow_up, min(flag) FROM rule_action GROUP BY follow_up HAVING min(flag) > 0")
    var found: [(Int, FollowUpDoubt)] = []
    while try rows.step() {
      if let doubt = FollowUpDoubt(rawValue: rows.integer(1)) {
        found.append((rows.integer(0), doubt))
      }
    }
    return found
  }

  private func insert(
    _ sql: String, _ value: String, to found: inout Set<Int>, in connection: Connection
  ) throws {
    let rows = try connection.statement(sql)
    rows.bind(value)
    while try rows.step() { found.insert(rows.integer(0)) }
  }

  /// The titles of open follow-ups that have one of their own, each once: one step of the index for
  /// each, however many follow-ups bear it.
  ///
  /// The index is named, as SQLite takes the one that has the state in it and sorts all open ones.
  static func titles(in connection: Connection) throws -> [Localized] {
    let next = try connection.statement(
      """
      SELECT title_zh, title_en FROM follow_up INDEXED BY follow_up_titled
      WHERE state = 0 AND title_zh IS NOT NULL AND title_zh > ? ORDER BY title_zh LIMIT 1
      """)
    var found: [Localized] = []
    var last = ""
    while true {
      next.bind(last)
      guard try next.step() else { break }
      last = next.text(0)
      found.append(Localized(zh: last, en: next.optionalText(1) ?? last))
      next.reset()
    }
    next.reset()
    return found
  }

  /// The plans of open follow-ups, each once.
  static func plans(in connection: Connection) throws -> [String] {
    let next = try connection.statement(
      """
      SELECT plan FROM follow_up INDEXED BY follow_up_of_plan
      WHERE state = 0 AND plan IS NOT NULL AND plan > ? ORDER BY plan LIMIT 1
      """)
    var found: [String] = []
    var last = ""
    while true {
      next.bind(last)
      guard try next.step() else { break }
      last = next.text(0)
      found.append(last)
      next.reset()
    }
    next.reset()
    return found
  }
}
