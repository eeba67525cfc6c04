import Canvas
import Domain
import Widgets

/// The form is asked field by field; the answers go through the same update as the keys do.
extension PlainProgram {
  /// Takes an answer to the question that is open.
  func fill(_ text: String) -> [Note] {
    if let notes = answerOutcome(text) { return notes }
    if let form = PlainText.form(model) { return answer(text, in: form) }
    if model.filteredTable != nil { return narrow(by: text) }
    if [.ruleEditor, .form, .forms].contains(model.layer) || model.carePanel?.chooser != nil {
      take(.plain(.fill(text)))
      return []
    }
    if case .teams(let open) = model.tables.dialog, open.entry != nil {
      take(.plain(.fill(text)))
      take(.event(.key(KeyPress(.enter))))
      return []
    }
    if case .export = model.tables.dialog {
      // What follows the yes is the reason.
      if text != "yes" { take(.event(.text(text))) }
      take(.event(.key(KeyPress(.enter))))
      return []
    }
    return []
  }

  /// Takes an outcome by its name in either language; other words can only be meant for the note,
  /// as with the keys.
  private func answerOutcome(_ text: String) -> [Note]? {
    guard let field = model.outcome?.form.focusedField, field.isLadder else { return nil }
    let wanted = PlainCommands.folded(text)
    let named = FollowUpOutcome.ofCalls.first { outcome in
      Language.allCases.contains { PlainCommands.folded(outcome.title[$0]) == wanted }
    }
    if let named, let rung = OutcomeRung.of(named) {
      let notes = choose(rung.first.rawValue, of: field.id)
      guard named != rung.first, let detail = rung.detailID else { return notes }
      return notes + choose(named.rawValue, of: detail)
    }
    guard Self.option(named: text, among: field.options) == nil, CommandFolding.holdsHanzi(text)
    else { return nil }
    take(.event(.text(text)))
    return [Note(kind: .note, text: PlainPhrase.intoNote.text)]
  }

  /// Empties the field that is asked for.
  func clear() -> [Note] {
    if let form = PlainText.form(model) { return clear(form) }
    if model.layer == .form {
      take(.event(.key(KeyPress(.delete))))
      return []
    }
    if model.filteredTable != nil { return narrow(by: "") }
    if case .teams(let open) = model.tables.dialog, open.entry != nil { return fill("") }
    return []
  }

  /// Narrows the list that asks by what; nothing shows all of it.
  private func narrow(by text: String) -> [Note] {
    take(.plain(.fill(text)))
    return keepFilter()
  }

  /// Ends the question by what a list is narrowed.
  func keepFilter() -> [Note] {
    take(.event(.key(KeyPress(.enter))))
    return []
  }
}
