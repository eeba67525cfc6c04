import Domain
import Widgets

extension PlainText {
  /// The form that records an outcome: what is filled in, then the question that is open.
  mutating func addOutcome(_ open: OutcomeForm) {
    let subject = "outcome/\(open.item.followUp.id.value)"
    add(
      .place, subject,
      labelled(.outcomeTitle, [shown(open.item.name)]),
      open.item.followUp.details.heading[language])
    if open.isSaving { add(.place, subject, Phrase.saving[language]) }
    addCallFacts(open, subject)
    let form = open.form
    for field in form.fields where field.id != form.focusedField?.id {
      guard !form.hidden.contains(field.id), !form.raw(field.id).isEmpty else { continue }
      add(.place, subject, "\(field.label): \(answer(to: field, in: form))")
    }
    if let ends = form.explanations[OutcomeFields.ID.outcome.rawValue] {
      add(.place, subject, ends)
    }
    if let field = form.focusedField { addQuestion(field, of: form, subject) }
    add(.hints, "", PlainPhrase.formHint[language])
    add(.hints, "", PlainPhrase.textHint[language])
  }

  /// What whoever calls must know, a line for each thing, under the words of the screen.
  private mutating func addCallFacts(_ open: OutcomeForm, _ subject: String) {
    let text = CallText(model, open, columns: .max)
    let blocks = [
      text.identity, text.numbers, text.reason, text.advised, text.contacts, text.plans,
      text.recordings,
      text.others,
      text.script,
    ]
    for block in blocks {
      for line in block.lines where !line.isEmpty {
        add(.details, subject, "\(block.title[language]): \(line.plain)")
      }
    }
  }
}
