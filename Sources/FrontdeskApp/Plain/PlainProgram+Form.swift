import Canvas
import Domain
import Widgets

/// The form is asked field by field; the answers go through the same update as the keys do.
extension PlainProgram {
  /// Takes an answer to the question that is open.
  func fill(_ text: String) -> [Note] {
    if let form = PlainText.form(model) { return answer(text, in: form) }
    if model.filteredTable != nil { return narrow(by: text) }
    if case .export = model.tables.dialog {
      // What follows the yes is the reason.
      if text != "yes" { take(.event(.text(text))) }
      take(.event(.key(KeyPress(.enter))))
      return []
    }
    guard let form = model.outcome else { return [] }
    switch form.focus {
    case .outcome:
      if let outcome = outcome(named: text) { return chooseOutcome(outcome) }
      guard CommandFolding.holdsHanzi(text) else {
        return [Note(kind: .problem, text: PlainPhrase.noSuchRow.text)]
      }
      // As with the keys: words while the outcomes are asked for can only be meant for the note.
      take(.event(.text(text)))
      return [Note(kind: .note, text: PlainPhrase.intoNote.text)]
    case .nextDate:
      take(.plain(.fill(String(text.map(CommandFolding.fold)))))
      return checkDate() ?? goOn(model.outcome ?? form)
    case .note:
      take(.plain(.fill(text)))
      let rest = String(text.dropFirst(form.note.limit))
      guard rest.isEmpty else {
        return [Note(kind: .problem, text: PlainPhrase.tooLong(rest))]
      }
      return goOn(model.outcome ?? form)
    }
  }

  /// Empties the field that is asked for.
  func clear() -> [Note] {
    if let form = PlainText.form(model) { return clear(form) }
    if model.filteredTable != nil { return narrow(by: "") }
    guard let form = model.outcome else { return [] }
    switch form.focus {
    case .outcome: return [Note(kind: .problem, text: PlainPhrase.nothingToClear.text)]
    case .nextDate:
      take(.plain(.fill("")))
      return checkDate() ?? goOn(model.outcome ?? form)
    case .note:
      take(.plain(.fill("")))
      return []
    }
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

  func chooseOutcome(_ outcome: FollowUpOutcome) -> [Note] {
    guard let place = FollowUpOutcome.allCases.firstIndex(of: outcome) else { return [] }
    take(.event(.text(String(place + 1))))
    take(.command(.nextField))
    return []
  }

  /// Keeps what the field holds and asks for the next, or saves after the last.
  func goOn(_ form: OutcomeForm) -> [Note] {
    switch form.focus {
    case .outcome:
      guard form.isChosen else {
        return [Note(kind: .problem, text: Phrase.chooseOutcome.text)]
      }
      take(.command(.nextField))
    case .nextDate:
      if let notes = checkDate() { return notes }
      take(.command(.nextField))
    case .note: take(.command(.saveOutcome))
    }
    return []
  }

  /// Why the date cannot be saved as it stands; nil when it can.
  private func checkDate() -> [Note]? {
    guard let form = model.outcome else { return nil }
    let text = form.nextDate.text
    if model.proposal(for: form).isDateOptional, text.trimmingBlanks.isEmpty { return nil }
    do throws(DateEntry.Problem) {
      _ = try DateEntry.read(text, today: model.today)
      return nil
    } catch {
      return [Note(kind: .problem, text: Phrase.dateProblem(error))]
    }
  }

  /// The outcome that a text names in either language, by initials or by its code.
  private func outcome(named text: String) -> FollowUpOutcome? {
    let wanted = PlainCommands.folded(text)
    return FollowUpOutcome.allCases.first { outcome in
      let title = outcome.title
      return [
        outcome.rawValue, title.chinese, title.english, PlainCommands.initials(title.chinese),
      ]
      .contains { PlainCommands.folded($0) == wanted }
    }
  }
}
