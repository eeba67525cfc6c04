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

  private var popup: Popup { Popup(title: title) }

  /// Where the list lies: below a point, or above it where there is more room.
  func frame(below anchor: Point, in room: Rect) -> Rect {
    let widest = options.map { TextWidth.of($0) }.max() ?? 0
    let size = Size(columns: widest + 6, rows: min(OptionList.mostRows, options.count))
    return popup.place(content: size, below: anchor, in: room)
  }

  /// The answers that show and where they stand, for the mouse.
  func lines(cursor: Int, below anchor: Point, in room: Rect) -> [(rect: Rect, place: Int)] {
    guard let part = popup.content(in: frame(below: anchor, in: room)) else { return [] }
    let list = ListState(count: options.count, selected: cursor)
    return list.visibleRows(part.rows).enumerated().map { line, place in
      (Rect(column: part.column, row: part.row + line, columns: part.columns, rows: 1), place)
    }
  }

  /// Draws the list below a point, and returns where its cursor is.
  func draw(
    cursor: Int, below anchor: Point, in room: Rect, on grid: inout Grid, with drawing: Drawing
  ) -> Point? {
    let frame = frame(below: anchor, in: room)
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
