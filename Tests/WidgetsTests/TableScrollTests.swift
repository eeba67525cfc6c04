import Canvas
import Testing

@testable import Widgets

@Suite struct TableScrollTests {
  static let table: Table = {
    var table = Table([
      TableColumn("姓名", width: .flexible(min: 6, weight: 1), priority: 9),
      TableColumn("卡号", width: .fixed(8), priority: 1),
      TableColumn("电话", width: .fixed(11), priority: 2),
      TableColumn("生日", width: .fixed(10), priority: 3),
      TableColumn("末次", width: .fixed(10), priority: 8),
    ])
    table.showsMoreColumns = true
    return table
  }()

  static let row = TableRow(
    ["张三", "A-003817", "138****0021", "1968-03-15", "2026-08-24"].map { StyledText($0) })

  static func lines(_ offset: Int, _ drawing: Drawing = .line, columns: Int = 34) -> [String] {
    var table = table
    table.columnOffset = offset
    return picture(columns, 2) {
      table.draw(ListState(count: 1), in: Rect($0.size), on: &$0, with: drawing) { _ in row }
    }
  }

  @Test func columnsOutOfSightAreReachedByScrolling() {
    #expect(
      Self.lines(0) == [
        "   姓名    生日        末次      ›",
        "▌  张三    1968-03-15  2026-08-24",
      ])
    #expect(
      Self.lines(1) == [
        " ‹ 姓名     卡号      电话       ›",
        "▌  张三     A-003817  138****0021",
      ])
    #expect(
      Self.lines(2) == [
        " ‹ 姓名               电话       ›",
        "▌  张三               138****0021",
      ])
    #expect(
      Self.lines(3, .ascii) == [
        " < 姓名    生日        末次",
        ">  张三    1968-03-15  2026-08-24",
      ])
  }

  @Test func scrollingStopsWhereTheLastColumnShows() {
    var table = Self.table
    let rect = Rect(Size(columns: 34, rows: 5))
    #expect(table.greatestColumnOffset(in: rect) == 3)
    #expect(table.columnOffset(after: 1, in: rect) == 1)
    #expect(table.columnOffset(after: .max, in: rect) == 3)
    table.columnOffset = 3
    #expect(table.columnOffset(after: 1, in: rect) == 3)
    #expect(table.columnOffset(after: .min, in: rect) == 0)
    #expect(table.greatestColumnOffset(in: Rect(Size(columns: 80, rows: 5))) == 0)
  }

  /// At every width the columns shown over all offsets are all columns.
  @Test(arguments: 12...80)
  func everyColumnIsReachable(columns: Int) {
    var table = Self.table
    let rect = Rect(Size(columns: columns, rows: 5))
    var seen: Set<String> = []
    for offset in 0...table.greatestColumnOffset(in: rect) {
      table.columnOffset = offset
      seen.formUnion(table.shownColumns(in: rect))
    }
    // Columns of 10 and 11 fit from 14 and 15 columns on.
    if columns >= 15 { #expect(seen.count == 5) }
    #expect(!seen.isEmpty)
  }

  @Test func rowsThatAreNotThereYetAreQuiet() {
    let drawn = picture(34, 3) {
      Self.table.draw(
        ListState(count: 2), in: Rect($0.size), on: &$0, with: .line
      ) { $0 == 0 ? Self.row : .pending }
    }
    #expect(drawn[2] == "   ...     ...         ...")
  }
}
