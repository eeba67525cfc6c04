package import Domain

/// What an outcome leads to: the end of the follow-up, or the next date, and why.
package struct OutcomeRule: Hashable, Sendable {
  package let outcome: FollowUpOutcome
  /// The state of the follow-up after it.
  package let state: FollowUpState
  /// The next date to propose; nil when the outcome ends the follow-up.
  ///
  /// Also nil for ``FollowUpOutcome/completed``, whose next date is that of the plan: see
  /// ``NextVisit``.
  package let nextDue: CalendarDate?
  package let effect: PatientEffect?
  /// One line that says why, such as `未接 第2次 → 次日`.
  package let why: Localized

  /// Whether the follow-up stays open, with a next date.
  package var staysOpen: Bool { state == .open }
}
