package import Canvas

/// One line that says what a list is filtered by, and how many rows are left.
///
/// `/ 血压▏                 12/345`
package struct FilterField: Hashable, Sendable {
  /// Before the text, such as `/`.
  package var sign: String
  package var text: TextField
  /// Shown dim while nothing is typed.
  package var placeholder: String
  /// Rows that are shown; nil while they are being counted.
  package var shown: Int?
  /// Rows without the filter.
  package var total: Int
  /// Whether keys go to it.
  package var isFocused: Bool

  package init(
    sign: String = "/", _ text: TextField, placeholder: String = "", shown: Int?, total: Int,
    isFocused: Bool = true
  ) {
    self.sign = sign
    self.text = text
    self.placeholder = placeholder
    self.shown = shown
    self.total = total
    self.isFocused = isFocused
  }

  /// Draws in the first row of a rectangle.
  ///
  /// - Returns: Where the caret is; nil without focus or room.
  @discardableResult
  package func draw(in rect: Rect, on grid: inout Grid, with drawing: Drawing) -> Point? {
    guard !rect.isEmpty else { return nil }
    let count = StyledText(
      "\(shown.map { "\($0)" } ?? "...")/\(total)", Style(shown == 0 ? .warning : .dim))
    let signWidth = TextWidth.of(sign) + 1
    // The count is shown whole or not at all, and what is typed needs more room.
    let end = rect.columns - signWidth - count.width - 2 >= 8 ? count.width + 2 : 0
    let start = rect.columns - signWidth >= 4 ? signWidth : 0
    return grid.clipped(to: rect) { grid in
      if start > 0 {
        grid.write(sign, column: rect.column, row: rect.row, style: Style(.accent))
      }
      if end > 0 {
        count.draw(
          column: rect.right - count.width, row: rect.row, columns: count.width, on: &grid,
          with: drawing)
      }
      let part = Rect(
        column: rect.column + start, row: rect.row, columns: rect.columns - start - end, rows: 1)
      let style = isFocused ? Style(.text, on: .field) : Style(.text)
      let caret = text.draw(
        placeholder: placeholder, style: style, in: part, on: &grid, with: drawing)
      return isFocused ? caret : nil
    }
  }
}
