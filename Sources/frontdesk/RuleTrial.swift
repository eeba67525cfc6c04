internal import Domain
internal import Interchange
internal import Rules

/// Runs the tests that stand beside rules and says which fail, with what was found instead.
enum RuleTrial {
  static func run(
    _ words: ArraySlice<String>, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let read = try RuleFiles(words, session)
    guard read.outcome.isAccepted else {
      // What cannot be put in force is not tried: its tests would speak of other rules.
      let problems = read.tell(session)
      if session.isJSON { answer(read, outcomes: [], problems) } else { session.say(read.summary) }
      return .no
    }
    let rules = read.outcome.rules
    let runner = RuleTestRunner(rules)
    let outcomes = read.own.sorted().flatMap { rule in
      rules.rules[rule].tests.indices.map { runner.run(rule: rule, test: $0) }
    }
    let failed = outcomes.filter { !$0.passed }
    guard !session.isJSON else {
      answer(read, outcomes: outcomes, [])
      return failed.isEmpty ? .done : .no
    }
    for outcome in failed { tell(outcome, rules, session) }
    session.say(
      Localized(
        zh: "\(read.own.count) 条规则，\(outcomes.count) 个测试，\(failed.count) 个未通过",
        en: "\(read.own.count) rules, \(outcomes.count) tests, \(failed.count) failed"))
    return failed.isEmpty ? .done : .no
  }

  private static func tell(_ outcome: RuleTestRunner.Outcome, _ rules: RuleSet, _ session: Session)
  {
    let rule = rules.rules[outcome.rule]
    let test = rule.tests[outcome.test]
    for failure in outcome.failures {
      let expected = word(failure.expectation.isOn)
      let actual = word(!failure.expectation.isOn)
      let known = known(failure.truth)
      session.say(
        Localized(
          zh: "✘ \(rule.id)「\(test.title)」\(failure.expectation.day)：应为\(expected.chinese)，"
            + "实为\(actual.chinese)（条件\(known.chinese)）",
          en: "✘ \(rule.id) \"\(test.title)\" at \(failure.expectation.day): expected "
            + "\(expected.english), was \(actual.english) (the condition is \(known.english))"))
    }
  }

  private static func word(_ isOn: Bool) -> Localized {
    isOn ? Localized(zh: "开", en: "on") : Localized(zh: "关", en: "off")
  }

  private static func known(_ truth: Truth) -> Localized {
    switch truth {
    case .yes: Localized(zh: "成立", en: "true")
    case .no: Localized(zh: "不成立", en: "false")
    case .unknown: Localized(zh: "未知", en: "unknown")
    }
  }

  private static func answer(
    _ read: RuleFiles, outcomes: [RuleTestRunner.Outcome], _ problems: [JSONOutput]
  ) {
    let rules = read.outcome.rules
    let failures = outcomes.flatMap { outcome in
      outcome.failures.map { failure in
        JSONOutput.members([
          "rule": .string(rules.rules[outcome.rule].id),
          "test": .string(rules.rules[outcome.rule].tests[outcome.test].title),
          "at": .string(failure.expectation.day.description),
          "expected": .string(word(failure.expectation.isOn).english),
          "condition": .string(known(failure.truth).english),
        ])
      }
    }
    let value = JSONOutput.members([
      "rules": .integer(read.own.count), "tests": .integer(outcomes.count),
      "failed": .integer(outcomes.count { !$0.passed }), "failures": .array(failures),
      "problems": .array(problems),
    ])
    Output.json(value)
  }
}
