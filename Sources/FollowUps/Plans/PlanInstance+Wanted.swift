package import Domain

// Which follow-ups a running plan asks for.
extension PlanInstance {
  /// What the plan asks for on a day; nothing when it has ended.
  ///
  /// The dates follow from the events alone: the day is only asked for which steps are over.
  package func wanted(on today: CalendarDate, week: WorkingWeek) -> [WantedFollowUp] {
    guard isRunning, !isElapsed(on: today) else { return [] }
    var now = self
    now.pass(to: today)
    var all: [WantedFollowUp] = []
    if let pending = now.recheck {
      all.append(now.wanted(pending, isMain: true, week: week))
    } else if let slot = now.slot {
      all.append(now.wanted(slot, week: week))
    }
    return all + now.added.map { now.wanted($0, isMain: false, week: week) }
  }

  private func wanted(_ slot: PlanSlot, week: WorkingWeek) -> WantedFollowUp {
    let automatic = shift.map { limited($0.day, after: $0.cause, week) } ?? working(slot, week)
    let byHand = overrides[slot.key]
    let why = shift?.why ?? line(slot)
    return WantedFollowUp(
      key: slot.key, plan: definition.id, programme: definition.programme, isMain: true,
      contact: slot.contact, advice: nil, day: byHand?.day ?? automatic,
      earliest: shift.map { min(slot.earliest, $0.cause.adding(days: 1)) } ?? slot.earliest,
      latest: max(slot.latest, shift?.day ?? slot.latest), since: since[slot.key],
      isByHand: byHand != nil, why: byHand.map { PlanWhy.byHand(why, $0) } ?? why,
      owner: beginning.owner)
  }

  private func line(_ slot: PlanSlot) -> Localized {
    if let moved, let series = definition.recurrence, slot.key.part == .round(base.number) {
      return PlanWhy.moved(slot, by: moved, every: series.every, of: definition)
    }
    return PlanWhy.line(slot, of: definition)
  }

  private func wanted(
    _ pending: Pending, isMain: Bool, week: WorkingWeek
  ) -> WantedFollowUp {
    var automatic = limited(pending.limit, after: pending.cause, week)
    // The plan's own date is not put off by one that was meant to bring it nearer; where the visit
    // came in its window already, it was that date that could not be done.
    if isMain, let slot, slot.earliest > pending.cause {
      automatic = min(automatic, working(slot, week))
    }
    let byHand = overrides[pending.key]
    return WantedFollowUp(
      key: pending.key, plan: definition.id, programme: definition.programme, isMain: isMain,
      contact: pending.contact, advice: definition.response(to: pending.result)?.advice,
      day: byHand?.day ?? automatic, earliest: pending.cause.adding(days: 1),
      latest: pending.limit, since: since[pending.key], isByHand: byHand != nil,
      why: byHand.map { PlanWhy.byHand(pending.why, $0) } ?? pending.why, owner: beginning.owner)
  }

  /// The last working day that keeps to a limit; the first after it when there is none.
  private func limited(
    _ limit: CalendarDate, after cause: CalendarDate, _ week: WorkingWeek
  ) -> CalendarDate {
    let day = week.onOrBefore(limit)
    return day > cause ? day : week.onOrAfter(limit)
  }

  /// The working day for a planned date: before it rather than after, inside the window.
  private func working(_ slot: PlanSlot, _ week: WorkingWeek) -> CalendarDate {
    let day = week.onOrBefore(slot.nominal)
    return day >= slot.earliest ? day : week.onOrAfter(slot.nominal)
  }
}
