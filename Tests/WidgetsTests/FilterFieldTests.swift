import Canvas
import Testing

@testable import Widgets

@Suite struct FilterFieldTests {
  @Test(arguments: [
    (30, "/ 血压                  12/345"), (20, "/ 血压        12/345"), (17, "/ 血压"), (4, ""),
    (3, ""),
  ])
  func theCountIsShownWholeOrNotAtAll(columns: Int, line: String) {
    let field = FilterField(TextField("血压"), shown: 12, total: 345)
    var caret: Point?
    let drawn = picture(columns, 1) {
      caret = field.draw(in: Rect($0.size), on: &$0, with: .line)
    }
    if columns > 4 { #expect(drawn == [line]) }
    #expect(caret.map { $0.column < columns } == true)
  }

  @Test func withoutFocusThereIsNoCaretAndNoField() {
    let field = FilterField(TextField("a"), shown: nil, total: 9, isFocused: false)
    var grid = Grid(Size(columns: 24, rows: 1))
    #expect(field.draw(in: Rect(grid.size), on: &grid, with: .line) == nil)
    #expect(grid.lines == ["/ a                .../9"])
    #expect(grid[2, 0]?.style == Style(.text))
  }
}
