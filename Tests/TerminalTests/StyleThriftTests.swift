import Testing

@testable import Terminal

/// A picture in fewer bytes looks the same and leaves the terminal the same.
@Suite struct StyleThriftTests {
  private static func saving(_ text: String) -> String {
    String(decoding: StyleThrift.saving(Array(text.utf8)), as: UTF8.self)
  }

  @Test func aBackdropThatStaysIsToldOnce() {
    let written =
      "\u{1B}[8;5H\u{1B}[38;5;247m\u{1B}[48;5;18m女 78\u{1B}[38;5;188m\u{1B}[48;5;18m   高"
      + "\u{1B}[39;49m\u{1B}[m"
    #expect(
      Self.saving(written)
        == "\u{1B}[8;5H\u{1B}[m\u{1B}[38;5;247m\u{1B}[48;5;18m女 78   \u{1B}[38;5;188m高\u{1B}[m")
  }

  @Test func blanksKeepTheEmphasisOfTheWordBefore() {
    let written =
      "\u{1B}[0;1m\u{1B}[38;5;255m\u{1B}[48;5;18m李\u{1B}[0m\u{1B}[38;5;188m"
      + "\u{1B}[48;5;18m\u{1B}[15X\u{1B}[9;26H\u{1B}[38;5;247m"
      + "\u{1B}[48;5;18m女\u{1B}[39;49m\u{1B}[m"
    #expect(
      Self.saving(written)
        == "\u{1B}[m\u{1B}[1m\u{1B}[38;5;255m\u{1B}[48;5;18m李\u{1B}[15X\u{1B}[9;26H"
        + "\u{1B}[m\u{1B}[38;5;247m\u{1B}[48;5;18m女\u{1B}[m")
  }

  @Test func blanksThatShowAMarkAreToldIt() {
    #expect(
      Self.saving("\u{1B}[4ma b\u{1B}[m \u{1B}[7m \u{1B}[m")
        == "\u{1B}[m\u{1B}[4ma b\u{1B}[m \u{1B}[7m \u{1B}[m")
  }

  @Test func whatIsNotUnderstoodGoesThrough() {
    let written = "\u{1B}[31m\u{1B}[58;5;3mx\u{1B}[38;5;1m \u{1B}[1my"
    #expect(
      Self.saving(written) == "\u{1B}[m\u{1B}[31m\u{1B}[58;5;3mx\u{1B}[38;5;1m \u{1B}[1my")
    #expect(Self.saving("\u{1B}[") == "\u{1B}[m\u{1B}[")
    #expect(Self.saving("\u{1B}") == "\u{1B}[m\u{1B}")
    #expect(Self.saving("") == "\u{1B}[m")
  }

  @Test func onlyTerminalsOfTheUsualKindAreSavedBytes() {
    #expect(StyleThrift.isReset(Array("\u{1B}[m".utf8)))
    #expect(StyleThrift.isReset(Array("\u{1B}(B\u{1B}[m".utf8)))
    #expect(!StyleThrift.isReset(Array("\u{1B}G0".utf8)))
    #expect(!StyleThrift.isReset([]))
  }

  @Test(arguments: 0..<300) func aRandomPictureLooksTheSame(seed: Int) {
    var random = Random(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    let pieces = [
      "\u{1B}[m", "\u{1B}[0m", "\u{1B}[0;1m", "\u{1B}[4m", "\u{1B}[7m", "\u{1B}[0;1;4m",
      "\u{1B}[3m",
      "\u{1B}[38;5;75m", "\u{1B}[38;5;188m", "\u{1B}[38;2;1;2;3m", "\u{1B}[31m", "\u{1B}[39m",
      "\u{1B}[48;5;18m", "\u{1B}[48;5;234m", "\u{1B}[48;2;9;8;7m", "\u{1B}[41m", "\u{1B}[49m",
      "\u{1B}[39;49m", "\u{1B}[0;31;48;5;18m", "\u{1B}[3;2H", "\u{1B}[1;1H", "\u{8}", "\r", "\n",
      "\u{1B}[3X", "\u{1B}[K", "\u{1B}[J", "\u{1B}[C", " ", "  ", "a", "bc", "d e", "张",
      "\u{1B}[9m",
    ]
    let picture = (0..<60).map { _ in pieces[random.number(below: pieces.count)] }.joined()
    var plain = Paper()
    plain.take(picture)
    var saved = Paper()
    saved.take(Self.saving(picture))
    #expect(saved.cells == plain.cells, "\(picture.debugDescription)")
    #expect(saved.look == plain.look)
    #expect(saved.place == plain.place)
  }
}

/// Numbers that are the same in every run (xorshift).
private struct Random {
  var state: UInt64

  mutating func number(below limit: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(limit))
  }
}

/// A terminal of a few rows that keeps what can be seen.
private struct Paper {
  struct Look: Equatable {
    var marks: Set<Int> = []
    var foreground = "39"
    var background = "49"
  }

  struct Cell: Equatable {
    var character: Unicode.Scalar = " "
    /// On a blank, what cannot be seen is left out.
    var look = Look()
  }

  private static let columns = 12
  private static let rows = 5
  private(set) var cells = [Cell](repeating: Cell(), count: columns * rows)
  private(set) var look = Look()
  private(set) var place = 0

  mutating func take(_ text: String) {
    var rest = Substring(text).unicodeScalars
    while let first = rest.popFirst() {
      switch first {
      case "\u{1B}":
        rest = rest.dropFirst()
        let parameters = rest.prefix { ("0"..."9").contains($0) || $0 == ";" }
        rest = rest.dropFirst(parameters.count)
        if let final = rest.popFirst() {
          control(final, String(parameters).split(separator: ";").compactMap { Int($0) })
        }
      case "\u{8}": place = max(0, place - 1)
      case "\r": place -= place % Self.columns
      case "\n":
        place += Self.columns
        if place >= cells.count {
          cells.removeFirst(Self.columns)
          cells += Array(repeating: blank, count: Self.columns)
          place -= Self.columns
        }
      default: put(first == " " ? blank : Cell(character: first, look: look))
      }
    }
  }

  private var blank: Cell {
    let shown = look.marks.intersection([4, 7])
    return Cell(
      look: Look(
        marks: shown, foreground: shown.isEmpty ? "39" : look.foreground,
        background: look.background))
  }

  private mutating func put(_ cell: Cell) {
    cells[place] = cell
    place = min(place + 1, cells.count - 1)
  }

  private mutating func control(_ final: Unicode.Scalar, _ numbers: [Int]) {
    switch final {
    case "m": style(numbers)
    case "H": place = (numbers[0] - 1) * Self.columns + numbers[1] - 1
    case "C": place = min(place + 1, cells.count - 1)
    case "X": erase(place..<min(place + numbers[0], cells.count))
    case "K": erase(place..<(place / Self.columns + 1) * Self.columns)
    case "J": erase(place..<cells.count)
    default: Issue.record("\(final) is not drawn here")
    }
  }

  private mutating func erase(_ range: Range<Int>) {
    for place in range { cells[place] = blank }
  }

  private mutating func style(_ numbers: [Int]) {
    var rest = numbers[...]
    if rest.isEmpty { look = Look() }
    while let number = rest.popFirst() {
      switch number {
      case 0: look = Look()
      case 38, 48:
        let count = rest.first == 5 ? 2 : 4
        let color = ([number] + rest.prefix(count)).map(String.init).joined(separator: ";")
        if number == 38 { look.foreground = color } else { look.background = color }
        rest = rest.dropFirst(count)
      case 30...39: look.foreground = String(number)
      case 40...49: look.background = String(number)
      default: look.marks.insert(number)
      }
    }
  }
}
