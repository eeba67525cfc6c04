import Canvas
import Domain
import FrontdeskApp
import Testing

/// A block cursor hides the character under it in light themes.
@Suite struct CursorTests {
  @Test(
    arguments: [
      "<F5>", "zs<Enter><Right>", "zs<Enter><Right><Right>", "zs<F4><Tab>", "zs<Tab>",
      "<F5><Enter>", "<F5><F10>", "<F5>,", "<F5>,<Tab><Tab>",
    ], [Size(columns: 80, rows: 24), Size(columns: 120, rows: 35), Size(columns: 200, rows: 50)])
  func theCursorCoversNoTextOfASelectedRow(_ keys: String, _ size: Size) throws {
    var desk = Desk(size.columns, size.rows)
    desk.press(keys)
    let frame = desk.frame
    guard let cursor = frame.cursor else { return }
    let cell = try #require(frame.grid[cursor.column, cursor.row])
    let isSign =
      cell.scalar == 0x20 || !(Unicode.Scalar(cell.scalar)?.properties.isAlphabetic ?? false)
    #expect(isSign, "\(keys) \(cursor)\n\(desk.text)")
  }

  /// A blank before the caret is typed text too.
  @Test func theCaretOfAFormOfTheCounterIsBehindWhatIsTyped() throws {
    var desk = Desk()
    CounterTests.prepared(&desk)
    desk.press("zs<A-e>n<Tab>药")
    let caret = try #require(desk.frame.cursor)
    desk.press("<Space>")
    #expect(desk.frame.cursor == Point(column: caret.column + 1, row: caret.row))
  }

  @Test func theCaretStaysWhereTextIsTyped() throws {
    var desk = Desk()
    desk.press("zs")
    let caret = try #require(desk.frame.cursor)
    desk.press("<Left>")
    #expect(desk.frame.cursor == Point(column: caret.column - 1, row: caret.row))
    #expect(desk.frame.grid[caret.column - 1, caret.row]?.scalar == 0x73)
  }
}
