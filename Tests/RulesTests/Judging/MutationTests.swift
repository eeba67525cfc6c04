import Domain
import Testing

@testable import Rules

/// The harness that holds rules to their tests, on a rule whose tests are whole and on one whose
/// tests are not.
@Suite struct MutationTests {
  private func reading(_ text: String, _ value: String) -> RuleTest.Reading {
    RuleTest.Reading(
      indicator: Build.Slot.sbp.rawValue, day: CalendarDate(dayNumber: day(text)),
      value: Exact(decimal: value))
  }

  private func expect(_ isOn: Bool, _ text: String) -> RuleTest.Expectation {
    RuleTest.Expectation(isOn: isOn, day: CalendarDate(dayNumber: day(text)))
  }

  private func set(_ tests: [RuleTest]) -> RuleSet {
    let build = Build()
    build.rule(
      when: build.compare(build.series(.maximum, .sbp, .days(10)), .atLeast, "140"), tests: tests)
    return build.set
  }

  private var whole: [RuleTest] {
    [
      RuleTest(
        title: "at the bound, and the last day of the window",
        readings: [reading("2026-01-01", "140"), reading("2026-01-03", "120")],
        expectations: [
          expect(true, "2026-01-01"), expect(true, "2026-01-10"), expect(false, "2026-01-11"),
        ]),
      RuleTest(
        title: "below the bound", readings: [reading("2026-01-01", "139")],
        expectations: [expect(false, "2026-01-01")]),
      RuleTest(
        title: "nothing known", readings: [reading("2026-01-01", "150")],
        expectations: [
          expect(false, "2025-12-31"), expect(true, "2026-01-01"), expect(false, "2026-01-11"),
        ]),
    ]
  }

  @Test func wholeTestsLetNoMutationLive() {
    let set = set(whole)
    #expect(RuleTestRunner(set).runAll().allSatisfy { $0.passed })
    let kinds = Set(set.rules[0].mutations.map(\.kind))
    #expect(kinds == [.comparison, .unit, .window, .policy, .function])
    #expect(set.survivors(of: 0).map(\.text) == [])
  }

  @Test func aMissingExampleLetsItsMutationsLive() {
    #expect(set([whole[0], whole[1]]).survivors(of: 0).map(\.text).contains("off -> on"))
    #expect(set([whole[1], whole[2]]).survivors(of: 0).map(\.text).contains(">= -> >"))
    #expect(Set(set([whole[1]]).survivors(of: 0).map(\.kind)).contains(.window))
    #expect(set([]).survivors(of: 0).count == set([]).rules[0].mutations.count)
  }

  @Test func aFailureSaysWhatWasExpectedAndWhatWasKnown() throws {
    var wrong = whole[0]
    wrong.expectations[2].isOn = true
    let outcome = RuleTestRunner(set([wrong])).run(rule: 0, test: 0)
    #expect(!outcome.passed)
    let failure = try #require(outcome.failures.first)
    #expect(outcome.failures.count == 1)
    #expect(failure.expectation.day.description == "2026-01-11")
    #expect(failure.cause == .cleared)
    #expect(failure.truth == .no)
  }

  @Test func mutantsThatMeanTheSameAreNotMade() {
    let build = Build()
    build.rule(
      when: build.all(
        build.has(0), build.compare(build.series(.count, .visit, .days(9)), .equal, "0")))
    let kinds = build.set.rules[0].mutations.map(\.kind)
    #expect(!kinds.contains(.policy), "a count is never unknown")
  }
}
