internal import Domain
internal import FollowUps
internal import SQLite

// Follow-ups from before the clinic had plans get the plan they would have had.
extension Store {
  /// How many people one transaction of taking over sees to.
  private static let adoptedAtOnce = 2000

  /// Begins the plans of programmes for everybody who has an open follow-up of one and no plan.
  ///
  /// The follow-up keeps its date and its line, and is the plan's next date from then on. People
  /// without an open follow-up get their plan with their next diagnosis or visit. For the day on
  /// which a clinic gets its plans, and for the demo; 200,000 take some seconds, in transactions of
  /// some thousands. One row of the audit trail tells of each of these.
  ///
  /// - Parameter progress: Told how many were seen to; false stops it after the transaction.
  /// - Returns: How many plans were begun.
  package func adoptFollowUps(
    progress: (Int) -> Bool = { _ in true }
  ) throws(StoreError) -> Int {
    try require(.change, .rules)
    var (last, adopted) = (0, 0)
    while true {
      let from = last
      let batch = try write { connection in try adoptSome(after: from, in: connection) }
      adopted += batch.count
      guard let end = batch.last, progress(adopted) else { return adopted }
      last = end
    }
  }

  /// - Returns: How many were taken over, and the last patient looked at; nil after everybody.
  private func adoptSome(
    after patient: Int, in connection: Connection
  ) throws -> (count: Int, last: Int?) {
    guard var keeper = try PlanKeeper(self, in: connection) else { return (0, nil) }
    keeper.isQuiet = true
    let rows = try connection.statement(
      """
      SELECT patient, reason, due FROM follow_up
      WHERE patient > ? AND state = 0 AND plan_key IS NULL ORDER BY patient, due LIMIT ?
      """)
    rows.bind(patient, Self.adoptedAtOnce)
    var found: [(patient: Int, reason: FollowUpReason, due: CalendarDate)] = []
    while try rows.step() {
      guard let reason = FollowUpReason(rawValue: rows.text(1)) else { continue }
      found.append((rows.integer(0), reason, CalendarDate(dayNumber: rows.integer(2))))
    }
    rows.reset()
    // The last person may have more, of which not all are here.
    let last =
      found.count < Self.adoptedAtOnce
      ? nil : found.last.map { $0.patient - 1 > patient ? $0.patient - 1 : $0.patient }
    var count = 0
    for one in found where one.patient <= last ?? .max {
      if try keeper.adopt(one.patient, one.reason, due: one.due) { count += 1 }
    }
    if count > 0 {
      try audit(.update, .patient, detail: "plans started", count: count, in: connection)
    }
    return (count, last)
  }
}

extension PlanKeeper {
  /// The programme's plan that would have asked for follow-ups of a reason; nil when none would.
  func plan(asking reason: FollowUpReason) -> PlanDefinition? {
    guard reason.recurs else { return nil }
    return catalog.current.filter { plan in
      plan.programme != nil && plan.recurrence?.contact.reason == reason
        && plan.starts.contains(where: \.isByDiagnosis)
    }.max { $0.priority < $1.priority }
  }

  /// Begins the plan of an open follow-up whose person has none, so that it is the plan's next date.
  ///
  /// - Returns: Whether it was begun.
  fileprivate func adopt(
    _ patient: Int, _ reason: FollowUpReason, due: CalendarDate
  ) throws -> Bool {
    guard let plan = plan(asking: reason), let series = plan.recurrence else { return false }
    let book = try book(of: patient)
    guard book.absence == nil,
      !book.instances.contains(where: { $0.isRunning && $0.definition.programme == plan.programme })
    else { return false }
    try append(
      .started(
        PlanBeginning(
          plan: plan.id, version: plan.version, anchor: series.first.before(due), cause: .hand)),
      of: patient, on: min(due, today))
    try settle(patient)
    try connection.statement("DELETE FROM plan_touched WHERE patient = ?").bind(patient).run()
    return true
  }

  /// The beginning of the plan that a visit shows to be lacking: of a person with the diagnosis,
  /// whose follow-up is from before there were plans; nil when none is lacking.
  ///
  /// Its first date is the visit itself.
  func lackingBeginning(
    for followUp: FollowUp, key: PlanKey?, on day: CalendarDate, in book: PlanBook
  ) throws -> PlanEvent.Kind? {
    guard key == nil, let plan = plan(asking: followUp.details.reason),
      let series = plan.recurrence,
      !book.instances.contains(where: { $0.isRunning && $0.definition.programme == plan.programme })
    else { return nil }
    let facts = try store.conditionRows(of: followUp.patient, in: connection).map(\.value)
      .filter { $0.isActive && !Self.isRefuted($0) }.map { fact(of: $0.code) }
    let causes = plan.starts.filter { start in facts.contains { $0.meets(start) } }
    guard let cause = causes.first else { return nil }
    return .started(
      PlanBeginning(
        plan: plan.id, version: plan.version, anchor: series.first.before(day), cause: cause,
        owner: followUp.details.owner))
  }
}

extension PlanStart {
  fileprivate var isByDiagnosis: Bool {
    switch self {
    case .diagnosis, .codeSet: true
    default: false
    }
  }
}

extension PlanSpan {
  /// A day from which this span leads to a day, or to one just before where a month is shorter.
  fileprivate func before(_ day: CalendarDate) -> CalendarDate {
    PlanSpan(-count, unit).after(day)
  }
}
