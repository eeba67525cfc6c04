import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// Pictures of the rules: the list, a rule being written, whom it would touch, long overrides.
@Suite struct RuleScreenTests {
  typealias Case = RecordedScreen

  static let manager: @Sendable (inout Desk) -> Void = { desk in
    desk.model.user = SampleClinic.manager
    desk.send(.started)
  }

  static let open = "<F9>view.rules<Enter>"

  static let cases = [
    Case(name: "rules", keys: open) {
      manager(&$0)
      $0.clinic.rules.backlog = 12_345
    },
    Case(name: "rules-filter", keys: open + "/hba", prepare: manager),
    Case(name: "rules-ask", keys: open + "<C-t><Esc>v<Right>", prepare: manager),
    Case(name: "rules-back", keys: open + "vy", prepare: manager),
    Case(name: "rules-overrides", keys: open + "<Right><Down>", prepare: manager),
    Case(name: "rule-editor", keys: open + "<Enter><Down><Down>", prepare: manager),
    Case(
      name: "rule-problem",
      keys: open + "<Enter><Down><Down><Down><C-Right><C-Right><C-Right><C-Right>x",
      prepare: manager),
    Case(
      name: "rule-complete", keys: open + "<Enter><Down><Down><Down><End><Enter>且 最近(<Tab>",
      prepare: manager),
    Case(
      name: "rule-test",
      keys: open
        + "<Enter><C-End><Up><Up><Up><End><C-Left><C-Left><C-Left><C-Left><C-Left><Del><Del><Del>160",
      prepare: manager),
    Case(name: "rule-new", keys: open + "a", prepare: manager),
    Case(name: "rule-read", keys: open + "<Down><Enter>") { desk in
      desk.model.user = SampleClinic.auditor
      desk.send(.started)
    },
    Case(name: "rule-preview", keys: open + "<C-t>", prepare: manager),
    Case(name: "rule-preview-none", keys: open + "<C-t><Left>", prepare: manager),
  ]

  @Test(arguments: cases, RecordedScreen.sizes + [Size(columns: 200, rows: 50)])
  func theyLookAsRecorded(_ screen: Case, _ size: Size) { screen.expectAsRecorded(size) }

  @Test(arguments: cases)
  func theSmallestWindowIsEnough(_ screen: Case) { screen.expectSmallestAsRecorded() }

  @Test(arguments: cases, RecordedScreen.sizes)
  func signsOfOursAreASCIIWhereThatIsWanted(_ screen: Case, _ size: Size) {
    screen.expectNoAmbiguousSigns(size)
  }

  /// What is wrong is told by a sign and a word where there is no colour.
  @Test func whatIsWrongIsSeenWithoutColour() {
    var desk = Desk(80, 24)
    Self.manager(&desk)
    desk.model.hasColor = false
    desk.press(Self.open + "<Enter><Down><Down><Down><C-Right><C-Right><C-Right><C-Right>x")
    let line = desk.text.split(separator: "\n").first { $0.contains("  4 ") } ?? ""
    #expect(line.contains("!"), "\(line)")
    #expect(desk.text.contains("1 个错误"))
    #expect(desk.text.contains("E0"))
  }
}
