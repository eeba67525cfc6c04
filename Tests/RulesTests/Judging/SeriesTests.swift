import Domain
import Testing

@testable import Rules

/// The functions over the values of a window.
@Suite struct SeriesTests {
  /// The result of a function over values by day, with the ways in which it may be unknown.
  private func result(
    _ function: SeriesFunction, _ values: [(String, Double)], window: DaySpan? = .days(365),
    last: Int? = nil, perDay: Bool = false, on today: String = "2026-06-30"
  ) -> Exact? {
    let build = Build()
    let node = build.series(function, .sbp, window, last: last, perDay: perDay)
    build.rule(when: build.compare(node, .greater, "0"))
    let judge = RuleJudge(build.set)
    for (day, value) in values { judge.add(.sbp, day, value) }
    guard let amount = judge.amount(node, on: today), amount.isExact else { return nil }
    return amount.low
  }

  private let four: [(String, Double)] = [
    ("2026-01-01", 150), ("2026-02-01", 146.5), ("2026-02-01", 140), ("2026-04-01", 139.5),
  ]

  @Test(arguments: [
    (SeriesFunction.latest, "139.5"), (.first, "150"), (.minimum, "139.5"), (.maximum, "150"),
    (.sum, "576"), (.average, "144"), (.median, "143.25"), (.count, "4"), (.delta, "-10.5"),
    (.change, "-7"), (.daysSince, "90"),
    (.share(low: Exact(140), high: Exact(150)), "75"),
  ])
  func functionsOfFourValues(_ function: SeriesFunction, _ wanted: String) {
    #expect(result(function, four) == Exact(decimal: wanted))
  }

  @Test(arguments: [
    (SeriesFunction.latest, "139.5"), (.average, "144.25"), (.median, "143.25"), (.count, "3"),
    (.sum, "432.75"), (.minimum, "139.5"), (.maximum, "150"), (.delta, "-10.5"),
  ])
  func functionsOfTheMeansOfThreeDays(_ function: SeriesFunction, _ wanted: String) {
    #expect(result(function, four, perDay: true) == Exact(decimal: wanted))
  }

  @Test(arguments: [
    (SeriesFunction.average, 3, false, "142"), (.count, 3, false, "3"), (.first, 2, false, "140"),
    (.average, 2, true, "141.375"), (.count, 2, true, "2"), (.count, 9, true, "3"),
  ])
  func onlyTheLastOnesCount(
    _ function: SeriesFunction, _ last: Int, _ perDay: Bool, _ wanted: String
  ) {
    let found = result(function, four, last: last, perDay: perDay)
    #expect(found == Exact(decimal: wanted))
  }

  @Test func nothingIsKnownOfAnEmptyWindowButTheCount() {
    let functions: [SeriesFunction] = [
      .latest, .first, .minimum, .maximum, .sum, .average, .median, .delta, .change, .daysSince,
      .trend(per: .year), .share(low: .zero, high: .one),
    ]
    for function in functions { #expect(result(function, []) == nil, "\(function)") }
    #expect(result(.count, []) == .zero)
  }

  @Test func aDifferenceNeedsTwoDaysAndATrendThree() {
    let oneDay = [("2026-01-01", 150.0), ("2026-01-01", 140)]
    #expect(result(.delta, oneDay) == nil)
    #expect(result(.change, oneDay) == nil)
    #expect(result(.change, [("2026-01-01", 0), ("2026-01-02", 5)]) == nil)
    let twoDays = [("2026-01-01", 150.0), ("2026-01-11", 140), ("2026-01-11", 141)]
    #expect(result(.trend(per: .day), twoDays) == nil)
    // y = 150 - x/10 exactly, uneven days.
    let line = [("2026-01-01", 150.0), ("2026-01-11", 149), ("2026-03-02", 144)]
    #expect(result(.trend(per: .day), line) == Exact(-1, over: 10))
    #expect(result(.trend(per: .week), line) == Exact(-7, over: 10))
    #expect(result(.trend(per: .month), line) == Exact(decimal: "-3.04375"))
    #expect(result(.trend(per: .year), line) == Exact(decimal: "-36.525"))
    #expect(result(.trend(per: .day), line, perDay: true) == Exact(-1, over: 10))
  }

  @Test func theNewestOfOneDayIsByTimeThenByArrival() {
    let build = Build()
    let latest = build.series(.latest, .sbp)
    let first = build.series(.first, .sbp)
    build.rule(when: build.condition(.compare(latest, .equal, first)))
    let judge = RuleJudge(build.set)
    judge.add(.sbp, "2026-01-01", 130, second: 36_000)
    judge.add(.sbp, "2026-01-01", 150, second: 28_800)
    judge.add(.sbp, "2026-01-01", 131, second: 36_000)
    judge.add(.sbp, "2026-01-01", 999)
    judge.add(.dbp, "2026-01-01", 80)
    judge.add(.sbp, "2025-12-31", 120, second: 80_000)
    #expect(judge.amount(latest, on: "2026-01-01")?.low == Exact(131))
    #expect(judge.amount(first, on: "2026-01-01")?.low == Exact(120))
    #expect(judge.amount(latest, on: "2025-12-31")?.low == Exact(120))
  }

  @Test func preliminaryValuesCountOnlyWhenAskedFor() {
    let build = Build()
    let plain = build.series(.latest, .sbp)
    let any = build.series(.latest, .sbp, preliminary: true)
    let count = build.series(.count, .sbp)
    build.rule(
      when: build.all(
        build.condition(.compare(plain, .equal, any)), build.compare(count, .greater, "0")))
    let judge = RuleJudge(build.set)
    judge.add(.sbp, "2026-01-01", 130)
    judge.add(.sbp, "2026-01-02", 190, preliminary: true)
    #expect(judge.amount(plain, on: "2026-01-03")?.low == Exact(130))
    #expect(judge.amount(any, on: "2026-01-03")?.low == Exact(190))
    #expect(judge.amount(count, on: "2026-01-03")?.low == Exact(1))
  }

  @Test func aResultInWordsCountsAndHasADayButNoNumber() {
    let build = Build()
    let average = build.series(.average, .visit)
    let count = build.series(.count, .visit)
    let since = build.series(.daysSince, .visit)
    build.rule(
      when: build.all(
        build.compare(average, .greater, "0"), build.compare(count, .greater, "0"),
        build.compare(since, .greater, "0")))
    let judge = RuleJudge(build.set)
    judge.add(.visit, "2026-01-01", nil)
    #expect(judge.amount(average, on: "2026-01-03")?.isUnknown == true)
    #expect(judge.amount(count, on: "2026-01-03")?.low == .one)
    #expect(judge.amount(since, on: "2026-01-03")?.low == Exact(2))
  }

  /// Means of days with counts that share no factor: a sensor with hundreds of values a day.
  @Test func manyDaysOfManyValuesStillHaveAMean() {
    var values: [(String, Double)] = []
    let counts = [271, 277, 281, 283, 293, 307, 311, 313, 317, 331, 337, 347, 349, 353, 359, 367]
    for (index, count) in counts.enumerated() {
      let date = CalendarDate(dayNumber: day("2026-05-01") + index).description
      values += (0..<count).map { (date, $0 == 0 ? 6.1 : 6) }
    }
    let mean = result(.average, values, perDay: true)
    let expected = 6 + counts.reduce(0.0) { $0 + 0.1 / Double($1) } / Double(counts.count)
    #expect(abs((mean?.approximation ?? 0) - expected) < 1e-12)
  }
}
