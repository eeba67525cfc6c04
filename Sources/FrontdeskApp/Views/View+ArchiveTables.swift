import Canvas
import Domain
import Widgets

/// A visit or a report, as one line of the archive.
private enum ArchiveEvent {
  case visit(Encounter)
  case report(DiagnosticReport)

  var day: CalendarDate {
    switch self {
    case .visit(let visit): visit.day
    case .report(let report): report.day
    }
  }
}

extension Painting {
  // MARK: - Visits and reports

  /// The pane of visits beside other things.
  mutating func drawVisits(
    _ archive: PatientArchive, list: ListState, isFocused: Bool, in rect: Rect
  ) {
    let count = archive.encounters.count + archive.reports.count
    Pane(
      title: ArchiveSection.visits.title[language],
      notes: [Segment(StyledText(count > 0 ? "\(count)" : "", Style(.dim)))], isFocused: isFocused
    ).draw(in: rect, on: &grid, with: drawing)
    _ = drawVisitRows(archive, list: list, isFocused: isFocused, in: Pane.interior(rect))
  }

  /// Visits and reports, newest first.
  mutating func drawVisitRows(
    _ archive: PatientArchive, list: ListState, isFocused: Bool, in rect: Rect
  ) -> Point? {
    let events = events(archive)
    guard !events.isEmpty else { return emptyRow(.noVisits, in: rect) }
    let table = Table(
      [
        TableColumn(Phrase.date[language], width: .fixed(10), priority: 9),
        TableColumn(Phrase.what[language], width: .flexible(min: 12, weight: 3), priority: 8),
        TableColumn(Phrase.department[language], width: .flexible(min: 10, weight: 2), priority: 5),
        TableColumn(Phrase.doctor[language], width: .flexible(min: 8, weight: 1), priority: 4),
      ], isFocused: isFocused)
    return drawRows(table, list, count: events.count, isFocused: isFocused, in: rect) { place in
      switch events[place] {
      case .visit(let visit):
        let what = [visit.type, visit.reason ?? ""].filter { !$0.isEmpty }
        return [
          StyledText(visit.day.description), StyledText(shown(what.joined(separator: " "))),
          StyledText(shown(visit.department ?? ""), Style(.dim)),
          StyledText(shown(visit.practitioner ?? ""), Style(.dim)),
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
  }

  private func events(_ archive: PatientArchive) -> [ArchiveEvent] {
    // Both parts come newest first; merging keeps a report beside the visit it belongs to.
    var visits = archive.encounters[...]
    var reports = archive.reports[...]
    var events: [ArchiveEvent] = []
    while let visit = visits.first, let report = reports.first {
      if report.day >= visit.day {
        events.append(.report(report))
        reports.removeFirst()
      } else {
        events.append(.visit(visit))
        visits.removeFirst()
      }
    }
    return events + visits.map(ArchiveEvent.visit) + reports.map(ArchiveEvent.report)
  }

  // MARK: - Medication and allergies

  mutating func drawMedications(
    _ archive: PatientArchive, _ list: ListState, _ isFocused: Bool, in rect: Rect
  ) -> Point? {
    guard !archive.medications.isEmpty else { return emptyRow(.noMedication, in: rect) }
    let table = Table(
      [
        TableColumn(Phrase.medication[language], width: .flexible(min: 12, weight: 2), priority: 9),
        TableColumn(Phrase.dose[language], width: .flexible(min: 10, weight: 2), priority: 7),
        TableColumn(Phrase.since[language], width: .fixed(10), priority: 5),
        TableColumn(Phrase.status[language], width: .fixed(7), priority: 8),
      ], isFocused: isFocused)
    let medications = archive.medications
    return drawRows(
      table, list, count: medications.count, isFocused: isFocused, in: rect
    ) { place in
      let medication = medications[place]
      let look = Style(medication.isActive ? .strong : .dim)
      let status = medication.isActive ? Phrase.active : .stopped
      return [
        StyledText(shown(medication.code.display), look),
        StyledText(shown(medication.dosage ?? ""), Style(medication.isActive ? .text : .dim)),
        StyledText(medication.started?.description ?? "", Style(.dim)),
        StyledText(status[language], Style(medication.isActive ? .good : .dim)),
      ]
    }
  }

  mutating func drawAllergies(
    _ archive: PatientArchive, _ list: ListState, _ isFocused: Bool, in rect: Rect
  ) -> Point? {
    guard !archive.allergies.isEmpty else { return emptyRow(.noAllergies, in: rect) }
    let table = Table(
      [
        TableColumn(Phrase.substance[language], width: .flexible(min: 12, weight: 2), priority: 9),
        TableColumn(Phrase.status[language], width: .fixed(8), priority: 8),
        TableColumn(Phrase.reaction[language], width: .flexible(min: 10, weight: 3), priority: 7),
        TableColumn(Phrase.recorded[language], width: .fixed(10), priority: 5),
      ], isFocused: isFocused)
    let allergies = archive.allergies
    return drawRows(table, list, count: allergies.count, isFocused: isFocused, in: rect) { place in
      let allergy = allergies[place]
      return [
        StyledText(shown(allergy.code.display), Style(.strong)), criticality(allergy),
        StyledText(shown(allergy.reaction ?? "")),
        StyledText(allergy.recorded?.description ?? "", Style(.dim)),
      ]
    }
  }

  private func criticality(_ allergy: AllergyIntolerance) -> StyledText {
    switch allergy.criticality {
    case "high": StyledText(Phrase.criticalHigh[language], Style(.bad, on: .screen, .bold))
    case "low": StyledText(Phrase.criticalLow[language], Style(.warning))
    default: StyledText()
    }
  }

  // MARK: - Follow-ups

  mutating func drawFollowUpRows(
    _ archive: PatientArchive, _ list: ListState, _ isFocused: Bool, in rect: Rect
  ) -> Point? {
    guard !archive.followUps.isEmpty else { return emptyRow(.noFollowUps, in: rect) }
    let table = Table(
      [
        TableColumn(Phrase.due[language], width: .fixed(12), priority: 9),
        TableColumn(Phrase.reason[language], width: .flexible(min: 10, weight: 2), priority: 8),
        TableColumn(Phrase.state[language], width: .flexible(min: 6, weight: 1), priority: 7),
        TableColumn(Phrase.why[language], width: .flexible(min: 16, weight: 4), priority: 3),
      ], isFocused: isFocused)
    let followUps = archive.followUps
    return drawRows(table, list, count: followUps.count, isFocused: isFocused, in: rect) { place in
      let details = followUps[place].details
      let isOpen = details.state == .open
      return [
        isOpen
          ? DueText.text(details.due, today: model.today, language)
          : StyledText(details.due.description, Style(.dim)),
        StyledText(details.reason.title[language], Style(isOpen ? .strong : .dim)),
        stateText(details), StyledText(shown(details.why[language]), Style(.dim)),
      ]
    }
  }

  private func stateText(_ details: FollowUpDraft) -> StyledText {
    switch details.state {
    case .open: StyledText(details.channel.title[language])
    case .done: StyledText(Phrase.done[language], Style(.good))
    case .closed: StyledText(Phrase.closed[language], Style(.dim))
    }
  }

  // MARK: - Rows

  private mutating func emptyRow(_ phrase: Phrase, in rect: Rect) -> Point? {
    let area = rect.inset(left: 3, right: 1)
    draw(StyledText(phrase[language], Style(.dim)), row: 0, in: area)
    return Point(column: area.column, row: area.row)
  }

  /// Draws a table whose selection shows only while it has the focus.
  private mutating func drawRows(
    _ table: Table, _ list: ListState, count: Int, isFocused: Bool, in rect: Rect,
    _ cells: (Int) -> [StyledText]
  ) -> Point? {
    var table = table
    table.showsSelection = isFocused
    // Counted here again: a pane beside a list shows another archive than the model's list.
    var state = list
    state.setCount(count)
    return table.draw(state, in: rect, on: &grid, with: drawing) { TableRow(cells($0)) }
  }
}
