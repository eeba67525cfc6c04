package import Domain
internal import FollowUps
internal import SQLite

/// A page of the queue and how long the whole is.
package struct QueuePage: Hashable, Sendable {
  package var items: [QueueItem]
  /// How many follow-ups the scope holds in all; above `QueueCounts.cap` it only means more.
  package var total: Int

  package init(items: [QueueItem], total: Int) {
    self.items = items
    self.total = total
  }
}

extension QueueScope {
  /// Whether the due date alone says what is in it.
  fileprivate var isByDate: Bool {
    switch self {
    case .today, .overdue, .week, .all: true
    case .retry, .lost: false
    }
  }
}

extension Store {
  /// The beginning of the queue in the order of `WorkingOrder`.
  ///
  /// - Parameters:
  ///   - whose: Whose follow-ups are wanted.
  ///   - limit: Most rows to return.
  package func queue(
    _ scope: QueueScope, whose: QueueWhose = .everybody, limit: Int
  ) throws(StoreError) -> QueuePage {
    try require(.read, .queue)
    guard scope.isByDate, whose == .everybody else {
      let ids = try queueOrder(scope, whose: whose)
      return QueuePage(items: try queueRows(ids: ids.prefix(limit)), total: ids.count)
    }
    let today = today
    let found = try read { connection in
      var items: [QueueItem] = []
      var total = 0
      for run in Self.runs(scope, today: today.dayNumber) {
        var page: [QueueItem] = []
        for section in run {
          total += try count(section, upTo: QueueCounts.cap + 1 - total, in: connection)
          let left = limit - items.count - (access.seesReasons ? page.count : 0)
          if left > 0 { page += try self.page(section, limit: left, in: connection) }
        }
        if !access.seesReasons { Self.sortNeutrally(&page, today: today) }
        items += page.prefix(limit - items.count)
      }
      return QueuePage(items: items, total: total)
    }
    if found.total > 0 { try noteLook(at: .queue(scope), count: found.total) }
    return found
  }

  /// Puts a run in the order of the dates alone, for whom the risk is none of their business: the
  /// order by risk would tell it.
  private static func sortNeutrally(_ page: inout [QueueItem], today: CalendarDate) {
    page.sort { left, right in
      let places = [left, right].map {
        WorkingOrder(
          due: $0.followUp.details.due, risk: .regular, id: $0.followUp.id, today: today)
      }
      return places[0] < places[1]
    }
  }

  /// How many follow-ups are overdue and how many are due today.
  package func queueCounts() throws(StoreError) -> QueueCounts {
    try require(.read, .queue)
    let today = today.dayNumber
    return try read { connection in
      let overdue = try Self.sections(.overdue, today: today)
        .reduce(0) { try $0 + count($1, upTo: QueueCounts.cap + 1 - $0, in: connection) }
      let due = try FollowUpRisk.allCases
        .reduce(0) {
          try $0
            + count(
              Section(risk: $1, days: today...today), upTo: QueueCounts.cap + 1 - $0,
              in: connection)
        }
      return QueueCounts(
        overdue: overdue, today: due, waiting: try waitingCount(in: connection))
    }
  }

  /// A run of the queue that one range of the index gives in order.
  struct Section {
    let risk: FollowUpRisk
    let days: ClosedRange<Int>
    /// Whether the soonest comes first, as among those not due yet.
    var isAscending = false
  }

  /// The sections of a scope, in the order of `WorkingOrder`.
  static func sections(_ scope: QueueScope, today: Int) -> [Section] {
    runs(scope, today: today).flatMap { $0 }
  }

  /// The sections of a scope, those that differ in the risk alone together.
  private static func runs(_ scope: QueueScope, today: Int) -> [[Section]] {
    let oldest = today - WorkingOrder.longOverdueDays
    let first = CalendarDate(dayNumber: -1_000_000).dayNumber
    let last = CalendarDate(dayNumber: 3_000_000).dayNumber
    let risks = FollowUpRisk.allCases.sorted(by: >)
    let dueEnd = scope == .overdue ? today - 1 : today
    let upcomingEnd =
      switch scope {
      case .today, .overdue, .lost: today
      case .week: today + 6
      case .all, .retry: last
      }
    let due = risks.map { Section(risk: $0, days: oldest...dueEnd) }
    let upcoming =
      upcomingEnd > today
      ? risks.map { Section(risk: $0, days: (today + 1)...upcomingEnd, isAscending: true) } : []
    return [due, upcoming, risks.map { Section(risk: $0, days: first...(oldest - 1)) }]
  }

  /// How many a section holds, counted no further than a limit.
  private func count(
    _ section: Section, upTo limit: Int, in connection: Connection
  ) throws -> Int {
    guard limit > 0 else { return 0 }
    let row = try connection.statement(
      """
      SELECT count(*) FROM (
        SELECT 1 FROM follow_up WHERE state = 0 AND risk = ? AND due BETWEEN ? AND ?
          AND level <= ? LIMIT ?)
      """)
    row.bind(
      section.risk.rawValue, section.days.lowerBound, section.days.upperBound, highestLevel, limit)
    defer { row.reset() }
    return try row.step() ? row.integer(0) : 0
  }

  private func page(
    _ section: Section, limit: Int, in connection: Connection
  ) throws -> [QueueItem] {
    let rows = try connection.statement(
      """
      \(Self.queueItemSelect) WHERE f.state = 0 AND f.risk = ?1 AND f.due BETWEEN ?3 AND ?4
        AND f.level <= ?5
      ORDER BY f.due \(section.isAscending ? "ASC" : "DESC"), f.id LIMIT ?6
      """)
    rows.bind(
      section.risk.rawValue, now().seconds, section.days.lowerBound, section.days.upperBound,
      highestLevel, limit)
    var found: [QueueItem] = []
    while try rows.step() { found.append(try queueItem(rows, in: connection)) }
    return found
  }

  /// What `queueItem` reads, without a condition; `?2` is the present moment in seconds.
  static let queueItemSelect = """
    SELECT \(followUpColumns), p.name, p.sex, p.birth_day,
      (SELECT value FROM contact_point c WHERE c.patient = p.id AND c.system = 1
        ORDER BY number LIMIT 1), s.name, f.level, \(claimColumns)
    FROM follow_up f JOIN patient p ON p.id = f.patient LEFT JOIN staff s ON s.id = f.owner
      LEFT JOIN follow_up_claim c ON c.follow_up = f.id AND \(claimHolds)
      LEFT JOIN staff h ON h.id = c.staff
    """

  /// Reads a row of the queue with its attempts, which most have none of.
  ///
  /// Numbers are masked, and what a very sensitive one is about stands in no list.
  func queueItem(_ row: Statement, in connection: Connection) throws -> QueueItem {
    var followUp = Self.followUp(row)
    if row.integer(11) > 0 {
      followUp.details.attempts = try attempts(of: followUp.id, in: connection)
    }
    if row.integer(22) >= Sensitivity.Level.treating.rawValue, !access.isMachine {
      followUp = followUp.neutral
    }
    let shown = Patient(
      name: row.text(17), sex: RecordWriter.sex(of: row.integer(18)), birthDate: Self.date(row, 19)
    ).masked(for: access)
    let phone = row.optionalText(20)
    return QueueItem(
      followUp: visible(followUp), card: CardNumber(serial: followUp.patient.value).description,
      name: shown.name, sex: shown.sex, birthDate: shown.birthDate,
      phone: access.isMachine ? phone : phone.map(Mask.phone), ownerName: row.optionalText(21),
      isMasked: !access.isMachine, claim: claim(row, from: 23))
  }

  /// The columns that `followUp` reads, in its order; the twelfth is the count of attempts.
  static let followUpColumns = """
    f.id, f.patient, f.reason, f.channel, f.due, f.risk, f.state, f.why_zh, f.why_en, f.version,
    (SELECT code FROM staff WHERE id = f.owner), f.attempt_count, f.title_zh, f.title_en, f.form,
    f.plan, (SELECT min(flag) FROM rule_action WHERE follow_up = f.id)
    """

  /// Reads a follow-up without its attempts.
  static func followUp(_ row: Statement) -> FollowUp {
    let state = FollowUpState(rawValue: row.integer(6)) ?? .closed
    return FollowUp(
      id: FollowUpID(row.integer(0)), patient: PatientID(row.integer(1)),
      details: FollowUpDraft(
        reason: FollowUpReason(rawValue: row.text(2)) ?? .other,
        channel: FollowUpChannel(rawValue: row.text(3)) ?? .phone,
        due: CalendarDate(dayNumber: row.integer(4)),
        risk: FollowUpRisk(rawValue: row.integer(5)) ?? .regular,
        state: state,
        why: Localized(zh: row.text(7), en: row.text(8)), owner: row.optionalText(10),
        title: row.optionalText(12).map { Localized(zh: $0, en: row.optionalText(13) ?? $0) },
        form: row.optionalText(14)),
      version: row.integer(9), plan: row.optionalText(15),
      // One that ended has been seen to.
      doubt: state == .open ? row.optionalInteger(16).flatMap(FollowUpDoubt.init) : nil)
  }

  /// The attempts that stand, oldest first.
  func attempts(of followUp: FollowUpID, in connection: Connection) throws -> [FollowUpAttempt] {
    let rows = try connection.statement(
      """
      SELECT a.at, a.outcome, a.note, s.code, a.next_due, s.name, a.checked_identity, a.seconds
      FROM follow_up_attempt a LEFT JOIN staff s ON s.id = a.staff
      WHERE a.follow_up = ? AND a.is_undone = 0 ORDER BY a.number
      """)
    rows.bind(followUp.value)
    var found: [FollowUpAttempt] = []
    while try rows.step() {
      var attempt = FollowUpAttempt(
        at: Instant(seconds: rows.integer(0)),
        outcome: FollowUpOutcome(rawValue: rows.text(1)) ?? .completed, note: rows.text(2),
        staff: rows.text(3), staffName: rows.optionalText(5), nextDue: Self.date(rows, 4))
      attempt.checkedIdentity = rows.integer(6) != 0
      attempt.seconds = rows.optionalInteger(7)
      found.append(attempt)
    }
    return found
  }

  /// A patient's follow-ups: open ones by due date, then past ones, newest first.
  ///
  /// - Parameter level: The highest `Sensitivity.Level` to read.
  func followUps(
    of patient: PatientID, upTo level: Int, in connection: Connection
  ) throws -> [FollowUp] {
    let rows = try connection.statement(
      """
      SELECT \(Self.followUpColumns) FROM follow_up f
      WHERE f.patient = ? AND f.state < 3 AND f.level <= ? ORDER BY f.state, f.due
      """)
    rows.bind(patient.value, level)
    var found: [FollowUp] = []
    while try rows.step() { found.append(Self.followUp(rows)) }
    for index in found.indices {
      found[index].details.attempts = try attempts(of: found[index].id, in: connection)
    }
    return found.filter { $0.details.state == .open }
      + found.filter { $0.details.state != .open }.reversed()
  }
}
