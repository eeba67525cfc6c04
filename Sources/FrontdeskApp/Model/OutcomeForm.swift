package import Domain
package import Widgets

/// The form that records what became of a follow-up, on the call screen.
package struct OutcomeForm: Equatable, Sendable {
  /// The follow-up as the person saw it.
  package internal(set) var item: QueueItem
  /// The outcome, the next date, and a note.
  package internal(set) var form: FormState
  /// What keeps it from being saved, for another reason than an answer; nil when nothing does.
  package internal(set) var problem: Localized?
  package internal(set) var isSaving = false
  /// Whether somebody else changed the follow-up since, so that the row must be read again.
  package internal(set) var isOutdated = false
  /// When what it shows was kept, where it was begun before; nil for a fresh one.
  package internal(set) var keptAt: Instant?
  /// The call screen around it.
  package internal(set) var call: CallState

  init(_ item: QueueItem, _ form: FormState, openedAt: Instant) {
    self.item = item
    self.form = form
    call = CallState(openedAt: openedAt)
  }

  /// Takes up what was begun before.
  mutating func takeUp(_ kept: KeptDraft) {
    keptAt = kept.at
    form.restore(kept.draft.answers)
  }

  /// The outcome chosen; nil while none is.
  package var outcome: FollowUpOutcome? {
    guard let rung else { return nil }
    let detail = rung.detailID.flatMap { FollowUpOutcome(rawValue: form.raw($0)) }
    return detail ?? rung.first
  }

  /// The row chosen, which may mean one of several outcomes; nil while none is.
  package var rung: OutcomeRung? {
    FollowUpOutcome(rawValue: form.raw(OutcomeFields.ID.outcome.rawValue)).flatMap(OutcomeRung.of)
  }

  /// Chooses an outcome from outside.
  mutating func choose(_ outcome: FollowUpOutcome) {
    guard let rung = OutcomeRung.of(outcome) else { return }
    form.set(OutcomeFields.ID.outcome.rawValue, to: rung.first.rawValue)
    if let detail = rung.detailID { form.set(detail, to: outcome.rawValue) }
  }

  /// The next date as it stands in its field, typed or proposed.
  package var nextDate: String { form.raw(OutcomeFields.ID.date.rawValue) }

  package var note: String { form.raw(OutcomeFields.ID.note.rawValue) }

  /// Why the next date is another than the plan's; empty where that is not asked.
  package var dateReason: String {
    let id = OutcomeFields.ID.reason.rawValue
    return form.hidden.contains(id) ? "" : form.raw(id)
  }

  /// What would be lost if it were thrown away.
  package var draft: OutcomeDraft {
    OutcomeDraft(
      outcome: outcome,
      date: form.isDirty(OutcomeFields.ID.date.rawValue) ? nextDate : nil, note: note,
      dateReason: dateReason)
  }

  /// Whether something would be lost if it were thrown away.
  package var hasContent: Bool { !draft.isEmpty }
}

extension OutcomeDraft {
  /// As the form's own draft.
  fileprivate var answers: [String: String] {
    var answers = [OutcomeFields.ID.note.rawValue: note]
    if let outcome, let rung = OutcomeRung.of(outcome) {
      answers[OutcomeFields.ID.outcome.rawValue] = rung.first.rawValue
      if let detail = rung.detailID, outcome != rung.first { answers[detail] = outcome.rawValue }
    }
    answers[OutcomeFields.ID.date.rawValue] = date
    answers[OutcomeFields.ID.reason.rawValue] = dateReason.isEmpty ? nil : dateReason
    return answers
  }
}
