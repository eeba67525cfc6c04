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

  /// The newest cards that a query finds in any way; none for an empty query.
  private struct Found {
    var ids: [Int64] = []
    /// Whether these are more than were asked for.
    var hasMore = false
    /// Whether there may be others.
    var isCut = false
  }

  /// So many people are ranked by what is known of each, also where fewer are asked for: they were all
  /// gone through to find them, and asking rank by rank would do that again and again.
  private static let rankedLimit = 40

  private func found(
    _ query: LookupQuery, limit: Int, in connection: Connection
  ) throws -> Found {
    guard let search = LookupSearch(query, rank: LookupQuery.ranks.upperBound) else {
      return Found()
    }
    let most = max(limit, Self.rankedLimit)
    let ids = try newest(search, of: query, limit: most + 1, in: connection)
    return Found(ids: ids, hasMore: ids.count > limit, isCut: ids.count > most)
  }

  /// The rows of the best matches of a query.
  ///
  /// Most of what is typed finds few: what is known of each of them tells the rank, where asking rank
  /// by rank would go over the same long lists several times.
  private func bestHits(
    _ found: Found, _ query: LookupQuery, limit: Int, in connection: Connection
  ) throws -> [LookupHit] {
    guard !found.isCut, Self.hasTiers(query) else {
      let ids = try bestFirst(found, query, limit: limit, in: connection)
      return try hits(ids, query: query, in: connection)
    }
    let rows = try ranked(found.ids, query: query, in: connection)
    var places: [Int64: Int] = [:]
    if rows.count > 1 {
      for (place, id) in try nearIDs(in: connection).enumerated() { places[id] = place }
    }
    let best = LookupQuery.ranks.flatMap { rank in
      let all = rows.filter { $0.rank == rank }
      let near = all.filter { places[$0.id] != nil }
        .sorted { places[$0.id] ?? 0 < places[$1.id] ?? 0 }
      let ordered = near + all.filter { places[$0.id] == nil }
      let isBest = rank == LookupQuery.ranks.lowerBound
      return isBest ? Self.usualFirst(ordered) : ordered
    }
    return best.prefix(limit).map(\.hit)
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
  ///   needed where no better ones fill the limit, as there are as many newer ones.
  private func bestFirst(
    _ found: Found, _ query: LookupQuery, limit: Int, in connection: Connection
  ) throws -> [Int64] {
    guard found.ids.count > 1 else { return Array(found.ids.prefix(limit)) }
    let near = try nearMatches(query, in: connection)
    var best = OrderedIDs()
    var asked: Set<String> = []
    for rank in Self.hasTiers(query) ? LookupQuery.ranks : Self.lastRanks {
      best.add(near.filter { $0.rank <= rank }.map(\.id))
      // What finds no more than the rank before is not asked again.
      guard best.ids.count < limit, rank < LookupQuery.ranks.upperBound,
        let search = LookupSearch(query, rank: rank), asked.insert(search.expression).inserted
      else { continue }
      let isBest = rank == LookupQuery.ranks.lowerBound
      let wanted = isBest ? max(limit, Self.usualLimit + 1) : limit
      best.add(try newest(search, of: query, limit: wanted, in: connection))
      guard isBest, (2...Self.usualLimit).contains(best.ids.count),
        query.terms.contains(where: { $0.contains { $0.tier == 1 && $0.isReading } })
      else { continue }
      let rows = try ranked(best.ids, query: query, in: connection)
      best = OrderedIDs(Self.usualFirst(rows).map(\.id))
    }
    best.add(found.ids)
    return Array(best.ids.prefix(limit))
  }

  /// The ranks of a query for whose better ones nobody looks.
  private static let lastRanks =
    (2 * LookupQuery.lastCertainTier + 1)...LookupQuery.ranks.upperBound

  /// Numbers in the order in which they came, each once.
  private struct OrderedIDs {
    private(set) var ids: [Int64] = []
    private var seen: Set<Int64> = []

    init(_ ids: [Int64] = []) { add(ids) }

    mutating func add(_ more: [Int64]) {
      for id in more where seen.insert(id).inserted { ids.append(id) }
    }
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
}
