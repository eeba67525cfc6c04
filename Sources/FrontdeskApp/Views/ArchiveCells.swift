import Canvas
import Domain
import Widgets

/// A visit or a report, as one line of the archive.
enum ArchiveEvent {
  case visit(Encounter)
  case report(DiagnosticReport)

  /// Visits and reports together, newest first.
  static func all(of archive: PatientArchive) -> [ArchiveEvent] {
    // Both parts come newest first; merging puts a report below the visits of its day.
    var visits = archive.encounters[...]
    var reports = archive.reports[...]
    var events: [ArchiveEvent] = []
    while let visit = visits.first, let report = reports.first {
      if report.day > visit.day {
        events.append(.report(report))
        reports.removeFirst()
      } else {
        events.append(.visit(visit))
        visits.removeFirst()
      }
    }
    return events + visits.map(ArchiveEvent.visit) + reports.map(ArchiveEvent.report)
  }
}

/// The cells of the tables of an archive.
struct ArchiveCells {
  let language: Language
  let today: CalendarDate
  let glyphs: Glyphs
  private let ambiguous: AmbiguousWidth

  init(_ model: Model) {
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
    }
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
  func followUp(_ details: FollowUpDraft, columns: Int) -> TableRow {
    let isOpen = details.state == .open
    let cells = [
      isOpen
        ? DueText.text(details.due, today: today, language)
        : StyledText(details.due.description, Style(.dim)),
      StyledText(details.heading[language], Style(isOpen ? .strong : .dim)),
      state(details),
    ]
    let why = StepText.fitting(
      StepText.line(shown(details.why[language]), glyphs: glyphs), columns: columns)
    return TableRow(cells, detail: StyledText(why, Style(.dim)))
  }

  private func state(_ details: FollowUpDraft) -> StyledText {
    switch details.state {
    case .open: StyledText(details.channel.title[language])
    case .done: StyledText(Phrase.done[language], Style(.good))
    case .closed, .withheld: StyledText(Phrase.closed[language], Style(.dim))
    }
  }
}
