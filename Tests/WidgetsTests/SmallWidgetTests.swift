import Canvas
import Testing

@testable import Widgets

@Suite struct ToastTests {
  static let done = Toast(.done, word: "完成", "已登记到诊: 王小明", undo: KeyHint("^Z", "撤销"))

  @Test(arguments: [
    (60, "完成 已登记到诊: 王小明  ^Z 撤销"), (30, "完成 已登记到诊: 王…  ^Z 撤销"),
    (16, "完成 …  ^Z 撤销"), (4, "…"),
  ])
  func theWayBackIsKeptLongest(columns: Int, line: String) {
    let text = Self.done.line(columns: columns, with: .line)
    #expect(text.width <= columns)
    if columns > 4 { #expect(text.plain == line) }
  }

  @Test func theMostSevereIsShownFirst() {
    var queue = ToastQueue(historyLimit: 3)
    let first = queue.push(Self.done)
    #expect(queue.current?.number == first)
    let failure = queue.push(Toast(.failure, word: "错误", "磁盘已满"))
    queue.push(Toast(.note, word: "提示", "有新版本"))
    #expect(queue.current?.number == failure)
    #expect(queue.waiting == 2)
    queue.expire(failure)
    #expect(queue.current?.toast.text == "有新版本")
    let second = queue.push(Toast(.done, word: "完成", "已改期"))
    queue.expire(99)
    #expect(queue.dismiss() == true)
    #expect(queue.current?.number == second, "the first act is old news")
    #expect(queue.dismiss() == true)
    #expect(queue.dismiss() == false)
    #expect(queue.history.map(\.toast.text) == ["已改期", "有新版本", "磁盘已满"])
    queue.withdraw(second)
    #expect(queue.history[0].toast.undo == nil)
    for _ in 0..<100 { queue.push(Toast(.warning, word: "注意", "x")) }
    #expect(queue.waiting == 19)
    #expect(queue.history.count == 3)
  }
}

@Suite struct TabsTests {
  static let tabs = Tabs([
    .init("概要"), .init("用药", badge: "3"), .init("检验"), .init("随访"), .init("家属"),
  ])

  @Test(arguments: [
    (0, 40, Drawing.line, " 概要  用药 3  检验  随访  家属", 0),
    (2, 40, .ascii, " 概要  用药 3 [检验] 随访  家属", 14),
    (2, 40, .plain, " 概要  用药 3 [检验] 随访  家属", 14),
    (4, 20, .line, "‹ 检验  随访  家属", 13), (0, 20, .line, " 概要  用药 3      ›", 0),
    (3, 4, .line, "‹ …›", 1),
  ])
  func theActiveTabIsAlwaysInSight(
    active: Int, columns: Int, drawing: Drawing, line: String, column: Int
  ) {
    var caret: Point?
    let drawn = picture(columns, 1) {
      caret = Self.tabs.draw(
        ChoiceState(count: 5, selected: active), in: Rect($0.size), on: &$0, with: drawing)
    }
    #expect(drawn == [line])
    #expect(caret?.column == column)
  }

  @Test func aClickFindsItsTab() {
    let rect = Rect(column: 2, row: 1, columns: 40, rows: 1)
    let state = ChoiceState(count: 5)
    let found = [2, 8, 15, 16, 41].map {
      Self.tabs.tab(at: Point(column: $0, row: 1), state, in: rect, with: .line)
    }
    #expect(found == [0, 1, 1, 2, nil])
  }
}

@Suite struct ProgressLineTests {
  static let line = ProgressLine("读取", done: 37, of: 100, cancel: KeyHint("Esc", "取消"))

  @Test(arguments: [
    (50, Drawing.line, "读取 37%  ███████████░░░░░░░░░░░░░░░░░░░  Esc 取消"),
    (50, .ascii, "读取 37%  ###########...................  Esc 取消"),
    (20, .line, "读取 37%  Esc 取消"), (14, .line, "37%  Esc 取消"), (4, .line, "37%"),
  ])
  func theShareAndTheWayOutAreKeptLongest(columns: Int, drawing: Drawing, expected: String) {
    let drawn = picture(columns, 1) {
      Self.line.draw(in: Rect($0.size), on: &$0, with: drawing)
    }
    #expect(drawn == [expected])
  }

  @Test func aHundredIsSaidOnlyWhenAllIsDone() {
    #expect(ProgressLine("", done: 999_999, of: 1_000_000).percent == 99)
    #expect(ProgressLine("", done: 0, of: 0).percent == 100)
    #expect(ProgressLine("", done: .max, of: .max).percent == 100)
    #expect(ProgressLine("", done: .max - 1, of: .max).percent == 99)
    #expect(ProgressLine("", done: 5, of: -1).percent == 100)
    let drawn = picture(30, 1) {
      ProgressLine("已读", done: 1_234, of: nil).draw(in: Rect($0.size), on: &$0, with: .line)
    }
    #expect(drawn == ["已读 1234"])
  }
}

@Suite struct MenuTests {
  static let menu = Menu(
    title: "操作",
    [
      .item(.init("open", "打开档案", keys: "Enter")), .item(.init("call", "记录电话", keys: "c")),
      .separator,
      .item(.init("merge", "合并", keys: "m", disabledReason: "仅管理者")),
    ])

  @Test func aMenuSaysKeysAndReasons() {
    var caret: Point?
    let drawn = picture(32, 7) {
      caret = Self.menu.draw(
        Self.menu.initialState, below: Point(column: 2, row: 0), in: Rect($0.size), on: &$0,
        with: .line)
    }
    #expect(
      drawn == [
        "",
        "  ╭─ 操作 ───────────────╮",
        "  │ ▌ 打开档案     Enter │",
        "  │   记录电话         c │",
        "  │ ──────────────────── │",
        "  │   合并 (仅管理者)  m │",
        "  ╰──────────────────────╯",
      ])
    #expect(caret == Point(column: 4, row: 2))
  }

  @Test func movingPassesOverSeparatorsAndGoesRound() {
    var state = Self.menu.initialState
    var seen: [Int] = []
    for _ in 0..<4 {
      seen.append(state.selected)
      state = Self.menu.moved(state, by: 1)
    }
    #expect(seen == [0, 1, 3, 0])
    #expect(Self.menu.moved(Self.menu.initialState, by: -1).selected == 3)
    #expect(Self.menu.chosen(Self.menu.initialState)?.id == "open")
    #expect(Self.menu.chosen(ListState(count: 4, selected: 3)) == nil, "it cannot be done now")
    #expect(Self.menu.chosen(ListState(count: 4, selected: 2)) == nil)
    let none = Menu([.separator])
    #expect(none.moved(none.initialState, by: 1).selected == 0)
  }
}

@Suite struct MultiChoiceTests {
  @Test func digitsBlanksAndAllAreChosen() {
    var state = MultiChoiceState(count: 3, chosen: [1, 7])
    #expect(state.places == [1])
    #expect(state.press(digit: 3) == true)
    #expect(state.press(digit: 4) == false)
    state.move(by: 1)
    #expect(state.cursor == 0)
    state.toggle()
    #expect(state.places == [0, 1, 2])
    state.toggleAll()
    #expect(state.places == [])
    state.toggleAll()
    state.move(by: .min)
    #expect(state.places == [0, 1, 2])
    var none = MultiChoiceState(count: -1)
    none.move(by: 1)
    none.toggle()
    #expect(none.places == [])
  }

  @Test func theListShowsWhatIsChosen() {
    let drawn = picture(12, 2) {
      MultiChoice(["头晕", "胸闷", "水肿"]).draw(
        MultiChoiceState(count: 3, chosen: [2], cursor: 2), in: Rect($0.size), on: &$0, with: .ascii
      )
    }
    #expect(drawn == ["  [ ] 2 胸闷", "> [x] 3 水肿"])
  }
}

@Suite struct TreeTests {
  static let nodes = [
    TreeNode(
      "visit", StyledText("就诊"), trailing: StyledText("12"),
      [
        TreeNode("out", StyledText("门诊"), [TreeNode("a", StyledText("血压"))]),
        TreeNode("home", StyledText("家访")),
      ]),
    TreeNode("lab", StyledText("检验")),
  ]

  @Test func leftAndRightOpenCloseAndClimb() {
    var state = TreeState()
    #expect(state.selection(Self.nodes)?.id == "visit")
    state.expand(in: Self.nodes)
    #expect(state.selection(Self.nodes)?.id == "visit")
    state.expand(in: Self.nodes)
    #expect(state.selected == "out")
    state.expand(in: Self.nodes)
    state.expand(in: Self.nodes)
    #expect(state.selected == "a")
    state.expand(in: Self.nodes)
    #expect(state.selected == "a")
    state.collapse(in: Self.nodes)
    #expect(state.selected == "out")
    state.collapse(in: Self.nodes)
    state.collapse(in: Self.nodes)
    #expect(state.selected == "visit")
    state.collapse(in: Self.nodes)
    #expect(state.list(Self.nodes).count == 2)
    state.move(by: .max, in: Self.nodes)
    #expect(state.selected == "lab")
    state.toggle(in: Self.nodes)
    #expect(state.list(Self.nodes).count == 2, "nothing hangs below")
    #expect(state.selection([]) == nil)
    state.expand(in: [])
    state.move(by: 1, in: [])
  }

  @Test func theLinesShowWhatHangsWhere() {
    let state = TreeState(open: ["visit", "out"], selected: "out")
    let drawn = picture(24, 5) {
      Tree(Self.nodes).draw(state, in: Rect($0.size), on: &$0, with: .line)
    }
    #expect(
      drawn == [
        "  ▾ 就诊              12",
        "▌ ├─ ▾ 门诊",
        "  │  └─   血压",
        "  └─   家访",
        "    检验",
      ])
    let ascii = picture(24, 3) {
      Tree(Self.nodes).draw(state, in: Rect($0.size), on: &$0, with: .ascii)
    }
    #expect(ascii == ["  - 就诊              12", "> |- - 门诊", "  |  `-   血压"])
  }
}

@Suite struct TimelineTests {
  static let timeline = Timeline(
    [
      .init("1", day: 20_689, StyledText("随访: 控制满意"), details: [StyledText("血压 128/78")]),
      .init("2", day: 20_689, StyledText("电话")),
      .init("3", day: 20_659, StyledText("门诊"), role: .bad),
      .init("4", day: 20_400, StyledText("建档")),
    ], longestGapDays: 20, daysWord: "% 天无记录", monthsWord: "% 个月无记录")

  @Test func datesStandOnceAndGapsAreNamed() {
    var state = TreeState()
    state.expand(in: Self.timeline.nodes)
    var caret: Point?
    let drawn = picture(40, 8) {
      caret = Self.timeline.draw(state, in: Rect($0.size), on: &$0, with: .line)
    }
    #expect(
      drawn == [
        "▌  2026-08-24 ● ▾ 随访: 控制满意",
        "              │   血压 128/78",
        "              ●   电话",
        "              ┊ 30 天无记录",
        "   2026-07-25 ●   门诊",
        "              ┊ 8 个月无记录",
        "   2025-11-08 ●   建档",
        "",
      ])
    #expect(caret == Point(column: 0, row: 0))
    let narrow = picture(20, 3) {
      Self.timeline.draw(
        TreeState(selected: "4"), in: Rect($0.size), on: &$0, with: .ascii)
    }
    var yearly = Self.timeline
    yearly.showsYearsOnce = true
    let drawnYearly = picture(40, 5) {
      yearly.draw(TreeState(), in: Rect($0.size), on: &$0, with: .line)
    }
    #expect(
      drawnYearly == [
        "▌  2026-08-24 ● ▸ 随访: 控制满意", "              ●   电话",
        "              ┊ 30 天无记录", "        07-25 ●   门诊", "              ┊ 8 个月无记录",
      ])
    #expect(narrow == ["   *   门诊", "   : 8 个月无记录", ">  *   建档"])
  }
}
