import Domain
import Rules
import TestSupport
import Testing

/// A file says the same in either language, down to the last node.
@Suite struct RuleMeaningTests {
  private func check(_ files: [RuleFile], _ language: Language) throws -> RuleSet {
    let written = try files.map { file in
      RuleFile.read(
        try #require(RuleFormatter.format(file, in: language)), fileName: file.source.name)
    }
    let outcome = RuleChecker(RuleText.vocabulary).check(written)
    #expect(outcome.isAccepted, "\(outcome.diagnostics.prefix(3).map(\.message.english))")
    return plain(outcome.rules)
  }

  private func checkMeaning(_ files: [RuleFile]) throws {
    let original = plain(RuleChecker(RuleText.vocabulary).check(files).rules)
    #expect(!original.rules.isEmpty)
    for language in Language.allCases {
      let same = try check(files, language)
      #expect(same.indicators == original.indicators)
      #expect(same.codeSets == original.codeSets)
      #expect(same.tags == original.tags && same.groups == original.groups)
      for (left, right) in zip(same.rules, original.rules) { #expect(left == right, "\(left.id)") }
      #expect(same.rules.count == original.rules.count)
    }
  }

  @Test func theStartingSetSaysTheSame() throws { try checkMeaning(StartingSetTests.files) }

  @Test(.enabled(if: SharedFiles.areThere))
  func theExamplesSayTheSame() throws {
    let text = String(decoding: try SharedFiles.bytes("rules/examples.rules"), as: UTF8.self)
    try checkMeaning([RuleText.file(text)])
  }

  // MARK: - Without places and words

  private func plain(_ set: RuleSet) -> RuleSet {
    var set = set
    for index in set.rules.indices {
      var rule = set.rules[index]
      rule.place = .nowhere
      rule.when = plain(rule.when)
      rule.clear = rule.clear.map(plain)
      rule.because = rule.because?.map(plain)
      rule.becauseEnglish = rule.becauseEnglish?.map(plain)
      for test in rule.tests.indices {
        rule.tests[test].place = .nowhere
        for place in rule.tests[test].expectations.indices {
          rule.tests[test].expectations[place].place = .nowhere
        }
      }
      set.rules[index] = rule
    }
    return set
  }

  private func plain(_ part: TemplatePart) -> TemplatePart {
    switch part {
    case .text: part
    case .amount(let amount): .amount(plain(amount))
    case .condition(let condition): .condition(plain(condition))
    }
  }

  private func plain(_ condition: ConditionNode) -> ConditionNode {
    let form: ConditionNode.Form =
      switch condition.form {
      case .all(let parts): .all(parts.map(plain))
      case .any(let parts): .any(parts.map(plain))
      case .not(let inner): .not(plain(inner))
      case .compare(let left, let sign, let right): .compare(plain(left), sign, plain(right))
      case .between(let value, let low, let high):
        .between(plain(value), low: plain(low), high: plain(high))
      case .amountIsKnown(let amount, let known): .amountIsKnown(plain(amount), known)
      case .conditionIsKnown(let inner, let known): .conditionIsKnown(plain(inner), known)
      case .conditionIs(let inner, let value): .conditionIs(plain(inner), value)
      default: condition.form
      }
    return ConditionNode(id: condition.id, text: "", form: form)
  }

  private func plain(_ amount: AmountNode) -> AmountNode {
    let form: AmountNode.Form =
      switch amount.form {
      case .literal, .age, .series: amount.form
      case .negated(let inner): .negated(plain(inner))
      case .sum(let left, let right): .sum(plain(left), plain(right))
      case .difference(let left, let right): .difference(plain(left), plain(right))
      case .product(let left, let right): .product(plain(left), plain(right))
      case .quotient(let left, let right): .quotient(plain(left), plain(right))
      }
    return AmountNode(
      id: amount.id, text: "", unitLabel: amount.unitLabel, decimals: amount.decimals, form: form)
  }
}
