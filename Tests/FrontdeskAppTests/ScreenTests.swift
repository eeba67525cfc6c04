import Canvas
import Domain
import FrontdeskApp
import Testing

@Suite struct ScreenTests {
  /// A screen and the keys that lead to it.
  struct Case: CustomTestStringConvertible {
    var name: String
    var keys: String

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "lookup-empty", keys: ""),
    Case(name: "lookup", keys: "zs"),
    Case(name: "archive", keys: "zs<Enter>"),
    Case(name: "trends", keys: "zs<F4>"),
    Case(name: "followups", keys: "<F5><Down>"),
  ]
  static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 35), Size(columns: 200, rows: 50),
  ]

  @Test(arguments: cases, sizes)
  func screensLookAsRecordedInChinese(_ screen: Case, _ size: Size) {
    var desk = Desk(size.columns, size.rows)
    desk.press(screen.keys)
    ScreenFile.expect(desk.text, is: "\(screen.name)-\(size.columns)x\(size.rows)-zh")
  }

  @Test(arguments: cases, sizes)
  func screensLookAsRecordedInEnglish(_ screen: Case, _ size: Size) {
    var desk = Desk(size.columns, size.rows, language: .english)
    desk.press(screen.keys)
    ScreenFile.expect(desk.text, is: "\(screen.name)-\(size.columns)x\(size.rows)-en")
  }
}
