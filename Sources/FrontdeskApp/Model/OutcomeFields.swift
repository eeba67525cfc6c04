import Canvas
import Domain
import Widgets

/// The fields of what became of a follow-up, in one language, and what follows from the answers.
struct OutcomeFields {
  enum ID: String {
    case outcome, date, reason, note, recording, consent
  }

  private let model: Model
  private let language: Language

  init(_ model: Model) {
    self.model = model
    language = model.language
  }

  /// The form as it opens.
  var form: FormState {
    let outcomes = OutcomeRung.all.map {
      FormField.Option($0.first.rawValue, $0.title[language])
    }
    var form = FormState(
      [
        FormSection(
          "",
          [
            FormField(
              ID.outcome.rawValue, Phrase.outcome[language], .ladder(outcomes), isRequired: true)
          ] + OutcomeRung.all.compactMap(detail)),
        FormSection(isApart: true, [date, reason, note, recording, consent]),
      ], today: model.today.dayNumber)
    if let key = CommandRegistry.command(.saveOutcome).flatMap({ model.keymap[$0].keys.first }) {
      form.commitKey = key
    }
    return form
  }

  /// Which of the outcomes of a row it is; nil for a row of one.
  private func detail(_ rung: OutcomeRung) -> FormField? {
    rung.detailID.map { id in
      FormField(
        id, CallWords.whichOutcome[language],
        .choice(rung.outcomes.map { FormField.Option($0.rawValue, $0.title[language]) }))
    }
  }

  private var date: FormField {
    FormField(
      ID.date.rawValue, Phrase.nextDate[language],
      .date(
        FormField.DateRule(
          first: model.today.dayNumber, last: model.today.adding(months: 24).dayNumber)),
      hint: Phrase.datePlaceholder[language])
  }

  private var reason: FormField {
    FormField(
      ID.reason.rawValue, CallWords.dateReason[language], .text(limit: 100), isRequired: true,
      placeholder: CallWords.dateReasonHint[language])
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

  /// What is not asked: the fields for a recording unless they are shown, and which outcome it is of
  /// the rows that are not chosen.
  private func hidden(_ open: OutcomeForm, _ others: Set<String> = []) -> Set<String> {
    var hidden = others
    for rung in OutcomeRung.all where rung != open.rung {
      if let detail = rung.detailID { hidden.insert(detail) }
    }
    if !open.call.showsRecording {
      hidden.formUnion([ID.recording.rawValue, ID.consent.rawValue])
    }
    return hidden
  }

  /// Says what each outcome leads to, proposes the date of the one chosen, and asks for none where
  /// it ends the follow-up.
  func settle(_ open: inout OutcomeForm) {
    open.form.lead(
      ID.outcome.rawValue,
      to: OutcomeRung.all.map { rung in
        let outcome = rung == open.rung ? open.outcome ?? rung.first : rung.first
        return StepText.candidates(line(model.proposal(for: outcome, of: open.item).step))
      })
    if let rung = open.rung, let detail = rung.detailID {
      open.form.propose(detail, rung.first.rawValue)
    }
    guard let outcome = open.outcome else {
      open.form.hide(hidden(open, [ID.reason.rawValue]))
      open.form.propose(ID.date.rawValue, "")
      return explain(&open, nil, nil)
    }
    let offer = model.proposal(for: outcome, of: open.item)
    var unasked: Set<String> = offer.ends ? [ID.date.rawValue] : []
    if !isDateChanged(open, offer) { unasked.insert(ID.reason.rawValue) }
    open.form.hide(hidden(open, unasked))
    open.form.propose(ID.date.rawValue, offer.next?.description ?? "")
    let why = line(offer.why)
    guard !offer.ends else {
      // Where the next one comes as planned, it is this one alone that ends.
      let goesOn = [.alreadyVisited, .notResponding].contains(outcome)
      return explain(&open, goesOn ? why : "\(Phrase.endsFollowUp[language]): \(why)", nil)
    }
    let day = open.form.day(ID.date.rawValue).map {
      Phrase.daysAhead($0 - model.today.dayNumber)[language]
    }
    explain(&open, nil, [day, why].compactMap { $0 }.joined(separator: ", "))
  }

  /// Whether a plan's own date was changed by hand, for which it wants a reason.
  private func isDateChanged(_ open: OutcomeForm, _ offer: OutcomeProposal) -> Bool {
    guard open.outcome == .completed, open.call.planned != nil, let due = offer.next,
      open.form.isDirty(ID.date.rawValue), let day = open.form.day(ID.date.rawValue)
    else { return false }
    return day != due.dayNumber
  }

  private func explain(_ open: inout OutcomeForm, _ outcome: String?, _ date: String?) {
    open.form.explain(ID.outcome.rawValue, outcome)
    open.form.explain(ID.date.rawValue, date)
  }

  private func line(_ words: Localized) -> String {
    StepText.line(DisplayText.of(words[language]), glyphs: model.drawing.glyphs)
  }
}
