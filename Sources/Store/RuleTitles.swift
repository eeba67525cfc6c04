package import Domain
internal import Rules
internal import SQLite

extension Store {
  /// What the rules that opened follow-ups call them, such as `复测血压`, as the rule is written.
  ///
  /// Follow-ups that nobody's rule opened, or whose rule is not in force any more, are absent, and all
  /// are for those who may not know what a follow-up is about.
  package func ruleTitles(of ids: [FollowUpID]) throws(StoreError) -> [FollowUpID: String] {
    try require(.read, .queue)
    guard access.seesReasons else { return [:] }
    return try read { connection in
      guard let book = try rulesInForce.book(of: self, in: connection) else { return [:] }
      let row = try connection.statement("SELECT rule, key FROM rule_action WHERE follow_up = ?")
      var titles: [FollowUpID: String] = [:]
      for id in ids {
        row.bind(id.value)
        defer { row.reset() }
        guard try row.step(), let rule = book.indexes[row.integer(0)],
          let action = Self.action(ofKey: row.text(1)),
          book.rules.rules[rule].actions.indices.contains(action)
        else { continue }
        titles[id] = book.rules.rules[rule].actions[action].title
      }
      return titles
    }
  }

  /// The index of the action in a key such as `bp.uncontrolled/0/682`.
  private static func action(ofKey key: String) -> Int? {
    let parts = key.split(separator: "/")
    return parts.count == 3 ? Int(parts[1]) : nil
  }
}
