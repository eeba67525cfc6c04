package import Domain

/// What an outcome means for the next date, and the line that says why.
package struct OutcomeProposal: Equatable, Sendable {
  /// The date to propose; nil when the outcome ends the follow-up or no date can be told.
  package var next: CalendarDate?
  /// Whether the outcome ends the follow-up, so that there is no next date.
  package var ends: Bool
  package var why: Localized
}

extension Model {
  /// What the chosen outcome proposes for a follow-up.
  package func proposal(for form: OutcomeForm) -> OutcomeProposal {
    proposal(for: form.outcome, of: form.item)
  }

  /// What an outcome proposes for a follow-up.
  package func proposal(for outcome: FollowUpOutcome, of item: QueueItem) -> OutcomeProposal {
    switch outcome {
    case .completed:
      OutcomeProposal(
        next: today.adding(months: 3), ends: false,
        why: Localized(zh: "常规 3 个月", en: "regular, 3 months"))
    case .noAnswer, .callBack:
      OutcomeProposal(
        next: today.adding(days: 1), ends: false, why: Localized(zh: "明天再拨", en: "call tomorrow"))
    case .wrongNumber:
      OutcomeProposal(
        next: today.adding(days: 7), ends: false,
        why: Localized(zh: "核对号码", en: "check the number"))
    case .agreedToCome:
      OutcomeProposal(
        next: today.adding(days: 14), ends: false,
        why: Localized(zh: "两周内来诊", en: "comes within two weeks"))
    case .refused, .moved, .died, .lost:
      OutcomeProposal(
        next: nil, ends: true, why: Localized(zh: "结束随访", en: "ends the follow-up"))
    }
  }
}
