import CNcurses
import Canvas

/// Turns rows of cells into what ncurses draws, in the colours of a theme.
struct RowComposer {
  private struct Ink {
    let attributes: attr_t
    let pair: Int32
  }

  private let looks: LookBook
  private var pairs: ColorPairs
  private var inks: [Style: Ink] = [:]
  /// The last style and its ink: neighbours are mostly alike.
  private var latest: (style: Style, ink: Ink)?
  /// A scalar, four marks and the end; ncurses takes no more to a cell.
  private var wide = [wchar_t](repeating: 0, count: 6)
  private var row: [cchar_t] = []

  /// Whether the terminal draws characters of ambiguous width two columns wide.
  var isAmbiguousWide = false

  init(theme: Theme, depth: ColorDepth, pairs: Int) {
    looks = LookBook(theme: theme, depth: depth)
    self.pairs = ColorPairs(limit: pairs)
  }

  /// Draws a row of the screen whole, so that no wide character is ever cut inside ncurses.
  ///
  /// - Parameters:
  ///   - cells: The row's cells from the left; blanks follow when they are too few.
  ///   - columns: The columns of the screen; more cells are left out.
  mutating func draw(_ cells: ArraySlice<Cell>, row number: Int, columns: Int) {
    row.removeAll(keepingCapacity: true)
    var at = 0
    for cell in cells where !cell.isContinuation {
      let width = Int(cell.width)
      if at + width > columns { break }
      row.append(character(cell))
      at += width
    }
    let blank = character(.blank())
    while at < columns {
      row.append(blank)
      at += 1
    }
    guard let window = cncurses_stdscr() else { return }
    wmove(window, Int32(number), 0)
    wadd_wchnstr(window, row, Int32(row.count))
  }

  private mutating func character(_ cell: Cell) -> cchar_t {
    let ink = ink(cell.style)
    let sign = isAmbiguousWide && cell.width == 1 ? StandIns.narrow(cell.scalar) : cell.scalar
    let scalar = LibraryWidth.drawable(sign, width: Int(cell.width))
    wide[0] = wchar_t(bitPattern: scalar)
    var count = 1
    if scalar == cell.scalar, cell.marks.first != 0 {
      for mark in cell.marks.scalars where LibraryWidth.of(mark) == 0 {
        wide[count] = wchar_t(bitPattern: mark)
        count += 1
      }
    }
    wide[count] = 0
    var result = cchar_t()
    if cncurses_set_cell(&result, wide, ink.attributes, ink.pair) != OK {
      (wide[0], wide[1]) = (0x3F, 0)
      _ = cncurses_set_cell(&result, wide, ink.attributes, ink.pair)
    }
    return result
  }

  private mutating func ink(_ style: Style) -> Ink {
    if let latest, latest.style == style { return latest.ink }
    if let known = inks[style] {
      latest = (style, known)
      return known
    }
    let look = looks.look(style)
    var attributes: attr_t = 0
    if look.attributes.contains(.bold) { attributes |= cncurses_bold }
    if look.attributes.contains(.underline) { attributes |= cncurses_underline }
    if look.attributes.contains(.reverse) { attributes |= cncurses_reverse }
    if look.attributes.contains(.italic) { attributes |= cncurses_italic }
    let ink = Ink(
      attributes: attributes,
      pair: pairs.number(foreground: look.foreground, background: look.background))
    inks[style] = ink
    return ink
  }
}
