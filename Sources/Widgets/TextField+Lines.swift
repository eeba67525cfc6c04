package import Canvas

extension TextField {
  /// Does what a key does only in a field of several lines.
  ///
  /// Up in the first line and Down in the last belong to what is around the field.
  mutating func editLines(_ press: KeyPress) -> Bool {
    switch (press.key, press.modifiers) {
    case (.up, []): return moveLine(-1)
    case (.down, []): return moveLine(1)
    case (.home, []): moveCaret(to: line(at: caret).lowerBound)
    case (.end, []): moveCaret(to: line(at: caret).upperBound)
    case (.enter, .alt), (.enter, .shift): insert("\n")
    default: return false
    }
    return true
  }

  /// Moves the caret to the line before or after, keeping its place in the line.
  ///
  /// - Returns: Whether there is such a line.
  private mutating func moveLine(_ direction: Int) -> Bool {
    let present = line(at: caret)
    let edge = direction < 0 ? present.lowerBound - 1 : present.upperBound + 1
    guard (0...text.count).contains(edge) else { return false }
    let target = line(at: edge)
    moveCaret(to: min(target.lowerBound + caret - present.lowerBound, target.upperBound))
    return true
  }

  /// The characters of the line that holds a place, without its end.
  private func line(at place: Int) -> Range<Int> {
    let characters = Array(text)
    var start = place
    while start > 0, !characters[start - 1].isNewline { start -= 1 }
    var end = place
    while end < characters.count, !characters[end].isNewline { end += 1 }
    return start..<end
  }

  /// Draws the text over all rows of a rectangle, broken at its right edge.
  ///
  /// The text is scrolled so that the caret shows with a row below it where the text goes on.
  ///
  /// - Returns: Where the caret is, always inside a rectangle that has a cell.
  @discardableResult
  package func drawLines(
    placeholder: String = "", style: Style = Style(.text, on: .field), in rect: Rect,
    on grid: inout Grid, with drawing: Drawing
  ) -> Point {
    let origin = Point(column: rect.column, row: rect.row)
    guard !rect.isEmpty else { return origin }
    let isPlainField = !drawing.hasColor && style.backdrop == .field
    let look = isPlainField ? style.with(.underline) : style
    grid.fill(rect, style: look)
    if isEmpty {
      StyledText(placeholder, Style(.dim, on: look.backdrop, look.attributes)).draw(
        column: rect.column, row: rect.row, columns: rect.columns, on: &grid, with: drawing)
      return origin
    }
    let shown = shownCharacters(mask: nil)
    let (rows, place) = broken(shown, columns: rect.columns)
    let top = TextField.top(rows: rows.count, visible: rect.rows, caret: place.row)
    for (number, row) in rows.dropFirst(top).prefix(rect.rows).enumerated() {
      grid.write(
        shown[row].joined(), column: rect.column, row: rect.row + number, style: look,
        limit: rect.columns)
    }
    return Point(
      column: min(rect.column + place.column, rect.right - 1),
      row: min(rect.row + place.row - top, rect.bottom - 1))
  }

  /// The row of the caret, counted from the first one in sight, where so many rows show.
  func caretRow(columns: Int, visible: Int) -> Int {
    guard !isEmpty else { return 0 }
    let (rows, place) = broken(shownCharacters(mask: nil), columns: columns)
    return place.row - TextField.top(rows: rows.count, visible: visible, caret: place.row)
  }

  private static func top(rows: Int, visible: Int, caret: Int) -> Int {
    let below = visible > 1 ? 1 : 0
    return max(0, min(caret + below + 1 - visible, rows - visible))
  }

  /// The characters of each row, and the row and column of the caret.
  private func broken(
    _ shown: [String], columns: Int
  ) -> (rows: [Range<Int>], caret: (row: Int, column: Int)) {
    var rows: [Range<Int>] = []
    var start = 0
    var width = 0
    var place = (row: 0, column: 0)
    for (index, character) in text.enumerated() {
      let more = character.isNewline ? 0 : TextWidth.of(shown[index])
      if width + more > columns {
        rows.append(start..<index)
        start = index
        width = 0
      }
      if index == caret { place = (rows.count, width) }
      width += more
      guard character.isNewline else { continue }
      rows.append(start..<index)
      start = index + 1
      width = 0
    }
    if caret >= shown.count {
      // At the end of a full row the caret stands at the start of the next.
      if width >= columns {
        rows.append(start..<shown.count)
        start = shown.count
        width = 0
      }
      place = (rows.count, width)
    }
    rows.append(start..<shown.count)
    return (rows, place)
  }
}
