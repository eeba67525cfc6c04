import Domain
import Testing

@testable import Rules

/// Results such as `<5`: known only where every possible number gives the same answer.
@Suite struct CensoredTests {
  private func truth(
    _ function: SeriesFunction, _ values: [(Comparator?, Double)], _ sign: ComparisonSign,
    _ bound: String, perDay: Bool = false
  ) -> Truth {
    let build = Build()
    let node = build.series(function, .hba1c, .days(100), perDay: perDay)
    build.rule(when: build.compare(node, sign, bound))
    let judge = RuleJudge(build.set)
    for (index, (comparator, value)) in values.enumerated() {
      judge.add(.hba1c, "2026-01-0\(index + 1)", value, comparator: comparator)
    }
    return judge.verdict(on: "2026-01-09").truth
  }

  /// The examples of the reference, and each comparator at its bound.
  @Test(arguments: [
    (Comparator.lessThan, 5.0, ComparisonSign.atLeast, "7", Truth.no),
    (.greaterThan, 17, .atLeast, "7", .yes), (.lessThan, 9, .atLeast, "7", .unknown),
    (.lessThan, 7, .atLeast, "7", .no), (.atMost, 7, .atLeast, "7", .unknown),
    (.lessThan, 7, .less, "7", .yes), (.atMost, 7, .less, "7", .unknown),
    (.atMost, 7, .atMost, "7", .yes), (.atMost, 7, .greater, "7", .no),
    (.greaterThan, 7, .greater, "7", .yes), (.atLeast, 7, .greater, "7", .unknown),
    (.atLeast, 7, .atLeast, "7", .yes), (.greaterThan, 7, .atMost, "7", .no),
    (.greaterThan, 7, .equal, "7", .no), (.atLeast, 7, .equal, "7", .unknown),
    (.lessThan, 7, .notEqual, "8", .yes), (.lessThan, 9, .notEqual, "8", .unknown),
  ])
  func aBoundIsComparedWithEveryNumberItMayStandFor(
    _ comparator: Comparator, _ value: Double, _ sign: ComparisonSign, _ bound: String,
    _ wanted: Truth
  ) {
    #expect(truth(.latest, [(comparator, value)], sign, bound) == wanted)
  }

  @Test func aggregatesAreUnknownUnlessEveryNumberGivesTheSameAnswer() {
    let low: [(Comparator?, Double)] = [(.lessThan, 5), (nil, 10)]
    #expect(truth(.average, low, .atLeast, "8") == .no)
    #expect(truth(.average, low, .atLeast, "7.5") == .no)
    #expect(truth(.average, low, .atLeast, "7") == .unknown)
    #expect(truth(.sum, low, .less, "15") == .yes)
    #expect(truth(.sum, low, .less, "14") == .unknown)
    #expect(truth(.maximum, low, .equal, "10") == .yes)
    #expect(truth(.minimum, low, .less, "5") == .yes)
    #expect(truth(.minimum, low, .less, "4") == .unknown)
    #expect(truth(.delta, low, .greater, "5") == .yes)
    #expect(truth(.change, low, .greater, "5") == .unknown)
    #expect(truth(.median, low + [(nil, 11)], .equal, "10") == .yes)
    #expect(truth(.count, low, .equal, "2") == .yes)
    #expect(truth(.average, low, .atLeast, "8", perDay: true) == .no)
  }

  @Test func aTrendOfBoundedValuesHasADirectionWhenEveryLineHas() {
    let falling: [(Comparator?, Double)] = [(nil, 50), (nil, 20), (.lessThan, 5)]
    #expect(truth(.trend(per: .day), falling, .less, "0") == .yes)
    #expect(truth(.trend(per: .day), falling, .less, "-30") == .unknown)
    let rising: [(Comparator?, Double)] = [(.lessThan, 5), (nil, 20), (nil, 50)]
    #expect(truth(.trend(per: .day), rising, .greater, "0") == .yes)
  }

  @Test func aShareCountsWhatSurelyLiesInsideAndWhatMay() {
    let values: [(Comparator?, Double)] = [(.lessThan, 9), (nil, 5), (nil, 20), (.lessThan, 3)]
    let share = SeriesFunction.share(low: Exact(4), high: Exact(10))
    #expect(truth(share, values, .atLeast, "25") == .yes)
    #expect(truth(share, values, .greater, "50") == .no)
    #expect(truth(share, values, .greater, "25") == .unknown)
  }

  @Test func reckoningKeepsTheRange() {
    let build = Build()
    let latest = build.series(.latest, .hba1c)
    let twice = build.amount(.product(latest, build.number("-2")))
    let sum = build.amount(.sum(twice, build.number("1")))
    let ratio = build.amount(.quotient(sum, build.number("2")))
    build.rule(when: build.compare(ratio, .greater, "-4.5"))
    build.rule(
      when: build.compare(
        build.amount(.quotient(build.number("1"), build.amount(.literal(.zero)))), .less, "1"))
    let judge = RuleJudge(build.set)
    judge.add(.hba1c, "2026-01-01", 5, comparator: .lessThan)
    #expect(judge.verdict(on: "2026-01-01").truth == .yes)
    #expect(judge.verdict(on: "2026-01-01", rule: 1).truth == .unknown)
  }
}
