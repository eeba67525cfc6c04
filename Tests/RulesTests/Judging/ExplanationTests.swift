import Domain
import Testing

@testable import Rules

/// What a person is told of a tag.
@Suite struct ExplanationTests {
  /// The rule of the reference: two days of readings, a high mean of either pressure.
  private func judge() -> RuleJudge {
    let build = Build()
    let systolic = build.series(.average, .sbp, .days(90))
    build.rule(
      when: build.all(
        build.has(0),
        build.compare(build.series(.count, .sbp, .days(90), perDay: true), .atLeast, "2"),
        build.any(
          build.compare(systolic, .atLeast, "140"),
          build.compare(build.series(.average, .dbp, .days(90)), .atLeast, "90"))),
      clear: build.compare(build.series(.average, .sbp, .days(90)), .less, "135"),
      ifUnknown: .keep, hold: .days(30), expires: .days(180),
      because: [
        .text("mean "), .amount(build.series(.average, .sbp, .days(90))), .text("/"),
        .amount(build.series(.average, .dbp, .days(90))),
      ])
    return RuleJudge(build.set)
  }

  @Test func theTreeHasValuesDaysAndVerdicts() throws {
    let judge = judge()
    judge.facts.addDiagnosis("I10", from: day("2020-01-01"), through: nil)
    judge.add(.sbp, "2026-01-02", 150)
    judge.add(.sbp, "2026-01-20", 146)
    judge.advance(from: day("2020-01-01"), through: day("2026-01-25"))
    let why = judge.explain(rule: 0, on: day("2026-01-25"), language: .chinese)
    #expect(why.state.isOn)
    #expect(why.state.since == day("2026-01-20"))
    #expect(why.standing == .shown(rule: 0))
    #expect(why.when.truth == .yes)
    #expect(why.when.parts.map(\.truth) == [.yes, .yes, .yes])
    #expect(why.when.parts[0].periods.map(\.code) == ["I10"])
    let mean = try #require(why.when.parts[2].parts.first?.amounts.first)
    #expect(mean.value == "148.0")
    #expect(mean.values.map(\.day.description) == ["2026-01-02", "2026-01-20"])
    #expect(mean.values.map(\.text) == ["150", "146"])
    #expect(why.when.parts[2].parts[1].truth == .unknown)
    #expect(
      why.missing == [
        MissingSeries(
          indicator: Build.Slot.dbp.rawValue, window: .days(90), found: 0, item: .values)
      ])
    #expect(why.clearTruth == .no)
    #expect(why.heldUntil?.description == "2026-02-19")
    #expect(why.expiresOn?.description == "2026-07-20")
    #expect(why.nextLook?.description == "2026-02-19")
    #expect(why.because == "mean 148.0/未知")
  }

  @Test(arguments: [
    ("139.96", ComparisonSign.atLeast, "140", "139.96"), ("139.94", .atLeast, "140", "139.9"),
    ("140.04", .greater, "140", "140.04"), ("140.04", .atLeast, "140", "140.0"),
    ("139.999999", .less, "140", "139.999999"), ("140", .less, "140", "140.0"),
    ("-0.04", .less, "0", "-0.04"), ("0.04", .equal, "0", "0.04"),
  ])
  func aShownNumberNeverContradictsTheVerdict(
    _ value: String, _ sign: ComparisonSign, _ bound: String, _ shown: String
  ) throws {
    let number = try #require(Exact(decimal: value))
    let bound = try #require(Exact(decimal: bound))
    #expect(number.text(decimals: 1, bearingOut: [(sign, bound)]) == shown)
  }

  /// Also in a sentence a mean just below the bound is not rounded up to it.
  @Test func aNumberInASentenceBearsOutTheVerdictToo() {
    let build = Build()
    build.rule(
      when: build.compare(build.series(.average, .dbp, .days(90)), .atLeast, "90"),
      ifUnknown: .on,
      because: [.amount(build.series(.average, .dbp, .days(90))), .text(" mmHg")])
    let judge = RuleJudge(build.set)
    judge.add(.dbp, "2026-01-01", 89.97)
    judge.step(on: day("2026-01-01"))
    let why = judge.explain(rule: 0, on: day("2026-01-01"), language: .english)
    #expect(why.because == "89.97 mmHg")
    #expect(why.when.amounts[0].value == "89.97")
    #expect(why.when.amounts[1].value == "90")
    let later = judge.explain(rule: 0, on: day("2026-06-01"), language: .english)
    #expect(later.because == "unknown mmHg")
  }

  @Test func aThirdIsShownWithFewDigits() {
    #expect(Exact(1, over: 3).text(decimals: 2) == "0.33")
    #expect(Exact(-2, over: 3).text(decimals: 0) == "-1")
    #expect(Exact(1, over: 2).text(decimals: 0) == "1")
    #expect(Exact(2_600_000, over: 1_000_000).shortText == "2.6")
    #expect(Exact(-1, over: 8).shortText == "-0.125")
  }

  @Test func ofTwoValuesAtOneMomentTheLaterIsSaidToHaveWon() throws {
    let build = Build()
    build.rule(when: build.compare(build.series(.latest, .sbp), .atLeast, "140"))
    let judge = RuleJudge(build.set)
    judge.add(.sbp, "2026-01-01", 130, second: 3600)
    judge.add(.sbp, "2026-01-01", 150, second: 3600)
    judge.step(on: day("2026-01-01"))
    let why = judge.explain(rule: 0, on: day("2026-01-01"), language: .english)
    let value = try #require(why.when.amounts[0].values.first)
    #expect(why.when.amounts[0].values.count == 1)
    #expect(value.wonTie)
    #expect(value.text == "150")
  }

  /// Every verdict of an explanation is the one that was judged, and no shown number lies.
  @Test func explanationsAgreeWithTheJudgement() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = RandomRules(seed: seed)
      let judge = RuleJudge(random.make())
      for _ in 0..<15 {
        RandomFact.random(
          &random.dice, days: day("2026-01-01")...day("2026-02-20"), tags: 6
        ).add(to: judge.facts)
      }
      let today = day("2026-02-20")
      judge.advance(from: day("2026-01-01"), through: today)
      for index in judge.rules.rules.indices {
        let why = judge.explain(rule: index, on: today, language: .english)
        #expect(why.when.truth == judge.truth(of: index, on: today))
        try check(why.when)
      }
    }
  }

  private func check(_ condition: ExplainedCondition) throws {
    for part in condition.parts { try check(part) }
    switch condition.node.form {
    case .all: #expect(condition.truth == condition.parts.map(\.truth).min())
    case .any: #expect(condition.truth == condition.parts.map(\.truth).max())
    case .not: #expect(condition.truth == condition.parts[0].truth.negated)
    case .compare(_, let sign, let right):
      guard case .literal(let bound) = right.form, let shown = condition.amounts[0].value,
        let number = Exact(decimal: shown)
      else { return }
      #expect(Truth(sign.holds(number.order(to: bound))) == condition.truth)
    default: break
    }
  }
}
