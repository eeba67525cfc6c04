import Canvas
import Testing

@testable import Widgets

@Suite struct FormTests {
  static var filled: FormState {
    var state = FormFixture.state
    _ = state.type("张三")
    state.focus(on: "systolic")
    _ = state.type("15o")
    state.focus(on: "symptoms")
    _ = state.type("2")
    state.focus(on: "taken")
    _ = state.type("1")
    state.focus(on: "on")
    _ = state.type("昨天")
    return state
  }

  static func lines(
    _ state: FormState, _ columns: Int, _ rows: Int, _ words: FormWords = .chinese,
    with drawing: Drawing = .line, caret: inout Point?
  ) -> [String] {
    var point: Point?
    let drawn = picture(columns, rows) {
      point = Form(words).draw(state, in: Rect($0.size), on: &$0, with: drawing)
    }
    caret = point
    return drawn
  }

  @Test func aFormShowsLabelsHintsUnitsAndProblems() {
    var caret: Point?
    let drawn = Self.lines(Self.filled, 60, 14, caret: &caret)
    #expect(
      drawn == [
        "  测量 ───────────────────────────────────────────────────",
        " ●     姓名* 张三",
        " ●   收缩压* 15o        mmHg  坐位",
        "             ! 请填数字",
        "       体重             kg",
        "▌● 测量日期  昨天           = 2026-08-23 周日",
        "",
        "  问诊 ───────────────────────────────────────────────────",
        "       吸烟* ○ 1 从不   ○ 2 已戒   ○ 3 吸",
        " ●     症状  [ ] 1 头晕   [x] 2 胸闷   [ ] 3 无",
        " ● 按时服药  [x] 是",
        "       药品  未选择  ▼",
        "       备注",
        "",
      ])
    #expect(caret == Point(column: 17, row: 5))
    #expect(Form(.chinese).rows(Self.filled, columns: 60) == 14)
  }

  @Test func aTallFormTakesTwoColumnsWhereThereIsWidth() {
    var caret: Point?
    let drawn = Self.lines(Self.filled, 104, 8, caret: &caret)
    #expect(
      drawn.prefix(6) == [
        "  测量 ──────────────────────────────────────────     问诊 ──────────────────────────────────────────",
        " ●     姓名* 张三                                          吸烟* ○ 1 从不   ○ 2 已戒   ○ 3 吸",
        " ●   收缩压* 15o        mmHg  坐位                   ●     症状  [ ] 1 头晕   [x] 2 胸闷   [ ] 3 无",
        "             ! 请填数字                              ● 按时服药  [x] 是",
        "       体重             kg                                 药品  未选择  ▼",
        "▌● 测量日期  昨天           = 2026-08-23 周日              备注",
      ])
    #expect(caret == Point(column: 17, row: 5))
  }

  @Test func inANarrowPlaceLabelsStandAboveAndTheFocusStaysInSight() {
    var caret: Point?
    let drawn = Self.lines(Self.filled, 30, 12, .english, with: .ascii, caret: &caret)
    #expect(
      drawn == [
        "   15o        mmHg  坐位     ^",
        "   ! Enter a number",
        "   体重",
        "              kg",
        ">* 测量日期",
        ">  昨天",
        "",
        "  问诊 ---------------------",
        "   吸烟*",
        "   . 1 从不   . 2 已戒",
        "   . 3 吸",
        " * 症状                      v",
      ])
    #expect(caret == Point(column: 7, row: 5))
  }

  @Test func aListOpensOverTheFormWithoutColour() {
    var state = Self.filled
    state.focus(on: "drug")
    _ = state.type("3")
    _ = state.type(" ")
    var caret: Point?
    let drawn = Self.lines(state, 40, 9, with: .plain, caret: &caret)
    #expect(
      drawn == [
        "  问诊 ──────╭─ [药品] ──────╮──────── ▲",
        "       吸烟* │   ○ 1 药品 1  │戒",
        "             │   ○ 2 药品 2  │",
        " ●     症状  │ ▌ ● 3 药品 3  │2 胸闷",
        "             │   ○ 4 药品 4  │",
        " ● 按时服药  │   ○ 5 药品 5  │",
        "▌●     药品  │   ○ 6 药品 6  │",
        "       备注  │   ○ 7 药品 7  │",
        "             ╰───────────────╯",
      ])
    #expect(caret == Point(column: 15, row: 3))
  }

  @Test func theCalendarOpensBelowItsField() {
    var state = Self.filled
    _ = state.press(KeyPress(.down, .alt))
    var caret: Point?
    let drawn = Self.lines(state, 60, 16, with: .ascii, caret: &caret)
    #expect(
      drawn == [
        "  测量 ---------------------------------------------------",
        " *     姓名* 张三",
        " *   收缩压* 15o        mmHg  坐位",
        "             ! 请填数字",
        "       体重             kg",
        ">* 测量日期  昨天           = 2026-08-23 周日",
        "                 +- 2026年8月 ------------------+",
        "  问诊 ----------|  一  二  三  四  五  六  日  |---------",
        "       吸烟* . 1 |                       1   2  |",
        " *     症状  [ ] |   3   4   5   6   7   8   9  |",
        " * 按时服药  [x] |  10  11  12  13  14  15  16  |",
        "       药品  未选|  17  18  19  20  21  22 [23] |",
        "       备注      | (24) 25  26  27  28  29  30  |",
        "                 |  31                          |",
        "                 |  今天 2026-08-24 周一        |",
        "                 +------------------------------+",
      ])
    #expect(caret == Point(column: 44, row: 11))
  }

  @Test func theFocusShowsWithoutColourAndAClickFindsItsField() {
    var grid = Grid(Size(columns: 60, rows: 14))
    var state = Self.filled
    state.focus(on: "symptoms")
    Form(.chinese).draw(state, in: Rect(grid.size), on: &grid, with: .plain)
    #expect(grid[0, 9]?.scalar == 0x258C)
    // The second answer, which the digit 2 chose, is under the cursor.
    #expect(grid[13, 9]?.style.attributes.contains(.reverse) == false)
    #expect(grid[30, 9]?.style.attributes.contains(.reverse) == true)
    let rect = Rect(grid.size)
    let hits = Form(.chinese).hits(state, in: rect, with: .plain)
    let found = [0, 1, 3, 8, 12, 13].map { row in
      let point = Point(column: 1, row: row)
      return hits.last { $0.rect.contains(point) }?.target
    }
    #expect(
      found == [
        nil, .field("name"), .field("systolic"), .field("smoking"), .field("note"), .field("note"),
      ])
  }

  /// In every place that can hold a field, the caret of the focus is in sight.
  @Test func theCaretIsInSightForEveryField() {
    for columns in [12, 20, 40, 60, 110, 200] {
      for rows in [2, 3, 5, 8, 12, 30] {
        var state = Self.filled
        for field in state.fields {
          state.focus(on: field.id)
          var caret: Point?
          _ = Self.lines(state, columns, rows, caret: &caret)
          #expect(caret != nil, "\(field.id) in \(columns)x\(rows)")
        }
      }
    }
  }
}
