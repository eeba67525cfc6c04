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
    guard !archive.medications.isEmpty else {
      return drawNone(none(.noMedication, .medications, of: archive), in: rect)
    }
    let plan = Self.medicationTable(language, columns: rect.columns)
    let isOneLine = plan.linesPerRow == 1
    let rows = ArchiveRows(.medications, archive, model)
    guard !isOneLine else {
      return drawRows(rows, list, none: .noMedication, isFocused: isFocused, in: rect) {
        rows.cells.medication(archive.medications[$0], isOneLine: true).cells
      }
    }
    return drawFixed(plan, rows, list, isFocused: isFocused, in: rect) {
      rows.cells.medication(archive.medications[$0], isOneLine: false)
    }
  }

  /// One line each where name and dose fit whole, else two: neither is ever cut.
  static func medicationTable(_ language: Language, columns: Int) -> Table {
    let isOneLine = columns >= 66
    let parts = ArchiveRows.columns(.medications, language)
    return Table(
      isOneLine ? parts : parts.filter { ["name", "status"].contains($0.id) },
      linesPerRow: isOneLine ? 1 : 2)
  }

  mutating func drawAllergies(
    _ archive: PatientArchive, _ list: ListState, _ isFocused: Bool, in rect: Rect
  ) -> Point? {
    let rows = ArchiveRows(.allergies, archive, model)
    let empty = none(.noAllergies, .allergies, of: archive)
    return drawRows(rows, list, none: empty, isFocused: isFocused, in: rect) {
      rows.cells.allergy(archive.allergies[$0])
    }
  }

  // MARK: - Follow-ups

  mutating func drawFollowUpRows(
    _ archive: PatientArchive, _ list: ListState, _ isFocused: Bool, in rect: Rect
  ) -> Point? {
    guard !archive.followUps.isEmpty else {
      return drawNone(none(.noFollowUps, .followUps, of: archive), in: rect)
    }
    let rows = ArchiveRows(.followUps, archive, model)
    return drawFixed(
      Self.followUpTable(language), rows, list, isFocused: isFocused, in: rect
    ) { rows.cells.followUp(archive.followUps[$0], columns: rect.columns - 4) }
  }

  /// Two lines each: when, what and how it stands, then why.
  static func followUpTable(_ language: Language) -> Table {
    Table(ArchiveRows.columns(.followUps, language), linesPerRow: 2)
  }

  // MARK: - Rows

  /// Draws a list with the columns chosen for it.
  ///
  /// - Parameter cells: All cells of a row by its place in the archive, in the table's own order.
  private mutating func drawRows(
    _ rows: ArchiveRows, _ list: ListState, none: Phrase, isFocused: Bool, in rect: Rect,
    _ cells: (Int) -> [StyledText]
  ) -> Point? {
    guard rows.count > 0 else { return drawNone(none, in: rect) }
    let all = ArchiveRows.columns(rows.table, language)
    let shown = model.tables[rows.table].choice.applied(to: all)
    let places = shown.compactMap { column in all.firstIndex { $0.id == column.id } }
    return drawFixed(Table(shown), rows, list, isFocused: isFocused, in: rect) { row in
      let cells = cells(row)
      return TableRow(places.map { cells.indices.contains($0) ? cells[$0] : StyledText() })
    }
  }

  /// Draws a list in the order chosen for it; its selection shows only while it has the focus.
  ///
  /// - Parameter content: A row by its place in the archive.
  private mutating func drawFixed(
    _ plan: Table, _ rows: ArchiveRows, _ list: ListState, isFocused: Bool, in rect: Rect,
    _ content: (Int) -> TableRow
  ) -> Point? {
    let controls = model.tables[rows.table]
    let isOpen = isOpen(rows)
    let order = isOpen ? rows.order() : Array(0..<rows.count)
    guard !order.isEmpty else { return drawNone(.noRowFits, in: rect) }
    var table = plan
    table.isFocused = isFocused && !controls.isFiltering
    table.showsSelection = isFocused
    table.sort = isOpen ? controls.sort : TableSort()
    table.activeColumn = isFocused ? controls.column : nil
    // Counted here again: a pane beside a list shows another archive than the model's list.
    var state = list
    state.setCount(order.count)
    if let section = rows.table.section {
      clickable(table, state, in: rect) { .row(section.pane, $0) }
    }
    return table.draw(state, in: rect, on: &grid, with: drawing) { place in
      var row = content(order[place])
      row.isMarked = isOpen && controls.marks.contains(Int64(order[place]))
      return row
    }
  }

  /// Whether rows are those of the archive screen, which alone are filtered and marked.
  private func isOpen(_ rows: ArchiveRows) -> Bool {
    model.screen == .archive && model.archive.archive?.id == rows.archive.id
  }

  /// Says that a section is empty.
  mutating func drawNone(_ phrase: Phrase, in rect: Rect) -> Point? {
    let area = rect.inset(left: 3, right: 1)
    draw(StyledText(phrase[language], Style(.dim)), row: 0, in: area)
    return Point(column: area.column, row: area.row)
  }
}
