import Canvas

/// A picture of dots finer than cells: 2 by 4 in braille, 1 by 2 in half blocks, 1 by 1 in ASCII.
struct DotRaster: Hashable {
  /// Whose dot it is; where two meet in one cell the greater gives the cell its look.
  enum Ink: UInt8, Comparable {
    case none, overlay, plain, inside, outside

    static func < (left: Ink, right: Ink) -> Bool { left.rawValue < right.rawValue }
  }

  /// Cells.
  let columns: Int
  let rows: Int
  private let glyphs: Glyphs
  /// Dots of a cell across and down.
  let cellWide: Int
  let cellHigh: Int
  private var bits: [UInt8]
  private var inks: [Ink]

  /// Makes an empty picture of at least one cell.
  init(columns: Int, rows: Int, glyphs: Glyphs) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    self.glyphs = glyphs
    (cellWide, cellHigh) = DotRaster.dotsPerCell(glyphs)
    bits = Array(repeating: 0, count: self.columns * self.rows)
    inks = Array(repeating: .none, count: self.columns * self.rows)
  }

  /// Dots of one cell across and down.
  static func dotsPerCell(_ glyphs: Glyphs) -> (wide: Int, high: Int) {
    switch glyphs {
    case .line: (2, 4)
    case .block: (1, 2)
    case .ascii: (1, 1)
    }
  }

  /// Dots of the whole picture across.
  var wide: Int { columns * cellWide }
  /// Dots of the whole picture down.
  var high: Int { rows * cellHigh }

  /// Sets a dot; outside the picture nothing happens.
  mutating func set(x: Int, y: Int, _ ink: Ink) {
    guard x >= 0, y >= 0, x < wide, y < high else { return }
    let cell = y / cellHigh * columns + x / cellWide
    bits[cell] |= DotRaster.bit(x: x % cellWide, y: y % cellHigh)
    inks[cell] = max(inks[cell], ink)
  }

  /// Sets the dots between two points, ends included (Bresenham).
  mutating func line(
    from start: (x: Int, y: Int), to end: (x: Int, y: Int), ink: (_ y: Int) -> Ink
  ) {
    let across = abs(end.x - start.x)
    let down = -abs(end.y - start.y)
    var (x, y) = start
    var error = across + down
    while true {
      set(x: x, y: y, ink(y))
      if (x, y) == end { return }
      let twice = error * 2
      if twice >= down {
        error += down
        x += x < end.x ? 1 : -1
      }
      if twice <= across {
        error += across
        y += y < end.y ? 1 : -1
      }
    }
  }

  /// What to draw in a cell; nil where there is no dot.
  func cell(column: Int, row: Int) -> (glyph: String, ink: Ink)? {
    let index = row * columns + column
    guard bits[index] != 0 else { return nil }
    return (glyph(bits[index], inks[index]), inks[index])
  }

  /// How many cells of a part of the picture hold dots.
  func filledCells(columns: Range<Int>, rows: Range<Int>) -> Int {
    var count = 0
    for row in rows.clamped(to: 0..<self.rows) {
      for column in columns.clamped(to: 0..<self.columns)
      where bits[row * self.columns + column] != 0 {
        count += 1
      }
    }
    return count
  }

  private func glyph(_ bits: UInt8, _ ink: Ink) -> String {
    switch glyphs {
    case .line: Unicode.Scalar(0x2800 + UInt32(bits)).map { String(Character($0)) } ?? "*"
    case .block: bits == 3 ? "█" : bits == 1 ? "▀" : "▄"
    // Without colour the sign alone tells what is out of range.
    case .ascii: ink == .overlay ? "o" : ink == .outside ? "#" : "*"
    }
  }

  /// Braille numbers its dots down the left side, then the right, the lowest pair last.
  private static func bit(x: Int, y: Int) -> UInt8 {
    y == 3 ? (x == 0 ? 0x40 : 0x80) : 1 << UInt8(y + x * 3)
  }
}
