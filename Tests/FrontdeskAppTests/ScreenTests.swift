import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

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
    Case(name: "outcome", keys: "<F5><Down><Enter>2<Tab>"),
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

  /// A terminal that draws ambiguous signs wide would shift every row that holds one.
  @Test(arguments: Language.allCases, sizes)
  func signsOfOursAreASCIIWhereThatIsWanted(_ language: Language, _ size: Size) {
    for screen in Self.cases + Self.more {
      var desk = Desk(size.columns, size.rows, language: language)
      desk.model.glyphs = .ascii
      desk.press(screen.keys)
      // The dot of 买买提·吐尔逊 is part of his name.
      let ambiguous = desk.text.unicodeScalars.filter {
        TextWidth.isAmbiguous($0) && $0 != "\u{B7}"
      }
      #expect(ambiguous.isEmpty, "\(screen.name): \(ambiguous)")
    }
  }

  @Test func theLegendNamesTheSignThatTheChartDraws() {
    var desk = Desk(120, 35)
    desk.model.glyphs = .ascii
    desk.press("zs<F4>")
    #expect(desk.text.contains("- o 舒张压"))
  }

  static let lists = [
    Case(name: "table-sorted", keys: "<F5><Left><S-Right>sS<lt>S<Down>"),
    Case(name: "table-filter", keys: "<F5><Left>/zs"),
    Case(name: "table-marks", keys: "<F5><Left><Down><Ins><Ins>"),
    Case(name: "table-columns", keys: "<F5><F9>columns.pick<Enter><Down><Space>"),
    Case(name: "table-export", keys: "<F5><Left><C-e>"),
    Case(name: "table-reschedule", keys: "<F5><Ins><Ins>r+7"),
    Case(name: "table-archive", keys: "zs<Enter><Right>s<S-Down><S-Down>"),
    Case(name: "table-people", keys: "z<C-g><Ins>"),
    Case(name: "table-people-columns", keys: "zs<F9>columns.pick<Enter><Down><Down><Down><Space>"),
  ]

  @Test(arguments: lists, [Size(columns: 80, rows: 24), Size(columns: 120, rows: 35)])
  func listsLookAsRecorded(_ screen: Case, _ size: Size) {
    for language in Language.allCases {
      var desk = Desk(size.columns, size.rows, language: language)
      if screen.name == "table-export" { desk.model.user = SampleClinic.manager }
      desk.press(screen.keys)
      let suffix = language == .chinese ? "zh" : "en"
      ScreenFile.expect(desk.text, is: "\(screen.name)-\(size.columns)x\(size.rows)-\(suffix)")
    }
  }

  @Test(arguments: lists)
  func listsLookAsRecordedInASCII(_ screen: Case) {
    var desk = Desk(60, 16)
    desk.model.glyphs = .ascii
    if screen.name == "table-export" { desk.model.user = SampleClinic.manager }
    desk.press(screen.keys)
    ScreenFile.expect(desk.text, is: "\(screen.name)-60x16-ascii")
  }

  static let more = [
    Case(name: "lookup-namesakes", keys: "张伟"),
    Case(name: "lookup-nobody", keys: "qqq"),
    Case(name: "lookup-person", keys: "zs<Tab><Down>"),
    Case(name: "archive-none", keys: "<F3>"),
    Case(name: "archive-results", keys: "zs<Enter><Right><Down><Down>"),
    Case(name: "trends-point", keys: "zs<F4><Left><Left>+"),
    Case(name: "trends-table", keys: "zs<F4>t<Down><Down>"),
    Case(name: "help", keys: "<F1>"),
    Case(name: "palette", keys: "zs<F9>"),
    Case(name: "menu", keys: "<F5><F10>"),
    Case(name: "palette-found", keys: "<F9>yy"),
    Case(name: "queue-all", keys: "<F5><Left>"),
    Case(name: "recorded", keys: "<F5><Down><Enter>2<C-s>"),
    Case(name: "draft", keys: "<F5><Down><Enter>2<Tab><Tab>忙音<Esc><Enter>"),
    Case(name: "zoomed-queue", keys: "<F5><Down><C-o>"),
    Case(name: "zoomed-chart", keys: "zs<F4><C-o>"),
    Case(name: "zoomed-results", keys: "zs<Enter><Tab><C-o>"),
    Case(name: "locked", keys: "<F5><Down><Enter>2<F8>"),
  ]

  @Test(arguments: more)
  func statesLookAsRecorded(_ screen: Case) {
    var desk = Desk(100, 30)
    desk.press(screen.keys)
    ScreenFile.expect(desk.text, is: "\(screen.name)-100x30-zh")
  }

  @Test(arguments: sizes + [Size(columns: 60, rows: 16)])
  func theLockScreenLooksAsRecorded(_ size: Size) {
    var desk = Desk(size.columns, size.rows, language: .english)
    desk.model.glyphs = .ascii
    desk.press("zs<Enter><C-x>")
    ScreenFile.expect(desk.text, is: "locked-\(size.columns)x\(size.rows)-ascii")
  }

  @Test(arguments: [
    Size(columns: 60, rows: 16), Size(columns: 84, rows: 46), Size(columns: 40, rows: 8),
  ])
  func oddSizesLookAsRecorded(_ size: Size) {
    for screen in Self.cases {
      var desk = Desk(size.columns, size.rows)
      desk.model.glyphs = .ascii
      desk.press(size.columns < 60 ? "" : screen.keys)
      ScreenFile.expect(desk.text, is: "\(screen.name)-\(size.columns)x\(size.rows)-ascii")
      if size.columns < 60 { return }
    }
  }
}
