import Canvas

/// A terminal as a picture of text: it takes the bytes that a program writes and keeps what a
/// person would see.
///
/// Knows what `xterm-256color` asks for. What it does not know is kept in `unknown`, so that a test
/// can insist that there was nothing of the kind. Colours are read and left out.
struct VirtualTerminal {
  /// One column: a character with its marks; the right half of a wide one is empty.
  struct Cell: Equatable {
    var text = " "
    var width = 1
  }

  /// The parts of the state that a second screen has of its own.
  struct Page {
    var rows: [[Cell]]
    var row = 0
    var column = 0
  }

  private(set) var columns: Int
  private(set) var rowCount: Int
  var page: Page
  /// The first screen while the second one is shown.
  var formerPage: Page?
  /// Whether the last column has been written and the next character goes to the next row.
  var isWrapPending = false
  var savedCursor = (row: 0, column: 0)
  /// The rows that scroll, from the first to the last.
  var region: ClosedRange<Int>
  var lastGraphic: String?

  var isCursorVisible = true
  var wraps = true
  /// The numbers of the private modes that are on, such as 1049 and 2004.
  var modes: Set<Int> = []
  var title = ""
  /// Whether a program has given the cursor a colour.
  var hasOwnCursorColor = false
  /// What was last sent to the clipboard, in base 64; empty before.
  var clipboard = ""
  /// How many titles were put away and not brought back.
  var keptTitles = 0
  /// Sequences that it does not know.
  var unknown: [String] = []

  var parser = VirtualParser()

  init(columns: Int, rows: Int) {
    self.columns = columns
    rowCount = rows
    page = Page(rows: Self.blanks(columns, rows))
    region = 0...(rows - 1)
  }

  /// Whether the second screen is shown.
  var isAlternate: Bool { formerPage != nil }

  /// The rows as a person reads them, without blanks at their ends.
  var lines: [String] {
    page.rows.map { row in
      var line = row.map(\.text).joined()
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }

  /// All rows, each ended by a line feed.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// Whether some row holds a text.
  func shows(_ part: String) -> Bool { lines.contains { $0.contains(part) } }

  /// Takes another size: rows and columns go or come at the right and at the bottom.
  mutating func resize(columns: Int, rows: Int) {
    self.columns = columns
    rowCount = rows
    fit(&page)
    if var former = formerPage {
      fit(&former)
      formerPage = former
    }
    region = 0...(rows - 1)
    isWrapPending = false
  }

  private func fit(_ page: inout Page) {
    page.rows = page.rows.prefix(rowCount).map { row in
      var fitted = Array(row.prefix(columns))
      // Half a wide character is none.
      if fitted.last?.width == 2 { fitted[fitted.count - 1] = Cell() }
      return fitted + Array(repeating: Cell(), count: columns - fitted.count)
    }
    page.rows += Self.blanks(columns, rowCount - page.rows.count)
    page.row = min(page.row, rowCount - 1)
    page.column = min(page.column, columns - 1)
  }

  static func blanks(_ columns: Int, _ rows: Int) -> [[Cell]] {
    Array(repeating: Array(repeating: Cell(), count: columns), count: max(0, rows))
  }

  // MARK: - Writing

  /// Puts a character where the cursor is.
  mutating func put(_ scalar: Unicode.Scalar) {
    let width = TextWidth.of(scalar)
    if width == 0 { return addMark(scalar) }
    if isWrapPending || page.column + width > columns {
      guard wraps, width <= columns else { return }
      page.column = 0
      lineFeed()
    }
    isWrapPending = false
    lastGraphic = String(scalar)
    breakWide(page.column)
    page.rows[page.row][page.column] = Cell(text: String(scalar), width: width)
    if width == 2 {
      breakWide(page.column + 1)
      page.rows[page.row][page.column + 1] = Cell(text: "", width: 0)
    }
    if page.column + width == columns {
      isWrapPending = wraps
    } else {
      page.column += width
    }
  }

  private mutating func addMark(_ scalar: Unicode.Scalar) {
    var place = isWrapPending ? page.column : page.column - 1
    guard place >= 0 else { return }
    if page.rows[page.row][place].width == 0 { place -= 1 }
    page.rows[page.row][max(0, place)].text.unicodeScalars.append(scalar)
  }

  /// Blanks the other half of a wide character that is about to lose one.
  mutating func breakWide(_ column: Int) {
    guard (0..<columns).contains(column) else { return }
    switch page.rows[page.row][column].width {
    case 0 where column > 0: page.rows[page.row][column - 1] = Cell()
    case 2 where column + 1 < columns: page.rows[page.row][column + 1] = Cell()
    default: break
    }
  }

  /// Goes one row down, and scrolls at the foot of the region.
  mutating func lineFeed() {
    isWrapPending = false
    if page.row == region.upperBound {
      scrollUp(1)
    } else if page.row < rowCount - 1 {
      page.row += 1
    }
  }

  /// Goes one row up, and scrolls at the head of the region.
  mutating func reverseLineFeed() {
    isWrapPending = false
    if page.row == region.lowerBound {
      scrollDown(1)
    } else if page.row > 0 {
      page.row -= 1
    }
  }
}
