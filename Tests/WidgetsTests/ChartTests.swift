import Canvas
import Testing

@testable import Widgets

@Suite struct ChartTests {
  /// 2024-01-01.
  static let start = 19_723

  static let systolic = Chart(
    [(0, 150.0), (30, 146), (60, 152), (120, 130), (150, 118), (300, 120), (330, 85), (365, 90)]
      .map { Chart.Sample(day: start + $0.0, value: $0.1) },
    days: start...(start + 400), reference: ReferenceBand(low: 90, high: 139),
    marks: [
      .init(day: 19_800, label: "氨氯地平 5 mg"), .init(day: 20_090, label: "停药", isStart: false),
    ],
    crosshair: .init(
      day: start + 60, lines: [StyledText("2024-03-01"), StyledText("152 mmHg 高")]),
    longestGapDays: 100)

  static let pictures: [(Drawing, columns: Int, rows: Int, lines: [String])] = [
    (
      .line, 60, 16,
      [
        "    │      ⢀⡠⢄",
        "    │⠉⠒⠒⠤⠔⠊⠁ ┊⠑⢄",
        "139 │╌╌╌╌╌╌╌╌┊╌╌⠑⠤⡀╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
        "    │        ┊    ⠈⠢⡀",
        "    │        ┊      ⠈⠢⡀",
        "    │        ┊        ⠈⠢⡀",
        "120 │        ┊          ⠈⠢                    ⢣",
        "    │        ┊                                ⠈⡆",
        "    │        ┊                                 ⠸⡀",
        "100 │        ┊                                  ⢇",
        "    │        ┊                                  ⠘⡄",
        " 90 │╌╌╌╌╌╌╌╌┊╌ 2024-03-01  ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌⢱╌╌⣀⠤⠒╌╌╌╌╌",
        "    │        ┊  152 mmHg 高                       ⠓⠉",
        "    ╰┬───────────┬────────────┬───────────┬───────────┬─────",
        "     2024-01  2024-04      2024-07     2024-10     2025-01",
        "               ▲ 氨氯地平 5 mg                    停药 ▼",
      ]
    ),
    (
      Drawing(glyphs: .block), 30, 8,
      [
        "    │▄▄▄▀▀▄",
        "139 │╌╌╌╌┊╌█╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
        "    │    ┊  ▀▄         ▄",
        "    │    ┊    ▀        ▀▄",
        "    │    ┊  2024-03-01  █",
        " 90 │╌╌╌╌┊╌ 152 mmHg 高 ╌█▀▀╌╌",
        "    └┬─────────────────────┬──",
        "     2024                2025",
      ]
    ),
    (
      .ascii, 60, 16,
      [
        "    |        :",
        "    |##    ####",
        "    |  ####  : ##",
        "139 |--------:---***----------------------------------------",
        "    |        :      **",
        "    |        :        **",
        "120 |        :          **                    *",
        "    |        :                                 *",
        "    |        :                                  *",
        "100 |        :                                  *",
        "    |        :                                   *",
        " 90 |--------:- 2024-03-01  ----------------------#****-----",
        "    |        :  152 mmHg 高",
        "    ++-----------+------------+-----------+-----------+-----",
        "     2024-01  2024-04      2024-07     2024-10     2025-01",
        "               ^ 氨氯地平 5 mg                    停药 v",
      ]
    ),
    (
      .line, 20, 6,
      [
        "139 │⠢⠔⠢⣀╌╌╌╌╌╌╌╌╌╌╌",
        "    │  ┊ ⠑⡄     ⡀",
        "    │  ┊  ⠈     ⢱",
        " 90 │╌╌┊╌╌╌╌╌╌╌╌⠈⠖⠂╌",
        "    ╰┬────────────┬─",
        "     2024       2025",
      ]
    ),
  ]

  @Test(arguments: pictures)
  func theLineBreaksAtTheGapAndTheRangeHasItsLimits(
    drawing: Drawing, columns: Int, rows: Int, lines: [String]
  ) {
    let drawn = picture(columns, rows) {
      Self.systolic.draw(in: Rect($0.size), on: &$0, with: drawing)
    }
    #expect(drawn.count == lines.count)
    // Line by line, since a failure of the whole would be too long to read.
    for (place, line) in lines.enumerated() {
      #expect(drawn[place] == line)
    }
  }

  @Test func theBandLiesBehindWhatIsInOrder() {
    var grid = Grid(Size(columns: 60, rows: 16))
    let cursor = Self.systolic.draw(in: Rect(grid.size), on: &grid, with: .line)
    #expect(cursor == Point(column: 13, row: 0))
    #expect(grid[11, 0]?.style == Style(.bad, on: .screen, .bold))
    #expect(grid[20, 4]?.style == Style(.good, on: .band))
    #expect(grid[50, 7]?.style.backdrop == .band)
    #expect(grid[50, 1]?.style.backdrop == .screen)
    #expect(grid[13, 5]?.style == Style(.accent, on: .band))
    #expect(grid[0, 2]?.style.role == .good)
    #expect(grid[0, 6]?.style.role == .dim)
  }

  @Test func noValuesLeaveTheAxesAndATextOfTheCaller() {
    let chart = Chart(
      [], days: Self.start...20_000, reference: ReferenceBand(high: 3.4),
      emptyText: StyledText("没有记录"))
    #expect(
      picture(40, 8) { chart.draw(in: Rect($0.size), on: &$0, with: .line) } == [
        "    │",
        "3.6 │",
        "    │",
        "3.4 │╌╌╌╌╌╌╌╌╌╌╌╌ 没有记录 ╌╌╌╌╌╌╌╌╌╌╌╌╌",
        "    │",
        "    │",
        "    ╰┬─────────────────────┬────────────",
        "     2024-01            2024-07",
      ])
  }

  @Test func aValueAloneIsAFatDot() {
    let chart = Chart(
      [.init(day: 19_800, value: 7.1)], days: Self.start...20_000,
      reference: ReferenceBand(low: 4, high: 6))
    #expect(
      picture(40, 8) { chart.draw(in: Rect($0.size), on: &$0, with: .line) } == [
        "  │          ⠶",
        "  │",
        "6 │╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
        "  │",
        "  │",
        "4 │╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
        "  ╰┬───────────┬───────────┬───────────┬",
        "   2024-01  2024-04     2024-07  2024-10",
      ])
  }

  @Test func equalValuesLieInTheMiddle() {
    let chart = Chart(
      [.init(day: 19_730, value: 7.1), .init(day: 19_990, value: 7.1)], days: Self.start...20_000)
    #expect(
      picture(40, 7) { chart.draw(in: Rect($0.size), on: &$0, with: .ascii) } == [
        "    |",
        "    |",
        "7.0 | *********************************",
        "    |",
        "6.5 |",
        "    ++---------------------+------------",
        "     2024-01            2024-07",
      ])
  }

  @Test func anOverlayOfAnotherUnitHasItsOwnScale() {
    let chart = Chart(
      [.init(day: 19_730, value: 150), .init(day: 19_990, value: 130)], days: Self.start...20_000,
      overlay: .init(
        [.init(day: 19_730, value: 5.1), .init(day: 19_990, value: 7.1)], hasOwnScale: true))
    #expect(
      picture(50, 10) { chart.draw(in: Rect($0.size), on: &$0, with: .ascii) } == [
        "150 | ***                                  ooo",
        "    |    ******                      oooooo      7",
        "    |          *****            ooooo",
        "    |               ******oooooo",
        "140 |               oooooo******                 6",
        "    |          ooooo            *****",
        "    |    oooooo                      ******",
        "130 | ooo                                  ***   5",
        "    ++-------------+-------------+-------------+",
        "     2024-01    2024-04       2024-07    2024-10",
      ])
  }

  /// Values lie on both sides of the days shown: a line that stopped at the edge would be a gap.
  @Test func theLineGoesOnToValuesOutOfSight() {
    let chart = Chart(
      [
        .init(day: 19_700, value: 100), .init(day: 19_740, value: 120),
        .init(day: 19_800, value: 100),
      ], days: Self.start...19_760)
    let drawn = picture(30, 5) { chart.draw(in: Rect($0.size), on: &$0, with: .ascii) }
    #expect(
      drawn == [
        "130 |",
        "    |",
        "    |      *******************",
        "110 |******",
        "     01-01   01-16    01-31",
      ])
  }

  @Test func aReadOutNeverCoversTheCursor() {
    for columns in 20...70 {
      for day in stride(from: Self.start, through: Self.start + 400, by: 25) {
        var chart = Self.systolic
        chart.crosshair?.day = day
        var grid = Grid(Size(columns: columns, rows: 12))
        guard let cursor = chart.draw(in: Rect(grid.size), on: &grid, with: .line) else {
          Issue.record("no cursor for a day in sight")
          return
        }
        for row in 0..<9 {
          #expect(grid[cursor.column, row]?.style.backdrop != .selected)
        }
      }
    }
  }
}
