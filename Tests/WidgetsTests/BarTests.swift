import Canvas
import Testing

@testable import Widgets

@Suite struct BarTests {
  static let footer = Footer(
    [
      KeyHint("F1", "帮助", priority: 9), KeyHint("Enter", "打开", priority: 8),
      KeyHint("Ins", "标记", priority: 1), KeyHint("Tab", "换区", priority: 5),
      KeyHint("F9", "命令", priority: 7), KeyHint("F8", "锁屏", priority: 6),
    ], message: StyledText("已登记到诊 王小明  ^Z 撤销", Style(.good)))

  static let footers: [(columns: Int, line: String)] = [
    (90, " F1 帮助  Enter 打开  Ins 标记  Tab 换区  F9 命令  F8 锁屏     已登记到诊 王小明  ^Z 撤销"),
    (80, " F1 帮助  Enter 打开  Tab 换区  F9 命令  F8 锁屏     已登记到诊 王小明  ^Z 撤销"),
    (60, " F1 帮助  Enter 打开  F9 命令    已登记到诊 王小明  ^Z 撤销"),
    (40, " F1 帮助     已登记到诊 王小明  ^Z 撤销"),
    (28, " 已登记到诊 王小明  ^Z 撤销"),
    (12, "  已登记到…"),
    (3, " …"),
    (1, ""),
  ]

  @Test(arguments: footers)
  func hintsGoWholeAndTheMessageStays(columns: Int, line: String) {
    #expect(
      picture(columns, 1) { Self.footer.draw(in: Rect($0.size), on: &$0, with: .line) } == [line])
  }

  @Test func noHintIsEverCut() {
    var footer = Self.footer
    footer.message = StyledText()
    let whole = ["F1 帮助", "Enter 打开", "Ins 标记", "Tab 换区", "F9 命令", "F8 锁屏"]
    for columns in 0...80 {
      let line = picture(columns, 1) { footer.draw(in: Rect($0.size), on: &$0, with: .line) }[0]
      let words = line.split(separator: " ")
      #expect(words.count % 2 == 0)
      for place in stride(from: 0, to: words.count, by: 2) {
        #expect(whole.contains("\(words[place]) \(words[place + 1])"), "\(columns): \(line)")
      }
    }
  }

  static let bar = TitleBar(
    brand: "frontdesk", clinic: "城东社区卫生服务中心",
    tabs: [
      .init("F2", "查询", isActive: true), .init("F3", "档案"), .init("F4", "趋势"),
      .init("F5", "随访", badge: "12"), .init("F6", "提醒", badge: "7"),
    ],
    right: [
      Segment(StyledText("李护士"), priority: 2), Segment(StyledText("09:42"), priority: 1),
    ])

  static let bars: [(columns: Int, line: String)] = [
    (
      112,
      " frontdesk 城东社区卫生服务中心  [F2 查询] F3 档案  F4 趋势  F5 随访 12  F6 提醒 7"
        + "                李护士  09:42"
    ),
    (80, " frontdesk  [F2 查询] F3 档案  F4 趋势  F5 随访 12  F6 提醒 7     李护士  09:42"),
    (72, " frontdesk  [F2 查询] F3 档案  F4 趋势  F5 随访 12  F6 提醒 7    李护士"),
    (66, " frontdesk  [F2 查询] F3 档案  F4 趋势  F5 随访 12  F6 提醒 7"),
    (62, " [F2 查询] F3 档案  F4 趋势  F5 随访 12  F6 提醒 7     李护士"),
    (52, " [F2 查询] F3 档案  F4 趋势  F5 随访 12  F6 提醒 7"),
    (42, " [查询] 档案  趋势  随访 12  提醒 7"),
    (30, " [查询] 档案  趋势  随访 12"),
    (20, " [查询] 档案  趋势"),
    (8, " [查询]"),
    (6, ""),
  ]

  @Test(arguments: bars)
  func theTitleBarGivesUpPartByPart(columns: Int, line: String) {
    #expect(
      picture(columns, 1) { Self.bar.draw(in: Rect($0.size), on: &$0, with: .plain) } == [line])
  }

  /// What nobody may overlook outlasts the brand, the keys and the tabs that are not open.
  @Test(arguments: [
    (80, " frontdesk  [F2 查询] F3 档案  F4 趋势  F5 随访 12  F6 提醒 7    [演示]  李护士"),
    (70, " [F2 查询] F3 档案  F4 趋势  F5 随访 12  F6 提醒 7     [演示]  李护士"),
    (56, " frontdesk  [查询] 档案  趋势  随访 12  提醒 7   [演示]"),
    (50, " [查询] 档案  趋势  随访 12  提醒 7        [演示]"),
    (30, " [查询] 档案  趋势     [演示]"), (16, " [查询]  [演示]"), (12, " [查询]"),
  ])
  func whatMustNotBeOverlookedStays(columns: Int, line: String) {
    var bar = Self.bar
    bar.right.insert(Segment(StyledText("[演示]"), priority: TitleBar.lasting), at: 0)
    #expect(picture(columns, 1) { bar.draw(in: Rect($0.size), on: &$0, with: .plain) } == [line])
  }

  @Test func colourMarksTheActiveTabInsteadOfBrackets() {
    var grid = Grid(Size(columns: 80, rows: 1))
    Self.bar.draw(in: Rect(grid.size), on: &grid, with: .line)
    #expect(grid.lines[0].hasPrefix(" frontdesk   F2 查询  F3 档案 "))
    #expect(grid[16, 0]?.style == Style(.strong, on: .selected, .bold))
    #expect(grid[25, 0]?.style == Style(.text, on: .bar))
  }
}
