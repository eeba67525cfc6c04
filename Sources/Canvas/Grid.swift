/// A picture of the screen: rows of cells that views draw into.
///
/// Invariant: a cell of width 2 is followed by one of width 0 in the same row, and every cell of
/// width 0 follows one of width 2. Writing over half of a wide character blanks the other half, so
/// a row never shifts. Drawing outside the grid, or outside the clip, is allowed and does nothing.
package struct Grid: Hashable, Sendable {
  package let size: Size
  /// All cells, row after row.
  package private(set) var cells: [Cell]
  /// Drawing outside this part does nothing.
  private var clip: Rect

  /// Makes an empty picture.
  package init(_ size: Size, style: Style = Style()) {
    self.size = size
    cells = Array(repeating: .blank(style), count: size.columns * size.rows)
    clip = Rect(size)
  }

  /// The cells of one row; the row must exist.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    cells[(row * size.columns)..<((row + 1) * size.columns)]
  }

  /// The cell at a point, or nil outside the grid.
  package subscript(column: Int, row: Int) -> Cell? {
    guard (0..<size.columns).contains(column), (0..<size.rows).contains(row) else { return nil }
    return cells[row * size.columns + column]
  }

  /// Draws with everything outside a rectangle left untouched.
  package mutating func clipped<Result>(
    to rect: Rect, _ draw: (inout Grid) -> Result
  ) -> Result {
    let before = clip
    clip = clip.intersection(rect)
    defer { clip = before }
    return draw(&self)
  }

  /// Fills a rectangle with blanks of a style.
  package mutating func fill(_ rect: Rect, style: Style) {
    let part = rect.intersection(clip)
    for row in part.row..<part.bottom {
      for column in part.column..<part.right { put(.blank(style), column: column, row: row) }
    }
  }

  /// Gives every cell of a rectangle another backdrop and keeps what is written there.
  package mutating func tint(_ rect: Rect, backdrop: Backdrop, adding: Style.Attributes = []) {
    let part = rect.intersection(clip)
    for row in part.row..<part.bottom {
      for column in part.column..<part.right {
        let index = row * size.columns + column
        // A chip keeps its own backdrop on a selected row.
        if cells[index].style.backdrop == .screen || cells[index].style.backdrop == .popup {
          cells[index].style.backdrop = backdrop
        }
        cells[index].style.attributes.formUnion(adding)
      }
    }
  }

  /// Writes text from a point to the right and returns the column after it.
  ///
  /// The text must have passed the display filter. A wide character that does not fit wholly is
  /// left out, and nothing wraps.
  ///
  /// - Parameter limit: Most columns to use; nil for as far as the clip reaches.
  @discardableResult
  package mutating func write(
    _ text: some StringProtocol, column: Int, row: Int, style: Style, limit: Int? = nil
  ) -> Int {
    var at = column
    let end = limit.map { column + max(0, $0) } ?? Int.max
    let rowIsInside = (clip.row..<clip.bottom).contains(row)
    for scalar in text.unicodeScalars {
      let width = TextWidth.of(scalar)
      if width == 0 {
        if rowIsInside, at > column { addMark(scalar.value, before: at, row: row) }
        continue
      }
      if at + width > end { break }
      if rowIsInside, at >= clip.column, at + width <= clip.right {
        put(Cell(scalar: scalar.value, width: UInt8(width), style: style), column: at, row: row)
      }
      at += width
    }
    return at
  }

  private mutating func addMark(_ scalar: UInt32, before column: Int, row: Int) {
    var base = column - 1
    guard base >= clip.column, base < clip.right else { return }
    if cells[row * size.columns + base].isContinuation { base -= 1 }
    guard base >= clip.column else { return }
    cells[row * size.columns + base].marks.append(scalar)
  }

  /// Puts one cell and mends the wide characters it cuts.
  private mutating func put(_ cell: Cell, column: Int, row: Int) {
    let start = row * size.columns
    breakWide(at: start + column, rowStart: start)
    cells[start + column] = cell
    guard cell.width == 2 else { return }
    breakWide(at: start + column + 1, rowStart: start)
    cells[start + column + 1] = Cell(scalar: 0x20, width: 0, style: cell.style)
  }

  private mutating func breakWide(at index: Int, rowStart: Int) {
    if cells[index].isContinuation, index > rowStart {
      cells[index - 1] = .blank(cells[index - 1].style)
    } else if cells[index].width == 2, index + 1 < rowStart + size.columns {
      cells[index + 1] = .blank(cells[index + 1].style)
    }
  }

  /// The text of the rows, as a person reads it; the right half of a wide character takes no place.
  package var lines: [String] {
    (0..<size.rows).map { number in
      var line = ""
      for cell in row(number) where !cell.isContinuation {
        for value in [cell.scalar] + cell.marks.scalars {
          line.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
      }
      return line
    }
  }

  /// Checks the invariant of wide characters; for tests.
  package var isWellFormed: Bool {
    (0..<size.rows).allSatisfy { number in
      var expectsContinuation = false
      for cell in row(number) {
        guard cell.isContinuation == expectsContinuation else { return false }
        expectsContinuation = cell.width == 2
      }
      return !expectsContinuation
    }
  }
}
