import Domain
import Widgets

/// A card, asked field by field.
extension PlainText {
  mutating func addCard(_ form: FormState) {
    let title = model.cardForm.sheet == nil ? CardWords.newTitle : CardWords.editTitle
    let subject = "form/card"
    add(.place, subject, title[language])
    if model.cardForm.isSaving { add(.place, subject, Phrase.saving[language]) }
    for field in form.fields where field.id != form.focusedField?.id {
      // A card has forty fields; those that say nothing are asked when one comes to them.
      guard !form.raw(field.id).isEmpty else { continue }
      add(.place, subject, "\(field.label): \(answer(to: field, in: form))")
    }
    for one in model.cardForm.candidates {
      let line = CardCandidateText(one, language: language).words.joined(separator: ", ")
      add(.place, subject, "\(CardWords.candidates[language]): \(shown(line))")
    }
    if let field = form.focusedField { addQuestion(field, of: form, subject) }
    add(.hints, "", PlainPhrase.formHint[language])
    add(.hints, "", PlainPhrase.textHint[language])
  }
}
