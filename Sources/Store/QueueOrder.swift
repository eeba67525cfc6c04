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
  ///   - whose: Whose follow-ups are wanted; a team is that of the one who asks.
  ///   - sort: The columns to go by, the weightiest first; none for working order. What they
  ///     leave equal stands in working order.
  ///   - filter: What every row must match, term by term: a name as written, in pinyin or by
  ///     initials, a phone or its tail, a card or anything else that lookup knows; or the words of
  ///     a reason, a title, a tag of the person, a plan, a channel or an owner's name, from two
  ///     characters on (three in Latin letters). Empty for all. Whoever may not know what
  ///     follow-ups are about finds and orders nobody by it.
  ///     Among the lost it also takes how somebody left otherwise, such as `迁出`, and gives those.
  /// - Complexity: O(open follow-ups × log of those that match); in working order without a filter
  ///   O(those that match).
  package func queueOrder(
    _ scope: QueueScope, whose: QueueWhose = .everybody, sort: [QueueSortKey] = [],
    filter: String = ""
  ) throws(StoreError) -> [Int64] {
    try require(.read, .queue)
    let today = today
    let query = LookupQuery(filter, today: today)
    let order = QueueOrder(
      sort: sort, today: today, knowsReasons: access.seesReasons, highestLevel: highestLevel)
    let ids = try read { connection in
      let wanted =
        query.isEmpty
        ? nil
        : try QueueFilter(
          query, knowsReasons: access.seesReasons, today: today, in: connection)
      let owners = try QueueOwners(whose, of: actor, in: connection)
      if sort.isEmpty, wanted == nil,
        let ranges = QueueRanges(scope, owners: owners, today: today, highestLevel: highestLevel)
      {
        return try ranges.ids(limit: .max, byRisk: access.seesReasons, in: connection)
      }
      return try order.ids(scope, owners: owners, filter: wanted, in: connection)
    }
    if !ids.isEmpty { try noteLook(at: .queue(scope), query, count: ids.count) }
    return ids
  }

  /// The rows of a window of `queueOrder`, in the order of the numbers.
  ///
  /// One that was recorded meanwhile shows its present state; one that was withdrawn is left out.
  package func queueRows(ids: ArraySlice<Int64>) throws(StoreError) -> [QueueItem] {
    try require(.read, .queue)
    return try read { connection in try queueItems(ids, in: connection) }
  }

  /// The rows of some follow-ups, in the order of the numbers.
  func queueItems(_ ids: ArraySlice<Int64>, in connection: Connection) throws -> [QueueItem] {
    let row = try connection.statement(
      "\(Self.queueItemSelect) WHERE f.id = ?1 AND f.state < 3 AND f.level <= ?3")
    let moment = now().seconds
    var found: [QueueItem] = []
    found.reserveCapacity(ids.count)
    for id in ids {
      row.bind(Int(id), moment, highestLevel)
      if try row.step() { found.append(try queueItem(row, in: connection)) }
      row.reset()
    }
    return found
  }
}

/// Puts open follow-ups in any order.
struct QueueOrder {
  /// One follow-up with all columns in one number, in halves, as that takes a quarter less room.
  private struct Entry {
    var high: UInt64
    var low: UInt64
    var id: Int64

    init(_ key: UInt128, id: Int64) {
      high = UInt64(truncatingIfNeeded: key >> 64)
      low = UInt64(truncatingIfNeeded: key)
      self.id = id
    }

    /// Adds bits that were left zero.
    mutating func add(_ bits: UInt128) {
      high |= UInt64(truncatingIfNeeded: bits >> 64)
      low |= UInt64(truncatingIfNeeded: bits)
    }

    static func precedes(_ left: Entry, _ right: Entry) -> Bool {
      if left.high != right.high { return left.high < right.high }
      return left.low != right.low ? left.low < right.low : left.id < right.id
    }
  }

  /// The columns that count, each once, working order last.
  private let sort: [QueueSortKey]
  private let today: CalendarDate
  private let needsName: Bool
  private let needsAge: Bool
  /// Whether the order may go by risk and reason, which it would tell.
  private let knowsReasons: Bool
  private let highestLevel: Int
  private static let reasons = places(of: FollowUpReason.self)
  private static let channels = places(of: FollowUpChannel.self)

  init(sort: [QueueSortKey], today: CalendarDate, knowsReasons: Bool, highestLevel: Int) {
    self.knowsReasons = knowsReasons
    self.highestLevel = highestLevel
    var seen: Set<QueueSortKey.Field> = knowsReasons ? [] : [.risk, .reason]
    var kept: [QueueSortKey] = []
    for key in sort + [QueueSortKey(.workingOrder)] where seen.insert(key.field).inserted {
      kept.append(key)
      // Working order leaves nothing equal.
      if key.field == .workingOrder { break }
    }
    self.sort = kept
    self.today = today
    needsName = kept.contains { $0.field == .name }
    needsAge = kept.contains { $0.field == .age }
  }

  /// The places of an enumeration's cases by the names they are stored under.
  private static func places<Value: CaseIterable & RawRepresentable<String>>(
    of type: Value.Type
  ) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: zip(Value.allCases.map(\.rawValue), 0...))
  }

  func ids(
    _ scope: QueueScope, owners: QueueOwners, filter: QueueFilter?, in connection: Connection
  ) throws -> [Int64] {
    var entries = try collect(scope, owners: owners, filter: filter, in: connection)
    entries.sort(by: Entry.precedes)
    return entries.map(\.id)
  }

  /// Reads every follow-up that is wanted.
  private func collect(
    _ scope: QueueScope, owners wanted: QueueOwners, filter: QueueFilter?,
    in connection: Connection
  ) throws -> [Entry] {
    let owners = sort.contains { $0.field == .owner } ? try Self.ownerRanks(connection) : [:]
    let rows = try connection.statement(
      Self.select(scope, withPatient: needsName || needsAge))
    rows.bind(Self.lastDue(scope, today: today), highestLevel, today.dayNumber)
    var entries: [Entry] = []
    var names = NameRanks()
    // An array that grows by doubling would take half as much again for a moment.
    if filter == nil, scope == .all, wanted.isAll {
      let count = try connection.integer("SELECT count(*) FROM follow_up WHERE state = 0") ?? 0
      entries.reserveCapacity(count)
      if needsName { names.reserveCapacity(count) }
    }
    while try rows.step() {
      if !wanted.admits(rows) { continue }
      if let filter, !filter.admits(rows) { continue }
      if scope == .lost, filter?.namesEndings != true, !Self.isLost(rows) { continue }
      entries.append(Entry(key(rows, owners: owners), id: Int64(rows.integer(0))))
      if needsName { names.append(rows, column: 9) }
    }
    if needsName { addNames(names.ranks(), to: &entries) }
    return entries
  }

  /// Whether nobody knows where the person of a row is; others of that part are known to have gone.
  static func isLost(_ row: Statement) -> Bool {
    row.optionalText(8) == FollowUpOutcome.lost.rawValue
  }

  /// Only columns of the index, and of the patients in the order of their table; the ninth is how
  /// somebody left, null while they are followed up.
  static func select(_ scope: QueueScope, withPatient: Bool) -> String {
    let columns = """
      SELECT f.id, f.patient, f.reason, f.owner, f.due, f.risk, f.channel, f.attempt_count, \
      \(scope == .lost ? "f.last_outcome" : "NULL")\
      \(withPatient ? ", p.sort_key, p.birth_day" : "")
      """
    if scope == .lost { return "\(columns) \(left(withPatient: withPatient))" }
    return """
      \(columns)
      FROM follow_up f INDEXED BY follow_up_open
      \(withPatient ? "CROSS JOIN patient p ON p.id = f.patient" : "")
      WHERE f.state = 0 AND f.due <= ?1 AND f.level <= ?2
      \(scope == .retry ? "AND f.attempt_count > 0 AND f.due > ?3" : "")
      """
  }

  /// The last follow-up of each person who was lost or has gone; one who is followed up again was
  /// found, and one who has died is not looked for.
  private static func left(withPatient: Bool) -> String {
    """
    FROM follow_up f INDEXED BY follow_up_left
      \(withPatient ? "CROSS JOIN patient p ON p.id = f.patient" : "")
    WHERE f.state = 2 AND f.last_outcome IN (\(Schema.leaving)) AND f.due <= ?1 AND f.level <= ?2
      AND NOT EXISTS (SELECT 1 FROM follow_up o INDEXED BY follow_up_waiting
        WHERE o.state = 0 AND o.patient = f.patient)
      AND NOT EXISTS (SELECT 1 FROM follow_up n INDEXED BY follow_up_left
        WHERE n.state = 2 AND n.last_outcome IN (\(Schema.leaving)) AND n.patient = f.patient
          AND n.id > f.id)
      AND f.patient NOT IN (SELECT id FROM patient INDEXED BY patient_gone
        WHERE is_deceased = 1 OR erased_at IS NOT NULL OR merged_into IS NOT NULL
          OR restricted_at IS NOT NULL)
    """
  }

  static func lastDue(_ scope: QueueScope, today: CalendarDate) -> Int {
    switch scope {
    case .overdue: today.dayNumber - 1
    case .today: today.dayNumber
    case .week: today.dayNumber + 6
    case .retry, .lost, .all: Int.max
    }
  }

  private static func ownerRanks(_ connection: Connection) throws -> [Int: Int] {
    let staff = try connection.statement("SELECT id, name FROM staff")
    var keys: [Int: String] = [:]
    while try staff.step() { keys[staff.integer(0)] = PinyinSortKey.key(staff.text(1)) }
    let ordered = Set(keys.values).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let ranks = Dictionary(uniqueKeysWithValues: zip(ordered, 0...))
    return keys.compactMapValues { ranks[$0] }
  }

  // MARK: - Columns as bits

  /// How many bits a column takes: 121 with every column there is.
  private static func width(_ field: QueueSortKey.Field) -> Int {
    switch field {
    case .due: 22
    case .name: 24
    case .risk: 2
    case .owner: 12
    case .attempts: 10
    case .reason: 5
    case .channel: 3
    case .age: 17
    case .workingOrder: 26
    }
  }

  /// All columns of a row in one number; the bits of the name stay zero.
  private func key(_ row: Statement, owners: [Int: Int]) -> UInt128 {
    var key = PackedKey()
    for column in sort {
      let width = Self.width(column.field)
      if column.field == .name {
        key.leave(width: width)
      } else {
        key.add(
          value(column.field, row, owners: owners), width: width,
          isDescending: column.isDescending)
      }
    }
    return key.bits
  }

  private func value(
    _ field: QueueSortKey.Field, _ row: Statement, owners: [Int: Int]
  ) -> Int? {
    switch field {
    case .due: row.integer(4) + 1_000_000
    case .risk: row.integer(5)
    case .owner: row.optionalInteger(3).flatMap { owners[$0] }
    case .attempts: row.integer(7)
    case .reason: Self.reasons[row.text(2)]
    case .channel: Self.channels[row.text(6)]
    case .age: row.optionalInteger(10).map { today.dayNumber - $0 }
    case .workingOrder: working(row)
    case .name: nil
    }
  }

  /// `WorkingOrder` without the id as one number.
  private func working(_ row: Statement) -> Int {
    let order = WorkingOrder(
      due: CalendarDate(dayNumber: row.integer(4)),
      risk: knowsReasons ? FollowUpRisk(rawValue: row.integer(5)) ?? .regular : .regular,
      id: FollowUpID(0), today: today)
    let risk = FollowUpRisk.high.rawValue - order.risk.rawValue
    let distance = min(order.distance, (1 << 22) - 2)
    return order.section.rawValue << 24 | risk << 22 | distance
  }

  private func addNames(_ ranks: [Int32], to entries: inout [Entry]) {
    guard let place = sort.firstIndex(where: { $0.field == .name }) else { return }
    let shift = sort[(place + 1)...].reduce(0) { $0 + Self.width($1.field) }
    for index in entries.indices {
      var name = PackedKey()
      name.add(
        Int(ranks[index]), width: Self.width(.name), isDescending: sort[place].isDescending)
      entries[index].add(name.bits << UInt128(shift))
    }
  }
}
