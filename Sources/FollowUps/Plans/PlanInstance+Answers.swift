import Domain

// What a plan answers to the result of a visit, and what people and time do to it.
extension PlanInstance {
  /// Answers a result; does nothing where the plan has nothing to say to it.
  ///
  /// - Parameter isInTime: Whether something was waited for when the visit came.
  mutating func answer(_ arrival: Arrival, isInTime: Bool) {
    guard let response = definition.response(to: arrival.result) else { return }
    let isUnmeasured = arrival.result == .unmeasured || arrival.result == .unmeasuredAgain
    // A call about something else, long before the next date, asks nobody to come and be measured.
    if isUnmeasured, !isInTime { return }
    // Nor does one put off the day by which somebody is to be seen again.
    if isUnmeasured, let recheck, arrival.day < recheck.limit.adding(days: -Self.weekend) {
      return
    }
    advice = response.advice
    guard let within = response.within, response.effect != .routine else { return }
    overrides = [:]
    let part: PlanKey.Part =
      response.effect == .add ? .added(arrival.event.id) : .recheck(arrival.event.id)
    let asked = Pending(
      key: PlanKey(id, part), cause: arrival.day, limit: within.after(arrival.day),
      result: arrival.result, contact: response.contact,
      why: PlanWhy.line(response, run: uncontrolledRun, of: definition))
    switch response.effect {
    case .routine: break
    case .replace:
      dropRecheck(arrival)
      recheck = asked
    case .shorten:
      if slot.map({ asked.limit < $0.nominal }) ?? false {
        shift = Shift(day: asked.limit, cause: arrival.day, why: asked.why)
      }
    case .add: add(asked)
    }
  }

  /// How many days before its limit a date may be planned, so that it is on a working day.
  private static let weekend = 2

  /// Adds a date beside the others; a like one that is waited for already is never doubled.
  private mutating func add(_ asked: Pending) {
    guard let place = added.firstIndex(where: { $0.result == asked.result }) else {
      added.append(asked)
      return
    }
    added[place].limit = min(added[place].limit, asked.limit)
  }

  private mutating func dropRecheck(_ arrival: Arrival) {
    guard let gone = recheck else { return }
    note(gone, .closed, arrival)
    recheck = nil
  }

  /// Puts off a date that a contact could not count as, so that it is not asked for the same day.
  mutating func postpone(_ arrival: Arrival) {
    guard recheck == nil, let slot, arrival.day >= slot.earliest,
      let lack = arrival.lack(for: slot.contact)
    else { return }
    let within = definition.response(to: .unmeasured)?.within ?? Self.retry
    let day = within.after(arrival.day)
    overrides[slot.key] = nil
    guard day > slot.nominal else { return }
    shift = Shift(
      day: day, cause: arrival.day, why: PlanWhy.postponed(lack, by: within, of: definition))
  }

  /// Ends the plan where the visit was its last, or came to what ends it.
  mutating func finish(_ arrival: Arrival) {
    if definition.stops.contains(.result(arrival.result)) {
      end(arrival.day, .result, event: arrival.event.id)
    } else {
      completeIfOver(arrival.day, event: arrival.event.id)
    }
  }

  mutating func completeIfOver(_ day: CalendarDate, event: Int) {
    guard slot == nil, recheck == nil, added.isEmpty else { return }
    end(day, .completed, event: event)
  }

  // MARK: - By hand

  /// Ends the plan; what was waited for is closed.
  mutating func end(_ day: CalendarDate, _ cause: PlanEndCause, event: Int) {
    guard ending == nil else { return }
    close(.closed, day: day, event: event)
    ending = PlanEnding(day: day, cause: cause, event: event)
  }

  /// Notes what is waited for as closed, without forgetting it.
  mutating func close(_ state: PlanStepRecord.State, day: CalendarDate, event: Int) {
    if let slot, recheck == nil { note(slot, state, day: day, event: event) }
    for pending in (recheck.map { [$0] } ?? []) + added {
      note(pending, state, day: day, event: event)
    }
  }

  /// Gives one date up; the plan goes on with the next.
  mutating func skip(_ key: PlanKey, _ event: PlanEvent) {
    if let pending = recheck, pending.key == key {
      note(pending, .closed, day: event.day, event: event.id)
      recheck = nil
    } else if let place = added.firstIndex(where: { $0.key == key }) {
      note(added.remove(at: place), .closed, day: event.day, event: event.id)
    } else if let slot, slot.key == key {
      note(slot, .closed, day: event.day, event: event.id)
      advance()
      while case .round = position, let missed = self.slot, missed.nominal <= event.day {
        note(missed, .missed, day: nil, event: event.id)
        advance()
      }
    }
    completeIfOver(event.day, event: event.id)
  }

  /// How soon somebody is seen who came back after a date had passed.
  ///
  /// The clinic's own: the standard's two weeks for whoever needs attention.
  static let soon = PlanSpan.weeks(2)

  /// Goes on after the person came back: what should have been done meanwhile is due soon.
  mutating func resume(_ day: CalendarDate) {
    pass(to: day)
    overrides = overrides.filter { $0.value.day >= day }
    let soon = Self.soon
    if let limit = recheck?.limit, limit < day {
      recheck?.limit = soon.after(day)
      recheck?.cause = day
    }
    if recheck == nil, let slot, (shift?.day ?? slot.nominal) < day {
      shift = Shift(
        day: soon.after(day), cause: day, why: PlanWhy.resumed(by: soon))
    }
    for place in added.indices where added[place].limit < day {
      added[place].limit = soon.after(day)
      added[place].cause = day
    }
  }

  /// Reckons the dates from another day: what was done or given up stays so, and what was passed by
  /// while the day was wrong is waited for again where its time is not over.
  mutating func reckon(from anchor: CalendarDate, _ event: PlanEvent) {
    let old = definition.recurrence?.first.after(self.anchor)
    let (lastBase, lastPosition) = (base, position)
    self.anchor = anchor
    moved = nil
    shift = nil
    if definition.steps.isEmpty || hasSettledRound {
      if let series = definition.recurrence, base.number == 1, base.day == old {
        base = (1, series.first.after(anchor))
      }
      return
    }
    let settled = lastSettledStep
    records = records.filter { record in
      record.state != .missed || place(of: record).map { $0 > settled ?? -1 } != true
    }
    place(from: started)
    if let settled, case .step(let place) = position, place <= settled {
      position = .step(settled)
      advance()
    }
    pass(to: event.day)
    if position == .over, lastPosition == .over { base = lastBase }
    if slot == nil, recheck == nil, added.isEmpty { end(event.day, .elapsed, event: event.id) }
  }

  /// The place of the last step that was done or given up; nil when none was.
  private var lastSettledStep: Int? {
    records.filter { $0.state != .missed }.compactMap { place(of: $0) }.max()
  }

  /// Whether one of the dates that come again was done, missed or given up already.
  private var hasSettledRound: Bool {
    records.contains { if case .round = $0.key.part { true } else { false } }
  }

  private func place(of record: PlanStepRecord) -> Int? {
    guard case .step(let id) = record.key.part else { return nil }
    return definition.steps.firstIndex { $0.id == id }
  }

  // MARK: - Records

  mutating func note(
    _ slot: PlanSlot, _ state: PlanStepRecord.State, day: CalendarDate?, event: Int?,
    of source: PlanEvent? = nil
  ) {
    let isLate = source.map { $0.recorded > $0.day } ?? false
    records.append(
      PlanStepRecord(
        key: slot.key, title: slot.title, planned: slot.nominal,
        state: state == .done && isLate ? .doneEnteredLate : state, day: day, event: event))
  }

  mutating func note(
    _ pending: Pending, _ state: PlanStepRecord.State, day: CalendarDate, event: Int
  ) {
    records.append(
      PlanStepRecord(
        key: pending.key, title: pending.contact.title, planned: pending.limit, state: state,
        day: day, event: event))
  }

  mutating func note(_ pending: Pending, _ state: PlanStepRecord.State, _ arrival: Arrival) {
    let isLate = arrival.event.recorded > arrival.event.day
    note(
      pending, state == .done && isLate ? .doneEnteredLate : state, day: arrival.day,
      event: arrival.event.id)
  }
}
