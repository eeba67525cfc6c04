import Domain

/// What an answer is wanting.
extension Explainer {
  /// What unknown conditions asked for and did not find, each once, in the order written.
  func missing(_ when: ExplainedCondition, _ clear: ExplainedCondition?) -> [MissingSeries] {
    var found: [MissingSeries] = []
    for condition in [when, clear].compactMap(\.self) { collect(condition, into: &found) }
    return found
  }

  private func collect(_ condition: ExplainedCondition, into found: inout [MissingSeries]) {
    if case .sexIs = condition.node.form, condition.truth == .unknown {
      add(MissingSeries(indicator: nil, window: nil, found: 0, item: .sex), to: &found)
    }
    for amount in condition.amounts { collect(amount, into: &found) }
    for part in condition.parts { collect(part, into: &found) }
  }

  private func collect(_ amount: ExplainedAmount, into found: inout [MissingSeries]) {
    if amount.value == nil {
      switch amount.node.form {
      case .age:
        add(MissingSeries(indicator: nil, window: nil, found: 0, item: .birthDate), to: &found)
      case .series(let read):
        add(
          MissingSeries(
            indicator: read.indicator, window: read.window, found: amount.values.count,
            item: .values), to: &found)
      default: break
      }
    }
    for part in amount.parts { collect(part, into: &found) }
  }

  private func add(_ series: MissingSeries, to found: inout [MissingSeries]) {
    if !found.contains(series) { found.append(series) }
  }
}

/// The `because` text.
extension Explainer {
  /// The text with its values filled in; what is unknown is said so.
  func text(_ parts: [TemplatePart]) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .amount(let node):
        amount(node, bearingOut: comparisons(alike: node)).value ?? Self.word(.unknown, language)
      case .condition(let node):
        Self.word(machine.conditions[node.id]?(view).truth ?? .unknown, language)
      }
    }.joined()
  }

  /// Yes, no or unknown in a language.
  static func word(_ truth: Truth, _ language: Language) -> String {
    switch truth {
    case .yes: Localized(zh: "是", en: "yes")[language]
    case .no: Localized(zh: "否", en: "no")[language]
    case .unknown: Localized(zh: "未知", en: "unknown")[language]
    }
  }

  /// The bounds that the same number is held against in the rule's conditions.
  private func comparisons(alike node: AmountNode) -> [(sign: ComparisonSign, bound: Exact)] {
    var found: [(sign: ComparisonSign, bound: Exact)] = []
    func visit(_ condition: ConditionNode) {
      switch condition.form {
      case .compare(let left, let sign, let right):
        if left.form == node.form, case .literal(let bound) = right.form {
          found.append((sign, bound))
        }
        if right.form == node.form, case .literal(let bound) = left.form {
          found.append((sign.turned, bound))
        }
      case .between(let middle, let low, let high):
        if middle.form == node.form {
          if case .literal(let bound) = low.form { found.append((.atLeast, bound)) }
          if case .literal(let bound) = high.form { found.append((.atMost, bound)) }
        }
      default: break
      }
      condition.conditions.forEach(visit)
    }
    visit(machine.rule.when)
    if let clear = machine.rule.clear { visit(clear) }
    return found
  }
}

extension Exact {
  /// The number with as many digits as it has, 15 at most: `7`, `2.6`.
  package var shortText: String {
    for digits in 0..<15 where Exact(decimal: text(decimals: digits)) == self {
      return text(decimals: digits)
    }
    return text(decimals: 15)
  }
}
