import Domain
import Widgets

extension PlainText {
  static func fieldTitle(_ field: OutcomeForm.Field) -> Localized {
    switch field {
    case .outcome: Phrase.outcome.text
    case .nextDate: Phrase.nextDate.text
    case .note: Phrase.note.text
    }
  }

  /// The form that records an outcome: what is filled in, then the question that is open.
  mutating func addOutcome(_ form: OutcomeForm) {
    let subject = "outcome/\(form.item.followUp.id.value)"
    add(
      .place, subject,
      labelled(.outcomeTitle, [shown(form.item.name)]),
      form.item.followUp.details.reason.title[language])
    if form.isSaving { add(.place, subject, Phrase.saving[language]) }
    for field in model.outcomeFields where field != form.focus && isAnswered(form, field) {
      add(
        .place, subject,
        "\(Self.fieldTitle(field)[language]): \(answer(form, field))")
    }
    let proposal = model.proposal(for: form)
    if proposal.ends, form.isChosen { add(.place, subject, Phrase.endsFollowUp[language]) }
    addQuestion(form, proposal)
    add(.hints, "", PlainPhrase.formHint[language])
    add(.hints, "", PlainPhrase.textHint[language])
  }

  /// Whether a field holds more than a proposal for an outcome that nobody chose.
  private func isAnswered(_ form: OutcomeForm, _ field: OutcomeForm.Field) -> Bool {
    switch field {
    case .outcome: form.isChosen
    case .nextDate: form.isChosen || form.hasOwnDate
    case .note: !form.note.isEmpty
    }
  }

  /// What a field holds, in full.
  func answer(_ form: OutcomeForm, _ field: OutcomeForm.Field) -> String {
    switch field {
    case .outcome:
      return form.isChosen ? form.outcome.title[language] : PlainPhrase.notChosen[language]
    case .nextDate:
      let text = shown(form.nextDate.text)
      return text.isEmpty ? PlainPhrase.empty[language] : dateInFull(text)
    case .note:
      let text = shown(form.note.text)
      return text.isEmpty ? PlainPhrase.empty[language] : text
    }
  }

  /// The day in full with its weekday and distance; the text itself when it is no date.
  private func dateInFull(_ text: String) -> String {
    do throws(DateEntry.Problem) {
      let date = try DateEntry.read(text, today: model.today)
      let days = Phrase.daysAhead(model.today.days(to: date))[language]
      return "\(date) \(Phrase.weekday(date.weekday)[language]), \(days)"
    } catch {
      return "\(text), \(Phrase.dateProblem(error)[language])"
    }
  }

  // MARK: - The question

  private mutating func addQuestion(_ form: OutcomeForm, _ proposal: OutcomeProposal) {
    let field = form.focus
    let subject = "question/\(form.item.followUp.id.value)/\(field.rawValue)"
    let title = "\(PlainPhrase.question[language]): \(Self.fieldTitle(field)[language])"
    let now = "\(PlainPhrase.present[language]) \(answer(form, field))"
    let keeps = PlainPhrase.keepsNow[language]
    switch field {
    case .outcome:
      add(.list, subject, title, now)
      for (place, outcome) in FollowUpOutcome.allCases.enumerated() {
        let step = model.proposal(for: outcome, of: form.item).step
        add(
          .list, subject,
          fields: [outcome.title[language], words.why(step)], number: place + 1,
          target: .outcome(outcome), isSelected: form.isChosen && outcome == form.outcome)
      }
    case .nextDate:
      add(.list, subject, title, now, keeps)
      add(.list, subject, labelled(.why, [words.why(proposal.why)]))
      if let next = proposal.next, next.description != form.nextDate.text {
        add(.list, subject, "\(PlainPhrase.proposed[language]) \(dateInFull(next.description))")
      }
      add(.list, subject, Phrase.datePlaceholder[language])
    case .note:
      add(
        .list, subject, title, now, Phrase.notePlaceholder[language], keeps,
        PlainPhrase.lastField[language])
    }
  }
}
