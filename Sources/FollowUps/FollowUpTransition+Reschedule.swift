package import Domain

extension FollowUpTransition {
  /// Moves the date of an open follow-up without an attempt, as a desk does that plans its week.
  ///
  /// - Parameters:
  ///   - due: The new date, from today through ``farthestYears`` years ahead.
  ///   - today: The clinic-local day.
  /// - Returns: The follow-up with its new date and the reason for it, or why it was refused.
  package static func reschedule(
    _ draft: FollowUpDraft, to due: CalendarDate, today: CalendarDate
  ) -> Result<FollowUpDraft, Refusal> {
    guard draft.state == .open else { return .failure(.alreadyEnded(draft.state)) }
    if due < today { return .failure(.nextDateInPast) }
    if due > today.adding(months: farthestYears * 12) { return .failure(.nextDateTooFar) }
    var updated = draft
    updated.due = due
    updated.why = FollowUpWhy.rescheduled(draft.why, to: due)
    return .success(updated)
  }
}
