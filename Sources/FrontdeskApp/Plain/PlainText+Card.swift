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

  /// Two cards that are to become one.
  mutating func addMerge(_ merge: MergeForm) {
    let subject = "form/merge"
    add(.place, subject, CardWords.mergeTitle[language])
    if let problem = merge.problem { add(.place, subject, problem[language]) }
    guard let preview = merge.preview else {
      add(.place, subject, CardWords.mergeOther[language])
      for choice in merge.found {
        add(.place, subject, shown(CardCandidateText.person(choice.hit, language: language)))
      }
      return
    }
    for item in merge.items {
      let one = item.words(preview.survivor.entry[item], language)
      let other = item.words(preview.merged.entry[item], language)
      let mark = merge.takes(item) ? "→" : "←"
      add(.place, subject, "\(item.title[language]): \(shown(one)) \(mark) \(shown(other))")
    }
    let words =
      merge.asks
      ? model.mayMerge
        ? CardWords.mergeQuestion(preview.merged.card, into: preview.survivor.card)
        : CardWords.proposalQuestion(preview.merged.card, into: preview.survivor.card)
      : CardWords.mergePreview(
        preview.merged.card, into: preview.survivor.card,
        rows: preview.moves.values.reduce(0, +))
    add(.hints, "", model.keymap.naming(words)[language])
  }
}
