import Canvas
import Domain
import Widgets

/// The parts of the pane of the audit trail.
struct AuditParts {
  let views: Rect
  /// The line of the filter; nil while nothing is filtered.
  let filter: Rect?
  let list: Rect

  init(_ rect: Rect, _ model: Model) {
    let inside = Pane.inside(rect)
    views = Rect(column: inside.column + 1, row: inside.row, columns: inside.columns - 1, rows: 1)
    let showsFilter = model.tables[.audit].showsFilter
    filter =
      showsFilter
      ? Rect(
        column: inside.column + 1, row: inside.row + 1, columns: inside.columns - 2, rows: 1) : nil
    list = Pane.interior(rect).inset(top: 2)
  }
}

extension Painting {
  mutating func drawAudit() {
    guard let rect = layout[.audit] else { return }
    let state = model.audit
    let parts = AuditParts(rect, model)
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
    drawAuditViews(in: parts.views)
    drawAuditRows(order, in: parts.list)
    if let filter = parts.filter { drawFilter(.audit, in: filter) }
  }

  private mutating func drawAuditViews(in line: Rect) {
    let hasBrackets = !drawing.hasColor || drawing.glyphs == .ascii
    var column = line.column
    for view in AuditAsk.View.allCases {
      let isActive = view == model.audit.view
      let title = view.title[language]
      let style =
        isActive ? Style(.strong, on: hasBrackets ? .screen : .selected, .bold) : Style(.dim)
      let text = StyledText(isActive && hasBrackets ? "[\(title)]" : " \(title) ", style)
      guard column + text.width <= line.right else { return }
      text.draw(
        column: column, row: line.row, columns: text.width, on: &grid, with: drawing)
      clickable(
        Rect(column: column, row: line.row, columns: text.width, rows: 1), .auditView(view))
      column += text.width + 1
    }
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
