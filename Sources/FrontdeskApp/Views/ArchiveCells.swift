import Canvas
import Domain
import Widgets

/// The cells of the tables of an archive.
struct ArchiveCells {
  let language: Language
  let today: CalendarDate
  let glyphs: Glyphs
  private let ambiguous: AmbiguousWidth
  private let advice: AdviceText

  init(_ model: Model) {
    advice = AdviceText(model)
    language = model.language
    today = model.today
    glyphs = model.drawing.glyphs
    ambiguous = model.ambiguous
  }

  private func shown(_ raw: String?) -> String {
    raw.map { DisplayText.of($0, ambiguous: ambiguous) } ?? ""
  }

  /// Date, what, department, doctor.
  func event(_ event: ArchiveEvent) -> [StyledText] {
    switch event {
    case .visit(let visit):
      let what = [visit.type, visit.reason ?? ""].filter { !$0.isEmpty }
      return [
        StyledText(visit.day.description), StyledText(shown(what.joined(separator: " "))),
        StyledText(shown(visit.department), Style(.dim)),
        StyledText(shown(visit.practitioner), Style(.dim)),
      ]
    case .report(let report):
      let conclusion = report.conclusion.map { " " + $0 } ?? ""
      return [
        StyledText(report.day.description),
        StyledText(shown(report.code.display + conclusion), Style(.other)),
        StyledText(Phrase.report[language], Style(.dim)), StyledText(),
      ]
    case .contact(let contact): return self.contact(contact)
    case .form(let form, let given):
      return [
        StyledText(form.day.description), StyledText(shown(form.title[language]), Style(.strong)),
        StyledText(FormDeskWords.form[language], Style(.dim)),
        StyledText(shown(form.staff), Style(.dim)), StyledText(advice.line(given)),
      ]
    case .advice(let day, let given):
      return [
        StyledText(day.description), StyledText(advice.line(given)), StyledText(),
        StyledText(shown(given.first?.staff), Style(.dim)),
      ]
    }
  }

  /// Date, what came of what, how it was made and what is kept of it, who.
  private func contact(_ contact: ArchiveContact) -> [StyledText] {
    let attempt = contact.attempt
    let heading = contact.followUp.details.heading[language] + (language == .chinese ? "：" : ": ")
    let what = [heading + attempt.outcome.title[language], attempt.note]
    return [
      StyledText(contact.day.description),
      StyledText(shown(what.filter { !$0.isEmpty }.joined(separator: "  "))),
      StyledText(contactMarks(contact).map(\.plain).joined(separator: ", "), Style(.dim)),
      StyledText(shown(attempt.staffName ?? attempt.staff), Style(.dim)),
      StyledText(advice.line(contact.advice)),
    ]
  }

  /// How a contact was made and what is kept of it, the form first.
  func contactMarks(_ contact: ArchiveContact) -> [StyledText] {
    let attempt = contact.attempt
    var marks: [StyledText] = []
    if let form = contact.form {
      marks.append(StyledText(shown(form.title[language]), Style(.accent)))
    }
    if attempt.isRecorded { marks.append(StyledText(CallWords.recorded[language], Style(.other))) }
    if attempt.checkedIdentity {
      marks.append(StyledText(CallWords.checked[language], Style(.dim)))
    }
    if let seconds = attempt.seconds, seconds > 0 {
      marks.append(StyledText(CallWords.clock(seconds), Style(.dim)))
    }
    return marks
  }

  /// Name, dose, since, status; on two lines the dose and since stand below.
  func medication(_ medication: MedicationStatement, isOneLine: Bool) -> TableRow {
    let isActive = medication.isActive
    let name = StyledText(shown(medication.code.display), Style(isActive ? .strong : .dim))
    let dose = StyledText(shown(medication.dosage), Style(isActive ? .text : .dim))
    let since = StyledText(medication.started?.description ?? "", Style(.dim))
    let status = StyledText(
      (isActive ? Phrase.active : .stopped)[language], Style(isActive ? .good : .dim))
    return isOneLine
      ? TableRow([name, dose, since, status])
      : TableRow([name, status], detail: dose, trailing: since)
  }

  /// Substance, how bad, reaction, recorded.
  func allergy(_ allergy: AllergyIntolerance) -> [StyledText] {
    [
      StyledText(shown(allergy.code.display), Style(.strong)), criticality(allergy),
      StyledText(shown(allergy.reaction)),
      StyledText(allergy.recorded?.description ?? "", Style(.dim)),
    ]
  }

  private func criticality(_ allergy: AllergyIntolerance) -> StyledText {
    switch allergy.criticality {
    case "high": StyledText(Phrase.criticalHigh[language], Style(.bad, on: .screen, .bold))
    case "low": StyledText(Phrase.criticalLow[language], Style(.warning))
    default: StyledText()
    }
  }

  /// Due, reason and state, with the reason for the date on the second line.
  ///
  /// - Parameter columns: Room for the second line.
  func followUp(_ followUp: FollowUp, columns: Int) -> TableRow {
    let details = followUp.details
    let isOpen = details.state == .open
    let cells = [
      isOpen
        ? DueText.text(details.due, today: today, language)
        : StyledText(details.due.description, Style(.dim)),
      StyledText(details.heading[language], Style(isOpen ? .strong : .dim)),
      state(details),
    ]
    let why = StepText.fitting(
      StepText.line(shown(followUp.wholeWhy[language]), glyphs: glyphs), columns: columns)
    return TableRow(cells, detail: StyledText(why, Style(followUp.doubt == nil ? .dim : .warning)))
  }

  private func state(_ details: FollowUpDraft) -> StyledText {
    switch details.state {
    case .open: StyledText(details.channel.title[language])
    case .done: StyledText(Phrase.done[language], Style(.good))
    case .closed, .withheld: StyledText(Phrase.closed[language], Style(.dim))
    }
  }
}
