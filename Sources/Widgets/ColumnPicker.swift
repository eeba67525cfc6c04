package import Canvas

/// A popup with all columns of a table, in which the reader says which are shown and in what order.
package struct ColumnPicker: Hashable, Sendable {
  /// Stands in the border.
  package var title: String
  /// All columns that the table can show, in its own order.
  package var columns: [TableColumn]
  package var choice: ColumnChoice
  /// In the last line.
  package var hints: [KeyHint]

  package init(
    title: String, columns: [TableColumn], choice: ColumnChoice, hints: [KeyHint] = []
  ) {
    self.title = title
    self.columns = columns
    self.choice = choice
    self.hints = hints
  }

  /// The id of the column on a line, counted from 0; nil for no line.
  package func column(at line: Int) -> String? {
    let arranged = choice.arranged(columns)
    return arranged.indices.contains(line) ? arranged[line].id : nil
  }

  private var popup: Popup { Popup(title: title, hints: hints) }

  private func frame(in rect: Rect) -> Rect {
    let widest = columns.map { TextWidth.of($0.title) }.max() ?? 0
    return popup.place(content: Size(columns: widest + 6, rows: columns.count), in: rect)
  }

  /// The lines that show and where they stand, for the mouse.
  package func lines(_ state: ListState, in rect: Rect) -> [(rect: Rect, line: Int)] {
    guard let part = popup.content(in: frame(in: rect)) else { return [] }
    let first = state.offset(visible: part.rows)
    return (0..<min(part.rows, max(0, columns.count - first))).map { place in
      let row = part.row + place
      return (
        Rect(column: part.column, row: row, columns: part.columns, rows: 1), first + place
      )
    }
  }

  /// Draws the picker in the middle of a rectangle, over what is there.
  ///
  /// - Returns: Where the selected column's line begins; nil where there is no room.
  @discardableResult
  package func draw(
    _ state: ListState, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) -> Point? {
    let arranged = choice.arranged(columns)
    let frame = frame(in: rect)
    return popup.draw(in: frame, on: &grid, with: drawing) { part, grid in
      let visible = part.rows
      let first = state.offset(visible: visible)
      var caret: Point?
      for place in 0..<min(visible, max(0, arranged.count - first)) {
        let column = arranged[first + place]
        let isShown = choice.isShown(column)
        let row = part.row + place
        StyledText([
          ("  ", Style()), (isShown ? "[x] " : "[ ] ", Style(isShown ? .accent : .dim)),
          (column.title, Style(isShown ? .text : .dim)),
        ]).draw(column: part.column, row: row, columns: part.columns, on: &grid, with: drawing)
        guard first + place == state.selected else { continue }
        let line = Rect(column: part.column, row: row, columns: part.columns, rows: 1)
        Popup.select(line, on: &grid, with: drawing)
        caret = Point(column: part.column, row: row)
      }
      return caret
    }
  }
}
