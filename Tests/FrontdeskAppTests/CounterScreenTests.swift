import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// Pictures of what the counter needs of a person.
@Suite struct CounterScreenTests {
  typealias Case = AccountScreenTests.Case

  private static let doctor: @Sendable (inout Desk) -> Void = { desk in
    desk.clinic.fillCounter()
    desk.send(.command(.refresh))
  }

  private static let undo: @Sendable (inout Desk) -> Void = { desk in
    CounterTests.prepared(&desk)
    desk.clinic.rights.ownChange = OwnChange(
      id: 7, object: .appointment, event: "check-in", patient: PatientID(1), card: "A-003817",
      name: "张三", at: SampleClinic.now.adding(seconds: -90_000))
  }

  static let cases = [
    Case(name: "counter-lookup", keys: "zs", prepare: CounterTests.prepared),
    Case(name: "counter-lookup-nurse", keys: "zs", prepare: doctor),
    Case(name: "counter-archive", keys: "zs<Enter>", prepare: CounterTests.prepared),
    Case(name: "counter-archive-nurse", keys: "zs<Enter>", prepare: doctor),
    Case(name: "counter-panel", keys: "zs<A-e><Down>", prepare: CounterTests.prepared),
    Case(name: "counter-notice", keys: "zs<A-e>n2<Tab>换药费", prepare: CounterTests.prepared),
    Case(name: "counter-family", keys: "zs<A-e>f<Tab>", prepare: CounterTests.prepared),
    Case(name: "counter-told", keys: "zs<A-e>2", prepare: CounterTests.prepared),
    Case(name: "counter-undo", keys: "zs<C-z>", prepare: undo),
  ]

  @Test(arguments: cases, AccountScreenTests.sizes)
  func theyLookAsRecorded(_ screen: Case, _ size: Size) {
    for language in Language.allCases {
      let suffix = language == .chinese ? "zh" : "en"
      ScreenFile.expect(
        screen.desk(size, language).text,
        is: "\(screen.name)-\(size.columns)x\(size.rows)-\(suffix)")
    }
  }

  @Test(arguments: cases)
  func theSmallestWindowIsEnough(_ screen: Case) {
    let desk = screen.desk(Size(columns: 60, rows: 16), .english, ascii: true)
    ScreenFile.expect(desk.text, is: "\(screen.name)-60x16-ascii")
  }

  @Test(arguments: AccountScreenTests.sizes)
  func signsOfOursAreASCIIWhereThatIsWanted(_ size: Size) {
    for screen in Self.cases {
      let text = screen.desk(size, .chinese, ascii: true).text
      let ambiguous = text.unicodeScalars.filter {
        TextWidth.isAmbiguous($0) && $0 != "\u{B7}"
      }
      #expect(ambiguous.isEmpty, "\(screen.name): \(ambiguous)")
    }
  }
}
