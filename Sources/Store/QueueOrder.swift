package import Domain
internal import FollowUps
internal import SQLite

extension Store {
  /// The whole of a part of the queue as row numbers, in order; its rows are read by `queueRows`.
  ///
  /// Two hundred thousand open follow-ups are so held in 1.6 MB. The first page in working order
  /// comes sooner from `queue(_:limit:)`.
  ///
  /// - Parameters:
  ///   - sort: The columns to go by, the weightiest first; none for working order. What they
  ///     leave equal stands in working order.
  ///   - filter: What every row must match, term by term: a name as written, in pinyin or by
  ///     initials, a phone or its tail, a card or anything else that lookup knows; or the words of
  ///     a reason or an owner's name, from two characters on (three in Latin letters). Empty for
  ///     all.
  /// - Complexity: O(open follow-ups × log of those that match).
  package func queueOrder(
    _ scope: QueueScope, sort: [QueueSortKey] = [], filter: String = ""
  ) throws(StoreError) -> [Int64] {
    let today = today
    let query = LookupQuery(filter, today: today)
    let order = QueueOrder(sort: sort, today: today)
    return try read { connection in
      let wanted = query.isEmpty ? nil : try QueueFilter(query, in: connection)
      return try order.ids(scope, filter: wanted, in: connection)
    }
  }

  /// The rows of a window of `queueOrder`, in the order of the numbers.
  ///
  /// One that was recorded meanwhile shows its present state; one that was withdrawn is left out.
  package func queueRows(ids: ArraySlice<Int64>) throws(StoreError) -> [QueueItem] {
    try read { connection in
      let row = try connection.statement(
        "\(Self.queueItemSelect) WHERE f.id = ? AND f.state < 3")
      var found: [QueueItem] = []
      found.reserveCapacity(ids.count)
      for id in ids {
        row.bind(Int(id))
        if try row.step() { found.append(try queueItem(row, in: connection)) }
        row.reset()
      }
      return found
    }
  }
}

/// Puts open follow-ups in any order.
private struct QueueOrder {
  /// What the order of one follow-up goes by; names are kept apart.
  private struct Facts {
    var id: Int64
    var due: Int32
    var ageDays: Int32
    var owner: Int32
    var attempts: Int32
    var risk: UInt8
    var reason: UInt8
    var channel: UInt8
  }

  private struct Entry {
    var key: UInt128
    var id: Int64
  }

  /// The columns that count, each once, working order last.
  private let sort: [QueueSortKey]
  private let today: CalendarDate
  private let needsName: Bool
  private let needsAge: Bool
  private let needsReason: Bool
  private let needsChannel: Bool
  private static let unknown: Int32 = -1
  private static let reasons = places(of: FollowUpReason.self)
  private static let channels = places(of: FollowUpChannel.self)

  init(sort: [QueueSortKey], today: CalendarDate) {
    var seen: Set<QueueSortKey.Field> = []
    var kept: [QueueSortKey] = []
    for key in sort + [QueueSortKey(.workingOrder)] where seen.insert(key.field).inserted {
      kept.append(key)
      // Working order leaves nothing equal.
      if key.field == .workingOrder { break }
    }
    self.sort = kept
    self.today = today
    needsName = seen.contains(.name)
    needsAge = seen.contains(.age)
    needsReason = seen.contains(.reason)
    needsChannel = seen.contains(.channel)
  }

  /// The places of an enumeration's cases by the names they are stored under.
  private static func places<Value: CaseIterable & RawRepresentable<String>>(
    of type: Value.Type
  ) -> [String: UInt8] {
    Dictionary(uniqueKeysWithValues: zip(Value.allCases.map(\.rawValue), 0...))
  }

  func ids(
    _ scope: QueueScope, filter: QueueFilter?, in connection: Connection
  ) throws -> [Int64] {
    let (facts, ranks) = try collect(scope, filter: filter, in: connection)
    var entries: [Entry] = []
    entries.reserveCapacity(facts.count)
    for (place, one) in facts.enumerated() {
      let rank = ranks.isEmpty ? 0 : ranks[place]
      entries.append(Entry(key: key(one, nameRank: Int(rank)), id: one.id))
    }
    entries.sort { $0.key != $1.key ? $0.key < $1.key : $0.id < $1.id }
    return entries.map(\.id)
  }

  /// Reads what the order needs of every follow-up that is wanted, and the ranks of their names.
  private func collect(
    _ scope: QueueScope, filter: QueueFilter?, in connection: Connection
  ) throws -> ([Facts], [Int32]) {
    let owners =
      sort.contains { $0.field == .owner } ? try Self.ownerRanks(connection) : [:]
    let rows = try connection.statement(Self.select(withPatient: needsName || needsAge))
    rows.bind(lastDue(scope))
    var facts: [Facts] = []
    var names = NameRanks()
    // An array that grows by doubling would take half as much again for a moment.
    if filter == nil, scope == .all {
      let count = try connection.integer("SELECT count(*) FROM follow_up WHERE state = 0") ?? 0
      facts.reserveCapacity(count)
      if needsName { names.reserveCapacity(count) }
    }
    while try rows.step() {
      if let filter, !filter.admits(rows) { continue }
      facts.append(read(rows, owners: owners))
      if needsName { names.append(rows, column: 8) }
    }
    return (facts, names.ranks())
  }

  /// Only columns of the index, and of the patients in the order of their table.
  private static func select(withPatient: Bool) -> String {
    """
    SELECT f.id, f.patient, f.reason, f.owner, f.due, f.risk, f.channel, f.attempt_count\
    \(withPatient ? ", p.sort_key, p.birth_day" : "")
    FROM follow_up f INDEXED BY follow_up_open
    \(withPatient ? "CROSS JOIN patient p ON p.id = f.patient" : "")
    WHERE f.state = 0 AND f.due <= ?
    """
  }

  private func lastDue(_ scope: QueueScope) -> Int {
    switch scope {
    case .overdue: today.dayNumber - 1
    case .today: today.dayNumber
    case .week: today.dayNumber + 6
    case .all: Int.max
    }
  }

  private func read(_ row: Statement, owners: [Int: Int32]) -> Facts {
    var facts = Facts(
      id: Int64(row.integer(0)), due: Int32(clamping: row.integer(4)), ageDays: Self.unknown,
      owner: Self.unknown, attempts: Int32(clamping: row.integer(7)),
      risk: UInt8(clamping: row.integer(5)), reason: .max, channel: .max)
    if needsAge, let born = row.optionalInteger(9) {
      facts.ageDays = Int32(clamping: today.dayNumber - born)
    }
    if !owners.isEmpty, let owner = row.optionalInteger(3) {
      facts.owner = owners[owner] ?? Self.unknown
    }
    if needsReason { facts.reason = Self.reasons[row.text(2)] ?? .max }
    if needsChannel { facts.channel = Self.channels[row.text(6)] ?? .max }
    return facts
  }

  private static func ownerRanks(_ connection: Connection) throws -> [Int: Int32] {
    let staff = try connection.statement("SELECT id, name FROM staff")
    var keys: [Int: String] = [:]
    while try staff.step() { keys[staff.integer(0)] = PinyinSortKey.key(staff.text(1)) }
    let ordered = Set(keys.values).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let ranks = Dictionary(uniqueKeysWithValues: zip(ordered, Int32(0)...))
    return keys.compactMapValues { ranks[$0] }
  }

  /// All columns in one number: at most 121 bits with every field there is.
  private func key(_ facts: Facts, nameRank: Int) -> UInt128 {
    var key = PackedKey()
    for column in sort {
      let down = column.isDescending
      switch column.field {
      case .due: key.add(Int(facts.due) + 1_000_000, width: 22, isDescending: down)
      case .name: key.add(nameRank, width: 24, isDescending: down)
      case .risk: key.add(Int(facts.risk), width: 2, isDescending: down)
      case .owner: key.add(known(facts.owner), width: 12, isDescending: down)
      case .attempts: key.add(Int(facts.attempts), width: 10, isDescending: down)
      case .reason: key.add(Int(facts.reason), width: 5, isDescending: down)
      case .channel: key.add(Int(facts.channel), width: 3, isDescending: down)
      case .age: key.add(known(facts.ageDays), width: 17, isDescending: down)
      case .workingOrder: key.add(working(facts), width: 26, isDescending: down)
      }
    }
    return key.bits
  }

  private func known(_ value: Int32) -> Int? { value < 0 ? nil : Int(value) }

  /// `WorkingOrder` without the id as one number of 26 bits.
  private func working(_ facts: Facts) -> Int {
    let order = WorkingOrder(
      due: CalendarDate(dayNumber: Int(facts.due)),
      risk: FollowUpRisk(rawValue: Int(facts.risk)) ?? .regular, id: FollowUpID(0), today: today)
    let risk = FollowUpRisk.high.rawValue - order.risk.rawValue
    let distance = min(order.distance, (1 << 22) - 2)
    return order.section.rawValue << 24 | risk << 22 | distance
  }
}
