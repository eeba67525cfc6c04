import Canvas
import Domain
import Widgets

extension Model {
  // MARK: - Opening and closing

  /// Opens the dialog for the selected follow-up, with the draft that was begun for it.
  mutating func openOutcome() {
    guard let item = followUps.selected else { return }
    outcome = drafts[item.followUp.id].map { OutcomeForm(item, $0) } ?? OutcomeForm(item)
    proposeDate()
  }

  /// Closes the dialog; what was begun is kept for the next time.
  mutating func closeOutcome() -> [Effect] {
    guard let form = outcome else { return [] }
    let effects = keepDraft()
    outcome = nil
    if form.hasContent { say(Phrase.draftKept.text) }
    return effects
  }

  /// Takes the row that was read again after somebody else's change.
  mutating func refreshOutcome() {
    guard let form = outcome, form.isOutdated,
      let item = followUps.item(form.item.followUp.id)
    else { return }
    outcome?.item = item
    outcome?.isOutdated = false
    proposeDate()
  }

  // MARK: - Editing

  /// Up, Down and Enter, which mean a choice or the way through the fields.
  mutating func outcomeKey(_ press: KeyPress) -> [Effect]? {
    guard let form = outcome, press.modifiers.isEmpty else { return nil }
    switch press.key {
    case .up: return stepOutcome(-1)
    case .down: return stepOutcome(1)
    case .enter:
      if form.focus == .outcome { choose(form.choice) }
      if form.focus == lastField { return saveOutcome() }
      return moveField(1)
    default: return nil
    }
  }

  private mutating func stepOutcome(_ direction: Int) -> [Effect] {
    guard var choice = outcome?.choice else { return [] }
    guard outcome?.focus == .outcome else { return moveField(direction) }
    choice.move(by: direction)
    choose(choice)
    return []
  }

  mutating func typeInOutcome(_ text: String) -> [Effect] {
    guard let form = outcome, !form.isSaving else { return [] }
    switch form.focus {
    case .outcome:
      var choice = form.choice
      let typed = text.count == 1 ? text.first.map(CommandFolding.fold) : nil
      if let digit = typed?.wholeNumberValue, choice.press(digit: digit) {
        choose(choice)
      } else if CommandFolding.holdsHanzi(text) {
        // Words while the list has the focus can only be meant for the note.
        outcome?.focus = .note
        outcome?.note.insert(text)
      }
    case .nextDate:
      _ = editOutcome {
        $0.insert(String(text.map(CommandFolding.fold))); return true
      }
    case .note:
      _ = editOutcome {
        $0.insert(text); return true
      }
    }
    return []
  }

  /// Lets the text field with the focus change; answers whether it was one and took the change.
  mutating func editOutcome(_ change: (inout TextField) -> Bool) -> Bool {
    guard var form = outcome, !form.isSaving else { return false }
    var isTaken = false
    switch form.focus {
    case .outcome: return false
    case .nextDate:
      let before = form.nextDate.text
      isTaken = change(&form.nextDate)
      if form.nextDate.text != before { form.hasOwnDate = true }
    case .note: isTaken = change(&form.note)
    }
    if isTaken {
      form.problem = nil
      outcome = form
    }
    return isTaken
  }

  mutating func choose(_ choice: ChoiceState) {
    outcome?.choice = choice
    outcome?.isChosen = true
    outcome?.problem = nil
    proposeDate()
  }

  /// Puts the proposed date into the field unless one was typed by hand.
  mutating func proposeDate() {
    guard let form = outcome, !form.hasOwnDate else { return }
    let proposed = proposal(for: form).next?.description ?? ""
    outcome?.nextDate.set(proposed)
  }

  mutating func moveField(_ direction: Int) -> [Effect] {
    guard let form = outcome, !form.isSaving else { return [] }
    let fields = outcomeFields
    let place = fields.firstIndex(of: form.focus) ?? 0
    outcome?.focus = fields[(place + direction + fields.count) % fields.count]
    return keepDraft()
  }

  /// The fields in order; an outcome that ends the follow-up needs no date.
  var outcomeFields: [OutcomeForm.Field] {
    guard let form = outcome, proposal(for: form).ends else { return OutcomeForm.Field.allCases }
    return [.outcome, .note]
  }

  private var lastField: OutcomeForm.Field { .note }

  // MARK: - Saving

  mutating func saveOutcome() -> [Effect] {
    guard let form = outcome, !form.isSaving else { return [] }
    guard form.isChosen else {
      outcome?.problem = Phrase.chooseOutcome.text
      outcome?.focus = .outcome
      return []
    }
    let offer = proposal(for: form)
    var next: CalendarDate?
    let isWithoutDate = offer.isDateOptional && form.nextDate.text.trimmingBlanks.isEmpty
    if !offer.ends, !isWithoutDate {
      do throws(DateEntry.Problem) {
        next = try DateEntry.read(form.nextDate.text, today: today)
      } catch {
        outcome?.problem = Phrase.dateProblem(error)
        outcome?.focus = .nextDate
        return []
      }
    }
    outcome?.problem = nil
    outcome?.isSaving = true
    // Kept first: should the save fail and the program with it, nothing is lost.
    return keepDraft() + [
      .recordOutcome(
        OutcomeEntry(
          followUp: form.item.followUp.id, version: form.item.followUp.version,
          outcome: form.outcome, note: form.note.text.trimmingBlanks, nextDue: next))
    ]
  }
}
