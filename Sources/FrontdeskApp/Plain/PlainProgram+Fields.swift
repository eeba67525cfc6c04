import Canvas
import Domain
import Widgets

/// The answers to the questions of any form.
extension PlainProgram {
  /// Takes a line as the answer to the field that is asked for.
  func answer(_ text: String, in form: FormState) -> [Note] {
    guard let field = form.focusedField else { return [] }
    if !field.obstacle.isEmpty {
      return [Note(kind: .problem, text: Localized(same: field.obstacle))]
    }
    if case .choices = field.kind { return chooseSeveral(text, of: field) }
    let answers = PlainText.answers(to: field, model.language)
    guard answers.isEmpty else {
      guard let option = Self.option(named: text, among: answers) else {
        return [Note(kind: .problem, text: PlainPhrase.noSuchRow.text)]
      }
      return choose(option.id, of: field.id)
    }
    var text = text
    if case .date = field.kind { text = String(text.map(CommandFolding.fold)) }
    take(.plain(.fill(text)))
    if let limit = field.limit, text.count > limit {
      return [Note(kind: .problem, text: PlainPhrase.tooLong(String(text.dropFirst(limit))))]
    }
    return goOn()
  }

  /// Answers a question with one of its answers, by the number that was read or by its name.
  func choose(_ option: String, of id: String) -> [Note] {
    guard let field = PlainText.form(model)?.focusedField, field.id == id else {
      return [Note(kind: .problem, text: PlainPhrase.rowGone.text)]
    }
    if case .choices = field.kind {
      take(.plain(.fill(Self.toggled(option, in: PlainText.form(model)?.raw(id) ?? ""))))
      return []
    }
    take(.plain(.fill(option)))
    return goOn()
  }

  /// Keeps what the field holds and asks for the next, or saves after the last.
  func goOn() -> [Note] {
    guard let form = PlainText.form(model), let field = form.focusedField else { return [] }
    if let problem = form.problem(with: field.id) {
      let sentence = PlainText.formWords(model.language).sentence(problem)
      return [Note(kind: .problem, text: Localized(same: sentence))]
    }
    // The form over a list has one field; its own key saves it.
    if case .change = model.tables.dialog {
      take(.event(.key(form.commitKey)))
      return []
    }
    let isLast = form.fields.last { !form.hidden.contains($0.id) }?.id == field.id
    take(isLast ? .plain(.commit) : .command(.nextField))
    return []
  }

  /// Empties the field that is asked for, if it is one that is typed.
  func clear(_ form: FormState) -> [Note] {
    guard let field = form.focusedField, field.obstacle.isEmpty,
      PlainText.answers(to: field, model.language).isEmpty
    else { return [Note(kind: .problem, text: PlainPhrase.nothingToClear.text)] }
    take(.plain(.fill("")))
    return []
  }

  private func chooseSeveral(_ text: String, of field: FormField) -> [Note] {
    guard let option = Self.option(named: text, among: field.options) else {
      return [Note(kind: .problem, text: PlainPhrase.noSuchRow.text)]
    }
    return choose(option.id, of: field.id)
  }

  private static func toggled(_ id: String, in raw: String) -> String {
    var ids = raw.split(separator: ",").map(String.init)
    if let place = ids.firstIndex(of: id) { ids.remove(at: place) } else { ids.append(id) }
    return ids.joined(separator: ",")
  }

  /// The answer that a text names by its title, the title's initials, or its id.
  static func option(
    named text: String, among options: [FormField.Option]
  ) -> FormField.Option? {
    let wanted = PlainCommands.folded(text)
    return options.first { option in
      [option.id, option.title, PlainCommands.initials(option.title)]
        .contains { PlainCommands.folded($0) == wanted }
    }
  }
}
