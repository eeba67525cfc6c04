import Domain
import Rules
import TestSupport
import Testing

@Suite struct RuleCheckerTests {
  @Test(.enabled(if: SharedFiles.areThere))
  func theTwelveExamplesAreAccepted() throws {
    let text = String(decoding: try SharedFiles.bytes("rules/examples.rules"), as: UTF8.self)
    let outcome = RuleText.check(text)
    #expect(outcome.diagnostics.filter { $0.severity == .error }.map(\.message.english) == [])
    #expect(outcome.isAccepted)
    #expect(outcome.rules.rules.count == 12)
    #expect(outcome.rules.rules.map(\.tests.count).reduce(0, +) == 11)
    #expect(outcome.rules.groups == ["bp"])
    #expect(
      outcome.rules.codeSets.map(\.name) == ["htn", "dm", "chronic", "statin", "vka"])
  }

  /// What is wrong with the English text is told like anywhere else.
  @Test(arguments: [
    ("then follow_up \"复测\" en due 14d to nurse", "E008"),
    ("because \"均值\" en \"mean {avg(spb, 90d)}\"", "E014"), ("because \"均值\" en", "E008"),
  ])
  func aTextThatIsMissingOrWrongIsTold(_ clause: String, _ code: String) {
    let outcome = RuleText.check("rule a version 1 tag \"x\" when age > 5 \(clause)\nend")
    #expect(outcome.diagnostics.contains { $0.code.rawValue == code }, "\(outcome.diagnostics)")
    #expect(!outcome.isAccepted)
  }

  @Test func aRuleBecomesWhatCanBeJudged() throws {
    let text = """
      codes htn = { "I10".."I15" }
      codes chronic = { htn, "n18" }
      rule bp.a version 3
        tag "血压" en "BP"  group bp priority 50
        when has_dx(chronic) and avg(sbp, 90d, per: day, last: 5) >= 140 mm[Hg]
        clear when not (latest(dbp, 6 mo, status: any) > 12 kPa)
        if unknown keep  hold 2周  expires 1a
        then follow_up "复测" en "Repeat" due 0d to desk once 30d
        because "均值 {avg(sbp, 90d)}" en "mean {avg(sbp, 90d)} of {count(sbp, 90d)}"
        test "t"
          patient birth 1960-05-01 sex 女 deceased 2026-03-01
          dx "I10" 2020-01-01
          sbp 2026-01-02 150 mm[Hg]  2026-01-03 >20 kPa preliminary
          visit 2026-01-05
          expect on at 2026-01-20
        end
      end
      """
    let outcome = RuleText.check(text)
    #expect(outcome.diagnostics.filter { $0.severity == .error }.map(\.message.english) == [])
    let set = outcome.rules
    let rule = try #require(set.rules.first)
    #expect(rule.id == "bp.a" && rule.version == 3 && rule.priority == 50)
    #expect(set.tags == [TagName("血压", english: "BP")])
    #expect(
      set.codeSets == [
        CodeSet(name: "chronic", ranges: [CodeRange("I10", "I15"), CodeRange("N18")])
      ])
    #expect(set.indicators.map(\.code) == ["sbp", "dbp", "visit"])
    guard case .all(let parts) = rule.when.form else {
      Issue.record("no `and`")
      return
    }
    #expect(parts[0].form == .hasDiagnosis(codes: 0, window: nil))
    guard case .compare(let left, .atLeast, let right) = parts[1].form else {
      Issue.record("no comparison")
      return
    }
    #expect(left.text == "avg(sbp, 90d, per: day, last: 5)")
    #expect(left.unitLabel == "mmHg" && left.decimals == 0)
    #expect(
      left.form == .series(SeriesRead(.average, of: 0, window: .days(90), last: 5, isPerDay: true)))
    #expect(right.form == .literal(Exact(140)))
    #expect(right.text == "140 mm[Hg]")
    // 12 kPa × 7.50062 mmHg/kPa, on the grid of measured values.
    guard case .not(let inner)? = rule.clear?.form,
      case .compare(let pressure, .greater, let limit) = inner.form
    else {
      Issue.record("no `not`")
      return
    }
    #expect(
      pressure.form
        == .series(SeriesRead(.latest, of: 1, window: .months(6), takesPreliminary: true)))
    #expect(limit.form == .literal(Exact(grid: 90_007_440)))
    #expect(rule.ifUnknown == .keep && rule.hold == .weeks(2) && rule.expires == .years(1))
    #expect(
      rule.actions == [
        RuleAction(
          title: Localized(zh: "复测", en: "Repeat"), due: .days(0), role: "reception",
          once: .days(30))
      ])
    #expect(rule.because?.count == 2 && rule.becauseEnglish?.count == 4)
    let test = try #require(rule.tests.first)
    #expect(test.sex == .female && test.deceased?.description == "2026-03-01")
    #expect(test.readings.map(\.indicator) == [0, 0, 2])
    #expect(test.readings[1].comparator == .greaterThan && test.readings[1].isPreliminary)
    #expect(test.readings[1].value == Exact(grid: 150_012_400))
    #expect(test.readings[2].value == nil)
  }

  @Test func everyNodeHasANumberOfItsOwn() throws {
    let outcome = RuleText.check(
      RuleText.rule(
        when:
          "not (avg(sbp, 90d) not between 90 mm[Hg] to 140 mm[Hg] and sex != male) or sex is known")
    )
    let rule = try #require(outcome.rules.rules.first)
    var ids: [Int] = []
    collect(rule.when, &ids)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { (0..<rule.nodeCount).contains($0) })
  }

  private func collect(_ condition: ConditionNode, _ ids: inout [Int]) {
    ids.append(condition.id)
    switch condition.form {
    case .all(let parts), .any(let parts): for part in parts { collect(part, &ids) }
    case .not(let inner), .conditionIs(let inner, _), .conditionIsKnown(let inner, _):
      collect(inner, &ids)
    case .compare(let left, _, let right): ids += [left.id, right.id]
    case .between(let value, let low, let high): ids += [value.id, low.id, high.id]
    case .amountIsKnown(let amount, _): ids.append(amount.id)
    default: break
    }
  }

  @Test(arguments: [
    ("avg(spb, 90d) > 1 mm[Hg]", "E014 unknown indicator 'spb'; did you mean sbp?"),
    ("avgg(sbp, 90d) > 1 mm[Hg]", "E015 unknown function 'avgg'; did you mean avg?"),
    ("last(sbp, 90d) > 1 mm[Hg]", "E015 unknown function 'last'; did you mean latest?"),
    ("sbp(90d) > 1 mm[Hg]", "E015 unknown function 'sbp'; did you mean latest(sbp, 90d)?"),
    ("has_dx(I10)", "E016 unknown code set 'I10'; did you mean \"I10\"?"),
    ("male", "E024 expected a condition, found the word 'male'; did you mean sex = male?"),
    ("avg(glucose, 90d) > 1", "E014 unknown indicator 'glucose'"),
    ("平匀(sbp, 90d) > 1 mm[Hg]", "E015 unknown function '平匀'; did you mean 平均?"),
    ("has_dx(htn)", "E016 unknown code set 'htn'"),
    ("has_tag(\"y\")", "E017 no rule gives the tag 'y'"),
    ("sex = man", "E019 'man' means nothing here"),
    ("sex = unknown", "E019 'unknown' means nothing here"),
    ("sbp > 140 mm[Hg]", "E019 'sbp' means nothing here; did you mean latest(sbp, 90d)?"),
    ("age", "E024 expected a condition, found a number"),
    ("avg(sbp, 90d)", "E024 expected a condition, found a number"),
    ("deceased > 5", "E024 expected a number, found a condition"),
    ("has_dx({\"I10\"}) + 1 > 5", "E024 expected a number, found a condition"),
    ("not 5", "E024 expected a condition, found a number"),
    ("age is true", "E024 expected a condition, found a number"),
    ("sex > male", "E024 expected = or !=, found >"),
    (
      "age in {\"I10\"}",
      "E024 expected the sex (codes: has_dx(…); numbers: between), found a number"
    ),
    ("avg() > 5", "E025 avg: the indicator comes first"),
    ("avg(90d) > 5", "E025 avg: the indicator comes first"),
    (
      "avg(sbp, 90d, 30d) > 5 mm[Hg]",
      "E025 avg: here stand a window (90d), per: day, last: 3, status: any, each once"
    ),
    ("avg(visit, 90d) > 5", "E025 avg: visits have no value: use count or days_since"),
    ("share(sbp, 90d) > 5 %", "E025 share: it needs between: low to high"),
    ("has_dx() and true", "E025 has_dx: nothing stands in the brackets"),
    ("has_dx({\"I15\"..\"I10\"})", "E026 the code range runs backwards: \"I15\"..\"I10\""),
    ("has_dx(\"高血压\")", "E027 '高血压' does not look like a code"),
    ("avg(sbp, 0d) > 5 mm[Hg]", "E037 cannot read the number '0'"),
    ("avg(sbp, 1.5d) > 5 mm[Hg]", "E037 cannot read the number '1.5'"),
  ])
  func whatMakesNoSenseIsTold(_ condition: String, _ wanted: String) {
    #expect(RuleText.condition(condition) == [wanted])
  }

  @Test(arguments: [
    "deceased = true", "deceased != true", "已故 = 假", "sex = male", "sex in { \"男\", female }",
    "sex is unknown", "age is known", "has_dx({\"I10\"}) is true",
    "latest(uprot, 90d) >= \"++\"", "latest(uprot, 90d) >= 2", "count(sbp, 90d) >= 2 次",
    "age >= 65 岁", "age between 18 to 65", "days_since(sbp) > 2 wk", "平均(收缩压, 90天) > 140 mm[Hg]",
    "latest(inr, 28d) > 3", "count(visit, 90d) = 0", "has_med(\"C10AA\", 90d)",
    "delta(hba1c, 1a) > 5 mmol/mol", "trend(weight, 1a) < -1 kg/mo", "-age < -65",
    "avg(sbp, 90d) - avg(dbp, 90d) > 60 mm[Hg]", "avg(sbp, 30d) > 1.1 * avg(sbp, 90d)",
    "latest(ldl, 90d) / latest(hdl, 90d) > 3", "latest(hgb, 90d) < 12 g/dL",
  ])
  func whatMakesSenseIsTaken(_ condition: String) {
    #expect(RuleText.condition(condition) == [])
  }

  @Test func aMissingClauseIsTold() {
    #expect(RuleText.errors("rule a version 1 tag \"x\" end") == ["E012 1:1"])
    #expect(RuleText.errors("rule a version 1 when true end") == ["E012 1:1"])
    #expect(RuleText.errors("rule a version 0 tag \"x\" when true end") == ["E037 1:16"])
  }

  @Test func aTestIsHeldToSense() {
    func wrong(_ lines: String) -> [String] {
      RuleText.check(
        "rule a version 1 tag \"x\" when avg(sbp, 9d) > 1 mm[Hg] test \"t\"\n\(lines)\nend end"
      ).diagnostics.filter { $0.severity == .error }.map {
        "\($0.code.rawValue) \($0.message.english)"
      }
    }
    #expect(wrong("sbp 2026-01-01 5 mm[Hg]") == ["E041 this test expects nothing"])
    #expect(wrong("sbp 2026-01-01 expect on at 2026-01-01") == ["E041 the value is missing"])
    #expect(wrong("sbp 2026-01-01 5\nexpect on at 2026-01-01") == ["E020 5 has no unit"])
    #expect(wrong("visit 2026-01-01 5\nexpect on at 2026-01-01") == ["E041 a visit has no value"])
    #expect(
      wrong("dx \"I10\" 2026-01-02 to 2026-01-01\nexpect on at 2026-01-01")
        == ["E041 the end is before the beginning"])
    #expect(
      wrong("patient birth 2026-01-02\nexpect on at 2026-01-01") == [
        "E041 this is before the birth"
      ])
    #expect(
      wrong("spb 2026-01-01 5 mm[Hg]\nexpect on at 2026-01-01") == [
        "E014 unknown indicator 'spb'; did you mean sbp?"
      ])
    #expect(
      wrong("tag \"z\" 2026-01-01\nexpect on at 2026-01-01") == ["E017 no rule gives the tag 'z'"])
  }

  @Test func aRuleWithAnErrorIsLeftOutAndTheSetIsRefused() {
    let outcome = RuleText.check(
      "rule a version 1 tag \"x\" when avg(spb) > 1 end\nrule b version 1 tag \"y\" when true end")
    #expect(!outcome.isAccepted)
    #expect(outcome.rules.rules.map(\.id) == ["b"])
  }

  @Test func anIndicatorRenamedUnderALiveRuleIsTold() {
    let renamed = Vocabulary(
      indicators: IndicatorDictionary([
        Indicator(code: "sysbp", name: Localized(same: "Systolic"), unit: "mm[Hg]")
      ]))
    let outcome = RuleText.check(
      RuleText.rule(when: "avg(sbp, 90d) > 140 mm[Hg]"), in: renamed)
    #expect(!outcome.isAccepted)
    #expect(outcome.diagnostics.map(\.code) == [.unknownIndicator])
    #expect(outcome.rules.rules.isEmpty)
  }

  @Test(arguments: [
    ("nurse", "nurse"), ("desk", "reception"), ("前台", "reception"), ("医生", "doctor"),
  ])
  func whoAFollowUpIsForHasSeveralNames(_ word: String, _ role: String) throws {
    let outcome = RuleText.check(
      "rule a version 1 tag \"x\" when true then follow_up \"y\" due 1d to \(word) once 1d end")
    #expect(outcome.rules.rules.first?.actions.first?.role == role)
  }

  @Test func anUnknownRoleIsTold() {
    let outcome = RuleText.check(
      "rule a version 1 tag \"x\" when true then follow_up \"y\" due 1d to nurs once 1d end")
    #expect(
      outcome.diagnostics.first { $0.severity == .error }?.message.english
        == "unknown role 'nurs'; did you mean nurse?")
  }
}
