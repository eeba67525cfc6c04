import Canvas
import TestSupport
import Testing

@testable import Widgets

/// Every widget in every place: what is outside its rectangle stays as it was.
@Suite struct BoundsTests {
  typealias Draw = @Sendable (Rect, inout Grid, Drawing, inout SeededRandom) -> Void

  static let widgets: [(name: String, draw: Draw)] = [
    ("pane", { rect, grid, drawing, _ in PaneTests.pane.draw(in: rect, on: &grid, with: drawing) }),
    (
      "chips",
      { rect, grid, drawing, _ in
        guard rect.rows > 0 else { return }
        Chip.row(ChipTests.chips, columns: rect.columns, with: drawing).draw(
          column: rect.column, row: rect.row, columns: rect.columns, on: &grid, with: drawing)
      }
    ),
    (
      "field",
      { rect, grid, drawing, random in
        var field = TextField("张三 zs 138****0021 é")
        for _ in 0..<random.next(below: 20) { field.moveLeft() }
        field.draw(in: rect, on: &grid, with: drawing)
      }
    ),
    (
      "table",
      { rect, grid, drawing, random in
        var table = TableTests.table
        table.linesPerRow = 1 + random.next(below: 2)
        table.spacing = random.next(below: 3)
        table.showsHeading = random.next(below: 2) == 0
        table.isFocused = random.next(below: 2) == 0
        let state = ListState(count: 30, selected: random.next(below: 30))
        table.draw(state, in: rect, on: &grid, with: drawing) { TableTests.rows[$0 % 3] }
      }
    ),
    (
      "footer",
      { rect, grid, drawing, _ in BarTests.footer.draw(in: rect, on: &grid, with: drawing) }
    ),
    ("title", { rect, grid, drawing, _ in BarTests.bar.draw(in: rect, on: &grid, with: drawing) }),
    (
      "dialog",
      { rect, grid, drawing, random in
        var dialog = DialogTests.dialog
        dialog.focus = [.choices, .field(0), .field(1)][random.next(below: 3)]
        let state = ChoiceState(count: 4, selected: random.next(below: 4))
        let caret = dialog.draw(state, in: rect, on: &grid, with: drawing)
        #expect(caret.map { rect.contains($0) } ?? true)
      }
    ),
    (
      "small",
      { rect, grid, drawing, _ in
        TooSmall(
          message: "窗口太小", neededLabel: "需要", needed: Size(columns: 60, rows: 16),
          actualLabel: "现在", actual: rect.size
        ).draw(in: rect, on: &grid, with: drawing)
      }
    ),
    (
      "document",
      { rect, grid, drawing, random in
        let lines = StyledText("控制不满意 第2次 → 建议转诊，2 周内随访（规范三版）").wrapped(to: 9)
        Document(lines).draw(
          ScrollState(offset: random.next(below: 9)), in: rect, on: &grid, with: drawing)
      }
    ),
    (
      "chart",
      { rect, grid, drawing, random in
        ChartFuzz.chart(&random).draw(in: rect, on: &grid, with: drawing)
      }
    ),
  ]
  static let all = widgets + moreWidgets

  @Test(arguments: all.map(\.name))
  func nothingIsDrawnOutsideTheRectangle(name: String) throws {
    let draw = try #require(Self.all.first { $0.name == name }?.draw)
    var random = SeededRandom(seed: 42)
    for _ in 0..<600 {
      let size = Size(columns: random.next(below: 90), rows: random.next(below: 30))
      let rect = Rect(
        column: random.next(below: size.columns + 6) - 3,
        row: random.next(below: size.rows + 6) - 3,
        columns: random.next(below: size.columns + 4), rows: random.next(below: size.rows + 4))
      let glyphs = Glyphs.allCases[random.next(below: 3)]
      let drawing = Drawing(glyphs: glyphs, hasColor: random.next(below: 2) == 0)
      var grid = Grid(size)
      for row in 0..<size.rows {
        grid.write(
          String(repeating: "x", count: size.columns), column: 0, row: row, style: Style(.other))
      }
      let before = grid
      draw(rect, &grid, drawing, &random)
      #expect(grid.isWellFormed)
      for row in 0..<size.rows {
        for column in 0..<size.columns
        where !rect.contains(Point(column: column, row: row))
          && grid[column, row] != before[column, row]
        {
          Issue.record("\(name) drew at \(column),\(row) outside \(rect)")
          return
        }
      }
    }
  }
}

/// Charts of any series, days and range.
enum ChartFuzz {
  static func chart(_ random: inout SeededRandom) -> Chart {
    let first = random.next(below: 30_000)
    let last = first + random.next(below: [1, 30, 400, 20_000][random.next(below: 4)])
    func samples(_ random: inout SeededRandom) -> [Chart.Sample] {
      (0..<random.next(below: 30)).map { _ in
        let judgements: [Judgement?] = [nil, .low, .normal, .high]
        return Chart.Sample(
          day: first - 50 + random.next(below: last - first + 100), value: number(&random),
          judgement: judgements[random.next(below: 4)])
      }
    }
    let low = random.next(below: 2) == 0 ? nil : number(&random)
    let high = random.next(below: 2) == 0 ? nil : number(&random)
    let overlay = Chart.Overlay(samples(&random), hasOwnScale: random.next(below: 2) == 0)
    let day = first + random.next(below: last - first + 1)
    return Chart(
      samples(&random), days: first...last, reference: ReferenceBand(low: low, high: high),
      overlay: random.next(below: 2) == 0 ? overlay : nil,
      marks: (0..<random.next(below: 4)).map {
        Chart.Mark(day: first + $0 * 20, label: "停药", isStart: $0 % 2 == 0)
      },
      crosshair: random.next(below: 2) == 0 ? .init(day: day, lines: [StyledText("读数 152")]) : nil,
      longestGapDays: random.next(below: 2) == 0 ? 60 : nil, emptyText: StyledText("没有记录"))
  }

  static func number(_ random: inout SeededRandom) -> Double {
    let odd: [Double] = [
      .nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0, 1e-300,
      -1e15, 1e17,
    ]
    if random.next(below: 8) == 0 { return odd[random.next(below: odd.count)] }
    return Double(random.next(below: 4_000)) / 10 - 50
  }

  /// Days at the ends of what an integer holds, too.
  static let extremeDays: [ClosedRange<Int>] = [
    0...0, Int.min...Int.max, Int.min...Int.min, Int.max...Int.max, -5_000_000...5_000_000,
    0...1,
  ]
}

@Suite struct ChartFuzzTests {
  @Test func extremeDaysAndSizesDoNotTrap() {
    var random = SeededRandom(seed: 77)
    for days in ChartFuzz.extremeDays {
      for columns in [1, 2, 12, 20, 61, 200] {
        for rows in [1, 2, 3, 5, 6, 9, 40] {
          var chart = ChartFuzz.chart(&random)
          chart.days = days
          chart.samples.append(.init(day: days.lowerBound, value: 120))
          chart.samples.append(.init(day: days.upperBound, value: .greatestFiniteMagnitude))
          chart.crosshair = .init(day: days.upperBound)
          for glyphs in Glyphs.allCases {
            var grid = Grid(Size(columns: columns, rows: rows))
            chart.draw(in: Rect(grid.size), on: &grid, with: Drawing(glyphs: glyphs))
            #expect(grid.isWellFormed)
          }
        }
      }
    }
  }
}
