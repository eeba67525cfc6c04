import Canvas
import TestSupport
import Testing

@testable import Widgets

extension BoundsTests {
  /// A caret that is returned lies where it may.
  private static func check(_ caret: Point?, _ rect: Rect) {
    #expect(caret.map { rect.contains($0) } ?? true)
  }

  static let moreWidgets: [(name: String, draw: Draw)] = [
    (
      "wide table",
      { rect, grid, drawing, random in
        var table = TableScrollTests.table
        table.columnOffset = random.next(below: 9) - 2
        table.frozenColumns = random.next(below: 8) - 1
        table.sort = TableSort([.init("姓名"), .init("末次", isAscending: false), .init("生日")])
        table.activeColumn = "电话"
        let state = ListState(count: 30, selected: random.next(below: 30))
        table.draw(state, in: rect, on: &grid, with: drawing) {
          $0 % 3 == 0 ? .pending : TableScrollTests.row
        }
        _ = table.greatestColumnOffset(in: rect)
      }
    ),
    (
      "column picker",
      { rect, grid, drawing, random in
        let picker = ColumnPicker(
          title: "列", columns: ColumnChoiceTests.columns, choice: ColumnChoice(),
          hints: [KeyHint("Space", "显示")])
        let state = ListState(count: 4, selected: random.next(below: 4))
        check(picker.draw(state, in: rect, on: &grid, with: drawing), rect)
      }
    ),
    (
      "filter",
      { rect, grid, drawing, random in
        let shown = random.next(below: 2) == 0 ? nil : 12
        let field = FilterField(TextField("血压 138****0021"), shown: shown, total: 34_500)
        check(field.draw(in: rect, on: &grid, with: drawing), rect)
      }
    ),
    (
      "lines",
      { rect, grid, drawing, random in
        var field = TextField("第一行很长很长\n\nab\u{E000}c 第三行", keepsLines: true)
        for _ in 0..<random.next(below: 25) { field.moveLeft() }
        let caret = field.drawLines(in: rect, on: &grid, with: drawing)
        if !rect.isEmpty { check(caret, rect) }
      }
    ),
    (
      "form",
      { rect, grid, drawing, random in
        var state = FormTests.filled
        for _ in 0..<random.next(below: 12) { FormFuzz.act(on: &state, &random) }
        let words: FormWords = random.next(below: 2) == 0 ? .chinese : .english
        check(Form(words).draw(state, in: rect, on: &grid, with: drawing), rect)
      }
    ),
    (
      "calendar",
      { rect, grid, drawing, random in
        let days = [DateReaderTests.today, .min, .max, -719_162, 2_932_896]
        let calendar = MonthCalendar(
          cursor: days[random.next(below: days.count)], today: DateReaderTests.today,
          first: DateReaderTests.today - 3, words: .chinese, hints: [KeyHint("Enter", "选")])
        let point = Point(column: random.next(below: 90), row: random.next(below: 30))
        check(
          calendar.draw(in: calendar.place(below: point, in: rect), on: &grid, with: drawing), rect)
      }
    ),
    (
      "menu",
      { rect, grid, drawing, random in
        let state = ListState(count: 4, selected: random.next(below: 4))
        let point = Point(column: random.next(below: 90), row: random.next(below: 30))
        let anchor = random.next(below: 2) == 0 ? nil : point
        check(MenuTests.menu.draw(state, below: anchor, in: rect, on: &grid, with: drawing), rect)
      }
    ),
    (
      "tabs",
      { rect, grid, drawing, random in
        let state = ChoiceState(count: 5, selected: random.next(below: 5))
        check(TabsTests.tabs.draw(state, in: rect, on: &grid, with: drawing), rect)
      }
    ),
    (
      "tree",
      { rect, grid, drawing, random in
        let ids = ["visit", "out", "a", "lab"]
        let state = TreeState(open: ["visit", "out"], selected: ids[random.next(below: 4)])
        check(Tree(TreeTests.nodes).draw(state, in: rect, on: &grid, with: drawing), rect)
      }
    ),
    (
      "timeline",
      { rect, grid, drawing, random in
        let ids = ["1", "1#0", "3", "4"]
        let state = TreeState(open: ["1"], selected: ids[random.next(below: 4)])
        check(TimelineTests.timeline.draw(state, in: rect, on: &grid, with: drawing), rect)
      }
    ),
    (
      "progress",
      { rect, grid, drawing, _ in
        ProgressLineTests.line.draw(in: rect, on: &grid, with: drawing)
      }
    ),
    (
      "choices",
      { rect, grid, drawing, random in
        let state = MultiChoiceState(count: 3, chosen: [1], cursor: random.next(below: 3))
        let list = MultiChoice(["头晕", "胸闷", "水肿"])
        check(list.draw(state, in: rect, on: &grid, with: drawing), rect)
      }
    ),
  ]
}

/// Keys, text and pastes of any kind.
enum FormFuzz {
  static let keys: [Key] = [
    .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .delete, .backspace, .enter,
    .escape,
    .tab, .function(4), .character("s"), .character("z"), .character("u"), .character("w"),
  ]
  static let texts = [
    " ", "1", "９", "张", "+", "-", "昨天", "2月30日", "next ", "\u{202e}", "e\u{301}", "\u{E000}", "\n",
    ".5",
  ]

  static func act(on state: inout FormState, _ random: inout SeededRandom) {
    switch random.next(below: 6) {
    case 0...2:
      let modifiers = KeyPress.Modifiers(rawValue: [0, 0, 0, 1, 2, 4][random.next(below: 6)])
      _ = state.press(KeyPress(keys[random.next(below: keys.count)], modifiers))
    case 3, 4: _ = state.type(texts[random.next(below: texts.count)])
    default: _ = state.paste(texts[random.next(below: texts.count)] + "\nx")
    }
  }
}

@Suite struct FormFuzzTests {
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func noKeyLosesAnAnswerOrTheFocus(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var state = FormFixture.state
    for step in 0..<1_500 {
      if step % 97 == 0 {
        let hidden = state.fields.filter { _ in random.next(below: 3) == 0 }.map(\.id)
        state.hide(Set(hidden))
      }
      let focused = state.focusedField?.id
      let others = state.draft.filter { $0.key != focused }
      FormFuzz.act(on: &state, &random)
      let hidden = state.hidden
      if hidden.count < state.fields.count { #expect(state.focusedField != nil) }
      // Only the field with the focus may change; others are at most written out as dates.
      for (id, raw) in others where id != "on" { #expect(state.draft[id] == raw) }
      guard step % 8 == 0 else { continue }
      var again = FormFixture.state
      again.restore(state.draft)
      #expect(again.draft == state.draft)
      for (id, value) in state.values { #expect(!value.isEmpty && !hidden.contains(id)) }
    }
  }
}
