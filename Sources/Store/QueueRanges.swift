internal import Domain
internal import FollowUps
internal import SQLite

/// The ranges of the indexes that give a part of the queue in working order, so that nothing is read
/// but what is wanted.
struct QueueRanges {
  /// A run of the queue that one range of an index gives in order.
  struct Section {
    let risk: FollowUpRisk
    let days: ClosedRange<Int>
    /// Whether the soonest comes first, as among those not due yet.
    var isAscending = false
  }

  /// The sections in the order of `WorkingOrder`, those that differ in the risk alone together.
  private let runs: [[Section]]
  private let isRetry: Bool
  /// Whose are wanted, nil among them for nobody's; nil for everybody's.
  private let owners: [Int?]?
  private let highestLevel: Int

  /// - Returns: Nil for what no range of due dates gives.
  init?(
    _ scope: QueueScope, owners: QueueOwners = .everybody, today: CalendarDate, highestLevel: Int
  ) {
    guard scope != .lost else { return nil }
    isRetry = scope == .retry
    self.owners = owners.each
    self.highestLevel = highestLevel
    runs = Self.runs(scope, today: today.dayNumber)
  }

  /// Everything that is due on one day.
  init(dueOn day: CalendarDate, highestLevel: Int) {
    isRetry = false
    owners = nil
    self.highestLevel = highestLevel
    runs = [FollowUpRisk.allCases.map { Section(risk: $0, days: day.dayNumber...day.dayNumber) }]
  }

  private static func runs(_ scope: QueueScope, today: Int) -> [[Section]] {
    let oldest = today - WorkingOrder.longOverdueDays
    let first = CalendarDate(dayNumber: -1_000_000).dayNumber
    let last = CalendarDate(dayNumber: 3_000_000).dayNumber
    let risks = FollowUpRisk.allCases.sorted(by: >)
    let upcomingEnd =
      switch scope {
      case .today, .overdue, .lost: today
      case .week: today + 6
      case .all, .retry: last
      }
    let upcoming =
      upcomingEnd > today
      ? risks.map { Section(risk: $0, days: (today + 1)...upcomingEnd, isAscending: true) } : []
    if scope == .retry { return [upcoming] }
    let due = risks.map {
      Section(risk: $0, days: oldest...(scope == .overdue ? today - 1 : today))
    }
    return [due, upcoming, risks.map { Section(risk: $0, days: first...(oldest - 1)) }]
  }

  // MARK: - Reading

  /// The numbers of the follow-ups in working order.
  ///
  /// - Parameters:
  ///   - limit: Most to return.
  ///   - byRisk: Whether the risk counts in the order; it would tell it to whom it is none of their
  ///     business.
  func ids(limit: Int, byRisk: Bool, in connection: Connection) throws -> [Int64] {
    var ids: [Int64] = []
    for run in runs {
      for group in byRisk ? run.map({ [$0] }) : [run] {
        let left = limit - ids.count
        guard left > 0 else { return ids }
        ids += try self.ids(group, limit: left, in: connection)
      }
    }
    return ids
  }

  /// The numbers of sections whose dates run the same way, mixed by their dates.
  private func ids(
    _ sections: [Section], limit: Int, in connection: Connection
  ) throws -> [Int64] {
    var found: [(due: Int, id: Int64)] = []
    for section in sections {
      for owner in owners ?? [nil] {
        // The whole of a section is turned round here: SQLite would sort every day of it.
        let isTurned = section.isAscending && limit > .max / 2
        let rows = try connection.statement(
          select("id, due", section) + order(isAscending: section.isAscending && !isTurned))
        bind(section, owner, limit: limit, to: rows)
        var some: [(due: Int, id: Int64)] = []
        while try rows.step() { some.append((rows.integer(1), Int64(rows.integer(0)))) }
        found += isTurned ? Self.turned(some) : some
      }
    }
    if sections.count > 1 || (owners?.count ?? 1) > 1 {
      let isAscending = sections.first?.isAscending == true
      found.sort { left, right in
        left.due == right.due ? left.id < right.id : (left.due < right.due) == isAscending
      }
    }
    return found.prefix(limit).map(\.id)
  }

  /// The latest day first turned into the soonest first; those of a day stay as they are.
  private static func turned(_ found: [(due: Int, id: Int64)]) -> [(due: Int, id: Int64)] {
    var turned: [(due: Int, id: Int64)] = []
    turned.reserveCapacity(found.count)
    var end = found.count
    while end > 0 {
      var start = end - 1
      while start > 0, found[start - 1].due == found[end - 1].due { start -= 1 }
      turned += found[start..<end]
      end = start
    }
    return turned
  }

  /// How many there are, counted no further than a limit.
  func count(upTo limit: Int, in connection: Connection) throws -> Int {
    var total = 0
    for section in runs.joined() {
      for owner in owners ?? [nil] where total < limit {
        let row = try connection.statement(
          "SELECT count(*) FROM (\(select("1", section)) LIMIT ?4)")
        bind(section, owner, limit: limit - total, to: row)
        if try row.step() { total += row.integer(0) }
        row.reset()
      }
    }
    return total
  }

  // MARK: - SQL

  /// What reads one section; `?4` is left for the most rows.
  func select(_ columns: String, _ section: Section) -> String {
    let index = isRetry ? "follow_up_retry" : owners == nil ? "follow_up_order" : "follow_up_owned"
    return """
      SELECT \(columns) FROM follow_up INDEXED BY \(index)
      WHERE state = 0 AND risk = \(section.risk.rawValue) AND due BETWEEN ?1 AND ?2 AND level <= ?3
      \(isRetry ? "AND attempt_count > 0" : "") \(owners == nil ? "" : "AND owner IS ?5")
      """
  }

  private func order(isAscending: Bool) -> String {
    " ORDER BY due \(isAscending ? "ASC" : "DESC"), id LIMIT ?4"
  }

  private func bind(_ section: Section, _ owner: Int?, limit: Int, to rows: Statement) {
    let days = section.days
    if owners == nil {
      rows.bind(days.lowerBound, days.upperBound, highestLevel, limit)
    } else {
      rows.bind(days.lowerBound, days.upperBound, highestLevel, limit, owner)
    }
  }
}
