package import Domain

/// Says an explanation in lines, in one language.
package struct ExplanationWording: Sendable {
  let rules: RuleSet
  let language: Language
  let nodes: NodeWording

  package init(_ rules: RuleSet, _ language: Language) {
    self.rules = rules
    self.language = language
    nodes = NodeWording(rules, language)
  }

  /// At most so many values are named with their days, the newest.
  private static let namedValues = 6

  package func lines(_ why: Explanation) -> [ExplanationLine] {
    var lines = [head(why)]
    if let because = why.because {
      lines.append(line(.because, because))
    }
    add(why.when, .condition, depth: 1, to: &lines)
    for series in why.missing { lines.append(line(.missing, text(series))) }
    if why.state.isOn {
      let title = Localized(zh: "解除条件", en: "goes when")[language]
      if let clear = why.clear {
        lines.append(line(.clearing, title))
        add(clear, .clearing, depth: 2, to: &lines)
      } else {
        let text = Localized(
          zh: "\(title)：上述条件不再满足", en: "\(title) the above is no longer true")
        lines.append(line(.clearing, text[language]))
      }
    }
    return lines + dates(why)
  }

  private func line(_ kind: ExplanationLine.Kind, _ text: String) -> ExplanationLine {
    ExplanationLine(kind: kind, depth: 1, truth: nil, text: text, detail: "")
  }

  private func head(_ why: Explanation) -> ExplanationLine {
    let rule = rules.rules[why.rule]
    let name = rules.tags[rule.tag][language]
    var words = [why.state.isOn ? Keyword.on.spelling[language] : Keyword.off.spelling[language]]
    if why.state.since != RuleState.always {
      let since = CalendarDate(dayNumber: why.state.since)
      words.append(Localized(zh: "自 \(since)", en: "since \(since)")[language])
      words.append(why.state.cause.title[language])
    }
    let version = why.state.version == 0 ? rule.version : why.state.version
    words.append(
      Localized(zh: "规则 \(rule.id) v\(version)", en: "rule \(rule.id) v\(version)")[language])
    if let standing = text(why.standing) { words.append(standing[language]) }
    let separator = Localized(zh: "，", en: ", ")[language]
    return ExplanationLine(
      kind: .head, depth: 0, truth: nil, text: name, detail: words.joined(separator: separator))
  }

  /// What stands above the state of the rule; nil when it is as the rule says.
  private func text(_ standing: RuleJudge.TagStanding) -> Localized? {
    switch standing {
    case .off, .shown: nil
    case .forcedOn: Localized(zh: "人工加上", en: "put on by hand")
    case .forcedOff: Localized(zh: "人工取下", en: "taken off by hand")
    case .hidden(_, let tag):
      Localized(
        zh: "被“\(rules.tags[tag][.chinese])”遮盖", en: "hidden by \(rules.tags[tag][.english])")
    }
  }

  private func add(
    _ condition: ExplainedCondition, _ kind: ExplanationLine.Kind, depth: Int,
    to lines: inout [ExplanationLine]
  ) {
    let title: String
    switch condition.node.form {
    case .all: title = Localized(zh: "全部满足", en: "all of")[language]
    case .any: title = Localized(zh: "任一满足", en: "any of")[language]
    case .not where condition.parts.first?.parts.isEmpty == false:
      title = Localized(zh: "不满足", en: "not")[language]
    default:
      lines.append(
        ExplanationLine(
          kind: kind, depth: depth, truth: condition.truth, text: text(condition),
          detail: detail(condition)))
      return
    }
    lines.append(
      ExplanationLine(
        kind: kind, depth: depth, truth: condition.truth, text: title, detail: ""))
    for part in condition.parts { add(part, kind, depth: depth + 1, to: &lines) }
  }

  /// A condition with the values of its numbers: `平均(收缩压, 90天) = 148.0 ≥ 140 mm[Hg]`.
  private func text(_ condition: ExplainedCondition) -> String {
    switch condition.node.form {
    case .compare(_, let sign, _):
      return "\(text(condition.amounts[0])) \(sign.shown) \(text(condition.amounts[1]))"
    default: return nodes.text(condition.node)
    }
  }

  private func text(_ amount: ExplainedAmount) -> String {
    let words = nodes.text(amount.node)
    if case .literal = amount.node.form { return words }
    guard let value = amount.value else {
      return "\(words) = \(Keyword.unknown.spelling[language])"
    }
    return "\(words) = \(value)"
  }

  /// The values that were read, with their days; those of a negation's inside as well.
  private func detail(_ condition: ExplainedCondition) -> String {
    let periods = condition.periods.map { period in
      "\(period.code) (\(period.from.map(\.description) ?? "?")"
        + (period.through.map { "…\($0)" } ?? "") + ")"
    }
    let values = condition.amounts.flatMap(values)
    let inner = condition.parts.map(detail).filter { !$0.isEmpty }
    let more = values.count > Self.namedValues ? ["…"] : []
    let named = values.suffix(Self.namedValues).map(text)
    return (periods + more + named + inner).joined(separator: ", ")
  }

  private func values(_ amount: ExplainedAmount) -> [ExplainedValue] {
    amount.values + amount.parts.flatMap(values)
  }

  private func text(_ value: ExplainedValue) -> String {
    var words = [value.day.description]
    if let text = value.text { words.append(text) }
    if value.isPreliminary { words.append(Localized(zh: "初步", en: "preliminary")[language]) }
    if value.wonTie { words.append(Localized(zh: "同时刻取后录入", en: "later entry of two")[language]) }
    return words.joined(separator: " ")
  }
}
