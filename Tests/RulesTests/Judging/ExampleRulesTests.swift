import Domain
import Rules
import TestSupport
import Testing

/// Rules written by others, from their text to their verdicts.
@Suite struct ExampleRulesTests {
  private static func examples() throws -> RuleSet {
    let text = String(decoding: try SharedFiles.bytes("rules/examples.rules"), as: UTF8.self)
    let outcome = RuleText.check(text)
    #expect(outcome.isAccepted, "\(outcome.diagnostics.map(\.message.english))")
    return outcome.rules
  }

  @Test(.enabled(if: SharedFiles.areThere))
  func everyExampleMeetsItsExpectations() throws {
    let rules = try Self.examples()
    #expect(rules.rules.count == 12)
    let outcomes = RuleTestRunner(rules).runAll()
    #expect(outcomes.count == 11)
    for outcome in outcomes {
      let rule = rules.rules[outcome.rule]
      #expect(outcome.failures == [], "\(rule.id): \(rule.tests[outcome.test].title)")
    }
  }

  @Test(.enabled(if: SharedFiles.areThere))
  func everyExpectationTurnedRoundIsNoticed() throws {
    let rules = try Self.examples()
    var turned = 0
    for (rule, checked) in rules.rules.enumerated() {
      for (test, example) in checked.tests.enumerated() {
        for index in example.expectations.indices {
          var changed = rules
          changed.rules[rule].tests[test].expectations[index].isOn.toggle()
          #expect(!RuleTestRunner(changed).run(rule: rule, test: test).passed)
          turned += 1
        }
      }
    }
    #expect(turned == 20)
  }

  @Test func conditionsAreSaidInEitherLanguage() {
    let outcome = RuleText.check(
      """
      codes htn = { "I10".."I15" }
      rule a.b version 1 tag "x"
      when has_dx(htn) and not (avg(sbp, 90d) >= 140 mm[Hg] or count(sbp, 1a, per: day) != 0)
        and latest(hba1c, 6mo) not between 6 % to 7 % and days_since(visit) is unknown
        and age >= 65 and not deceased
      end
      """)
    #expect(!outcome.diagnostics.contains { $0.severity == .error })
    guard let when = outcome.rules.rules.first?.when else {
      Issue.record("the rule was refused")
      return
    }
    #expect(
      NodeWording(outcome.rules, .english).text(when)
        == "has_dx(htn) and not (avg(Systolic blood pressure, 90 days) ≥ 140 mm[Hg]"
        + " or count(Systolic blood pressure, 1 year, per day) ≠ 0)"
        + " and latest(Haemoglobin A1c (NGSP), 6 months) not between 6 % to 7 %"
        + " and days_since(Visit) is unknown and age ≥ 65 and not deceased")
    #expect(
      NodeWording(outcome.rules, .chinese).text(when)
        == "诊断(htn) 且 非 (平均(收缩压, 90天) ≥ 140 mm[Hg] 或 次数(收缩压, 1年, 按日) ≠ 0)"
        + " 且 最近(糖化血红蛋白, 6个月) 非 介于 6 % 至 7 % 且 距上次(就诊) 是 未知"
        + " 且 年龄 ≥ 65 且 非 已故")
  }

  /// The explanation of the reference, from the rule's text to its lines.
  @Test func anExplanationIsSaidInLines() throws {
    let outcome = RuleText.check(
      """
      codes htn = { "I10".."I15" }
      rule bp.uncontrolled version 3 tag "血压未控" en "BP uncontrolled"
        when has_dx(htn) and count(sbp, 90d, per: day) >= 2
          and (avg(sbp, 90d) >= 140 mm[Hg] or avg(dbp, 90d) >= 90 mm[Hg])
        clear when avg(sbp, 90d) < 135 mm[Hg]
        if unknown keep expires 180d
        because "近90天平均 {avg(sbp, 90d)}/{avg(dbp, 90d)}"
          en "mean {avg(sbp, 90d)} of {count(sbp, 90d)}"
      end
      """)
    let judge = RuleJudge(outcome.rules)
    let slot = try #require(outcome.rules.indicators.firstIndex { $0.code == "sbp" })
    judge.facts.addDiagnosis("I10", from: day("2020-01-01"), through: nil)
    judge.facts.addValue(slot, day: day("2026-01-02"), value: Exact.gridStep(150))
    judge.facts.addValue(slot, day: day("2026-01-20"), value: Exact.gridStep(146))
    judge.advance(from: day("2020-01-01"), through: day("2026-01-25"))
    let chinese = judge.explain(rule: 0, on: day("2026-01-25"), language: .chinese)
    let lines = ExplanationWording(outcome.rules, .chinese).lines(chinese)
    #expect(
      lines.map(\.plain) == [
        "血压未控  开，自 2026-01-20，条件满足，规则 bp.uncontrolled v3",
        "  近90天平均 148/未知",
        "  ✔ 全部满足",
        "    ✔ 诊断(htn)  I10 (2020-01-01)",
        "    ✔ 次数(收缩压, 90天, 按日) = 2 ≥ 2  2026-01-02 150, 2026-01-20 146",
        "    ✔ 任一满足",
        "      ✔ 平均(收缩压, 90天) = 148 ≥ 140 mm[Hg]  2026-01-02 150, 2026-01-20 146",
        "      ? 平均(舒张压, 90天) = 未知 ≥ 90 mm[Hg]",
        "  缺：90天内没有舒张压",
        "  解除条件",
        "    ✘ 平均(收缩压, 90天) = 148 < 135 mm[Hg]  2026-01-02 150, 2026-01-20 146",
        "  依据到 2026-07-20 过期",
        "  下次检查：2026-04-02",
      ])
    let english = judge.explain(rule: 0, on: day("2026-01-25"), language: .english)
    let said = ExplanationWording(outcome.rules, .english).lines(english).map(\.plain)
    #expect(said.count == lines.count)
    #expect(said[1] == "  mean 148 of 2")
    #expect(
      said[0] == "BP uncontrolled  on, since 2026-01-20, condition met, rule bp.uncontrolled v3")
    #expect(said[8] == "  missing: no Diastolic blood pressure within 90 days")
    #expect(said[12] == "  looked at next: 2026-04-02")
  }
}
