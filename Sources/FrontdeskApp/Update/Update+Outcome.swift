import Canvas
import Domain
import Widgets

extension Model {
  // MARK: - Opening and closing

  /// Opens the form for the selected follow-up, with the draft that was begun for it.
  mutating func openOutcome() {
    guard let item = followUps.selected else { return }
    var open = OutcomeForm(item, OutcomeFields(self).form, openedAt: now)
    if let kept = drafts[item.followUp.id] { open.takeUp(kept) }
    OutcomeFields(self).settle(&open)
    // Also an empty date is one typed by hand, which no proposal replaces.
    if drafts[item.followUp.id]?.draft.date?.isEmpty == true {
      open.form.set(OutcomeFields.ID.date.rawValue, to: "")
    }
    outcome = open
  }

  /// Closes the dialog; what was begun is kept for the next time.
  mutating func closeOutcome() -> [Effect] {
    guard let open = outcome else { return [] }
    let effects = keepDraft() + releaseCall()
    outcome = nil
    if open.hasContent { say(Phrase.draftKept.text) }
    return effects
  }

  /// Takes the row that was read again after somebody else's change.
  mutating func refreshOutcome() {
    guard let open = outcome, open.isOutdated,
      let item = followUps.item(open.item.followUp.id)
    else { return }
    outcome?.item = item
    outcome?.isOutdated = false
    settleOutcome()
  }

  /// Puts what follows from the answers beside them.
  mutating func settleOutcome() {
    guard var open = outcome else { return }
    OutcomeFields(self).settle(&open)
    outcome = open
  }

  /// Asks the same in the other language, with every answer as it is.
  mutating func relabelOutcome() {
    guard var open = outcome else { return }
    let before = open.form.problems
    let own = open.draft.date
    open.form = open.form.relabelled(as: OutcomeFields(self).form)
    let (chosen, date) = (OutcomeFields.ID.outcome.rawValue, OutcomeFields.ID.date.rawValue)
    OutcomeFields(self).settle(&open)
    if own?.isEmpty == true { open.form.set(date, to: "") }
    if case .said = before[chosen] { open.form.note(chosen, Phrase.chooseOutcome[language]) }
    if case .said = before[date] { open.form.note(date, Phrase.dateProblem(.missing)[language]) }
    outcome = open
  }

  // MARK: - Editing

  /// Lets the form take a key; nil when it is for others.
  mutating func outcomeKey(_ press: KeyPress) -> [Effect]? {
    guard let open = outcome, !open.isSaving else { return nil }
    if press == KeyPress(.escape), !open.form.isPopupOpen { return nil }
    if [.pageUp, .pageDown].contains(press.key), turnsFacts(open) { return nil }
    // Whoever reads another part moves in what they read, and not the outcome out of sight.
    if [.up, .down].contains(press.key), press.modifiers.isEmpty, open.call.part != .form,
      !CallPanes(self, layout).showsForm
    {
      return nil
    }
    if let effects = completePath(press) { return effects }
    var isIgnored = false
    let effects = changeOutcome { form in
      let outcome = form.press(press)
      isIgnored = outcome == .ignored
      // Enter in the last field saves, as in every short form.
      return outcome == .atEnd ? form.commit() : outcome
    }
    return isIgnored ? nil : effects
  }

  /// Whether the page keys go through the facts; a date in sight has them for its months.
  private func turnsFacts(_ open: OutcomeForm) -> Bool {
    if open.form.isPopupOpen { return false }
    let isAtDate = open.form.focusedField?.id == OutcomeFields.ID.date.rawValue
    return !isAtDate || CallPanes(self, layout).showsForm == false
  }

  mutating func typeInOutcome(_ text: String) -> [Effect] {
    changeOutcome { form in
      // Words while the outcomes have the keys can only be meant for the note.
      if form.focusedField?.id == OutcomeFields.ID.outcome.rawValue,
        CommandFolding.holdsHanzi(text)
      {
        form.focus(on: OutcomeFields.ID.note.rawValue)
      }
      return form.type(text)
    }
  }

  /// Changes the form by a key, a text, a paste or a click.
  mutating func changeOutcome(
    _ change: (inout FormState) -> FormState.Outcome
  ) -> [Effect] {
    guard var open = outcome, !open.isSaving else { return [] }
    let before = open.form
    let result = change(&open.form)
    // Whoever fills in sees what is filled in.
    if open.form != before { open.call.part = .form }
    if open.form != before { open.problem = nil }
    open.form.explain(OutcomeFields.ID.recording.rawValue, nil)
    if result == .refused, open.outcome == nil {
      open.form.note(OutcomeFields.ID.outcome.rawValue, Phrase.chooseOutcome[language])
    }
    outcome = open
    settleOutcome()
    let effects = before.focus == outcome?.form.focus ? [] : keepDraft()
    return result == .committed ? effects + sendOutcome() : effects
  }

  mutating func moveField(_ direction: Int) -> [Effect] {
    changeOutcome { $0.press(KeyPress(.tab, direction < 0 ? .shift : [])) }
  }

  // MARK: - Saving

  mutating func saveOutcome() -> [Effect] { changeOutcome { $0.commit() } }

  private mutating func sendOutcome() -> [Effect] {
    guard let open = outcome, !open.isSaving, let chosen = open.outcome else { return [] }
    let offer = proposal(for: chosen, of: open.item)
    let date = OutcomeFields.ID.date.rawValue
    var next = offer.ends ? nil : open.form.day(date).map { CalendarDate(dayNumber: $0) }
    if next == nil, !offer.ends, !offer.isDateOptional {
      outcome?.form.refuse(date, Phrase.dateProblem(.missing)[language])
      return []
    }
    if chosen == .other, open.note.allSatisfy(\.isWhitespace) {
      outcome?.form.refuse(OutcomeFields.ID.note.rawValue, CallWords.noteMissing[language])
      return []
    }
    // The date of the plan is the plan's to set.
    if chosen == .completed, open.call.planned != nil, next == offer.next { next = nil }
    let recording: RecordingOrder?
    switch recordingOrder(open) {
    case .success(let order): recording = order
    case .failure: return []
    }
    outcome?.problem = nil
    outcome?.call.part = .form
    outcome?.isSaving = true
    // Kept first: should the save fail and the program with it, nothing is lost.
    return keepDraft() + [
      .recordOutcome(
        OutcomeEntry(
          followUp: open.item.followUp.id, version: open.item.followUp.version, outcome: chosen,
          note: Self.oneLine(open.note), nextDue: next, dateReason: open.dateReason.trimmingBlanks,
          call: callDetails, recording: recording))
    ]
  }

  /// A note of several lines as the one that is kept.
  private static func oneLine(_ note: String) -> String {
    note.split(whereSeparator: \.isNewline).map { String($0).trimmingBlanks }
      .filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
