import Canvas
import Domain
import Widgets

/// The fields of what became of a follow-up, in one language, and what follows from the answers.
struct OutcomeFields {
  enum ID: String {
    case outcome, date, note, recording, consent
  }

  private let model: Model
  private let language: Language

  init(_ model: Model) {
    self.model = model
    language = model.language
  }

  /// The form as it opens.
  var form: FormState {
    let outcomes = FollowUpOutcome.allCases.map {
      FormField.Option($0.rawValue, $0.title[language])
    }
    var form = FormState(
      [
        FormSection(
          "",
          [
            FormField(
              ID.outcome.rawValue, Phrase.outcome[language], .ladder(outcomes), isRequired: true)
          ]),
        FormSection(isApart: true, [date, note, recording, consent]),
      ], today: model.today.dayNumber)
    if let key = CommandRegistry.command(.saveOutcome).flatMap({ model.keymap[$0].keys.first }) {
      form.commitKey = key
    }
    return form
  }

  private var date: FormField {
    FormField(
      ID.date.rawValue, Phrase.nextDate[language],
      .date(
        FormField.DateRule(
          first: model.today.dayNumber, last: model.today.adding(months: 24).dayNumber)),
      hint: Phrase.datePlaceholder[language])
  }

  private var note: FormField {
    FormField(
      ID.note.rawValue, Phrase.note[language], .lines(rows: 2, limit: 200),
      placeholder: Phrase.notePlaceholder[language])
  }

  private var recording: FormField {
    FormField(
      ID.recording.rawValue, CallWords.recording[language], .text(limit: 400),
      placeholder: CallWords.recordingPath[language])
  }

  private var consent: FormField {
    FormField(
      ID.consent.rawValue, CallWords.recordingConsent[language],
      .choice(RecordingConsent.allCases.map { FormField.Option($0.rawValue, $0.title[language]) }))
  }

  /// The fields for a recording, unless they are shown.
  private func hidden(_ open: OutcomeForm, _ others: Set<String> = []) -> Set<String> {
    open.call.showsRecording
      ? others : others.union([ID.recording.rawValue, ID.consent.rawValue])
  }

  /// Says what each outcome leads to, proposes the date of the one chosen, and asks for none where
  /// it ends the follow-up.
  func settle(_ open: inout OutcomeForm) {
    open.form.lead(
      ID.outcome.rawValue,
      to: FollowUpOutcome.allCases.map { outcome in
        StepText.candidates(line(model.proposal(for: outcome, of: open.item).step))
      })
    guard let outcome = open.outcome else {
      open.form.hide(hidden(open))
      open.form.propose(ID.date.rawValue, "")
      return explain(&open, nil, nil)
    }
    let offer = model.proposal(for: outcome, of: open.item)
    open.form.hide(hidden(open, offer.ends ? [ID.date.rawValue] : []))
    open.form.propose(ID.date.rawValue, offer.next?.description ?? "")
    let why = line(offer.why)
    guard !offer.ends else {
      return explain(&open, "\(Phrase.endsFollowUp[language]): \(why)", nil)
    }
    let day = open.form.day(ID.date.rawValue).map {
      Phrase.daysAhead($0 - model.today.dayNumber)[language]
    }
    explain(&open, nil, [day, why].compactMap { $0 }.joined(separator: ", "))
  }

  private func explain(_ open: inout OutcomeForm, _ outcome: String?, _ date: String?) {
    open.form.explain(ID.outcome.rawValue, outcome)
    open.form.explain(ID.date.rawValue, date)
  }

  private func line(_ words: Localized) -> String {
    StepText.line(DisplayText.of(words[language]), glyphs: model.drawing.glyphs)
  }
}
