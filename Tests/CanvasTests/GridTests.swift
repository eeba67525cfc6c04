import Canvas
import Testing

@Suite struct GridTests {
  private func grid(_ columns: Int, _ rows: Int = 1) -> Grid {
    Grid(Size(columns: columns, rows: rows))
  }

  @Test func writingOverHalfOfAWideCharacterBlanksTheOther() {
    var left = grid(6)
    left.write("中文字", column: 0, row: 0, style: Style())
    left.write("X", column: 1, row: 0, style: Style())
    #expect(left.lines == [" X文字"])
    var right = grid(6)
    right.write("中文字", column: 0, row: 0, style: Style())
    right.write("X", column: 2, row: 0, style: Style())
    #expect(right.lines == ["中X 字"])
    var both = grid(6)
    both.write("中文字", column: 0, row: 0, style: Style())
    both.write("国", column: 1, row: 0, style: Style())
    #expect(both.lines == [" 国 字"])
    #expect(left.isWellFormed && right.isWellFormed && both.isWellFormed)
  }

  @Test func aWideCharacterThatDoesNotFitIsLeftOut() {
    var five = grid(5)
    #expect(five.write("中文字", column: 0, row: 0, style: Style()) == 6)
    #expect(five.lines == ["中文 "])
    var limited = grid(6)
    #expect(limited.write("中文字", column: 0, row: 0, style: Style(), limit: 3) == 2)
    #expect(limited.lines == ["中    "])
    var before = grid(4)
    before.write("中文", column: -1, row: 0, style: Style())
    #expect(before.lines == [" 文 "])
  }

  @Test func marksStandWithTheCharacterBeforeThem() {
    var grid = grid(4)
    grid.write("\u{301}e\u{301}\u{302}\u{303}\u{304}\u{305}x", column: 0, row: 0, style: Style())
    #expect(grid[0, 0]?.marks.scalars == [0x301, 0x302, 0x303, 0x304])
    #expect(grid[1, 0]?.scalar == 0x78)
    var wide = self.grid(4)
    wide.write("中\u{302A}", column: 0, row: 0, style: Style())
    #expect(wide[0, 0]?.marks.scalars == [0x302A])
  }

  @Test func drawingOutsideDoesNothing() {
    var grid = grid(3, 2)
    let empty = grid
    for (column, row) in [(0, -1), (0, 2), (3, 0), (-5, 0), (Int.max - 10, 0)] {
      grid.write("abc", column: column, row: row, style: Style())
    }
    grid.fill(Rect(column: 5, row: 5, columns: 9, rows: 9), style: Style(.bad))
    #expect(grid == empty)
    #expect(grid[3, 0] == nil)
    #expect(grid[0, -1] == nil)
  }

  @Test func aClipKeepsWhatIsOutsideIt() {
    var grid = grid(8, 2)
    grid.write("中文字国", column: 0, row: 0, style: Style())
    grid.clipped(to: Rect(column: 2, row: 0, columns: 3, rows: 1)) {
      $0.write("abcdefgh", column: 0, row: 0, style: Style())
      $0.write("zzz", column: 2, row: 1, style: Style())
    }
    #expect(grid.lines == ["中cde 国", "        "])
    #expect(grid.isWellFormed)
  }

  @Test func aTintKeepsTheTextAndTheChips() {
    var grid = grid(4)
    grid.write("ab", column: 0, row: 0, style: Style(.dim))
    grid.write("c", column: 2, row: 0, style: Style(.tag, on: .chip))
    grid.tint(Rect(column: 0, row: 0, columns: 4, rows: 1), backdrop: .selected, adding: .bold)
    #expect(grid.lines == ["abc "])
    #expect(grid[0, 0]?.style == Style(.dim, on: .selected, .bold))
    #expect(grid[2, 0]?.style.backdrop == .chip)
  }

  @Test func anEmptyGridTakesEverything() {
    var grid = grid(0, 0)
    grid.write("中", column: 0, row: 0, style: Style())
    grid.fill(Rect(column: 0, row: 0, columns: 9, rows: 9), style: Style())
    #expect(grid.cells.isEmpty && grid.isWellFormed)
  }
}
