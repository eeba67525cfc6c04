import Canvas
import Testing

@testable import Widgets

@Suite struct PaneTests {
  static let pane = Pane(
    title: "查询",
    notes: [
      Segment(StyledText("3 / 1,000,000"), priority: 1), Segment(StyledText("0.4 ms")),
    ], bottomLeft: [Segment(StyledText("已标记 1"))],
    bottomRight: [Segment(StyledText("1/3  排序 相关"))], isFocused: true)

  static let pictures: [(columns: Int, lines: [String])] = [
    (
      44,
      [
        "╭─ 查询 ─────────── 3 / 1,000,000   0.4 ms ╮",
        "│                                          │",
        "╰─ 已标记 1 ─────────────── 1/3  排序 相关 ╯",
      ]
    ),
    // The less important note goes first, and whole.
    (
      32,
      [
        "╭─ 查询 ──────── 3 / 1,000,000 ╮",
        "│                              │",
        "╰─ 已标记 1 ─── 1/3  排序 相关 ╯",
      ]
    ),
    (
      24,
      [
        "╭─ 查询 ───────────────╮",
        "│                      │",
        "╰─ 已标记 1 ───────────╯",
      ]
    ),
    (
      9,
      [
        "╭─ 查… ─╮",
        "│       │",
        "╰───────╯",
      ]
    ),
    (4, ["╭──╮", "│  │", "╰──╯"]),
    (1, ["", "", ""]),
  ]

  @Test func withoutColourBracketsSayWhereTheKeysGo() {
    let focused = picture(20, 2) { grid in
      Pane(title: "检验", isFocused: true)
        .draw(in: Rect(grid.size), on: &grid, with: .plain)
    }
    #expect(focused.first == "╭─ [检验] ─────────╮")
    let other = picture(20, 2) { grid in
      Pane(title: "检验").draw(in: Rect(grid.size), on: &grid, with: .plain)
    }
    #expect(other.first == "╭─ 检验 ───────────╮")
  }

  @Test(arguments: pictures)
  func aNoteIsShownWholeOrNotAtAll(columns: Int, lines: [String]) {
    let rect = Rect(Size(columns: columns, rows: 3))
    #expect(picture(columns, 3) { Self.pane.draw(in: rect, on: &$0, with: .line) } == lines)
  }

  @Test func theBorderHoldsInASCII() {
    let rect = Rect(Size(columns: 44, rows: 3))
    #expect(
      picture(44, 3) { Self.pane.draw(in: rect, on: &$0, with: .ascii) } == [
        "+- 查询 ----------- 3 / 1,000,000   0.4 ms +",
        "|                                          |",
        "+- 已标记 1 --------------- 1/3  排序 相关 +",
      ])
  }

  @Test func theInsideKeepsAColumnOfAir() {
    let rect = Rect(column: 3, row: 2, columns: 20, rows: 6)
    var grid = Grid(Size(columns: 40, rows: 10))
    let inside = Pane(title: "档案").draw(in: rect, on: &grid, with: .line)
    #expect(inside == Rect(column: 5, row: 3, columns: 16, rows: 4))
    #expect(Pane.interior(rect) == Rect(column: 4, row: 3, columns: 18, rows: 4))
  }

  @Test func onlyTheFocusHasTheAccent() {
    let rect = Rect(Size(columns: 10, rows: 3))
    for isFocused in [true, false] {
      var grid = Grid(rect.size)
      Pane(title: "档案", isFocused: isFocused).draw(in: rect, on: &grid, with: .line)
      #expect(grid[0, 0]?.style.role == (isFocused ? .accent : .border))
      #expect(grid[3, 0]?.style == Style(.strong, on: .screen, .bold))
    }
  }
}
