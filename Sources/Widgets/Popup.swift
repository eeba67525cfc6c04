package import Canvas

/// The frame of something that lies over the screen, in the middle or beside a point.
package struct Popup: Hashable, Sendable {
  /// Stands in the border.
  package var title: String
  /// In the last line inside the frame; without any the line is not there.
  package var hints: [KeyHint]

  package init(title: String = "", hints: [KeyHint] = []) {
    self.title = title
    self.hints = hints
  }

  /// Columns of border and air beside the content, and rows of border above and below it.
  static let margin = Size(columns: 4, rows: 2)

  /// The frame for a content of some size in the middle of a rectangle, never greater than it.
  package func place(content: Size, in rect: Rect) -> Rect {
    let size = size(content: content, in: rect)
    return Rect(
      column: rect.column + (rect.columns - size.columns) / 2,
      row: rect.row + (rect.rows - size.rows) / 2, columns: size.columns, rows: size.rows)
  }

  /// The frame below a point or, where there is no room, above it; never outside a rectangle.
  package func place(content: Size, below point: Point, in rect: Rect) -> Rect {
    let size = size(content: content, in: rect)
    let left = max(rect.column, min(point.column, rect.right - size.columns))
    let fitsBelow = point.row + 1 + size.rows <= rect.bottom
    let fitsAbove = point.row - size.rows >= rect.row
    let top =
      fitsBelow ? point.row + 1 : fitsAbove ? point.row - size.rows : rect.bottom - size.rows
    return Rect(
      column: left, row: max(rect.row, min(top, rect.bottom - size.rows)), columns: size.columns,
      rows: size.rows)
  }

  private func size(content: Size, in rect: Rect) -> Size {
    let hintColumns = Footer.line(hints, columns: 72).width
    let wanted = max(content.columns, hintColumns, TextWidth.of(title) + 2)
    let rows = content.rows + (hints.isEmpty ? 0 : 2)
    return Size(
      columns: min(wanted + Popup.margin.columns, rect.columns),
      rows: min(rows + Popup.margin.rows, rect.rows))
  }

  /// Where the content lies; nil where there is no room for any.
  func content(in frame: Rect) -> Rect? {
    guard frame.columns > Popup.margin.columns, frame.rows > Popup.margin.rows else { return nil }
    let inside = Pane.inside(frame)
    return inside.inset(bottom: hintRows(inside))
  }

  private func hintRows(_ inside: Rect) -> Int { hints.isEmpty || inside.rows < 4 ? 0 : 2 }

  /// Draws the frame and its content over what is there.
  ///
  /// - Parameter content: Draws inside a rectangle, and cannot draw beyond it.
  /// - Returns: What the content returns; nil where there is no room for any.
  func draw(
    in frame: Rect, on grid: inout Grid, with drawing: Drawing,
    content: (Rect, inout Grid) -> Point?
  ) -> Point? {
    guard frame.columns > Popup.margin.columns, frame.rows > Popup.margin.rows else { return nil }
    grid.fill(frame, style: Style(.text, on: .popup))
    return grid.clipped(to: frame) { grid in
      let inside = Pane(title: title, isFocused: true, backdrop: .popup)
        .draw(in: frame, on: &grid, with: drawing)
      // The content is worth more than the hints.
      let hintRows = hintRows(inside)
      let part = inside.inset(bottom: hintRows)
      let caret = grid.clipped(to: part) { content(part, &$0) }
      if hintRows > 0 {
        Footer.line(hints, columns: inside.columns).draw(
          column: inside.column, row: inside.bottom - 1, columns: inside.columns, on: &grid,
          with: drawing)
      }
      grid.tint(inside, backdrop: .popup)
      return caret
    }
  }

  /// Shows that a line of a popup is selected: a bar at its left, and reverse without colour.
  static func select(
    _ line: Rect, isFocused: Bool = true, on grid: inout Grid, with drawing: Drawing
  ) {
    let backdrop: Backdrop = isFocused ? .selected : .selectedQuiet
    let reverse: Style.Attributes = isFocused && !drawing.hasColor ? .reverse : []
    grid.tint(line, backdrop: backdrop, adding: reverse)
    grid.write(
      drawing.glyphs.selection, column: line.column, row: line.row,
      style: Style(isFocused ? .accent : .dim, on: backdrop, reverse), limit: line.columns)
  }
}
