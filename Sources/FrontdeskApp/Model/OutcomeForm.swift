package import Domain
package import Widgets

/// The dialog that records what became of a follow-up.
package struct OutcomeForm: Equatable, Sendable {
  /// The parts that take keys, in the order of Tab and Enter.
  package enum Field: Int, CaseIterable, Sendable {
    case outcome
    case nextDate
    case note
  }

  /// The follow-up as the person saw it.
  package internal(set) var item: QueueItem
  package internal(set) var choice = ChoiceState(count: FollowUpOutcome.allCases.count)
  /// Whether an outcome was chosen, and is not only the first in the list.
  package internal(set) var isChosen = false
  package internal(set) var nextDate = TextField(limit: 20)
  /// Whether the date was typed by hand; a proposal then leaves it alone.
  package internal(set) var hasOwnDate = false
  package internal(set) var note = TextField(limit: 200)
  package internal(set) var focus = Field.outcome
  /// What keeps it from being saved, said in place; nil when nothing does.
  package internal(set) var problem: Localized?
  package internal(set) var isSaving = false
  /// Whether somebody else changed the follow-up since, so that the row must be read again.
  package internal(set) var isOutdated = false

  /// When what it shows was kept, where it was begun before; nil for a fresh one.
  package internal(set) var keptAt: Instant?

  init(_ item: QueueItem) { self.item = item }

  /// Takes up what was begun before.
  init(_ item: QueueItem, _ kept: KeptDraft) {
    self.item = item
    keptAt = kept.at
    if let outcome = kept.draft.outcome,
      let place = FollowUpOutcome.allCases.firstIndex(of: outcome)
    {
      choice = ChoiceState(count: FollowUpOutcome.allCases.count, selected: place)
      isChosen = true
    }
    if let date = kept.draft.date {
      nextDate.set(date)
      hasOwnDate = true
    }
    note.set(kept.draft.note)
  }

  /// What would be lost if it were thrown away.
  package var draft: OutcomeDraft {
    OutcomeDraft(
      outcome: isChosen ? outcome : nil, date: hasOwnDate ? nextDate.text : nil, note: note.text)
  }

  /// The outcome that the selection stands on.
  package var outcome: FollowUpOutcome { FollowUpOutcome.allCases[choice.selected] }

  /// Whether something would be lost if it were thrown away.
  package var hasContent: Bool { !draft.isEmpty }
}
