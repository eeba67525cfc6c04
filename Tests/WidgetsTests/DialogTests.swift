import Canvas
import Testing

@testable import Widgets

@Suite struct DialogTests {
  static let dialog = Dialog(
    title: "通话结果", body: [StyledText("张三 138****0021"), StyledText("第 2 次拨打")],
    choices: [
      .init("完成", note: "填表"), .init("未接", note: "明天再拨"), .init("稍后再拨", note: "选时间"),
      .init("号码错误", note: "核对"),
    ],
    fields: [
      .init("备注", TextField("家属接听"), placeholder: "可不填"),
      .init("日期", TextField(""), placeholder: "09-07"),
    ], hints: [KeyHint("Enter", "确定"), KeyHint("Esc", "返回")])

  static let pictures: [(columns: Int, rows: Int, lines: [String])] = [
    (
      46, 16,
      [
        "",
        "  ╭─ 通话结果 ─────────────────────────────╮",
        "  │ 张三 138****0021                       │",
        "  │ 第 2 次拨打                            │",
        "  │                                        │",
        "  │   1  完成                         填表 │",
        "  │   2  未接                     明天再拨 │",
        "  │ ▌ 3  稍后再拨                   选时间 │",
        "  │   4  号码错误                     核对 │",
        "  │                                        │",
        "  │ 备注  家属接听                         │",
        "  │ 日期  09-07                            │",
        "  │                                        │",
        "  │ Enter 确定  Esc 返回                   │",
        "  ╰────────────────────────────────────────╯",
        "",
      ]
    ),
    // The body gives way, then the choices scroll to the selected one.
    (
      42, 10,
      [
        "╭─ 通话结果 ─────────────────────────────╮",
        "│   2  未接                     明天再拨 │",
        "│ ▌ 3  稍后再拨                   选时间 │",
        "│   4  号码错误                     核对 │",
        "│                                        │",
        "│ 备注  家属接听                         │",
        "│ 日期  09-07                            │",
        "│                                        │",
        "│ Enter 确定  Esc 返回                   │",
        "╰────────────────────────────────────────╯",
      ]
    ),
    (
      26, 8,
      [
        "╭─ 通话结果 ─────────────╮",
        "│ ▌ 3  稍后再拨          │",
        "│                        │",
        "│ 备注  家属接听         │",
        "│ 日期  09-07            │",
        "│                        │",
        "│ Enter 确定  Esc 返回   │",
        "╰────────────────────────╯",
      ]
    ),
  ]

  @Test(arguments: pictures)
  func theDialogStandsInTheMiddle(columns: Int, rows: Int, lines: [String]) {
    let drawn = picture(columns, rows) {
      Self.dialog.draw(
        ChoiceState(count: 4, selected: 2), in: Rect($0.size), on: &$0, with: .line)
    }
    #expect(drawn == lines)
  }

  @Test func theCaretFollowsTheFocus() {
    var dialog = Self.dialog
    var grid = Grid(Size(columns: 46, rows: 16))
    let state = ChoiceState(count: 4, selected: 2)
    let atChoice = dialog.draw(state, in: Rect(grid.size), on: &grid, with: .line)
    #expect(atChoice == Point(column: 4, row: 7))
    dialog.focus = .field(0)
    let atNote = dialog.draw(state, in: Rect(grid.size), on: &grid, with: .line)
    #expect(atNote == Point(column: 18, row: 10))
    dialog.focus = .field(1)
    let atDate = dialog.draw(state, in: Rect(grid.size), on: &grid, with: .line)
    #expect(atDate == Point(column: 10, row: 11))
    dialog.focus = .field(9)
    #expect(dialog.draw(state, in: Rect(grid.size), on: &grid, with: .line) == nil)
  }

  @Test func nothingOfTheScreenShinesThrough() {
    var grid = Grid(Size(columns: 46, rows: 16))
    for row in 0..<16 {
      grid.write(String(repeating: "字", count: 23), column: 0, row: row, style: Style())
    }
    Self.dialog.draw(ChoiceState(count: 4), in: Rect(grid.size), on: &grid, with: .line)
    #expect(grid.isWellFormed)
    let frame = Self.dialog.place(in: Rect(grid.size))
    for row in frame.row..<frame.bottom {
      for column in frame.column..<frame.right {
        let cell = grid[column, row]
        #expect(cell?.scalar != 0x5B57)
        #expect(cell?.style.backdrop != .screen)
      }
    }
  }

  @Test func digitsAndArrowsChoose() {
    var state = ChoiceState(count: 4)
    let took = state.press(digit: 3)
    #expect(took)
    #expect(state.selected == 2)
    let tookFive = state.press(digit: 5)
    #expect(!tookFive)
    let tookZero = state.press(digit: 0)
    #expect(!tookZero)
    state.move(by: 2)
    #expect(state.selected == 0)
    state.move(by: -1)
    #expect(state.selected == 3)
    state.move(by: -9)
    #expect(state.selected == 2)
    var none = ChoiceState(count: 0)
    none.move(by: 1)
    #expect(none.selected == 0)
  }
}
