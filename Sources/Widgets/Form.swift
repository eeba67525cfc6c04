package import Canvas

/// Draws a form: labels at the left of their fields, hints at the right, problems below.
///
/// Left of a label stand the bar of the focus and the sign of a changed answer.
/// A form that is too tall for its place takes two columns where there is width, and scrolls.
package struct Form: Hashable, Sendable {
  package var words: FormWords
  /// Whether keys go to the form.
  package var isFocused: Bool

  package init(_ words: FormWords, isFocused: Bool = true) {
    self.words = words
    self.isFocused = isFocused
  }

  /// Rows that the form takes in one column of so many columns, as its answers are now.
  package func rows(_ state: FormState, columns: Int) -> Int {
    column(blocks(state, metrics(state, columns: columns - 1))[...]).rows
  }

  /// Draws the form, scrolled so that the field with the focus shows.
  ///
  /// - Parameter popups: Where an open calendar or list may lie; the form's own place unless told.
  /// - Returns: Where the caret is; nil without focus or room.
  @discardableResult
  package func draw(
    _ state: FormState, in rect: Rect, popups: Rect? = nil, on grid: inout Grid,
    with drawing: Drawing
  ) -> Point? {
    guard !rect.isEmpty else { return nil }
    let layout = layout(state, in: rect)
    var caret: Point?
    var anchor = Point(column: rect.column, row: rect.row)
    grid.clipped(to: rect) { grid in
      for part in layout.parts where part.rect.bottom > rect.row && part.rect.row < rect.bottom {
        switch part.content {
        case .gap: break
        case .heading(let title): drawHeading(title, in: part.rect, on: &grid, with: drawing)
        case .field(let place):
          let point = drawField(
            place, state, layout.metrics, in: part.rect, on: &grid, with: drawing)
          guard isFocused, place == state.focus, let point else { continue }
          anchor = point
          caret = rect.contains(point) ? point : nil
        }
      }
      drawScrolling(layout, in: rect, on: &grid, with: drawing)
    }
    guard isFocused, state.isPopupOpen else { return caret }
    let room = popups ?? rect
    return grid.clipped(to: room) { grid in
      drawPopup(state, below: anchor, in: room, on: &grid, with: drawing)
    } ?? caret
  }

  private func drawHeading(
    _ title: String, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) {
    let row = rect.bottom - 1
    let end = StyledText(title, Style(.strong, on: .screen, .bold)).draw(
      column: rect.column + 2, row: row, columns: rect.columns - 2, on: &grid, with: drawing)
    let rest = max(0, rect.right - end - 2)
    grid.write(
      String(repeating: drawing.glyphs.horizontal, count: rest), column: end + 1, row: row,
      style: Style(.border), limit: rest)
  }

  /// Says at the right edge that there is more above or below.
  private func drawScrolling(
    _ layout: Layout, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) {
    if layout.top > 0 {
      grid.write(drawing.glyphs.up, column: rect.right - 1, row: rect.row, style: Style(.dim))
    }
    if layout.top + rect.rows < layout.rows {
      grid.write(
        drawing.glyphs.down, column: rect.right - 1, row: rect.bottom - 1, style: Style(.dim))
    }
  }
}
