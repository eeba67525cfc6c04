package import Domain
internal import SQLite

extension Store {
  /// Finds patients by any mix of terms, best first.
  ///
  /// Whole matches come before beginnings and beginnings before tails; within one rank the card
  /// opened last comes first.
  ///
  /// - Parameter limit: Most rows to return, at least 1.
  package func lookup(_ query: LookupQuery, limit: Int) throws(StoreError) -> LookupResult {
    try require(.read, .identity)
    let result = try read { connection in
      let order = try found(query, limit: limit, in: connection)
      return LookupResult(
        hits: try hits(order.ids, query: query, in: connection), hasMore: order.hasMore,
        patientCount: order.patientCount)
    }
    if !query.isEmpty { try noteLook(at: .people, query, count: result.hits.count) }
    return result
  }

  /// Finds patients by any mix of terms, as numbers whose rows are read by `lookupRows`.
  ///
  /// The first rows come sooner from `lookup(_:limit:)` with as many as the screen has.
  ///
  /// - Parameters:
  ///   - sort: The columns to go by, the weightiest first; none for the best first.
  ///   - limit: Most numbers to return; when there are more, the worst matches are left out before
  ///     the order is made.
  package func lookupOrder(
    _ query: LookupQuery, sort: [LookupSortKey] = [], limit: Int = 5000
  ) throws(StoreError) -> LookupOrder {
    try require(.read, .identity)
    let today = today
    // Without the queue the order by the next date would tell it.
    let sort = access.allows(.read, .queue) ? sort : sort.filter { $0.field != .nextDue }
    let result = try read { connection in
      var order = try found(query, limit: limit, in: connection)
      order.ids = try PeopleOrder(sort: sort, today: today, highestLevel: highestLevel)
        .ids(order.ids, in: connection)
      return order
    }
    if !query.isEmpty { try noteLook(at: .people, query, count: result.ids.count) }
    return result
  }

  /// The best matches of a query; none for an empty one.
  private func found(
    _ query: LookupQuery, limit: Int, in connection: Connection
  ) throws -> LookupOrder {
    let count = Int(try Self.setting(.patientCount, in: connection) ?? "0") ?? 0
    var found: [Int64] = []
    var seen: Set<Int64> = []
    var asked: Set<String> = []
    // Two lists of a twelfth of all people would be read to their ends to find that nobody is in
    // both; whoever has such a name all the same is found among the tails.
    let first = Self.wantsTwoBeginnings(query) ? 3 : 1
    for tier in first...3 where found.count <= limit && !query.isEmpty {
      guard let match = Self.matchExpression(query, tier: tier), asked.insert(match).inserted
      else { continue }
      let rows = try connection.statement(
        "SELECT rowid FROM patient_lookup WHERE patient_lookup MATCH ? "
          + "ORDER BY rowid DESC LIMIT ?")
      // Rows of better tiers come again, so that many more are asked for.
      rows.bind(match, limit + 1 + found.count)
      while try rows.step() {
        let id = Int64(rows.integer(0))
        if seen.insert(id).inserted { found.append(id) }
      }
    }
    return LookupOrder(
      ids: Array(found.prefix(limit)), hasMore: found.count > limit, patientCount: count)
  }

  /// The patients that the acting member of staff opened last, newest first.
  package func recentPatients(limit: Int) throws(StoreError) -> LookupResult {
    try require(.read, .identity)
    let result = try read { connection in
      let count = Int(try Self.setting(.patientCount, in: connection) ?? "0") ?? 0
      let rows = try connection.statement(
        "SELECT patient FROM recent_patient WHERE staff = ? ORDER BY at DESC, patient LIMIT ?")
      rows.bind(actor ?? -1, limit)
      var ids: [Int64] = []
      while try rows.step() { ids.append(Int64(rows.integer(0))) }
      return LookupResult(
        hits: try hits(ids, query: nil, in: connection), hasMore: false, patientCount: count)
    }
    if !result.hits.isEmpty { try noteLook(at: .recent, count: result.hits.count) }
    return result
  }

  /// Whether two terms would both have to begin the name, with different Latin letters.
  ///
  /// As good as nobody has such a name: its first character would have to be read in two ways that
  /// begin differently.
  static func wantsTwoBeginnings(_ query: LookupQuery) -> Bool {
    let beginnings: Set<LookupKind> = [.nameStart, .pinyinStart, .initialsStart]
    var letters: Set<UInt8> = []
    for term in query.terms {
      let better = term.filter { $0.tier < 3 }
      guard let letter = better.first?.key.utf8.dropFirst().first,
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter),
        better.allSatisfy({
          beginnings.contains($0.kind) && $0.key.utf8.dropFirst().first == letter
        })
      else { continue }
      letters.insert(letter)
    }
    return letters.count > 1
  }

  /// The full-text expression of a query with the alternatives up to a tier; nil when a term has none.
  static func matchExpression(_ query: LookupQuery, tier: Int) -> String? {
    var parts: [String] = []
    for term in query.terms {
      let choices = term.filter { $0.tier <= tier }
      guard !choices.isEmpty else { return nil }
      parts.append("(" + expression(choices) + ")")
    }
    return parts.joined(separator: " AND ")
  }

  /// The full-text expression of a term: one of its alternatives is enough.
  static func expression(_ term: [LookupQuery.Alternative]) -> String {
    term.map { "\"\($0.key)\"" + ($0.isPrefix ? "*" : "") }.joined(separator: " OR ")
  }
}
