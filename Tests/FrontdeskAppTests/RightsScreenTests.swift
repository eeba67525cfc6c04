import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// Pictures of patients' rights, of what waits for a second person, and of what patients may see.
@Suite struct RightsScreenTests {
  typealias Case = RecordedScreen

  static let manager: @Sendable (inout Desk) -> Void = { desk in
    desk.model.user = SampleClinic.manager
    desk.send(.started)
  }

  static let reception: @Sendable (inout Desk) -> Void = { desk in
    desk.model.user = RightsTests.reception
  }

  private static let open = "zs<Enter><F9>view.rights<Enter>"
  private static let approvals = "<F9>view.approvals<Enter>"

  static let cases = [
    Case(name: "patient-rights", keys: open + "<Down>", prepare: manager),
    Case(name: "patient-corrections", keys: open + "<Right>", prepare: manager),
    Case(name: "patient-restrictions", keys: open + "<Right><Right>", prepare: manager),
    Case(name: "patient-disclosures", keys: open + "<Left>", prepare: manager),
    Case(name: "patient-menu", keys: open + "<Enter>", prepare: reception),
    Case(name: "patient-sign", keys: open + "a<Tab>", prepare: reception),
    Case(name: "patient-withdraw", keys: open + "<Down>w12", prepare: reception),
    Case(name: "patient-correct", keys: open + "c<Tab>12", prepare: manager),
    Case(name: "patient-restrict", keys: open + "x<C-s>", prepare: manager),
    Case(name: "patient-copy", keys: open + "e", prepare: manager),
    Case(name: "patient-uncorrect", keys: open + "<Right>v<Right>", prepare: manager),
    Case(name: "approvals", keys: approvals, prepare: manager),
    Case(name: "approvals-ask", keys: approvals + "<Enter>", prepare: manager),
    Case(name: "approvals-own", keys: approvals + "<Down><Enter>y", prepare: manager),
    Case(name: "approvals-restricted", keys: "<F9>view.restricted<Enter>", prepare: manager),
    Case(name: "export-second", keys: "z<C-e>12<Enter>") {
      manager(&$0)
      $0.clinic.rights.needsSecond = true
    },
    Case(name: "public-archive", keys: "<F9>privacy.public<Enter>zs<Enter>"),
    Case(name: "public-queue", keys: "<F9>privacy.public<Enter><F5>"),
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
