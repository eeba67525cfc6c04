import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// Pictures of every screen beyond those of `ScreenTests`: the smallest window, ASCII, and what
/// role, backdrop and emphasis each stretch of a row has.
@Suite struct GoldenTests {
  private static let smallest = Size(columns: 60, rows: 16)

  @Test(arguments: ScreenTests.cases, Language.allCases)
  func theSmallestWindowLooksAsRecorded(_ screen: ScreenTests.Case, _ language: Language) {
    var desk = Desk(60, 16, language: language)
    desk.press(screen.keys)
    ScreenFile.expect(desk.text, is: "\(screen.name)-60x16-\(language.rawValue)")
  }

  @Test(arguments: ScreenTests.cases, Language.allCases)
  func screensInASCIILookAsRecorded(_ screen: ScreenTests.Case, _ language: Language) {
    let pictures = ([Self.smallest] + ScreenTests.sizes).map { size in
      var desk = Desk(size.columns, size.rows, language: language)
      desk.model.glyphs = .ascii
      desk.press(screen.keys)
      return "\(size.columns)x\(size.rows)\n\(desk.text)"
    }
    ScreenFile.expect(pictures.joined(), is: "ascii-\(screen.name)-\(language.rawValue)")
  }

  private static let styled = [
    "lookup", "lookup-nobody", "archive", "archive-results", "trends", "trends-point",
    "trends-table", "followups", "outcome", "recorded", "help", "palette-found", "menu", "locked",
  ]

  @Test(arguments: styled)
  func coloursAreAsRecorded(_ name: String) {
    var desk = Desk(100, 30)
    let screen = (ScreenTests.cases + ScreenTests.more).first { $0.name == name }
    desk.press(screen?.keys ?? "")
    ScreenFile.expect(Self.runs(of: desk.frame.grid), is: "styles-\(name)-100x30-zh")
  }

  /// Row by row the stretches of one look: `12+4 accent/bar+b` for four columns from the 12th on.
  ///
  /// Plain text on the screen is left out; a row like the one above says so.
  private static func runs(of grid: Grid) -> String {
    var lines: [String] = []
    var before = ""
    for row in 0..<grid.size.rows {
      let line = runs(of: Array(grid.row(row)))
      lines.append("\(row): " + (line == before && !line.isEmpty ? "same" : line))
      before = line
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func runs(of cells: [Cell]) -> String {
    var parts: [String] = []
    var start = 0
    while start < cells.count {
      let style = look(of: cells[start])
      let end = cells[start...].firstIndex { look(of: $0) != style } ?? cells.count
      if style != Style() { parts.append("\(start)+\(end - start) \(name(style))") }
      start = end
    }
    return parts.joined(separator: "  ")
  }

  /// The look of a cell; what no ink shows on a blank is left out.
  private static func look(of cell: Cell) -> Style {
    let isBlank =
      cell.scalar == 0x20 && cell.style.attributes.isDisjoint(with: [.underline, .reverse])
    return isBlank ? Style(.text, on: cell.style.backdrop) : cell.style
  }

  private static func name(_ style: Style) -> String {
    var name = "\(style.role)"
    if style.backdrop != .screen { name += "/\(style.backdrop)" }
    let marks: [(Style.Attributes, String)] = [
      (.bold, "b"), (.underline, "u"), (.reverse, "r"), (.italic, "i"),
    ]
    let held = marks.filter { style.attributes.contains($0.0) }.map(\.1).joined()
    return held.isEmpty ? name : name + "+" + held
  }
}
