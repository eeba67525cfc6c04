import Domain
import Testing

@testable import Rules

/// Windows in local dates, and when values leave them.
@Suite struct WindowTests {
  @Test(arguments: [
    (DaySpan.days(90), "2026-03-31", "2025-12-31"), (.weeks(2), "2026-01-15", "2026-01-01"),
    (.months(1), "2026-03-31", "2026-02-28"), (.months(1), "2024-03-31", "2024-02-29"),
    (.months(6), "2026-08-31", "2026-02-28"), (.years(1), "2024-02-29", "2023-02-28"),
    (.months(12), "2026-01-01", "2025-01-01"), (.months(1), "2026-01-15", "2025-12-15"),
  ])
  func theLastDayBeforeAWindow(_ span: DaySpan, _ today: String, _ before: String) {
    #expect(CalendarDate(dayNumber: span.before(day(today))).description == before)
  }

  /// A value leaves on the first day whose window is without it, also at month ends.
  @Test(arguments: [
    DaySpan.days(1), .days(90), .weeks(3), .months(1), .months(2), .months(6), .years(1),
  ])
  func aValueLeavesWhenTheWindowHasPassedIt(_ span: DaySpan) {
    for fact in day("2023-12-01")...day("2024-12-31") {
      let leaves = span.leaving(fact)
      #expect(span.before(leaves) >= fact)
      #expect(span.before(leaves - 1) < fact)
    }
  }

  @Test func ninetyDaysAreTheNinetyDaysThatEndWithToday() {
    let build = Build()
    build.rule(when: build.compare(build.series(.count, .sbp, .days(90)), .atLeast, "1"))
    let judge = RuleJudge(build.set)
    judge.add(.sbp, "2026-01-01", 120)
    #expect(judge.verdict(on: "2025-12-31").truth == .no)
    #expect(judge.verdict(on: "2026-01-01").truth == .yes)
    #expect(judge.verdict(on: "2026-03-31").truth == .yes)
    #expect(judge.verdict(on: "2026-04-01").truth == .no)
    #expect(judge.verdict(on: "2025-12-31").until == day("2026-01-01"))
    #expect(judge.verdict(on: "2026-01-01").until == day("2026-04-01"))
    #expect(judge.verdict(on: "2026-04-01").until == FactView.never)
  }

  @Test func ageTurnsOnTheBirthdayAndThatOf29FebruaryOn1March() {
    let build = Build()
    build.rule(when: build.compare(build.amount(.age), .atLeast, "65"))
    build.rule(when: build.compare(build.amount(.age), .greater, "65"))
    build.rule(when: build.condition(.compare(build.number("64.5"), .less, build.amount(.age))))
    let judge = RuleJudge(build.set)
    judge.facts.birth = CalendarDate(iso: "1960-02-29")
    #expect(judge.verdict(on: "2025-02-28").truth == .no)
    #expect(judge.verdict(on: "2025-02-28").until == day("2025-03-01"))
    #expect(judge.verdict(on: "2025-03-01").truth == .yes)
    #expect(judge.verdict(on: "2025-03-01", rule: 1).truth == .no)
    #expect(judge.verdict(on: "2025-03-01", rule: 1).until == day("2026-03-01"))
    #expect(judge.verdict(on: "2026-03-01", rule: 1).truth == .yes)
    #expect(judge.verdict(on: "2025-02-28", rule: 2).truth == .no)
    #expect(judge.verdict(on: "2025-03-01", rule: 2).truth == .yes)
    judge.facts.birth = nil
    #expect(judge.verdict(on: "2025-03-01").truth == .unknown)
  }

  @Test func daysSinceTurnAComparisonWhereTheyReachItsBound() {
    let build = Build()
    build.rule(when: build.compare(build.series(.daysSince, .sbp), .greater, "90"))
    build.rule(when: build.compare(build.series(.daysSince, .sbp), .equal, "90"))
    let judge = RuleJudge(build.set)
    #expect(judge.verdict(on: "2026-01-01").truth == .unknown)
    judge.add(.sbp, "2026-01-01", 120)
    #expect(judge.verdict(on: "2026-04-01").truth == .no)
    #expect(judge.verdict(on: "2026-01-05").until == day("2026-04-01"))
    #expect(judge.verdict(on: "2026-04-01").until == day("2026-04-02"))
    #expect(judge.verdict(on: "2026-04-02").truth == .yes)
    #expect(judge.verdict(on: "2026-04-02").until == FactView.never)
    #expect(judge.verdict(on: "2026-04-01", rule: 1).truth == .yes)
    #expect(judge.verdict(on: "2026-04-01", rule: 1).until == day("2026-04-02"))
  }

  @Test func aDiagnosisHoldsFromItsOnsetThroughItsEnd() {
    let build = Build()
    build.rule(when: build.has(0))
    build.rule(when: build.has(0, .days(30)))
    let judge = RuleJudge(build.set)
    judge.facts.addDiagnosis("I11.9", from: day("2026-01-10"), through: day("2026-01-20"))
    judge.facts.addDiagnosis("E11.9", from: nil, through: nil)
    #expect(judge.verdict(on: "2026-01-09").truth == .no)
    #expect(judge.verdict(on: "2026-01-09").until == day("2026-01-10"))
    #expect(judge.verdict(on: "2026-01-20").truth == .yes)
    #expect(judge.verdict(on: "2026-01-20").until == day("2026-01-21"))
    #expect(judge.verdict(on: "2026-01-21").truth == .no)
    #expect(judge.verdict(on: "2026-02-18", rule: 1).truth == .yes)
    #expect(judge.verdict(on: "2026-02-18", rule: 1).until == day("2026-02-19"))
    #expect(judge.verdict(on: "2026-02-19", rule: 1).truth == .no)
  }

  @Test func codesAreComparedByTheirBeginnings() {
    let range = CodeRange("I10", "I15")
    #expect(["I10", "I10.x00", "i11.900", "I15.9"].allSatisfy { range.contains($0) })
    #expect(["I1", "I16", "I09.9", "J10", ""].allSatisfy { !range.contains($0) })
    #expect(CodeRange("C10AA").contains("C10AA05"))
    #expect(!CodeRange("C10AA").contains("C10AB05"))
  }
}
