package import Domain
internal import Rules
internal import SQLite

/// A rule in force that cannot be judged any more, such as one whose indicator was renamed.
///
/// Its tags stay as they are until it is mended, and all other rules go on.
package struct BrokenRule: Hashable, Sendable {
  /// The name of the rule.
  package var id: String
  /// The file that it came in.
  package var file: String
  /// What is wrong with it: the first error within it.
  package var reason: Localized
}

extension Store {
  /// The rules in force that cannot be judged; by name.
  package func brokenRules() throws(StoreError) -> [BrokenRule] {
    try require(.read, .rules)
    return try read { connection in
      guard let book = try rulesInForce.book(of: self, in: connection), book.hasBrokenRules else {
        return []
      }
      let items = try Self.ruleItems(where: "r.status = 1", in: connection)
      let faults = Self.faults(of: book, among: items)
      return book.brokenIDs.compactMap { id in
        guard let item = items.first(where: { $0.kind == .rule && $0.id == id }) else { return nil }
        return BrokenRule(
          id: id, file: item.file,
          reason: faults[id]?.message ?? Localized(zh: "不能判定", en: "it cannot be judged"))
      }
    }
  }

  /// What is wrong with each rule in force that cannot be judged, by its name.
  func faults(in connection: Connection) throws -> [String: RuleDiagnostic] {
    guard let book = try rulesInForce.book(of: self, in: connection), book.hasBrokenRules else {
      return [:]
    }
    return Self.faults(of: book, among: try Self.ruleItems(where: "r.status = 1", in: connection))
  }

  /// The first error within each rule that is not judged, or else the first there is.
  private static func faults(of book: RuleBook, among items: [RuleItem]) -> [String: RuleDiagnostic]
  {
    var found: [String: RuleDiagnostic] = [:]
    for item in items where item.kind == .rule && book.brokenIDs.contains(item.id) {
      let place = place(of: item, among: items)
      let own = book.diagnostics.first { error in
        error.file == item.file && place.contains(error.range.lowerBound)
      }
      found[item.id] = own ?? book.diagnostics.first
    }
    return found
  }

  /// Where an item stands in its file, in bytes, as `files(of:)` puts that together.
  private static func place(of item: RuleItem, among items: [RuleItem]) -> Range<Int> {
    var start = 0
    for other in inFileOrder(items.filter({ $0.file == item.file })) {
      let end = start + other.source.utf8.count
      if other.key == item.key { return start..<end }
      start = end + separator.utf8.count
    }
    return 0..<0
  }
}
