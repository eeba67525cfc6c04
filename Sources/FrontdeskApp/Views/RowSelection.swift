import Canvas
import Widgets

/// How a selected row looks where a list is not a `Table`; the same as in one.
enum RowSelection {
  static func draw(
    _ rect: Rect, isFocused: Bool, on grid: inout Grid, with drawing: Drawing
  ) {
    let backdrop: Backdrop = isFocused ? .selected : .selectedQuiet
    let emphasis: Style.Attributes = isFocused && !drawing.hasColor ? .reverse : []
    grid.tint(rect, backdrop: backdrop, adding: emphasis)
    guard rect.columns > 0 else { return }
    for row in rect.row..<rect.bottom {
      grid.write(
        drawing.glyphs.selection, column: rect.column, row: row,
        style: Style(isFocused ? .accent : .dim, on: backdrop, emphasis))
    }
  }
}
