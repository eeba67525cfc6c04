package import Domain

/// Records what came of an attempt on a follow-up.
package enum FollowUpTransition {
  /// Why an outcome cannot be recorded as given; nothing has changed then.
  package enum Refusal: Error, Hashable, Sendable {
    /// The follow-up has ended already.
    case alreadyEnded(FollowUpState)
    /// The outcome keeps the follow-up going, or calls for a next one, but no date was given.
    case nextDateMissing
    /// The next date lies before today.
    case nextDateInPast
    /// The next date lies more than ``FollowUpTransition/farthestYears`` years ahead.
    case nextDateTooFar
    /// The outcome ends everything, so a next date has no meaning.
    case nextDateNotAllowed
    /// The outcome says nothing without a note.
    case noteMissing
    /// Nobody was lost of whom a follow-up is open, so nobody can be found.
    case notGone
  }

  /// What an outcome made of a follow-up.
  package struct Step: Hashable, Sendable {
    /// The follow-up with the attempt added.
    package let updated: FollowUpDraft
    /// The follow-up to open now; nil when there is none.
    package let successor: FollowUpDraft?
    /// What is to be changed on the patient; nil when nothing is.
    package let effect: PatientEffect?
  }

  /// A next date farther away than this many years is taken for a slip of the keys.
  package static let farthestYears = 5

  /// Adds an attempt to an open follow-up.
  ///
  /// Attempts are only ever added. Outcomes that keep the follow-up open move its due date.
  /// ``FollowUpOutcome/completed`` ends it as done and opens a successor when the reason recurs or a
  /// next date was given; the plan says how and why. ``FollowUpOutcome/alreadyVisited`` closes it and
  /// opens one likewise. The others close it.
  ///
  /// - Parameters:
  ///   - nextDue: The next date; needed unless the outcome ends everything. For a completed one,
  ///     nil takes the date of the plan.
  ///   - staff: The code of who tried.
  ///   - today: The clinic-local day of `at`.
  ///   - plan: The proposal for the next visit after a completed one; nil when there is none.
  ///   - isPlanned: Whether a running plan sees to what follows, so that nothing is opened here.
  ///   - week: The week with which the next date was proposed; a date that differs from that of
  ///     ``OutcomeRules`` is said to be set by hand.
  /// - Returns: What became of it, or why it was refused.
  package static func apply(
    outcome: FollowUpOutcome, note: String = "", nextDue: CalendarDate?, staff: String,
    at: Instant, today: CalendarDate, plan: NextVisit? = nil, isPlanned: Bool = false,
    week: WorkingWeek = .mondayToFriday, to draft: FollowUpDraft
  ) -> Result<Step, Refusal> {
    guard draft.state == .open else { return .failure(.alreadyEnded(draft.state)) }
    if outcome == .found { return .failure(.notGone) }
    if outcome == .other, note.allSatisfy(\.isWhitespace) { return .failure(.noteMissing) }
    let rule = OutcomeRules.rule(for: outcome, earlier: draft.attempts, today: today, week: week)
    let next = outcome.isFollowedByVisit ? nextDue ?? plan?.due : nextDue
    let recurs = draft.reason.recurs && !isPlanned
    if let refusal = refusal(of: next, rule: rule, recurs: recurs, today: today) {
      return .failure(refusal)
    }

    var updated = draft
    updated.attempts.append(
      FollowUpAttempt(at: at, outcome: outcome, note: note, staff: staff, nextDue: next))
    updated.state = rule.state
    if rule.staysOpen, let next {
      updated.due = next
      updated.why = FollowUpWhy.moved(draft.why, by: rule, to: next)
    }
    let successor =
      outcome.isFollowedByVisit && !isPlanned
      ? next.map { self.successor(of: draft, due: $0, plan: plan) } : nil
    return .success(Step(updated: updated, successor: successor, effect: rule.effect))
  }

  private static func refusal(
    of next: CalendarDate?, rule: OutcomeRule, recurs: Bool, today: CalendarDate
  ) -> Refusal? {
    let isWanted = rule.staysOpen || rule.outcome.isFollowedByVisit
    guard let next else {
      let isNeeded = rule.staysOpen || rule.outcome.isFollowedByVisit && recurs
      return isNeeded ? .nextDateMissing : nil
    }
    if !isWanted { return .nextDateNotAllowed }
    if next < today { return .nextDateInPast }
    return next > today.adding(months: farthestYears * 12) ? .nextDateTooFar : nil
  }

  private static func successor(
    of draft: FollowUpDraft, due: CalendarDate, plan: NextVisit?
  ) -> FollowUpDraft {
    let why = FollowUpWhy.successor(due: due, plan: plan)
    return FollowUpDraft(
      reason: draft.reason, channel: plan?.channel ?? draft.channel, due: due,
      risk: plan?.risk ?? draft.risk, why: why, owner: draft.owner, title: draft.title,
      form: draft.form)
  }
}

extension FollowUpReason {
  /// Whether a completed follow-up of this kind is always followed by another one.
  package var recurs: Bool {
    switch self {
    case .hypertensionManagement, .diabetesManagement, .medicationReview, .annualExam: true
    case .bloodPressureRecheck, .glucoseRecheck, .examReport, .postDischarge, .newPatient,
      .pregnancy,
      .postOperation, .education, .other:
      false
    }
  }
}
