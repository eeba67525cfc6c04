import Domain
import Rules
import Testing

@Suite struct RuleParserTests {
  private func expression(_ text: String) throws -> ExpressionSyntax {
    let file = RuleText.file("rule a version 1 tag \"x\" when \(text) end")
    #expect(file.diagnostics.map { $0.message.english } == [], "\(text)")
    return try #require(file.rules.first?.when)
  }

  /// The tree with brackets around every part.
  private func shape(_ expression: ExpressionSyntax) -> String {
    switch expression.form {
    case .quantity(let quantity): quantity.number.text + (quantity.unit?.text ?? "")
    case .text(let text): "\"\(text)\""
    case .date(let date): date.description
    case .truth(let value): "\(value)"
    case .attribute(let attribute): attribute.rawValue
    case .name(let name): name
    case .call(let call): call.function?.rawValue ?? "?"
    case .all(let parts): "(" + parts.map(shape).joined(separator: " & ") + ")"
    case .any(let parts): "(" + parts.map(shape).joined(separator: " | ") + ")"
    case .not(let inner): "!\(shape(inner))"
    case .compare(let left, let sign, let right):
      "(\(shape(left)) \(sign.rawValue) \(shape(right)))"
    case .between(let value, let low, let high, let isNegated):
      "(\(shape(value)) \(isNegated ? "!" : "")in \(shape(low)) .. \(shape(high)))"
    case .within(let value, let list, let isNegated):
      "(\(shape(value)) \(isNegated ? "!" : "")in \(list.items.count))"
    case .state(let inner, let state, let isNegated):
      "(\(shape(inner)) is \(isNegated ? "!" : "")\(state))"
    case .arithmetic(let left, let sign, let right):
      "(\(shape(left)) \(sign.rawValue) \(shape(right)))"
    case .negative(let inner): "-\(shape(inner))"
    case .missing: "?"
    }
  }

  @Test(arguments: [
    ("true or false and not true", "(true | (false & !true))"),
    ("(true or false) and true", "((true | false) & true)"),
    ("age >= 65 and age < 80", "((age >= 65) & (age < 80))"),
    ("1 + 2 * 3 - 4 / 2 > 0", "(((1 + (2 * 3)) - (4 / 2)) > 0)"),
    ("- 5 < -age", "(-5 < -age)"),
    ("not not deceased", "!!deceased"),
    ("latest(inr, 28d) not between 2.0 to 3.0", "(latest !in 2.0 .. 3.0)"),
    ("最近(inr, 28天) 不 介于 2.0 至 3.0", "(latest !in 2.0 .. 3.0)"),
    (
      "days_since(sbp) is unknown or days_since(sbp) > 90d",
      "((days_since is unknown) | (days_since > 90d))"
    ),
    ("avg(sbp, 90d) is not known", "(avg is !known)"),
    ("sex = 女 或 sex in {male, female}", "((sex = female) | (sex in 2))"),
    ("非 已故 且 真", "(!deceased & true)"),
  ])
  func operatorsBindAsWritten(_ text: String, _ wanted: String) throws {
    #expect(shape(try expression(text)) == wanted)
  }

  @Test func aChainOfOneWordIsOneNode() throws {
    guard case .any(let parts) = try expression("true or false or true or false").form else {
      Issue.record("no `or`")
      return
    }
    #expect(parts.count == 4)
  }

  @Test func aRuleHoldsAllItsClauses() throws {
    let text = """
      codes htn = { "I10".."I15", other }
      rule bp.a version 3
        tag "血压" en "BP" group bp priority 50
        when true
        clear when false
        if unknown keep
        hold 7d
        expires 6 mo
        then follow_up "复测" due 14d to nurse once 30d
        then follow_up "电话" due 0天 给 前台
        because "因 {avg(sbp, 90d)} 与 {count(sbp, 90d)}。"
        test "t"
          patient birth 1960-05-01 sex 女 deceased 2026-03-01
          dx "I10" 2020-01-01 to 2021-01-01
          med "C10AA" 2020-01-01
          tag "高危" 2020-01-01 to 2022-01-01
          sbp 2026-01-02 150 mm[Hg] 2026-01-20 < 146 mm[Hg] preliminary
          visit 2026-01-02, 2026-01-03
          expect on at 2026-01-20, off at 2026-02-20
        end
      end
      """
    let file = RuleText.file(text)
    #expect(file.diagnostics.map(\.message.english) == [])
    #expect(file.codes.first?.list.items.count == 2)
    let rule = try #require(file.rules.first)
    #expect(rule.name?.text == "bp.a")
    #expect(rule.version?.value == 3)
    #expect(rule.tag?.english?.text == "BP")
    #expect(rule.group?.text == "bp")
    #expect(rule.priority?.value == 50)
    #expect(rule.ifUnknown?.policy == .keep)
    #expect(rule.hold?.unit?.text == "d")
    #expect(rule.expires?.number.text == "6")
    #expect(rule.actions.map(\.title.text) == ["复测", "电话"])
    #expect(rule.actions.map { $0.staff?.text } == ["nurse", "前台"])
    #expect(rule.actions.map { $0.once?.number.text } == ["30", nil])
    #expect(rule.because?.parts.count == 5)
    let test = try #require(rule.tests.first)
    #expect(test.sex?.text == "female")
    #expect(test.deceased?.date.description == "2026-03-01")
    #expect(test.diagnoses.first?.through?.date.description == "2021-01-01")
    #expect(test.medications.first?.through == nil)
    #expect(test.tags.map(\.text.text) == ["高危"])
    #expect(test.series.map(\.readings.count) == [2, 2])
    #expect(test.series[0].readings.map(\.comparator) == [nil, .lessThan])
    #expect(test.series[0].readings.map(\.isPreliminary) == [false, true])
    #expect(test.expectations.map(\.isOn) == [true, false])
  }

  @Test func aWordThatIsNoUnitBeginsTheNextSeries() {
    let start = "rule a version 1 tag \"x\" when true test \"t\" "
    let file = RuleText.file(
      start
        + "inr 2026-01-01 2.5 visit 2026-01-02 sbp 2026-01-03 150 mm[Hg] 2026-01-04 151 mmHg end end"
    )
    #expect(file.diagnostics.isEmpty)
    #expect(file.rules.first?.tests.first?.series.map(\.readings.count) == [1, 1, 2])
    let slip = RuleText.file(start + "sbp 2026-01-01 150 mmHgg 2026-01-02 151 mm[Hg] end end")
    #expect(slip.rules.first?.tests.first?.series.map(\.readings.count) == [2])
  }

  @Test(arguments: [
    "if unknown keep", "未知时 保持原状", "未知时 保持", "如果 未知 keep", "IF UNKNOWN KEEP",
  ])
  func thePolicyHasManySpellings(_ text: String) {
    let file = RuleText.file("rule a version 1 tag \"x\" when true \(text) end")
    #expect(file.rules.first?.ifUnknown?.policy == .keep)
    #expect(file.diagnostics.isEmpty)
  }

  @Test func aTokenKnowsWhatItMeans() throws {
    let file = RuleText.file(
      "rule a version 1 tag \"x\" when 诊断(htn) then follow_up \"y\" due 1d 给 nurse test \"t\" 诊断 \"I10\" 2020-01-01 end end"
    )
    let roles = zip(file.tokens, file.roles).filter { ["诊断", "给", "htn"].contains($0.0.text) }
    #expect(
      roles.map(\.1) == [
        .function(.hasDiagnosis), .codeSet, .spelled(Localized(zh: "给", en: "to")),
        .context(.diagnosis),
      ])
  }
}
