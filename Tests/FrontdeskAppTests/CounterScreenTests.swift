import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// Pictures of what the counter needs of a person.
@Suite struct CounterScreenTests {
  typealias Case = RecordedScreen

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

  @Test(arguments: cases, RecordedScreen.sizes)
  func theyLookAsRecorded(_ screen: Case, _ size: Size) { screen.expectAsRecorded(size) }

  @Test(arguments: cases)
  func theSmallestWindowIsEnough(_ screen: Case) { screen.expectSmallestAsRecorded() }

  @Test(arguments: cases, RecordedScreen.sizes)
  func signsOfOursAreASCIIWhereThatIsWanted(_ screen: Case, _ size: Size) {
    screen.expectNoAmbiguousSigns(size)
  }
}
