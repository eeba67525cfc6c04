import Canvas
import Domain
import Widgets

extension Painting {
  // MARK: - Visits and reports

  /// The pane of visits beside other things.
  mutating func drawVisits(_ archive: PatientArchive, in rect: Rect) {
    let count = archive.encounters.count + archive.reports.count
    Pane(
      title: ArchiveSection.visits.title[language],
      notes: [Segment(StyledText(count > 0 ? "\(count)" : "", Style(.dim)))]
    ).draw(in: rect, on: &grid, with: drawing)
    _ = drawVisitRows(archive, ListState(), isFocused: false, in: Pane.interior(rect))
  }

  // MARK: - Medication and allergies

  mutating func drawMedications(
    _ archive: PatientArchive, _ list: ListState, _ isFocused: Bool, in rect: Rect
  ) -> Point? {
    guard !archive.medications.isEmpty else { return drawNone(.noMedication, in: rect) }
    var table = Self.medicationTable(language, columns: rect.columns)
    table.isFocused = isFocused
    table.showsSelection = isFocused
    var state = list
    state.setCount(archive.medications.count)
    clickable(table, state, in: rect) { .row(.medications, $0) }
    let cells = ArchiveCells(model)
    let isOneLine = table.linesPerRow == 1
    return table.draw(state, in: rect, on: &grid, with: drawing) {
      cells.medication(archive.medications[$0], isOneLine: isOneLine)
    }
  }

  /// One line each where name and dose fit whole, else two: neither is ever cut.
  static func medicationTable(_ language: Language, columns: Int) -> Table {
    var parts = [
      TableColumn(Phrase.medication[language], width: .flexible(min: 22, weight: 3), priority: 9)
    ]
    let isOneLine = columns >= 66
    if isOneLine {
      parts += [
        TableColumn(Phrase.dose[language], width: .flexible(min: 16, weight: 1), priority: 8),
        TableColumn(Phrase.since[language], width: .fixed(10), priority: 5),
      ]
    }
    parts.append(TableColumn(Phrase.status[language], width: .fixed(7), priority: 7))
    return Table(parts, linesPerRow: isOneLine ? 1 : 2)
  }

  mutating func drawAllergies(
    _ archive: PatientArchive, _ list: ListState, _ isFocused: Bool, in rect: Rect
  ) -> Point? {
    let columns = [
      TableColumn(Phrase.substance[language], width: .flexible(min: 12, weight: 2), priority: 9),
      TableColumn(Phrase.status[language], width: .fixed(8), priority: 8),
      TableColumn(Phrase.reaction[language], width: .flexible(min: 10, weight: 3), priority: 7),
      TableColumn(Phrase.recorded[language], width: .fixed(10), priority: 5),
    ]
    let cells = ArchiveCells(model)
    return drawRows(
      columns, list, count: archive.allergies.count, none: .noAllergies, isFocused: isFocused,
      of: .overview, in: rect
    ) { cells.allergy(archive.allergies[$0]) }
  }

  // MARK: - Follow-ups

  mutating func drawFollowUpRows(
    _ archive: PatientArchive, _ list: ListState, _ isFocused: Bool, in rect: Rect
  ) -> Point? {
    guard !archive.followUps.isEmpty else { return drawNone(.noFollowUps, in: rect) }
    var table = Self.followUpTable(language)
    table.isFocused = isFocused
    table.showsSelection = isFocused
    var state = list
    state.setCount(archive.followUps.count)
    clickable(table, state, in: rect) { .row(.followUps, $0) }
    let cells = ArchiveCells(model)
    return table.draw(state, in: rect, on: &grid, with: drawing) {
      cells.followUp(archive.followUps[$0].details, columns: rect.columns - 4)
    }
  }

  /// Two lines each: when, what and how it stands, then why.
  static func followUpTable(_ language: Language) -> Table {
    Table(
      [
        TableColumn(Phrase.due[language], width: .fixed(13), priority: 9),
        TableColumn(Phrase.reason[language], width: .flexible(min: 10, weight: 2), priority: 8),
        TableColumn(Phrase.state[language], width: .fixed(8), priority: 7),
      ], linesPerRow: 2)
  }

  // MARK: - Rows

  /// Draws a table whose selection shows only while it has the focus, or says that it is empty.
  private mutating func drawRows(
    _ columns: [TableColumn], _ list: ListState, count: Int, none: Phrase, isFocused: Bool,
    of pane: PaneID, in rect: Rect, _ cells: (Int) -> [StyledText]
  ) -> Point? {
    guard count > 0 else { return drawNone(none, in: rect) }
    var table = Table(columns, isFocused: isFocused)
    table.showsSelection = isFocused
    // Counted here again: a pane beside a list shows another archive than the model's list.
    var state = list
    state.setCount(count)
    clickable(table, state, in: rect) { .row(pane, $0) }
    return table.draw(state, in: rect, on: &grid, with: drawing) { TableRow(cells($0)) }
  }

  /// Says that a section is empty.
  mutating func drawNone(_ phrase: Phrase, in rect: Rect) -> Point? {
    let area = rect.inset(left: 3, right: 1)
    draw(StyledText(phrase[language], Style(.dim)), row: 0, in: area)
    return Point(column: area.column, row: area.row)
  }
}
