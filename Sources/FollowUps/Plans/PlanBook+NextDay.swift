package import Domain

extension PlanBook {
  /// The first day after one on which time alone changes what the plans want; nil when none does.
  ///
  /// That is when a step's time is over and the next one's has come, and when a plan's time is.
  package func nextChange(after day: CalendarDate) -> CalendarDate? {
    running.flatMap(\.changeDays).filter { $0 > day }.min()
  }
}

extension PlanInstance {
  /// The days on which time alone may change what the plan waits for; some may be past.
  fileprivate var changeDays: [CalendarDate] {
    var days: [CalendarDate] = definition.stops.compactMap { stop in
      if case .after(let span) = stop { span.after(anchor).adding(days: 1) } else { nil }
    }
    var later = self
    while case .step = later.position, let slot = later.slot, let next = later.followingSlot {
      days.append(max(slot.latest.adding(days: 1), next.earliest))
      later.advance()
    }
    return days
  }
}
