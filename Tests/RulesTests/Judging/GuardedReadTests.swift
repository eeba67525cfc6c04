import Domain
import TestSupport
import Testing

@testable import Rules

/// Reads of the newest days, however old, that a count of the same days stands before.
@Suite struct GuardedReadTests {
  private func rule(
    _ build: Build, days: Int = 28, atLeast: String = "3", last: Int = 3, isFirst: Bool = true
  ) -> FactNeeds {
    let count = build.compare(
      build.series(.count, .sbp, .days(days), perDay: true), .atLeast, atLeast)
    let read = build.compare(
      build.series(.minimum, .sbp, last: last, perDay: true), .atLeast, "140")
    build.rule(when: isFirst ? build.all(count, read) : build.all(read, count))
    return FactNeeds(build.set.rules)
  }

  @Test func aCountOfAsManyDaysBoundsTheReadAfterIt() {
    let needs = rule(Build())
    #expect(needs.daysBack == [0: nil])
    #expect(needs.guardedDaysBack == [0: 28])
    #expect(needs.guarded == [0])
  }

  @Test(arguments: [("2", 3, true), ("3", 4, true), ("3", 3, false)])
  func aCountOfFewerDaysOrAfterTheReadDoesNot(
    _ atLeast: String, _ last: Int, _ isFirst: Bool
  ) {
    let needs = rule(Build(), atLeast: atLeast, last: last, isFirst: isFirst)
    #expect(needs.guardedDaysBack == [0: nil])
    #expect(needs.guarded.isEmpty)
  }

  @Test func anotherReadOfTheSameIndicatorIsNotBounded() {
    let build = Build()
    _ = rule(build)
    build.rule("b", when: build.compare(build.series(.latest, .sbp), .atLeast, "180"))
    #expect(FactNeeds(build.set.rules).guarded.isEmpty)
  }

  /// What a pass leaves out changes neither the tag nor the day of the next look, on whichever day
  /// the look before was.
  @Test func whatTheGuardLeavesOutChangesNothing() {
    for seed in 1...200 as ClosedRange<UInt64> {
      var dice = SeededRandom(seed: seed)
      let build = Build()
      let needs = rule(build, days: dice.roll(5...20), atLeast: "2", last: dice.roll(1...2))
      guard case let days?? = needs.guardedDaysBack[0] else {
        Issue.record("the read is not bounded")
        return
      }
      let today = day("2026-03-31")
      let values = (0..<dice.roll(1...12)).map { _ in
        (day: today - dice.roll(0...60), value: Double(dice.roll(130...150)))
      }
      let judge = RuleJudge(build.set)
      func fill(after first: Int) {
        for value in values where value.day > first {
          judge.facts.addValue(0, day: value.day, value: Exact.gridStep(value.value))
        }
      }
      fill(after: .min)
      judge.advance(from: today - 60, through: today - 1)
      let before = judge.state(0)
      judge.advance(from: today, through: today)
      let (after, due) = (judge.state(0), judge.nextDue(0))
      judge.begin()
      fill(after: today - days)
      judge.setState(0, before)
      judge.step(on: today)
      #expect(judge.state(0) == after, "seed \(seed)")
      #expect(judge.nextDue(0) == due, "seed \(seed)")
    }
  }
}
