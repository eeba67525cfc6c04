import Canvas
import Testing

@testable import Widgets

/// Two series with a gap, the range of the first, and the cursor, in every set of characters.
@Suite struct ChartSeriesTests {
  static let chart = Chart(
    [(0, 150.0), (60, 146), (200, 128), (260, 120)]
      .map { Chart.Sample(day: ChartTests.start + $0.0, value: $0.1) },
    days: ChartTests.start...(ChartTests.start + 300),
    reference: ReferenceBand(low: 90, high: 139),
    overlay: .init(
      [(0, 95.0), (60, 98), (200, 84), (260, 80)]
        .map { Chart.Sample(day: ChartTests.start + $0.0, value: $0.1) }),
    crosshair: .init(
      day: ChartTests.start + 60, lines: [StyledText("2024-03-01"), StyledText("146/98")]),
    longestGapDays: 90)

  static let pictures: [(Drawing, lines: [String])] = [
    (
      .line,
      [
        "    │⠒⠒⠤⠤⠤⠤⣀⣀",
        "139 │╌╌╌╌╌╌╌┊╌ 2024-03-01 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
        "    │       ┊  146/98         ⠠⠤⣀⣀⡀",
        "    │       ┊                     ⠈⠉⠉⠑⠒",
        "    │       ┊",
        "    │  ⣀⣀⣀⣀⠤⠤",
        " 90 │⠉⠉╌╌╌╌╌┊╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
        "    │       ┊                 ⠈⠉⠑⠒⠒⠒⠢⠤⠤",
        "    ╰┬───────────┬──────────┬───────────┬───",
        "     2024-01  2024-04    2024-07     2024-10",
      ]
    ),
    (
      Drawing(glyphs: .block),
      [
        "    │▄▄▄▄▄▄▄▄▄",
        "139 │╌╌╌╌╌╌╌╌┊╌ 2024-03-01 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
        "    │        ┊  146/98        ▄▄",
        "    │        ┊                  ▀▀▀▀▄▄▄",
        "    │        ┊",
        "    │▄▄▄▄▄▄▄▄▄",
        " 90 │╌╌╌╌╌╌╌╌┊╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
        "    │        ┊                ▀▀▀▀▀▀▀▀▀",
        "    └┬───────────┬──────────┬───────────┬───",
        "     2024-01  2024-04    2024-07     2024-10",
      ]
    ),
    (
      .ascii,
      [
        "    |####    :",
        "139 |----****#- 2024-03-01 -----------------",
        "    |        :  146/98        ****",
        "    |        :                    *****",
        "    |        :",
        "    |ooooooooo",
        " 90 |--------:----------------oooo----------",
        "    |        :                    ooooo",
        "    ++-----------+----------+-----------+---",
        "     2024-01  2024-04    2024-07     2024-10",
      ]
    ),
  ]

  @Test(arguments: pictures)
  func bothSeriesBreakAtTheGap(drawing: Drawing, lines: [String]) {
    let drawn = picture(44, 10) {
      Self.chart.draw(in: Rect($0.size), on: &$0, with: drawing)
    }
    #expect(drawn == lines)
  }

  @Test func theSecondSeriesIsNeverJudged() {
    var grid = Grid(Size(columns: 44, rows: 10))
    Self.chart.draw(in: Rect(grid.size), on: &grid, with: .ascii)
    var roles: [String: Set<Role>] = [:]
    for row in 0..<8 {
      for column in 5..<44 {
        guard let cell = grid[column, row] else { continue }
        if cell.scalar == 0x6F { roles["o", default: []].insert(cell.style.role) }
        if cell.scalar == 0x23 { roles["#", default: []].insert(cell.style.role) }
        if cell.scalar == 0x2A { roles["*", default: []].insert(cell.style.role) }
      }
    }
    #expect(roles == ["o": [.other], "#": [.bad], "*": [.good]])
  }
}
