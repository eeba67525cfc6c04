import Domain
import Rules
import Testing

/// Numbers meet only what measures the same, and in one unit.
@Suite struct RuleUnitTests {
  @Test(arguments: [
    ("avg(sbp, 90d) >= 140", "E020 140 has no unit"),
    ("avg(sbp, 90d) >= 140 mmol/L", "E021 unit mismatch: mm[Hg] against mmol/L"),
    ("avg(sbp, 90d) >= 140 %", "E021 unit mismatch: mm[Hg] against %"),
    ("avg(sbp, 90d) >= 140 mmhgg", "E022 unknown unit 'mmhgg'; did you mean mmHg?"),
    ("change(weight, 90d) <= -5", "E020 5 has no unit"),
    ("change(weight, 90d) <= -5 kg", "E021 unit mismatch: % against kg"),
    ("days_since(sbp) > 90", "E020 90 has no unit"),
    ("days_since(sbp) > 3 mo", "E021 unit mismatch: d against mo"),
    ("age > 6 mo", "E021 unit mismatch: a against mo"),
    ("count(sbp, 90d) > 2 mm[Hg]", "E028 a count has no unit but is compared with 2 mm[Hg]"),
    ("avg(sbp, 90d) > avg(ldl, 90d)", "E021 unit mismatch: mm[Hg] against mmol/L"),
    ("avg(sbp, 90d) > age", "E021 unit mismatch: mm[Hg] against a"),
    ("count(sbp, 9d) > age", "E021 unit mismatch: 1 against a"),
    ("avg(sbp, 90d) + count(sbp, 90d) > 5 mm[Hg]", "E021 unit mismatch: mm[Hg] against 1"),
    ("trend(sbp, 90d) > 5 mm[Hg]", "E021 unit mismatch: mm[Hg]/a against mm[Hg]"),
    ("trend(sbp, 90d) > 0", "E020 0 has no unit"),
    ("avg(sbp, 3m) > 5 mm[Hg]", "E023 '3m' is no duration; did you mean 3mo?"),
    ("avg(sbp, 3 years) > 5 mm[Hg]", "E023 '3 years' is no duration; did you mean 3a?"),
    ("avg(sbp, 90) > 5 mm[Hg]", "E020 90 has no unit"),
    ("avg(sbp, 90天且) > 5 mm[Hg]", "E038 words need spaces between them: '天且'"),
    ("latest(uprot, 9d) > \"purple\"", "E019 'purple' means nothing here"),
    ("avg(sbp, 90d) > \"high\"", "E024 expected a number, found a text"),
    ("age > 2026-01-01", "E024 expected a number, found a date"),
  ])
  func whatDoesNotFitIsTold(_ condition: String, _ wanted: String) {
    #expect(RuleText.condition(condition) == [wanted])
  }

  /// The literals of the first comparison, in canonical units.
  private func literals(_ condition: String) throws -> [Exact] {
    let outcome = RuleText.check(RuleText.rule(when: condition))
    let rule = try #require(
      outcome.rules.rules.first, "\(outcome.diagnostics.map(\.message.english))")
    guard case .compare(let left, _, let right) = rule.when.form else { return [] }
    return literals(left) + literals(right)
  }

  private func literals(_ amount: AmountNode) -> [Exact] {
    switch amount.form {
    case .literal(let number): [number]
    case .negated(let inner): literals(inner)
    case .sum(let left, let right), .difference(let left, let right),
      .product(let left, let right), .quotient(let left, let right):
      literals(left) + literals(right)
    default: []
    }
  }

  @Test(arguments: [
    // The canonical unit, however spelled, leaves the literal as it is.
    ("avg(sbp, 90d) >= 140.5 mmHg", Exact(1405, over: 10)),
    ("avg(sbp, 90d) >= 140 毫米汞柱", Exact(140)),
    ("latest(hgb, 90d) < 12 g/dL", Exact(120)),
    // 18.0 mg/dL ÷ 18.0156 g/mol: the dictionary's factor on the grid.
    ("latest(weight, 90d) < 100 斤", Exact(50)),
    // A difference has no offset: 2 °F are 1.111111 °C.
    ("delta(temp, 7d) > 2 [degF]", Exact(grid: 1_111_111)),
    ("latest(temp, 7d) > 100.4 [degF]", Exact(38)),
    // 5 mmol/mol of HbA1c are 0.4575 % (NGSP).
    ("delta(hba1c, 1a) > 5 mmol/mol", Exact(grid: 457_500)),
    ("days_since(sbp) > 2 wk", Exact(14)),
    ("change(weight, 180d) <= -5 %", Exact(-5)),
    ("trend(weight, 1a) < -1 kg/mo", Exact(-1)),
    ("latest(uprot, 90d) >= \"++\"", Exact(3)),
  ])
  func literalsAreBroughtToTheCanonicalUnit(_ condition: String, _ wanted: Exact) throws {
    let found = try literals(condition)
    #expect(found.count == 1)
    let first = try #require(found.first)
    // The dictionary's factors are decimal, with six digits or so.
    let difference = abs(first.approximation - wanted.approximation)
    #expect(difference <= 2e-4 * max(1, abs(wanted.approximation)), "\(first.approximation)")
  }

  @Test func aTrendIsPerTheTimeOfItsLiteral() throws {
    for (unit, per) in [("kg/a", DaySpan.Unit.year), ("kg/mo", .month), ("kg/周", .week)] {
      let outcome = RuleText.check(RuleText.rule(when: "trend(weight, 1a) < -1 \(unit)"))
      let rule = try #require(outcome.rules.rules.first)
      guard case .compare(let left, _, _) = rule.when.form, case .series(let read) = left.form
      else {
        Issue.record("no trend")
        continue
      }
      #expect(read.function == .trend(per: per))
    }
  }

  @Test func literalsOfAComparisonWithATrendAgreeOnTheTime() throws {
    let outcome = RuleText.check(
      RuleText.rule(when: "trend(weight, 1a) between -12 kg/a to -1 kg/mo"))
    let rule = try #require(outcome.rules.rules.first)
    guard case .between(_, let low, let high) = rule.when.form,
      case .literal(let least) = low.form, case .literal(let most) = high.form
    else {
      Issue.record("no `between`")
      return
    }
    #expect(least == Exact(-12))
    // A month is a twelfth of a year.
    #expect(most == Exact(-12))
  }

  @Test func aShareHasItsLimitsInTheCanonicalUnit() throws {
    let outcome = RuleText.check(
      RuleText.rule(when: "share(hgb, 30d, between: 11 g/dL to 150 g/L) < 50 %"))
    let rule = try #require(outcome.rules.rules.first)
    guard case .compare(let left, _, _) = rule.when.form, case .series(let read) = left.form else {
      Issue.record("no share")
      return
    }
    #expect(read.function == .share(low: Exact(110), high: Exact(150)))
  }

  @Test func aBareNumberHasAFix() throws {
    let text = RuleText.rule(when: "avg(sbp, 90d) >= 140")
    let slip = try #require(RuleText.check(text).diagnostics.first { $0.code == .bareNumber })
    let fix = try #require(slip.fix)
    var bytes = Array(text.utf8)
    bytes.replaceSubrange(fix.range, with: Array(fix.text.utf8))
    #expect(String(decoding: bytes, as: UTF8.self).contains("avg(sbp, 90d) >= 140 mm[Hg]\n"))
  }
}
