import Canvas
import Testing

@testable import Widgets

@Suite struct ColumnChoiceTests {
  static let columns = [
    TableColumn("姓名", width: .fixed(8), id: "name"),
    TableColumn("年龄", width: .fixed(4), id: "age"),
    TableColumn("医保号", width: .fixed(18), id: "insurance", isWide: true),
    TableColumn("电话", width: .fixed(11), id: "phone"),
  ]

  private func ids(_ choice: ColumnChoice, _ columns: [TableColumn] = columns) -> [String] {
    choice.applied(to: columns).map(\.id)
  }

  @Test func wideColumnsAreOffUntilAskedFor() {
    var choice = ColumnChoice()
    #expect(ids(choice) == ["name", "age", "phone"])
    choice.toggleWide()
    #expect(ids(choice) == ["name", "age", "insurance", "phone"])
    choice.toggle("insurance", of: Self.columns)
    #expect(ids(choice) == ["name", "age", "phone"], "hidden by hand stays hidden")
    choice.reset()
    #expect(choice.isUntouched)
  }

  @Test func theLastColumnStays() {
    var choice = ColumnChoice()
    let done = ["name", "age", "phone"].map { choice.toggle($0, of: Self.columns) }
    #expect(done == [true, true, false])
    #expect(ids(choice) == ["phone"])
    #expect(choice.toggle("none", of: Self.columns) == false)
  }

  @Test func columnsMoveAndNewOnesAppearWhereTheyWerePut() {
    var choice = ColumnChoice()
    choice.move("phone", by: -10, of: Self.columns)
    #expect(ids(choice) == ["phone", "name", "age"])
    choice.move("phone", by: 1, of: Self.columns)
    #expect(ids(choice) == ["name", "phone", "age"])
    var more = Self.columns
    more.insert(TableColumn("性别", width: .fixed(2), id: "sex"), at: 1)
    #expect(ids(choice, more) == ["name", "sex", "phone", "age"])
    choice.move("phone", by: .max, of: Self.columns)
    #expect(choice.isUntouched, "the table's own order is no order of the reader")
  }

  @Test func thePickerShowsWhatIsOn() {
    var choice = ColumnChoice()
    choice.toggle("age", of: Self.columns)
    let picker = ColumnPicker(
      title: "列", columns: Self.columns, choice: choice, hints: [KeyHint("空格", "显示")])
    var caret: Point?
    let drawn = picture(30, 10) {
      caret = picker.draw(ListState(count: 4, selected: 1), in: Rect($0.size), on: &$0, with: .line)
    }
    #expect(
      drawn == [
        "",
        "       ╭─ 列 ─────────╮",
        "       │   [x] 姓名   │",
        "       │ ▌ [ ] 年龄   │",
        "       │   [ ] 医保号 │",
        "       │   [x] 电话   │",
        "       │              │",
        "       │ 空格 显示    │",
        "       ╰──────────────╯",
        "",
      ])
    #expect(caret == Point(column: 9, row: 3))
    #expect(picker.column(at: 2) == "insurance")
    #expect(picker.column(at: 9) == nil)
  }
}
