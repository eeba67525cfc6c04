import Canvas
import Testing

@testable import Widgets

@Suite struct ChipTests {
  static let chips = [
    Chip("高血压"), Chip("血压未控", .bad), Chip("糖尿病"), Chip("孕产", .good),
  ]

  static let rows: [(columns: Int, text: String)] = [
    (35, "[高血压] [血压未控] [糖尿病] [孕产]"),
    (34, "[高血压] [血压未控] [糖尿病] +1"),
    (31, "[高血压] [血压未控] [糖尿病] +1"),
    (30, "[高血压] [血压未控] +2"),
    (12, "[高血压] +3"),
    (10, "+4"),
    (2, "+4"),
    (1, ""),
    (0, ""),
    (-3, ""),
  ]

  @Test(arguments: rows)
  func chipsThatDoNotFitAreCounted(columns: Int, text: String) {
    #expect(Chip.row(Self.chips, columns: columns, with: .plain).plain == text)
  }

  @Test func colourNeedsNoBrackets() {
    let chip = Chip("血压未控", .bad).text(with: .line)
    #expect(chip.plain == " 血压未控 ")
    #expect(chip.runs.map(\.style) == [Style(.bad, on: .chipBad)])
    #expect(Chip("血压未控", .bad).text(with: .ascii).plain == "[血压未控]")
  }

  @Test func aChipKeepsItsBackdropOnTheSelectedRow() {
    var grid = Grid(Size(columns: 12, rows: 1))
    Chip("孕产", .good).text(with: .line).draw(
      column: 0, row: 0, columns: 12, on: &grid, with: .line)
    grid.tint(Rect(grid.size), backdrop: .selected)
    #expect(grid[1, 0]?.style.backdrop == .chipGood)
    #expect(grid[9, 0]?.style.backdrop == .selected)
  }
}
