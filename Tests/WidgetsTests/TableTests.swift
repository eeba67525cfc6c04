import Canvas
import Testing

@testable import Widgets

@Suite struct TableTests {
  static let table = Table(
    [
      TableColumn("姓名", width: .flexible(min: 8, weight: 1), priority: 9),
      TableColumn("性别", width: .fixed(4), priority: 5),
      TableColumn("年龄", width: .fixed(4), alignment: .right, priority: 6),
      TableColumn("电话", width: .fixed(11), priority: 4),
      TableColumn("命中", width: .fixed(9), alignment: .right, priority: 1),
    ], linesPerRow: 2, spacing: 1)

  static let rows = [
    TableRow(
      ["张三", "男", "58", "138****0021", "缩写 电话"].map { StyledText($0) },
      chips: [Chip("高血压"), Chip("血压未控", .bad), Chip("糖尿病")],
      trailing: StyledText("逾期 6 天")),
    TableRow(
      ["阿依古丽·买买提", "女", "71", "138****7719", "缩写 电话"].map { StyledText($0) },
      chips: [Chip("高血压")], trailing: StyledText("今天 14:30"), isMarked: true),
    TableRow(
      ["郑爽", "女", "34", "138****4402", "缩写"].map { StyledText($0) },
      detail: StyledText("产后 42 天"), trailing: StyledText("08-30")),
  ]

  static let pictures: [(columns: Int, lines: [String])] = [
    (
      50,
      [
        "   姓名        性别  年龄  电话              命中",
        "▌  张三        男      58  138****0021  缩写 电话",
        "▌   高血压   血压未控   糖尿病          逾期 6 天",
        "",
        " ● 阿依古丽·…  女      71  138****7719  缩写 电话",
        "    高血压                             今天 14:30",
        "",
        "   郑爽        女      34  138****4402       缩写",
        "   产后 42 天                               08-30",
      ]
    ),
    // The reason of the match goes first, then the telephone: whole columns.
    (
      36,
      [
        "   姓名                  性别  年龄",
        "▌  张三                  男      58",
        "▌   高血压  +2            逾期 6 天",
        "",
        " ● 阿依古丽·买买提       女      71",
        "    高血压               今天 14:30",
        "",
        "   郑爽                  女      34",
        "   产后 42 天                 08-30",
      ]
    ),
    (
      10,
      [
        "   姓名",
        "▌  张三",
        "▌  +3",
        "",
        " ● 阿依…",
        "   +1",
        "",
        "   郑爽",
        "    08-30",
      ]
    ),
  ]

  @Test(arguments: pictures)
  func columnsThatDoNotFitAreLeftOutWhole(columns: Int, lines: [String]) {
    let drawn = picture(columns, 9) {
      Self.table.draw(
        ListState(count: 3), in: Rect($0.size), on: &$0, with: .line
      ) { Self.rows[$0] }
    }
    #expect(drawn == lines)
  }

  @Test func oneLineRowsHoldInASCII() {
    var table = Self.table
    table.linesPerRow = 1
    table.spacing = 0
    let drawn = picture(40, 4) {
      table.draw(
        ListState(count: 3, selected: 1), in: Rect($0.size), on: &$0, with: .ascii
      ) { Self.rows[$0] }
    }
    #expect(
      drawn == [
        "   姓名         性别  年龄  电话",
        "   张三         男      58  138****0021",
        ">* 阿依古丽·~   女      71  138****7719",
        "   郑爽         女      34  138****4402",
      ])
  }

  @Test func onlyRowsInSightAreAskedFor() {
    var list = ListState(count: 1_000_000)
    list.select(500_000)
    list.settle(visible: 5)
    var asked: [Int] = []
    var grid = Grid(Size(columns: 30, rows: 6))
    let table = Table([TableColumn("号", width: .fixed(8))])
    let cursor = table.draw(list, in: Rect(grid.size), on: &grid, with: .line) {
      asked.append($0)
      return TableRow([StyledText("\($0)")])
    }
    #expect(asked == [499_998, 499_999, 500_000, 500_001, 500_002])
    #expect(cursor == Point(column: 3, row: 3))
    #expect(grid.lines[3].hasPrefix("▌  500000"))
  }

  @Test func theSelectedRowShowsWithAndWithoutColour() {
    for (drawing, isFocused, backdrop, attributes) in [
      (Drawing.line, true, Backdrop.selected, Style.Attributes()),
      (Drawing.line, false, .selectedQuiet, []),
      (Drawing.plain, true, .selected, .reverse),
      (Drawing.plain, false, .selectedQuiet, []),
    ] {
      var grid = Grid(Size(columns: 20, rows: 1))
      Table([TableColumn("名", width: .fixed(4))], showsHeading: false, isFocused: isFocused)
        .draw(ListState(count: 1), in: Rect(grid.size), on: &grid, with: drawing) { _ in
          TableRow([StyledText("张三")])
        }
      #expect(grid.lines[0].hasPrefix("▌  张三"))
      for column in [0, 3, 19] {
        #expect(grid[column, 0]?.style.backdrop == backdrop)
        #expect(grid[column, 0]?.style.attributes == attributes)
      }
    }
  }

  @Test func aClickFindsItsRow() {
    let rect = Rect(column: 2, row: 1, columns: 40, rows: 9)
    let list = ListState(count: 3)
    let found = (0..<11).map {
      Self.table.row(at: Point(column: 10, row: $0), in: rect, state: list)
    }
    #expect(found == [nil, nil, 0, 0, nil, 1, 1, nil, 2, 2, nil])
    #expect(Self.table.row(at: Point(column: 1, row: 2), in: rect, state: list) == nil)
  }

  @Test func roomThatIsLeftIsSharedByWeight() {
    let table = Table([
      TableColumn("甲", width: .flexible(min: 4, weight: 1)),
      TableColumn("乙", width: .fixed(5)),
      TableColumn("丙", width: .flexible(min: 4, weight: 2)),
    ])
    // 40 columns less gutter 3, right edge 1 and two gaps of 2 are 32; 19 are left over.
    let widths = table.placements(in: Rect(Size(columns: 40, rows: 3))).map(\.width)
    #expect(widths == [10, 5, 17])
    #expect(widths.reduce(0, +) == 32)
  }

  /// Numbers in fixed columns of their own width show whole at every width, or their column is gone.
  @Test func aNumberIsNeverCut() {
    let numbers = ["152/88", "2026-08-24", "138****0021", "1,000,000"]
    let table = Table(
      [TableColumn("姓名", width: .flexible(min: 4, weight: 1), priority: 9)]
        + numbers.enumerated().map { index, number in
          TableColumn("数", width: .fixed(number.count), alignment: .right, priority: index % 3)
        }, showsHeading: false)
    for columns in 0...80 {
      let line = picture(columns, 1) {
        table.draw(ListState(count: 1), in: Rect($0.size), on: &$0, with: .line) { _ in
          TableRow([StyledText("阿依古丽·买买提")] + numbers.map { StyledText($0) })
        }
      }[0]
      let words = line.split(separator: " ").filter { $0.contains(where: \.isNumber) }
      #expect(words.allSatisfy { numbers.contains(String($0)) }, "\(columns): \(line)")
    }
  }

  @Test func aNumberTooWideForItsColumnIsWithheld() {
    let line = picture(12, 1) {
      Table([TableColumn("数", width: .fixed(6))], showsHeading: false).draw(
        ListState(count: 1), in: Rect($0.size), on: &$0, with: .line
      ) { _ in TableRow([StyledText("1,000,000")]) }
    }
    #expect(line == ["▌  …"])
  }
}
