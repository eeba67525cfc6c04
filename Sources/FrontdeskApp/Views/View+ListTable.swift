import Canvas
import Domain
import Widgets

/// The table of a screen that is one list beside its details.
extension Painting {
  /// Draws a table with its order, and where it is empty why that is so.
  ///
  /// - Parameters:
  ///   - count: How many rows there are.
  ///   - pane: The pane that a click on a row belongs to.
  ///   - none: Why there are none; nil says nothing.
  ///   - cell: A cell by its column and row.
  mutating func drawTable(
    _ id: TableID, _ count: Int, _ list: ListState, of pane: PaneID, none: Localized?,
    in rect: Rect, isMarked: (Int) -> Bool = { _ in false },
    _ cell: (String, Int) -> StyledText
  ) {
    guard count > 0 else {
      let area = rect.inset(left: 3, right: 1)
      let text = none.map { model.keymap.naming($0)[language] } ?? ""
      for (row, line) in StyledText(text, Style(.dim)).wrapped(to: area.columns).enumerated() {
        draw(line, row: row, in: area)
      }
      cursor = Point(column: area.column, row: area.row)
      return
    }
    let controls = model.tables[id]
    var table = Table(model.shownColumns(of: id))
    table.isFocused = !controls.isFiltering
    table.sort = controls.sort
    table.activeColumn = controls.column
    clickable(table, list, in: rect) { .row(pane, $0) }
    let columns = table.columns
    cursor = table.draw(list, in: rect, on: &grid, with: drawing) { row in
      guard row < count else { return TableRow.pending }
      return TableRow(columns.map { cell($0.id, row) }, isMarked: isMarked(row))
    }
  }
}
