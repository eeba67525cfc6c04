package import Domain
internal import SQLite

extension Store {
  /// Finds patients by any mix of terms, best first.
  ///
  /// Whole matches come before beginnings and beginnings before tails. What sounds alike and the
  /// middle of a phone number are looked for where those fill no page, and come last. Within one rank
  /// come those whom the one who asks opened lately, then who is expected or due today, then the
  /// newest card.
  ///
  /// - Parameter limit: Most rows to return, at least 1; no more than the clinic's policy has.
  package func lookup(_ query: LookupQuery, limit: Int) throws(StoreError) -> LookupResult {
    try require(.read, .identity)
    let result = try read { connection in
      let limit = try allowed(limit, in: connection)
      let found = try found(query, limit: limit, in: connection)
      return LookupResult(
        hits: try bestHits(found, query, limit: limit, in: connection), hasMore: found.hasMore,
        patientCount: try patientCount(in: connection))
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
      let found = try found(query, limit: limit, in: connection)
      let ids = try bestFirst(found, query, limit: limit, in: connection)
      return LookupOrder(
        ids: try PeopleOrder(sort: sort, today: today, highestLevel: highestLevel)
          .ids(ids, in: connection),
        hasMore: found.hasMore, patientCount: try patientCount(in: connection))
    }
    if !query.isEmpty { try noteLook(at: .people, query, count: result.ids.count) }
    return result
  }

  /// How many people a search may show to whoever asks.
  private func allowed(_ limit: Int, in connection: Connection) throws -> Int {
    access.isMachine ? limit : min(limit, try Self.number(.searchRows, in: connection))
  }

  private func patientCount(in connection: Connection) throws -> Int {
    Int(try Self.setting(.patientCount, in: connection) ?? "0") ?? 0
  }

  /// Whom a query finds.
  private struct Found {
    /// Those of the certain tiers, the newest cards first, at most one more than were asked for.
    var certain: [Int64] = []
    /// Those of the last tier alone, where the others fill no page.
    var others: [Int64] = []
    var hasMore = false
  }

  /// The newest cards that a query finds in any way; none for an empty one.
  private func found(
    _ query: LookupQuery, limit: Int, in connection: Connection
  ) throws -> Found {
    guard let match = Self.matchExpression(query, tier: LookupQuery.lastCertainTier) else {
      return Found()
    }
    var found = Found(certain: try newest(match, limit: limit + 1, in: connection))
    if found.certain.count <= limit,
      let wider = Self.matchExpression(query, tier: LookupQuery.lastTier), wider != match
    {
      let known = Set(found.certain)
      let all = try newest(wider, limit: limit + 1 + known.count, in: connection)
      found.others = all.filter { !known.contains($0) }
    }
    found.hasMore = found.certain.count + found.others.count > limit
    return found
  }

  /// The rows of the best matches of a query.
  ///
  /// Most of what is typed finds few: what is known of each of them tells the tier, where asking
  /// tier by tier would go over the same long lists three times.
  private func bestHits(
    _ found: Found, _ query: LookupQuery, limit: Int, in connection: Connection
  ) throws -> [LookupHit] {
    guard !found.hasMore, Self.hasTiers(query) else {
      let ids = try bestFirst(found, query, limit: limit, in: connection)
      return try hits(ids, query: query, in: connection)
    }
    let rows = try ranked(found.certain + found.others, query: query, in: connection)
    var places: [Int64: Int] = [:]
    if rows.count > 1 {
      for (place, id) in try nearIDs(in: connection).enumerated() { places[id] = place }
    }
    return (1...LookupQuery.lastTier).flatMap { tier in
      let all = rows.filter { $0.tier == tier }
      let near = all.filter { places[$0.id] != nil }
        .sorted { places[$0.id] ?? 0 < places[$1.id] ?? 0 }
      let ordered = near + all.filter { places[$0.id] == nil }
      return (tier == 1 ? Self.usualFirst(ordered) : ordered).map(\.hit)
    }
  }

  /// How many whole matches are told apart by how usual their reading is; of more the names must be
  /// read, and nobody looks through them for one.
  private static let usualLimit = 50

  /// Puts those first whose names are read in the most usual way, the family name as one.
  private static func usualFirst(_ rows: [RankedHit]) -> [RankedHit] {
    guard rows.count <= usualLimit else { return rows }
    return rows.filter(\.isUsual) + rows.filter { !$0.isUsual }
  }

  /// The best matches of a query, from the newest that it finds in any way.
  ///
  /// - Parameter found: As `found` gives it: whoever is not in it and not near at hand is not
  ///   needed, as there are as many newer ones.
  private func bestFirst(
    _ found: Found, _ query: LookupQuery, limit: Int, in connection: Connection
  ) throws -> [Int64] {
    guard found.certain.count + found.others.count > 1 else {
      return Array((found.certain + found.others).prefix(limit))
    }
    let near = try nearMatches(query, in: connection)
    var best = OrderedIDs()
    func nearIDs(upTo tier: Int) -> [Int64] { near.filter { $0.tier <= tier }.map(\.id) }
    if Self.hasTiers(query) {
      let all = Self.matchExpression(query, tier: LookupQuery.lastCertainTier)
      let whole = Self.matchExpression(query, tier: 1)
      best.add(nearIDs(upTo: 1))
      if let whole, whole != all {
        best.add(try newest(whole, limit: max(limit, Self.usualLimit + 1), in: connection))
        if query.terms.contains(where: { $0.contains { $0.tier == 1 && $0.isReading } }),
          (2...Self.usualLimit).contains(best.ids.count)
        {
          let rows = try ranked(best.ids, query: query, in: connection)
          best = OrderedIDs(Self.usualFirst(rows).map(\.id))
        }
      }
      best.add(nearIDs(upTo: 2))
      let begun = Self.matchExpression(query, tier: 2)
      if best.ids.count < limit, let begun, begun != whole, begun != all {
        best.add(try newest(begun, limit: limit, in: connection))
      }
    }
    best.add(nearIDs(upTo: LookupQuery.lastCertainTier))
    best.add(found.certain)
    if !found.others.isEmpty {
      best.add(nearIDs(upTo: LookupQuery.lastTier))
      best.add(found.others)
    }
    return Array(best.ids.prefix(limit))
  }

  /// Numbers in the order in which they came, each once.
  private struct OrderedIDs {
    private(set) var ids: [Int64] = []
    private var seen: Set<Int64> = []

    init(_ ids: [Int64] = []) { add(ids) }

    mutating func add(_ more: [Int64]) {
      for id in more where seen.insert(id).inserted { ids.append(id) }
    }
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
