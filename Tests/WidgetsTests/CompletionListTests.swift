import Canvas
import Testing

@testable import Widgets

/// What can stand where somebody is typing.
@Suite struct CompletionListTests {
  private let list = CompletionList(
    title: "补全",
    (1...12).map { number in
      (text: StyledText("word\(number)"), title: StyledText(number % 2 == 0 ? "第 \(number)" : ""))
    })

  private func drawn(_ selected: Int, at point: Point) -> [String] {
    picture(30, 14) { grid in
      list.draw(
        ListState(count: 12, selected: selected), below: point,
        in: Rect(column: 0, row: 0, columns: 30, rows: 14), on: &grid, with: .ascii)
    }
  }

  @Test func itStandsBelowTheCaret() {
    let lines = drawn(0, at: Point(column: 3, row: 1))
    #expect(lines[0].isEmpty && lines[1].isEmpty)
    #expect(lines[2].hasPrefix("   +- 补全 -"), "\(lines)")
    #expect(lines[3].contains("| > word1"))
    #expect(lines[4].contains("word2   第 2"))
    #expect(lines[10].contains("word8"), "eight rows show")
    #expect(lines[11].hasPrefix("   +--"))
  }

  @Test func itStandsAboveWhereThereIsNoRoomBelow() {
    let lines = drawn(0, at: Point(column: 20, row: 12))
    #expect(lines[12].isEmpty && lines[13].isEmpty, "the line of the caret is free: \(lines)")
    #expect(lines[11].contains("+--"))
  }

  @Test func itScrollsWithTheSelection() {
    let lines = drawn(11, at: Point(column: 3, row: 1))
    #expect(lines.contains { $0.contains("> word12") }, "\(lines)")
    #expect(!lines.contains { $0.contains("word1 ") })
  }

  @Test func itsLinesAreTheRowsDrawn() {
    let room = Rect(column: 0, row: 0, columns: 30, rows: 14)
    let state = ListState(count: 12, selected: 11)
    let lines = list.lines(state, below: Point(column: 3, row: 1), in: room)
    #expect(lines.map(\.place) == Array(4...11))
    #expect(lines.map(\.rect.row) == Array(3...10))
  }

  @Test func aSmallRoomIsEnough() {
    for columns in 1...8 {
      for rows in 1...5 {
        let room = Rect(column: 0, row: 0, columns: columns, rows: rows)
        _ = picture(columns, rows) { grid in
          list.draw(
            ListState(count: 12), below: Point(column: columns - 1, row: rows - 1), in: room,
            on: &grid, with: Drawing())
        }
      }
    }
  }
}
