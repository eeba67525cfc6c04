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
    let characters = mask.map { Array(repeating: $0, count: text.count) } ?? Array(text)
    let window = TextField.window(
      widths: characters.map { TextWidth.of(String($0)) }, caret: caret, columns: rect.columns)
    grid.write(
      String(characters[window.shown]), column: rect.column, row: rect.row, style: look,
      limit: rect.columns)
    return Point(column: rect.column + window.caretColumn, row: rect.row)
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
