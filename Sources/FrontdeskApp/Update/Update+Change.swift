import Canvas
import Domain
import Widgets

extension Model {
  /// Opens the form that changes the marked follow-ups, or the selected one.
  mutating func openChange(_ kind: ChangeForm.Kind) -> [Effect] {
    var ids = tables[.queue].marks.isEmpty ? [] : chosenRows(of: .queue).ids
    if ids.isEmpty { ids = followUps.selectedID.map { [$0] } ?? [] }
    guard !ids.isEmpty else { return [] }
    tables.dialog = .change(ChangeForm(kind, ids))
    return [.readBriefs(ids)]
  }

  /// Takes the follow-ups as they are now, and opens the fields at the first time.
  mutating func briefsRead(_ briefs: [FollowUpBrief], staff: [StaffMember]) {
    guard case .change(var change) = tables.dialog else { return }
    change.briefs = briefs.filter { $0.isOpen && $0.claimedBy == nil }
    change.claimed = briefs.filter { $0.isOpen && $0.claimedBy != nil }
    if change.form == nil { change.form = Self.form(change.kind, staff, today, language) }
    if change.briefs?.isEmpty == true { change.problem = Phrase.nothingToChange.text }
    tables.dialog = .change(change)
  }

  private static func form(
    _ kind: ChangeForm.Kind, _ staff: [StaffMember], _ today: CalendarDate, _ language: Language
  ) -> FormState {
    let field: FormField
    switch kind {
    case .reschedule:
      field = FormField(
        "due", Phrase.newDate[language],
        .date(
          FormField.DateRule(
            first: today.dayNumber, last: today.adding(months: 24).dayNumber)),
        isRequired: true, placeholder: Phrase.datePlaceholder[language])
    case .assign:
      let colleagues = staff.filter { $0.access.allows(.change, .queue) }.map {
        FormField.Option($0.code, DisplayText.of($0.name))
      }
      field = FormField(
        "owner", Phrase.owner[language],
        .choice(colleagues + [FormField.Option(nobodyID, Phrase.nobody[language])]),
        isRequired: true)
    }
    return FormState([FormSection("", [field])], today: today.dayNumber)
  }

  /// No code of a member of staff.
  private static let nobodyID = "-"

  mutating func changeKey(_ press: KeyPress, _ before: ChangeForm) -> [Effect]? {
    guard var form = before.form, !before.isSaving else { return nil }
    if press == KeyPress(.escape), !form.isPopupOpen { return nil }
    var change = before
    let outcome = form.press(press)
    change.form = form
    if outcome != .ignored { change.problem = nil }
    tables.dialog = .change(change)
    switch outcome {
    case .ignored: return nil
    case .moved, .changed, .refused: return []
    // There is one field: Enter in it can only mean that it is done.
    case .atEnd:
      let committed = form.commit()
      change.form = form
      tables.dialog = .change(change)
      return committed == .committed ? saveChange(change) : []
    case .committed: return saveChange(change)
    }
  }

  private mutating func saveChange(_ before: ChangeForm) -> [Effect] {
    var change = before
    guard let form = change.form, let briefs = change.briefs, !briefs.isEmpty else { return [] }
    let wanted: FollowUpChange
    switch change.kind {
    case .reschedule:
      guard let day = form.day("due") else { return [] }
      wanted = .reschedule(CalendarDate(dayNumber: day))
    case .assign:
      let code = form.value("owner")
      wanted = .assign(code == Self.nobodyID ? nil : code)
    }
    change.isSaving = true
    change.problem = nil
    tables.dialog = .change(change)
    return [.changeFollowUps(briefs, wanted)]
  }

  // MARK: - Answers

  mutating func followUpsChanged(
    _ before: [FollowUpBefore], _ change: FollowUpChange
  ) -> [Effect] {
    if case .change = tables.dialog { tables.dialog = nil }
    tables.lastChange = LastChange(before: before)
    lastWrite = nil
    tables[.queue].marks.clear()
    say(Phrase.changed(before.count, change), .done)
    return [askQueue(), .queueCounts]
  }

  mutating func changeUndone(_ count: Int) -> [Effect] {
    tables.lastChange = nil
    say(Phrase.changeUndone(count))
    return [askQueue(), .queueCounts]
  }

  /// Somebody was quicker: nothing was written, and the follow-ups are read again.
  mutating func changeConflict() -> [Effect] {
    guard case .change(var change) = tables.dialog else {
      tables.lastChange = nil
      say(Phrase.undoConflict.text, .problem)
      return [askQueue(), .queueCounts]
    }
    change.isSaving = false
    change.problem = Phrase.changeConflict.text
    tables.dialog = .change(change)
    return [.readBriefs(change.ids), askQueue()]
  }

  mutating func changeFailed(_ reason: Localized) {
    guard case .change(var change) = tables.dialog else { return }
    change.isSaving = false
    change.problem = reason
    tables.dialog = .change(change)
  }

  /// Whether there is something to take back.
  package var canUndo: Bool { dayUndo != nil || lastWrite != nil || tables.lastChange != nil }
}
