import Canvas

/// The list that opens below a field with many answers.
struct OptionList: Hashable, Sendable {
  /// Stands in the border.
  var title: String
  var options: [String]
  /// The answer that holds now; its line has a sign.
  var chosen: Int?

  /// Most rows before the list scrolls.
  private static let mostRows = 12

  /// Draws the list below a point, and returns where its cursor is.
  func draw(
    cursor: Int, below anchor: Point, in room: Rect, on grid: inout Grid, with drawing: Drawing
  ) -> Point? {
    let widest = options.map { TextWidth.of($0) }.max() ?? 0
    let size = Size(columns: widest + 6, rows: min(OptionList.mostRows, options.count))
    let popup = Popup(title: title)
    let frame = popup.place(content: size, below: anchor, in: room)
    return popup.draw(in: frame, on: &grid, with: drawing) { part, grid in
      let list = ListState(count: options.count, selected: cursor)
      var caret: Point?
      for (line, place) in list.visibleRows(part.rows).enumerated() {
        let row = part.row + line
        let isChosen = place == chosen
        StyledText([
          ("  ", Style()),
          (
            (isChosen ? drawing.glyphs.chosen : drawing.glyphs.unchosen) + " ",
            Style(isChosen ? .accent : .dim)
          ),
          (place < FormField.mostDigits ? "\(place + 1) " : "  ", Style(.dim)),
          (options[place], Style(.text)),
        ]).draw(column: part.column, row: row, columns: part.columns, on: &grid, with: drawing)
        guard place == cursor else { continue }
        Popup.select(
          Rect(column: part.column, row: row, columns: part.columns, rows: 1), on: &grid,
          with: drawing)
        caret = Point(column: part.column, row: row)
      }
      return caret
    }
  }
}
