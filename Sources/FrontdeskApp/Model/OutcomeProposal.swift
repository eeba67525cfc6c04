package import Domain
import FollowUps

/// What an outcome means for the next date, and the line that says why.
package struct OutcomeProposal: Equatable, Sendable {
  /// The date to propose; nil when the outcome ends the follow-up or no date can be told.
  package var next: CalendarDate?
  /// Whether the outcome ends the follow-up, so that there is no next date.
  package var ends: Bool
  /// Whether it may be saved without a next date.
  package var isDateOptional: Bool
  /// The line in full, which begins with the outcome.
  package var why: Localized
  /// What comes next, without the outcome in front.
  package var step: Localized
}

extension Model {
  /// What an outcome proposes for a follow-up.
  package func proposal(for outcome: FollowUpOutcome, of item: QueueItem) -> OutcomeProposal {
    let details = item.followUp.details
    let rule = OutcomeRules.rule(for: outcome, earlier: details.attempts, today: today)
    if outcome == .completed { return completed(item) ?? ended(rule) }
    if outcome == .alreadyVisited { return visitedElsewhere(item, rule) }
    return OutcomeProposal(
      next: rule.nextDue, ends: !rule.staysOpen, isDateOptional: false, why: rule.why,
      step: Self.withoutOutcome(rule.why))
  }

  /// Of somebody who was seen without us a plan goes on with its next date by itself; without one the
  /// rules propose it as after a visit of which nothing is known.
  private func visitedElsewhere(_ item: QueueItem, _ rule: OutcomeRule) -> OutcomeProposal {
    let isPlanned = item.followUp.plan != nil || plannedProposal(of: item) != nil
    if !isPlanned { return recurring(item) ?? ended(rule) }
    return OutcomeProposal(
      next: nil, ends: true, isDateOptional: false, why: rule.why,
      step: Self.withoutOutcome(rule.why))
  }

  /// The next visit by the plan; nil for a follow-up that does not recur.
  private func completed(_ item: QueueItem) -> OutcomeProposal? {
    if let planned = plannedProposal(of: item), let why = planned.why {
      return OutcomeProposal(
        next: planned.due, ends: false, isDateOptional: planned.due == nil, why: why, step: why)
    }
    return recurring(item)
  }

  /// The next visit by the national rules; nil for a follow-up that does not recur.
  private func recurring(_ item: QueueItem) -> OutcomeProposal? {
    let reason = item.followUp.details.reason
    guard reason.recurs else { return nil }
    guard let archive = preview.archive, archive.id == item.followUp.patient else {
      // Without the values no date can be told; the person types one.
      return OutcomeProposal(
        next: nil, ends: false, isDateOptional: false, why: Phrase.reading.text,
        step: Phrase.reading.text)
    }
    let plan = NextVisit.propose(reason: reason, archive: archive, today: today)
    return OutcomeProposal(
      next: plan.due, ends: false, isDateOptional: false, why: plan.why, step: plan.why)
  }

  /// What the plan that holds a follow-up asks for after it; nil where none does, or it is not known
  /// yet.
  private func plannedProposal(of item: QueueItem) -> VisitProposal? {
    guard let open = outcome, open.item.followUp.id == item.followUp.id else { return nil }
    return open.call.planned
  }

  private func ended(_ rule: OutcomeRule) -> OutcomeProposal {
    OutcomeProposal(
      next: nil, ends: false, isDateOptional: true, why: rule.why,
      step: Phrase.endsUnlessDated.text)
  }

  /// The part of a line behind its arrow: `次工作日` of `未接 第1次 → 次工作日`.
  private static func withoutOutcome(_ why: Localized) -> Localized {
    func step(_ text: String) -> String {
      guard let arrow = text.firstIndex(of: "→") else { return text }
      return String(text[text.index(after: arrow)...]).trimmingBlanks
    }
    return Localized(zh: step(why.chinese), en: step(why.english))
  }
}
