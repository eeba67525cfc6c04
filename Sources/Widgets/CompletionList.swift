package import Canvas

/// What can stand where somebody is typing, in a list beside the caret.
package struct CompletionList: Hashable, Sendable {
  /// What would be put in.
  private var texts: [StyledText]
  /// What each means.
  private var titles: [StyledText]
  /// Stands in the border.
  package var title: String

  /// Most rows before the list scrolls.
  package static let mostRows = 8
  private static let mostText = 30
  private static let mostTitle = 28

  package init(title: String = "", _ items: [(text: StyledText, title: StyledText)]) {
    self.title = title
    texts = items.map(\.text)
    titles = items.map(\.title)
  }

  private var textColumns: Int { min(Self.mostText, texts.map(\.width).max() ?? 0) }

  /// Where the list lies: below a point, or above it where there is more room.
  package func frame(below caret: Point, in room: Rect) -> Rect {
    let titleColumns = min(Self.mostTitle, titles.map(\.width).max() ?? 0)
    let size = Size(
      columns: 2 + textColumns + (titleColumns > 0 ? titleColumns + 2 : 0),
      rows: min(Self.mostRows, texts.count))
    return Popup(title: title).place(content: size, below: caret, in: room)
  }

  /// The rows that show and where they stand, for the mouse.
  package func lines(
    _ list: ListState, below caret: Point, in room: Rect
  ) -> [(rect: Rect, place: Int)] {
    guard let part = Popup(title: title).content(in: frame(below: caret, in: room)) else {
      return []
    }
    return list.visibleRows(part.rows).enumerated().map { line, place in
      (Rect(column: part.column, row: part.row + line, columns: part.columns, rows: 1), place)
    }
  }

  /// Draws the list below a point.
  package func draw(
    _ list: ListState, below caret: Point, in room: Rect, on grid: inout Grid,
    with drawing: Drawing
  ) {
    let columns = textColumns
    _ = Popup(title: title).draw(in: frame(below: caret, in: room), on: &grid, with: drawing) {
      part, grid in
      for (line, place) in list.visibleRows(part.rows).enumerated() where place < texts.count {
        let row = Rect(column: part.column, row: part.row + line, columns: part.columns, rows: 1)
        let text = texts[place].padded(to: columns, glyphs: drawing.glyphs)
        (StyledText("  ") + StyledText.joined([text, titles[place]], spacing: 2)).draw(
          column: row.column, row: row.row, columns: row.columns, on: &grid, with: drawing)
        if place == list.selected { Popup.select(row, on: &grid, with: drawing) }
      }
      return nil
    }
  }
}
