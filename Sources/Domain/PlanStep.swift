/// One date of a plan at a fixed distance from the day the plan is reckoned from.
package struct PlanStep: Hashable, Sendable {
  /// Its name inside the plan; never changed once in use, as follow-ups are known by it.
  package var id: String
  /// The distance from the anchor; negative before it, as in a pregnancy.
  package var offset: PlanSpan
  package var window: PlanWindow
  package var contact: PlanContact

  package init(id: String, offset: PlanSpan, window: PlanWindow, contact: PlanContact) {
    self.id = id
    self.offset = offset
    self.window = window
    self.contact = contact
  }
}

/// A date of a plan that comes again and again.
///
/// The dates are reckoned from the first one, so that neither weekends nor short months make them
/// drift; see ``PlanSpan``.
package struct PlanRecurrence: Hashable, Sendable {
  /// From one date to the next; above zero.
  package var every: PlanSpan
  /// The distance of the first date from the anchor.
  package var first: PlanSpan
  /// How many dates there are; nil when there is no end.
  package var times: Int?
  package var window: PlanWindow
  package var contact: PlanContact

  package init(
    every: PlanSpan, first: PlanSpan, times: Int? = nil, window: PlanWindow, contact: PlanContact
  ) {
    self.every = every
    self.first = first
    self.times = times
    self.window = window
    self.contact = contact
  }
}
