package import Domain
internal import SQLite

extension Store {
  /// Finds patients by any mix of terms, best first.
  ///
  /// Whole matches come before beginnings and beginnings before tails; within one rank the card
  /// opened last comes first.
  ///
  /// - Parameter limit: Most rows to return, at least 1; no more than the clinic's policy has.
  package func lookup(_ query: LookupQuery, limit: Int) throws(StoreError) -> LookupResult {
    try require(.read, .identity)
    let result = try read { connection in
      let limit = try allowed(limit, in: connection)
      let order = try found(query, limit: limit, in: connection)
      return LookupResult(
        hits: try bestHits(order, query, limit: limit, in: connection), hasMore: order.hasMore,
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
      let limit = try allowed(limit, in: connection)
      var order = try found(query, limit: limit, in: connection)
      let ids = try bestFirst(order.ids, query, limit: limit, in: connection)
      order.ids = try PeopleOrder(sort: sort, today: today, highestLevel: highestLevel)
        .ids(ids, in: connection)
      return order
    }
    if !query.isEmpty { try noteLook(at: .people, query, count: result.ids.count) }
    return result
  }

  /// How many people a search may show to whoever asks.
  private func allowed(_ limit: Int, in connection: Connection) throws -> Int {
    access.isMachine ? limit : min(limit, try Self.number(.searchRows, in: connection))
  }

  /// The newest cards that a query finds in any way; none for an empty one.
  ///
  /// - Returns: One more than the limit when there are more.
  private func found(
    _ query: LookupQuery, limit: Int, in connection: Connection
  ) throws -> LookupOrder {
    let count = Int(try Self.setting(.patientCount, in: connection) ?? "0") ?? 0
    guard let match = Self.matchExpression(query, tier: 3) else {
      return LookupOrder(ids: [], hasMore: false, patientCount: count)
    }
    let ids = try newest(match, limit: limit + 1, in: connection)
    return LookupOrder(ids: ids, hasMore: ids.count > limit, patientCount: count)
  }

  /// The rows of the best matches of a query.
  ///
  /// Most of what is typed finds few: what is known of each of them tells the tier, where asking
  /// tier by tier would go over the same long lists three times.
  private func bestHits(
    _ order: LookupOrder, _ query: LookupQuery, limit: Int, in connection: Connection
  ) throws -> [LookupHit] {
    guard !order.hasMore, Self.hasTiers(query) else {
      let ids = try bestFirst(order.ids, query, limit: limit, in: connection)
      return try hits(ids, query: query, in: connection)
    }
    let rows = try ranked(order.ids, query: query, in: connection)
    return (1...3).flatMap { tier in rows.filter { $0.tier == tier }.map(\.hit) }
  }

  /// The best matches of a query, from the newest that it finds in any way.
  ///
  /// - Parameter found: As `found` gives them: whoever is not among them is not needed, as there
  ///   are as many newer ones.
  private func bestFirst(
    _ found: [Int64], _ query: LookupQuery, limit: Int, in connection: Connection
  ) throws -> [Int64] {
    guard Self.hasTiers(query), found.count > 1 else { return Array(found.prefix(limit)) }
    var best: [Int64] = []
    var seen: Set<Int64> = []
    var asked = Self.matchExpression(query, tier: 3)
    for tier in 1...2 where best.count < limit {
      let match = Self.matchExpression(query, tier: tier)
      guard let match, match != asked else { continue }
      asked = match
      let ids = try newest(match, limit: limit, in: connection)
      best += ids.filter { seen.insert($0).inserted }
    }
    best += found.filter { seen.insert($0).inserted }
    return Array(best.prefix(limit))
  }

  /// Whom a full-text expression finds, the newest cards first.
  private func newest(
    _ match: String, limit: Int, in connection: Connection
  ) throws -> [Int64] {
    let rows = try connection.statement(
      "SELECT rowid FROM patient_lookup WHERE patient_lookup MATCH ? ORDER BY rowid DESC LIMIT ?")
    rows.bind(match, limit)
    var ids: [Int64] = []
    while try rows.step() { ids.append(Int64(rows.integer(0))) }
    return ids
  }

  /// Whether better matches are to be looked for first.
  ///
  /// Not when two terms would both have to begin the name, with different Latin letters. As good as
  /// nobody has such a name: its first character would have to be read in two ways that begin
  /// differently. Two lists of a twelfth of all people would be read to their ends to find that.
  static func hasTiers(_ query: LookupQuery) -> Bool {
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
    return letters.count < 2
  }

  /// The full-text expression of a query with the alternatives up to a tier; nil when a term has
  /// none, and for an empty query.
  static func matchExpression(_ query: LookupQuery, tier: Int) -> String? {
    var parts: [String] = []
    for term in query.terms {
      let choices = term.filter { $0.tier <= tier }
      guard !choices.isEmpty else { return nil }
      parts.append("(" + expression(choices) + ")")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " AND ")
  }

  /// The full-text expression of a term: one of its alternatives is enough.
  ///
  /// What another one finds with a shorter beginning is left out: each costs a list to go through.
  static func expression(_ term: [LookupQuery.Alternative]) -> String {
    let beginnings = term.filter(\.isPrefix)
    return term.filter { one in
      !beginnings.contains { other in
        one.key.utf8.starts(with: other.key.utf8)
          && (!one.isPrefix || one.key.utf8.count > other.key.utf8.count)
      }
    }.map { "\"\($0.key)\"" + ($0.isPrefix ? "*" : "") }.joined(separator: " OR ")
  }
}
