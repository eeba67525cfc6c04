import Domain
import FrontdeskApp
import Testing

/// What lies over the screens, as recorded.
@Suite struct OverlayScreenTests {
  /// A picture at one size.
  struct Case: CustomTestStringConvertible {
    var name: String
    var keys: String
    var columns: Int
    var rows: Int

    var testDescription: String { "\(name)-\(columns)x\(rows)" }
  }

  static let cases = [(60, 16), (80, 24), (120, 35)].flatMap { columns, rows in
    [
      ("palette-used", "<F5><F9>light<Enter><F9>dark<Enter><F9>"), ("palette-typed", "zs<F9>sx"),
      ("help-queue", "<F5><F1>"), ("help-typed", "zs<F4><F1>fd"), ("menu-person", "zs<F10>"),
      ("menu-queue", "<F5><F10>"), ("menu-trends", "zs<F4><F10>"),
    ].map { Case(name: $0.0, keys: $0.1, columns: columns, rows: rows) }
  }

  @Test(arguments: cases, Language.allCases)
  func overlaysLookAsRecorded(_ screen: Case, _ language: Language) {
    var desk = Desk(screen.columns, screen.rows, language: language)
    desk.press(screen.keys)
    desk.wait(seconds: 30)
    ScreenFile.expect(desk.text, is: "\(screen.testDescription)-\(language.rawValue)")
  }
}
