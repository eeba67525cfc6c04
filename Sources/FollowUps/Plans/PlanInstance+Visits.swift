import Domain

// What a visit does to a running plan.
extension PlanInstance {
  /// How long until a date of a plan is asked for again when a contact could not count as it and
  /// the plan has no answer to a visit without a reading: Simple's default, as in ``NextVisit``.
  static let retry = PlanSpan.weeks(NextVisit.defaultDays / 7)

  /// Takes a visit in: counts it, and answers what it came to.
  ///
  /// - Returns: What the visit counted as, and what it came to.
  mutating func visited(
    _ event: PlanEvent, _ visit: PlanVisit, finding: PlanFinding, catalog: PlanCatalog
  ) -> PlanVisitUse {
    if let version = visit.versions[definition.id] { adopt(version, catalog, day: event.day) }
    count(finding.control, on: event.day)
    let result = finding.result(
      run: uncontrolledRun, wasAttended: recheck != nil || uncontrolledRun > 0)
    pass(to: event.day)
    let arrival = Arrival(event: event, visit: visit, finding: finding, result: result)
    let waited = slot
    let hadRecheck = recheck != nil
    let settledRecheck = settleRecheck(arrival)
    settleAdded(arrival)
    let counted = settle(arrival, waited: waited, settledRecheck: settledRecheck)
    let isInTime =
      settledRecheck || hadRecheck || waited.map { arrival.day >= $0.earliest } ?? false
    if counted.isPlanned { overrides = [:] }
    answer(arrival, isInTime: isInTime)
    postpone(arrival)
    lastVisit = event.day
    finish(arrival)
    return PlanVisitUse(
      plan: definition.id, result: result, counted: counted, next: slot?.nominal)
  }

  /// Counts visits in a row that were not controlled; a day counts once, however often it is entered.
  private mutating func count(_ control: PlanFinding.Control, on day: CalendarDate) {
    switch control {
    case .uncontrolled:
      if uncontrolledRun == 0 || uncontrolledDay != day { uncontrolledRun += 1 }
      uncontrolledDay = day
    case .controlled: uncontrolledRun = 0
    case .unmeasured, .unjudged: break
    }
  }

  /// One visit with what it came to.
  struct Arrival {
    let event: PlanEvent
    let visit: PlanVisit
    let finding: PlanFinding
    let result: PlanResult
    var day: CalendarDate { event.day }

    /// Why it cannot count as a date of the plan; nil when it can.
    func lack(for contact: PlanContact) -> PlanVisitUse.Lack? {
      if contact.isInPerson, !visit.isInPerson { return .inPerson }
      if contact.needsReading, !finding.hasReading { return .reading }
      return nil
    }
  }

  /// Leaves behind the steps whose time is over when the next one's has come.
  ///
  /// Dates that come again are not left behind by time: one stays open until the person is seen.
  mutating func pass(to day: CalendarDate) {
    while case .step = position, let slot, slot.latest < day, let next = followingSlot,
      next.earliest <= day
    {
      note(slot, .missed, day: nil, event: nil)
      advance()
    }
  }

  // MARK: - Counting

  private mutating func settleRecheck(_ arrival: Arrival) -> Bool {
    guard let pending = recheck, arrival.lack(for: pending.contact) == nil,
      arrival.day > pending.cause
    else { return false }
    note(pending, .done, arrival)
    recheck = nil
    return true
  }

  private mutating func settleAdded(_ arrival: Arrival) {
    for pending in added where arrival.lack(for: pending.contact) == nil {
      note(pending, .done, arrival)
    }
    added.removeAll { arrival.lack(for: $0.contact) == nil }
  }

  /// Counts a visit as the date that is waited for, where it is one.
  private mutating func settle(
    _ arrival: Arrival, waited: PlanSlot?, settledRecheck: Bool
  ) -> PlanVisitUse.Counted {
    guard let waited else { return settledRecheck ? .recheck : .extra }
    if let lack = arrival.lack(for: waited.contact) {
      return settledRecheck ? .recheck : .uncounted(lack)
    }
    let earliest = shift.map { min(waited.earliest, $0.cause.adding(days: 1)) } ?? waited.earliest
    guard arrival.day >= earliest else {
      if settledRecheck { return .recheck }
      return moveSeries(arrival.day, waited) ? .early : .extra
    }
    return .counted(countedSlot(arrival, waited))
  }

  /// Counts the visit as the newest date whose time has come; those before it were missed.
  private mutating func countedSlot(_ arrival: Arrival, _ waited: PlanSlot) -> Localized {
    var counted = waited
    while case .round = position, let next = followingSlot, next.earliest <= arrival.day {
      // The follow-up that was open is the one this visit ends, whatever date it was made for.
      note(counted, .missed, day: nil, event: arrival.event.id)
      advance()
      counted = next
    }
    note(counted, .done, day: arrival.day, event: arrival.event.id, of: arrival.event)
    let isShortened = shift.map { $0.day < counted.nominal } ?? false
    advance()
    if isShortened { rebase(arrival.day) }
    return counted.title
  }

  /// After a visit before its time the dates that come again are reckoned from it.
  private mutating func moveSeries(_ day: CalendarDate, _ waited: PlanSlot) -> Bool {
    guard case .round = position, day != lastVisit, let series = definition.recurrence,
      series.every.after(day) > waited.nominal
    else { return false }
    rebase(day)
    shift = nil
    return true
  }

  /// Puts the date that is waited for one interval after a day, and the others after it.
  private mutating func rebase(_ day: CalendarDate) {
    guard case .round(let number) = position, let series = definition.recurrence else { return }
    base = (number, series.every.after(day))
    moved = day
  }

  // MARK: - Versions

  /// Goes over to another version; steps are found again by their ids.
  private mutating func adopt(_ version: Int, _ catalog: PlanCatalog, day: CalendarDate) {
    guard version != definition.version,
      let other = catalog.definition(definition.id, version: version), other.version == version
    else { return }
    let before = position
    let waited = slot
    definition = other
    moved = nil
    switch before {
    case .step:
      if case .step(let id)? = waited?.key.part,
        let place = other.steps.firstIndex(where: { $0.id == id })
      {
        position = .step(place)
      } else {
        place(from: waited?.nominal ?? day)
      }
    case .round(let number):
      if let nominal = waited?.nominal { base = (number, nominal) }
      if round(number) == nil { position = .over }
    case .over: break
    }
  }
}
