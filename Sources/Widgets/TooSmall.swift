package import Canvas

/// What is shown when the window is too small for any view.
package struct TooSmall: Hashable, Sendable {
  /// Such as "The window is too small".
  package var message: String
  /// Such as "needed" and "now", before the two sizes.
  package var neededLabel: String
  package var actualLabel: String
  /// The least size that any view needs.
  package var needed: Size
  /// The present size.
  package var actual: Size

  package init(
    message: String, neededLabel: String, needed: Size, actualLabel: String, actual: Size
  ) {
    self.message = message
    self.neededLabel = neededLabel
    self.actualLabel = actualLabel
    self.needed = needed
    self.actual = actual
  }

  /// Draws in the middle of a rectangle; of little room the sizes keep theirs.
  package func draw(in rect: Rect, on grid: inout Grid, with drawing: Drawing) {
    var lines = [
      StyledText(message, Style(.strong, on: .screen, .bold)),
      size(needed, neededLabel, .dim), size(actual, actualLabel, .warning),
    ]
    if rect.rows < 3 { lines.removeFirst(min(lines.count, 3 - rect.rows)) }
    let top = rect.row + (rect.rows - lines.count) / 2
    for (place, line) in lines.enumerated() {
      line.draw(
        column: rect.column, row: top + place, columns: rect.columns, alignment: .center,
        on: &grid, with: drawing)
    }
  }

  private func size(_ size: Size, _ label: String, _ role: Role) -> StyledText {
    .joined([
      StyledText(label, Style(.dim)), StyledText("\(size.columns)x\(size.rows)", Style(role)),
    ])
  }
}
