package import Canvas

/// A list from which any number can be chosen: a box before each, and a digit for the first nine.
package struct MultiChoice: Hashable, Sendable {
  /// One below the other.
  package var titles: [String]
  /// Whether keys go to the list.
  package var isFocused: Bool

  package init(_ titles: [String], isFocused: Bool = true) {
    self.titles = titles
    self.isFocused = isFocused
  }

  /// Draws the lines, scrolled so that the cursor shows.
  ///
  /// - Returns: Where the cursor's line begins; nil when there is none.
  @discardableResult
  package func draw(
    _ state: MultiChoiceState, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) -> Point? {
    guard rect.columns > 0 else { return nil }
    let list = ListState(count: min(titles.count, state.count), selected: state.cursor)
    return grid.clipped(to: rect) { grid in
      var caret: Point?
      for (number, place) in list.visibleRows(rect.rows).enumerated() {
        let isChosen = state.chosen.contains(place)
        let row = rect.row + number
        StyledText([
          ("  ", Style()), (isChosen ? "[x] " : "[ ] ", Style(isChosen ? .accent : .dim)),
          (place < 9 ? "\(place + 1) " : "  ", Style(.dim)),
          (titles[place], isChosen ? Style(.strong, on: .screen, .bold) : Style(.text)),
        ]).draw(column: rect.column, row: row, columns: rect.columns, on: &grid, with: drawing)
        guard place == list.selected else { continue }
        Popup.select(
          Rect(column: rect.column, row: row, columns: rect.columns, rows: 1),
          isFocused: isFocused, on: &grid, with: drawing)
        caret = Point(column: rect.column, row: row)
      }
      return caret
    }
  }
}
