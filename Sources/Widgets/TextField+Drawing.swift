package import Canvas

extension TextField {
  /// Draws the text in the first row of a rectangle, scrolled so that the caret shows.
  ///
  /// - Parameters:
  ///   - placeholder: Shown dim while the text is empty.
  ///   - mask: Stands for every character, such as `*` for a password; one column wide.
  ///   - style: The look of the text; its backdrop fills the row.
  /// - Returns: Where the caret is, always inside a rectangle that has a cell.
  @discardableResult
  package func draw(
    placeholder: String = "", mask: Character? = nil, style: Style = Style(.text, on: .field),
    in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) -> Point {
    let origin = Point(column: rect.column, row: rect.row)
    guard !rect.isEmpty else { return origin }
    // Without colour a field that takes text would look like any other place.
    let isPlainField = !drawing.hasColor && style.backdrop == .field
    let look = isPlainField ? style.with(.underline) : style
    grid.fill(Rect(column: rect.column, row: rect.row, columns: rect.columns, rows: 1), style: look)
    if isEmpty {
      let dim = Style(.dim, on: look.backdrop, look.attributes.subtracting(.bold))
      StyledText(placeholder, dim).draw(
        column: rect.column, row: rect.row, columns: rect.columns, on: &grid, with: drawing)
      return origin
    }
    let shown = shownCharacters(mask: mask)
    let window = TextField.window(
      widths: shown.map { TextWidth.of($0) }, caret: caret, columns: rect.columns)
    grid.write(
      shown[window.shown].joined(), column: rect.column, row: rect.row, style: look,
      limit: rect.columns)
    let caretColumn = rect.column + window.caretColumn
    drawMore(
      window.shown, of: shown.count, caretColumn: caretColumn, style: look, in: rect, on: &grid,
      with: drawing)
    return Point(column: caretColumn, row: rect.row)
  }

  /// Says at the ends of the row where the text goes on; never over the caret.
  private func drawMore(
    _ shown: Range<Int>, of count: Int, caretColumn: Int, style: Style, in rect: Rect,
    on grid: inout Grid, with drawing: Drawing
  ) {
    // In a short field every column of the text counts.
    guard rect.columns >= 8 else { return }
    let look = Style(.accent, on: style.backdrop, style.attributes)
    if shown.lowerBound > 0, caretColumn > rect.column + 1 {
      grid.write(drawing.glyphs.moreLeft, column: rect.column, row: rect.row, style: look)
    }
    if shown.upperBound < count, caretColumn < rect.right - 2 {
      grid.write(drawing.glyphs.moreRight, column: rect.right - 1, row: rect.row, style: look)
    }
  }

  /// Each character as it may be drawn: what a terminal must not get has a visible token.
  func shownCharacters(mask: Character?) -> [String] {
    text.map { character in mask.map { String($0) } ?? DisplayText.of(String(character)) }
  }

  /// The characters that show, and the caret's column counted from the first of them.
  ///
  /// The place depends on the text and the caret alone. The caret has context on both sides where
  /// the text goes on: a third of the columns stays to its right.
  static func window(
    widths: [Int], caret: Int, columns: Int
  ) -> (shown: Range<Int>, caretColumn: Int) {
    let caretColumn = widths[..<caret].reduce(0, +)
    // The caret at the end of the text needs a column of its own.
    let total = caretColumn + widths[caret...].reduce(0, +) + 1
    var start = 0
    var startColumn = 0
    if total > columns {
      let wanted = min(max(0, caretColumn - columns * 2 / 3), total - columns)
      while start < caret, startColumn < wanted {
        startColumn += widths[start]
        start += 1
      }
    }
    // A wide character under the caret may need one column more than there is.
    let caretWidth = caret < widths.count ? max(1, widths[caret]) : 1
    while start < caret, caretColumn - startColumn + caretWidth > columns {
      startColumn += widths[start]
      start += 1
    }
    var end = start
    var used = 0
    while end < widths.count, used + widths[end] <= columns {
      used += widths[end]
      end += 1
    }
    return (start..<end, min(caretColumn - startColumn, columns - 1))
  }
}
