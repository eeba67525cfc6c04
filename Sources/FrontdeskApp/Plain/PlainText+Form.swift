import Domain
import Widgets

/// Any form, asked field by field.
extension PlainText {
  /// The form that is open, if it is one of this kind.
  static func form(_ model: Model) -> FormState? {
    if case .review(let asked) = model.account.dialog { return asked.form }
    if case .breakGlass(let asked) = model.account.dialog { return asked.form }
    if case .rightsForm(let asked) = model.account.dialog {
      return asked.found.isEmpty ? asked.form : nil
    }
    if let form = model.settings.form { return form }
    if let form = model.cardForm.form { return form }
    if let open = model.outcome, model.isCalling { return open.form }
    if case .booking(let booking) = model.day.dialog {
      return booking.isAmongSlots ? nil : booking.form
    }
    if case .change(let change) = model.tables.dialog { return change.form }
    return nil
  }

  static func formWords(_ language: Language) -> FormWords {
    language == .chinese ? .chinese : .english
  }

  /// What is filled in, then the question that is open.
  mutating func addForm(_ form: FormState, title: Phrase, isSaving: Bool) {
    addForm(form, title: title.text, subject: "form/\(title.rawValue)", isSaving: isSaving)
  }

  mutating func addForm(
    _ form: FormState, title: Localized, subject: String, isSaving: Bool
  ) {
    add(.place, subject, title[language])
    if isSaving { add(.place, subject, Phrase.saving[language]) }
    for field in form.fields where field.id != form.focusedField?.id {
      guard !form.hidden.contains(field.id) else { continue }
      add(.place, subject, "\(field.label): \(answer(to: field, in: form))")
    }
    if let field = form.focusedField { addQuestion(field, of: form, subject) }
    add(.hints, "", PlainPhrase.formHint[language])
    add(.hints, "", PlainPhrase.textHint[language])
  }

  /// The one question of a dialog over a list.
  mutating func addOnlyQuestion(of form: FormState, _ subject: String) {
    if let field = form.focusedField { addQuestion(field, of: form, subject) }
  }

  /// What a field holds, with its unit, and what is wrong with it.
  func answer(to field: FormField, in form: FormState) -> String {
    var text = Self.title(of: form.raw(field.id), field, language)
    if text.isEmpty { return PlainPhrase.empty[language] }
    if case .number(let rule) = field.kind { text += " " + rule.unit }
    let problem = form.problem(with: field.id).map { Self.formWords(language).sentence($0) }
    return [shown(text), problem ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The words of an answer: titles for choices, else the text itself.
  private static func title(of raw: String, _ field: FormField, _ language: Language) -> String {
    let options = answers(to: field, language)
    guard !options.isEmpty else { return raw }
    let ids = raw.split(separator: ",").map(String.init)
    return ids.compactMap { id in options.first { $0.id == id }?.title }.joined(separator: "; ")
  }

  /// The answers that numbers choose; none for a field that is typed.
  static func answers(to field: FormField, _ language: Language) -> [FormField.Option] {
    guard case .toggle = field.kind else { return field.options }
    let words = formWords(language)
    return [.init("true", words.yes), .init("false", words.no)]
  }

  mutating func addQuestion(_ field: FormField, of form: FormState, _ subject: String) {
    let subject = "\(subject)/\(field.id)"
    let isLast = form.fields.last { !form.hidden.contains($0.id) }?.id == field.id
    add(
      .list, subject, "\(PlainPhrase.question[language]): \(field.label)",
      "\(PlainPhrase.present[language]) \(answer(to: field, in: form))",
      field.hint, field.placeholder, PlainPhrase.keepsNow[language],
      isLast ? PlainPhrase.lastField[language] : "")
    if !field.obstacle.isEmpty {
      add(.list, subject, field.obstacle)
      return
    }
    if let problem = form.problems[field.id] {
      add(.list, subject, Self.formWords(language).sentence(problem))
    }
    if let explanation = form.explanations[field.id] {
      add(.list, subject, words.why(Localized(same: explanation)))
    }
    let chosen = form.raw(field.id).split(separator: ",").map(String.init)
    for (place, option) in Self.answers(to: field, language).enumerated() {
      let lead = form.leads[field.id].flatMap { words in
        words.indices.contains(place) ? words[place].first : nil
      }
      let what = [option.title] + [lead].compactMap { $0.map { words.why(Localized(same: $0)) } }
      add(
        .list, subject, fields: what, number: place + 1,
        target: .answer(field.id, option.id), isSelected: chosen.contains(option.id))
    }
  }
}
