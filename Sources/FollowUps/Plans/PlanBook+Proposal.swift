package import Domain

/// What a visit would lead to, before it is saved.
package struct PlanProposal: Hashable, Sendable {
  /// What the visit would count as, for each plan that it is about.
  package let uses: [PlanVisitUse]
  /// What those plans would ask for then, soonest first; each with its line.
  package let wanted: [WantedFollowUp]
}

extension PlanBook {
  /// What a visit would lead to if it were saved; nothing is changed.
  ///
  /// A nurse who takes another date saves the visit and then a
  /// ``PlanEvent/Kind/dated(_:to:reason:)`` for the key of the one proposed.
  ///
  /// - Parameter day: The day of the visit, today or before.
  package func proposal(
    for visit: PlanVisit, on day: CalendarDate, today: CalendarDate, week: WorkingWeek
  ) -> PlanProposal {
    let after = adding(.visited(visit), on: day, recorded: today)
    let uses = after.events.last.flatMap { after.uses[$0.id] } ?? []
    let touched = Set(uses.map(\.plan))
    return PlanProposal(
      uses: uses,
      wanted: after.wanted(on: today, week: week).filter { touched.contains($0.plan) })
  }

  /// What became known by a visit, for starting other plans: see ``beginnings(by:anchor:on:owner:)``.
  ///
  /// - Parameter event: The number of the visit's event; another one has none.
  package func facts(of event: Int) -> [PlanFact] {
    (uses[event] ?? []).map { .result(plan: $0.plan, $0.result) }
  }
}
