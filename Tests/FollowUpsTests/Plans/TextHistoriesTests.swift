import Domain
import FollowUps
import Testing

/// Histories with the dates that the text of the standard gives them, worked out by hand.
///
/// "Within two weeks" is the fourteenth day at the latest; a quarter is three months from the first
/// routine visit; a day on a weekend goes to the Friday before.
@Suite("Histories by the text of the standard") struct TextHistoriesTests {
  /// A visit: the day, what was found, and how the person was reached.
  struct Step {
    var day: String
    var control: PlanFinding.Control
    var signs: Set<VisitFinding> = []
    var channel = FollowUpChannel.visit
  }

  struct History: CustomTestStringConvertible {
    var name: String
    var steps: [Step]
    var due: String
    var advice: PlanAdvice?
    var testDescription: String { name }
  }

  private static func seen(_ day: String, _ signs: Set<VisitFinding> = []) -> Step {
    Step(day: day, control: .controlled, signs: signs)
  }
  private static func high(_ day: String, _ signs: Set<VisitFinding> = []) -> Step {
    Step(day: day, control: .uncontrolled, signs: signs)
  }
  private static func called(_ day: String) -> Step {
    Step(day: day, control: .unmeasured, channel: .phone)
  }

  static let histories = [
    History(name: "no visit yet", steps: [], due: "2026-01-19", advice: nil),
    History(name: "satisfactory", steps: [seen("2026-01-19")], due: "2026-04-17", advice: .routine),
    History(
      name: "not satisfactory, first time", steps: [high("2026-01-19")], due: "2026-02-02",
      advice: .adjust),
    History(
      name: "good again at the re-check", steps: [high("2026-01-19"), seen("2026-02-02")],
      due: "2026-04-17", advice: .routine),
    History(
      name: "two in a row", steps: [high("2026-01-19"), high("2026-02-02")], due: "2026-02-16",
      advice: .refer),
    History(
      name: "three in a row",
      steps: [high("2026-01-19"), high("2026-02-02"), high("2026-02-16")], due: "2026-03-02",
      advice: .refer),
    History(
      name: "a good one between two",
      steps: [high("2026-01-19"), seen("2026-02-02"), high("2026-04-17")], due: "2026-05-01",
      advice: .adjust),
    History(
      name: "a call without a reading is no reading",
      steps: [high("2026-01-19"), called("2026-01-26"), high("2026-02-02")], due: "2026-02-16",
      advice: .refer),
    History(
      name: "a call does not put off the two weeks",
      steps: [high("2026-01-19"), called("2026-01-26")], due: "2026-02-02", advice: nil),
    History(
      name: "the re-check came sooner than it had to",
      steps: [high("2026-01-19"), high("2026-01-23")], due: "2026-02-06", advice: .refer),
    History(
      name: "signs of danger", steps: [seen("2026-01-19", [.dangerSign])], due: "2026-02-02",
      advice: .emergency),
    History(
      name: "an adverse reaction", steps: [seen("2026-01-19", [.adverseReaction])],
      due: "2026-02-02", advice: .adjust),
    History(
      name: "a reaction hard to control", steps: [seen("2026-01-19", [.stubbornReaction])],
      due: "2026-02-02", advice: .refer),
    History(
      name: "a new complication", steps: [seen("2026-01-19", [.complication])],
      due: "2026-02-02", advice: .refer),
    History(
      name: "a year of good visits",
      steps: [seen("2026-01-19"), seen("2026-04-17"), seen("2026-07-17")], due: "2026-10-19",
      advice: .routine),
    History(
      name: "high at a quarter, good two weeks later",
      steps: [seen("2026-01-19"), high("2026-04-17"), seen("2026-05-01")], due: "2026-07-17",
      advice: .routine),
    History(
      name: "a quarter missed", steps: [seen("2026-01-19"), seen("2026-07-13")],
      due: "2026-10-19", advice: .routine),
    History(
      name: "high, and away for months",
      steps: [high("2026-01-19"), high("2026-06-10")], due: "2026-06-24", advice: .refer),
  ]

  @Test(arguments: ["hypertension", "diabetes"], histories)
  func theDateIsThatOfTheText(plan: String, history: History) {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start(plan, anchor: day("2026-01-05"))
    for step in history.steps {
      desk.visit(plan, step.control, step.signs, by: step.channel, on: day(step.day))
    }
    #expect(desk.open.map(\.due) == [day(history.due)], "\(plan) \(desk.why?.chinese ?? "")")
    if let advice = history.advice { #expect(desk.book[1]?.advice == advice) }
  }

  @Test("what one disease calls for moves nothing of the other")
  func twoDiseases() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension", anchor: day("2026-01-05"))
    desk.start("diabetes", anchor: day("2026-01-05"))
    desk.visit("hypertension", .uncontrolled, on: day("2026-01-19"))
    #expect(desk.open.map(\.due) == [day("2026-01-19"), day("2026-02-02")])
    desk.visit("diabetes", .controlled, on: day("2026-01-20"))
    #expect(desk.open.map(\.due) == [day("2026-02-02"), day("2026-04-17")])
  }

  @Test("death ends everything, and its being a mistake brings one soon date back")
  func deathAndRestoration() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension", anchor: day("2026-01-05"))
    desk.visit("hypertension", .controlled, on: day("2026-01-19"))
    desk.happen(.left(.died))
    #expect(desk.open.isEmpty)
    desk.undo(desk.last)
    #expect(desk.open.map(\.due) == [day("2026-04-17")])
    desk.happen(.left(.died))
    desk.pass(to: day("2026-08-03"))
    desk.happen(.returned)
    #expect(desk.open.count == 1)
    #expect(desk.open[0].due > desk.today && desk.open[0].due <= day("2026-08-17"))
  }
}
