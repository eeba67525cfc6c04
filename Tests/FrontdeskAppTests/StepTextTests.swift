import FrontdeskApp
import Testing
import Widgets

@Suite struct StepTextTests {
  private let line = "last 160/82 not controlled, 1st time → within 2 weeks, standard, 3rd ed."

  @Test(arguments: [
    (80, "last 160/82 not controlled, 1st time → within 2 weeks, standard, 3rd ed."),
    (71, "last 160/82 not controlled, 1st time → within 2 weeks, standard"),
    (60, "last 160/82 not controlled, 1st time → within 2 weeks"),
    (50, "last 160/82 not controlled → within 2 weeks"), (36, "within 2 weeks, standard, 3rd ed."),
    (20, "within 2 weeks"), (9, ""),
  ])
  func aLineGivesUpWholePartsAndNeverHalfAWord(_ columns: Int, _ expected: String) {
    #expect(StepText.fitting(line, columns: columns) == expected)
  }

  @Test func theArrowIsOneThatTheCharactersInUseHave() {
    #expect(StepText.line("未接 → 1周后", glyphs: .ascii) == "未接 -> 1周后")
    #expect(StepText.line("未接 -> 1周后", glyphs: .line) == "未接 → 1周后")
  }
}
