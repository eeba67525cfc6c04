import Canvas
import Domain
import Widgets

extension Painting {
  mutating func drawAudit() {
    guard let rect = layout[.audit] else { return }
    let state = model.audit
    let parts = TabbedList(rect, showsFilter: model.tables[.audit].showsFilter)
    let order = AuditColumns(model).order()
    var notes: [Segment] = []
    if let patient = state.patient {
      let card = CardNumber(serial: patient.value).description
      notes.append(Segment(StyledText(Phrase.card[language] + " " + card), priority: 3))
    }
    if state.staff != nil {
      notes.append(Segment(StyledText(shown(state.staffName)), priority: 3))
    }
    let count = Format.grouped(order.count) + (state.hasMore ? "+" : "")
    notes.append(Segment(StyledText(state.isLoaded ? count : "", Style(.dim)), priority: 1))
    Pane(
      title: ScreenID.audit.title[language], notes: readingNotes + notes,
      bottomLeft: tableFoot(.audit),
      bottomRight: [Segment(StyledText(state.list.position, Style(.dim)))], isFocused: true
    ).draw(in: rect, on: &grid, with: drawing)
    let tabs = AuditAsk.View.allCases.map { view in
      ListTab(title: view.title, isActive: view == model.audit.view, target: .auditView(view))
    }
    drawTabs(tabs, in: parts.tabs)
    drawAuditRows(order, in: parts.list)
    if let filter = parts.filter { drawFilter(.audit, in: filter) }
  }

  private mutating func drawAuditRows(_ order: [Int], in rect: Rect) {
    guard model.audit.isLoaded else {
      cursor = Point(column: rect.column, row: rect.row)
      return
    }
    guard !order.isEmpty else {
      cursor = drawNone(model.audit.lines.isEmpty ? .auditNothing : .noRowFits, in: rect)
      return
    }
    let cells = AuditColumns(model)
    let controls = model.tables[.audit]
    var table = Table(model.shownColumns(of: .audit))
    table.isFocused = !controls.isFiltering
    table.sort = controls.sort
    table.activeColumn = controls.column
    let state = model.audit.list
    clickable(table, state, in: rect) { .row(.audit, $0) }
    let columns = table.columns
    let lines = model.audit.lines
    cursor = table.draw(state, in: rect, on: &grid, with: drawing) { row in
      guard order.indices.contains(row) else { return TableRow.pending }
      let line = lines[order[row]]
      return TableRow(
        columns.map { cells.cell($0.id, line) },
        isMarked: controls.marks.contains(Int64(line.id)))
    }
  }
}
