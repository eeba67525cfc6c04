import Canvas
import Testing

@testable import Widgets

@Suite struct TableSortTests {
  @Test func aColumnRisesFallsAndIsLetGo() {
    var sort = TableSort()
    sort.cycle("name")
    #expect(sort.keys == [.init("name")])
    sort.cycle("name")
    #expect(sort.keys == [.init("name", isAscending: false)])
    sort.cycle("name")
    #expect(sort.isEmpty)
  }

  @Test func furtherKeysDecideAmongEquals() {
    var sort = TableSort()
    sort.cycle("sex")
    sort.cycleFurther("age")
    sort.cycleFurther("age")
    let rows = [("张", "男", 58), ("王", "女", 34), ("李", "男", 71), ("赵", "女", 34)]
    let sorted = sort.sorted(rows) { column, first, second in
      column == "age"
        ? first.2 - second.2 : first.1 == second.1 ? 0 : first.1 < second.1 ? -1 : 1
    }
    // 女 is U+5973 and 男 U+7537; the two women of 34 keep their order.
    #expect(sorted.map(\.0) == ["王", "赵", "李", "张"])
    sort.cycleFurther("age")
    #expect(sort.keys == [.init("sex")])
    sort.cycleFurther("age")
    sort.cycle("sex")
    #expect(sort.keys == [.init("sex")], "one column alone begins with rising")
    sort.keep(only: ["age"])
    #expect(sort.isEmpty)
  }

  static let columns = [
    TableColumn("姓名", width: .fixed(6), id: "name", isSortable: true),
    TableColumn("年龄", width: .fixed(4), alignment: .right, id: "age", isSortable: true),
    TableColumn("电话", width: .fixed(11), id: "phone"),
  ]

  static let headings: [(keys: [TableSort.Key], drawing: Drawing, line: String)] = [
    ([], .line, "   姓名    年龄  电话"),
    ([.init("name")], .line, "   姓名▲   年龄  电话"),
    ([.init("age", isAscending: false)], .line, "   姓名    年龄▼ 电话"),
    ([.init("age"), .init("name")], .line, "   姓名▲2  年…▲1 电话"),
    ([.init("age"), .init("name", isAscending: false)], .ascii, "   姓名v2  年~^1 电话"),
  ]

  @Test(arguments: headings)
  func theHeadingSaysHowTheTableIsSorted(
    keys: [TableSort.Key], drawing: Drawing, line: String
  ) {
    var table = Table(Self.columns)
    table.sort = TableSort(keys)
    let drawn = picture(34, 1) {
      table.draw(ListState(), in: Rect($0.size), on: &$0, with: drawing) { _ in TableRow() }
    }
    #expect(drawn == [line])
  }

  @Test func aClickOnAHeadingFindsItsColumn() {
    let table = Table(Self.columns)
    let rect = Rect(column: 1, row: 2, columns: 34, rows: 4)
    let found = [1, 4, 9, 10, 12, 15, 17, 18, 28, 34].map {
      table.heading(at: Point(column: $0, row: 2), in: rect)
    }
    #expect(
      found == [nil, "name", "name", "name", "age", "age", "age", "phone", "phone", nil])
    #expect(table.heading(at: Point(column: 4, row: 3), in: rect) == nil)
    #expect(table.sortableColumns(in: rect) == ["name", "age"])
  }

  @Test func theColumnToSortByStandsOutWithoutColour() {
    var table = Table(Self.columns)
    table.activeColumn = "age"
    var grid = Grid(Size(columns: 34, rows: 1))
    table.draw(ListState(), in: Rect(grid.size), on: &grid, with: .plain) { _ in TableRow() }
    #expect(grid[11, 0]?.style == Style(.accent, on: .screen, .underline))
    #expect(grid[3, 0]?.style == Style(.dim))
  }
}
