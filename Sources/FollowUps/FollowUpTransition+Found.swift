package import Domain

extension FollowUpTransition {
  /// Opens a follow-up again that ended because its person was lost or had gone.
  ///
  /// A date that has passed meanwhile becomes one within ``OutcomeRules/foundDays`` days; one that is
  /// still to come stays.
  ///
  /// - Parameters:
  ///   - staff: The code of who found the person.
  ///   - today: The clinic-local day of `at`.
  /// - Returns: The follow-up with the attempt that says so, or why it was refused.
  package static func find(
    _ draft: FollowUpDraft, note: String = "", staff: String, at: Instant, today: CalendarDate,
    week: WorkingWeek = .mondayToFriday
  ) -> Result<FollowUpDraft, Refusal> {
    guard draft.state == .closed, draft.attempts.last?.outcome.isLeaving == true else {
      return .failure(.notGone)
    }
    let rule = OutcomeRules.rule(for: .found, earlier: draft.attempts, today: today, week: week)
    let due = draft.due >= today ? draft.due : rule.nextDue ?? today
    var updated = draft
    updated.attempts.append(
      FollowUpAttempt(at: at, outcome: .found, note: note, staff: staff, nextDue: due))
    updated.state = .open
    updated.due = due
    updated.why = FollowUpWhy.moved(draft.why, by: rule, to: due)
    return .success(updated)
  }
}
