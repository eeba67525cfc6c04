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
        + " and latest(Hemoglobin A1c, 6 months) not between 6 % to 7 %"
        + " and days_since(Visit) is unknown and age ≥ 65 and not deceased")
    #expect(
      NodeWording(outcome.rules, .chinese).text(when)
        == "诊断(htn) 且 非 (平均(收缩压, 90天) ≥ 140 mm[Hg] 或 次数(收缩压, 1年, 按日) ≠ 0)"
        + " 且 最近(糖化血红蛋白, 6个月) 非 介于 6 % 至 7 % 且 距上次(就诊) 是 未知"
        + " 且 年龄 ≥ 65 且 非 已故")
  }
}
