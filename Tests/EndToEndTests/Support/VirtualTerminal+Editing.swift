// Moving, erasing and scrolling.
extension VirtualTerminal {
  /// Puts the cursor on a cell, counted from 0 and kept on the screen.
  mutating func move(row: Int? = nil, column: Int? = nil) {
    isWrapPending = false
    if let row { page.row = min(max(0, row), rowCount - 1) }
    if let column { page.column = min(max(0, column), columns - 1) }
  }

  /// Goes to the next tab stop, one every eight columns.
  mutating func tab() { move(column: (page.column / 8 + 1) * 8) }

  // MARK: - Erasing

  /// Blanks part of the present row.
  mutating func erase(_ part: Range<Int>) {
    isWrapPending = false
    let part = part.clamped(to: 0..<columns)
    guard !part.isEmpty else { return }
    breakWide(part.lowerBound)
    breakWide(part.upperBound - 1)
    for column in part { page.rows[page.row][column] = Cell() }
  }

  /// Blanks from the cursor on (0), up to it (1), or the whole row (2).
  mutating func eraseInLine(_ kind: Int) {
    switch kind {
    case 0: erase(page.column..<columns)
    case 1: erase(0..<(page.column + 1))
    default: erase(0..<columns)
    }
  }

  /// Blanks from the cursor on (0), up to it (1), or the whole screen (2).
  mutating func eraseInDisplay(_ kind: Int) {
    eraseInLine(kind)
    let rows =
      kind == 0 ? (page.row + 1)..<rowCount : kind == 1 ? 0..<page.row : 0..<rowCount
    for row in rows { page.rows[row] = Self.blanks(columns, 1)[0] }
  }

  /// Makes room in the row; what is pushed over the edge is gone.
  mutating func insertBlanks(_ count: Int) {
    isWrapPending = false
    breakWide(page.column)
    let room = Array(repeating: Cell(), count: min(count, columns - page.column))
    page.rows[page.row].insert(contentsOf: room, at: page.column)
    page.rows[page.row].removeLast(room.count)
    if page.rows[page.row].last?.width == 2 { page.rows[page.row][columns - 1] = Cell() }
  }

  /// Takes characters out of the row; blanks come in at its end.
  mutating func deleteCharacters(_ count: Int) {
    isWrapPending = false
    let part = page.column..<min(columns, page.column + count)
    breakWide(part.lowerBound)
    breakWide(part.upperBound - 1)
    page.rows[page.row].removeSubrange(part)
    page.rows[page.row] += Array(repeating: Cell(), count: part.count)
  }

  // MARK: - Scrolling

  mutating func scrollUp(_ count: Int) { scroll(from: region.lowerBound, count, isUp: true) }

  mutating func scrollDown(_ count: Int) { scroll(from: region.lowerBound, count, isUp: false) }

  /// Inserts or deletes rows at the cursor, within the region.
  mutating func shiftRows(_ count: Int, isUp: Bool) {
    guard region.contains(page.row) else { return }
    scroll(from: page.row, count, isUp: isUp)
    move(column: 0)
  }

  private mutating func scroll(from first: Int, _ count: Int, isUp: Bool) {
    let count = min(count, region.upperBound - first + 1)
    let blanks = Self.blanks(columns, count)
    if isUp {
      page.rows.insert(contentsOf: blanks, at: region.upperBound + 1)
      page.rows.removeSubrange(first..<(first + count))
    } else {
      page.rows.removeSubrange((region.upperBound + 1 - count)...region.upperBound)
      page.rows.insert(contentsOf: blanks, at: first)
    }
  }

  // MARK: - Modes

  /// Turns a private mode on or off.
  mutating func set(mode: Int, _ isOn: Bool) {
    if isOn { modes.insert(mode) } else { modes.remove(mode) }
    switch mode {
    case 7: wraps = isOn
    case 25: isCursorVisible = isOn
    case 1049:
      if isOn, formerPage == nil {
        formerPage = page
        page = Page(rows: Self.blanks(columns, rowCount), row: page.row, column: page.column)
      } else if !isOn, let former = formerPage {
        page = former
        formerPage = nil
      }
      isWrapPending = false
    case 1, 12, 1000, 1002, 1004, 1006, 1036, 2004, 2026: break
    default: unknown.append("mode \(mode)")
    }
  }
}
