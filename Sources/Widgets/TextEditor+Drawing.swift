package import Canvas

extension TextEditor {
  /// A stretch of a line with a look of its own.
  package struct Span: Hashable, Sendable {
    /// In bytes of the line.
    package var range: Range<Int>
    package var style: Style

    package init(_ range: Range<Int>, _ style: Style) {
      self.range = range
      self.style = style
    }
  }

  /// Scrolls so that the caret shows, with two lines and some columns around it.
  ///
  /// - Parameters:
  ///   - rows: Lines that show.
  ///   - columns: Columns beside what stands before the lines.
  package mutating func settle(rows: Int, columns: Int) {
    visibleRows = max(1, rows)
    let context = min(2, (visibleRows - 1) / 2)
    top = min(top, max(0, caret.line - context))
    top = max(top, caret.line + context + 1 - visibleRows)
    top = min(max(0, top), max(0, lines.count - visibleRows))
    let width = max(1, columns)
    let margin = min(8, (width - 1) / 3)
    let column = screenColumn
    if column < width - 1 {
      left = 0
    } else {
      left = min(left, max(0, column - margin))
      left = max(left, column + margin + 1 - width)
    }
  }

  /// Draws the lines that show, each with what stands before it.
  ///
  /// - Parameters:
  ///   - gutter: Columns for what stands before a line.
  ///   - head: What stands before a line, counted from 0.
  ///   - spans: The looks of the parts of a line; of two that overlap the later one counts.
  /// - Returns: Where the caret is, always inside a rectangle that has a cell.
  @discardableResult
  package func draw(
    gutter: Int, in rect: Rect, on grid: inout Grid, with drawing: Drawing,
    head: (Int) -> StyledText, spans: (Int) -> [Span]
  ) -> Point {
    let gutter = min(gutter, max(0, rect.columns - 1))
    let area = rect.inset(left: gutter)
    for row in 0..<max(0, rect.rows) where top + row < lines.count {
      head(top + row).draw(
        column: rect.column, row: rect.row + row, columns: gutter, on: &grid, with: drawing)
      let line = Rect(column: area.column, row: area.row + row, columns: area.columns, rows: 1)
      drawLine(top + row, spans(top + row), in: line, on: &grid, with: drawing)
    }
    let column = min(max(0, screenColumn - left), max(0, area.columns - 1))
    let row = min(max(0, caret.line - top), max(0, area.rows - 1))
    return Point(column: area.column + column, row: area.row + row)
  }

  private func drawLine(
    _ number: Int, _ spans: [Span], in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) {
    var looks = [Style](repeating: Style(), count: lines[number].utf8.count)
    for span in spans {
      for byte in span.range.clamped(to: 0..<looks.count) { looks[byte] = span.style }
    }
    var at = -left
    var byte = 0
    var goesOn = false
    for character in lines[number] {
      let text = TextEditor.shown(character)
      let width = TextWidth.of(text)
      if at + width > rect.columns {
        goesOn = true
        break
      }
      if at >= 0 {
        grid.write(
          text, column: rect.column + at, row: rect.row, style: looks[byte],
          limit: rect.columns - at)
      }
      at += width
      byte += character.utf8.count
    }
    let more = Style(.accent)
    if left > 0, byte > 0 {
      grid.write(drawing.glyphs.moreLeft, column: rect.column, row: rect.row, style: more)
    }
    if goesOn {
      grid.write(drawing.glyphs.moreRight, column: rect.right - 1, row: rect.row, style: more)
    }
  }

  /// The place at a cell, for the mouse.
  package func place(at point: Point, gutter: Int, in rect: Rect) -> Place {
    let line = min(max(0, top + point.row - rect.row), lines.count - 1)
    let column = max(0, point.column - rect.column - gutter) + left
    return Place(line: line, column: TextEditor.column(atScreen: column, in: lines[line]))
  }
}
