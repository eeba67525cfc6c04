package import Canvas

/// Lines of text to read, more than fit at once.
package struct Document: Hashable, Sendable {
  /// From the top; wrap them to the width first.
  package var lines: [StyledText]

  package init(_ lines: [StyledText] = []) { self.lines = lines }

  /// Draws the lines from where the text is scrolled to; long ones are cut.
  package func draw(
    _ state: ScrollState, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) {
    let top = state.top(count: lines.count, visible: rect.rows)
    for place in 0..<min(rect.rows, lines.count - top) {
      lines[top + place].draw(
        column: rect.column, row: rect.row + place, columns: rect.columns, on: &grid, with: drawing)
    }
  }

  /// Which lines show, such as `12-31/80`; empty when all do.
  package func position(_ state: ScrollState, visible: Int) -> String {
    guard lines.count > visible, visible > 0 else { return "" }
    let top = state.top(count: lines.count, visible: visible)
    return "\(top + 1)-\(min(lines.count, top + visible))/\(lines.count)"
  }
}
