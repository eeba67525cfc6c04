package import Domain

/// Says a checked condition in the words of the rule language, in either language.
///
/// A rule written in English is explained in Chinese to whoever reads Chinese. Indicators and code
/// sets go by the names of the clinic; literals as they were written.
package struct NodeWording: Sendable {
  private let rules: RuleSet
  private let language: Language

  package init(_ rules: RuleSet, _ language: Language) {
    self.rules = rules
    self.language = language
  }

  /// A condition on one line; brackets only where they are needed.
  package func text(_ node: ConditionNode) -> String {
    switch node.form {
    case .constant(let value): return word(value ? .yes : .no)
    case .all(let parts): return join(parts, .and)
    case .any(let parts): return join(parts, .or)
    case .not(let part):
      if case .between(let subject, let low, let high) = part.form {
        return between(subject, low, high, [word(.not)])
      }
      return "\(word(.not)) \(bracketed(part))"
    case .compare(let left, let sign, let right):
      return "\(text(left)) \(sign.shown) \(text(right))"
    case .between(let subject, let low, let high): return between(subject, low, high, [])
    case .amountIsKnown(let subject, let wanted):
      return "\(text(subject)) \(word(.is)) \(word(wanted ? .known : .unknown))"
    case .conditionIsKnown(let part, let wanted):
      return "\(bracketed(part)) \(word(.is)) \(word(wanted ? .known : .unknown))"
    case .conditionIs(let part, let wanted):
      return "\(bracketed(part)) \(word(.is)) \(word(wanted ? .yes : .no))"
    case .hasDiagnosis(let codes, let window): return call(.hasDiagnosis, codes, window)
    case .hasMedication(let codes, let window): return call(.hasMedication, codes, window)
    case .hasTag(let tag): return "\(word(.hasTag))(\(rules.tags[tag][language]))"
    case .sexIs(let sexes): return "\(word(.sex)) = \(sexes.map(shown).joined(separator: ", "))"
    case .deceased: return word(.deceased)
    }
  }

  /// A number on one line.
  package func text(_ node: AmountNode) -> String {
    switch node.form {
    case .literal: return node.text
    case .age: return word(.age)
    case .series(let read): return text(read)
    case .negated(let part): return "-\(bracketed(part))"
    case .sum(let left, let right): return "\(bracketed(left)) + \(bracketed(right))"
    case .difference(let left, let right): return "\(bracketed(left)) - \(bracketed(right))"
    case .product(let left, let right): return "\(bracketed(left)) * \(bracketed(right))"
    case .quotient(let left, let right): return "\(bracketed(left)) / \(bracketed(right))"
    }
  }

  /// A span of time: `90 days`, `90天`.
  package func text(_ span: DaySpan) -> String {
    let chinese =
      switch span.unit {
      case .day: "天"
      case .week: "周"
      case .month: "个月"
      case .year: "年"
      }
    let english =
      switch span.unit {
      case .day: "day"
      case .week: "week"
      case .month: "month"
      case .year: "year"
      }
    return language == .chinese
      ? "\(span.count)\(chinese)" : "\(span.count) \(english)\(span.count == 1 ? "" : "s")"
  }

  private func text(_ read: SeriesRead) -> String {
    var arguments = [rules.indicators[read.indicator].name[language]]
    if let window = read.window { arguments.append(text(window)) }
    if let last = read.last {
      arguments.append(Localized(zh: "最后\(last)个", en: "last \(last)")[language])
    }
    if read.isPerDay { arguments.append(Localized(zh: "按日", en: "per day")[language]) }
    if read.takesPreliminary {
      arguments.append(Localized(zh: "含初步结果", en: "also preliminary")[language])
    }
    if case .share(let low, let high) = read.function {
      arguments.append("\(low.shortText)…\(high.shortText)")
    }
    return "\(word(functionWord(read.function)))(\(arguments.joined(separator: ", ")))"
  }

  private func join(_ parts: [ConditionNode], _ keyword: Keyword) -> String {
    guard parts.count > 1 else { return parts.first.map(text) ?? "" }
    return parts.map(bracketed).joined(separator: " \(word(keyword)) ")
  }

  private func bracketed(_ node: ConditionNode) -> String {
    switch node.form {
    case .all(let parts), .any(let parts): parts.count > 1 ? "(\(text(node)))" : text(node)
    default: text(node)
    }
  }

  private func bracketed(_ node: AmountNode) -> String {
    switch node.form {
    case .literal, .age, .series: text(node)
    default: "(\(text(node)))"
    }
  }

  private func between(
    _ subject: AmountNode, _ low: AmountNode, _ high: AmountNode, _ before: [String]
  ) -> String {
    let words = [text(subject)] + before + [word(.between), text(low), word(.to), text(high)]
    return words.joined(separator: " ")
  }

  private func call(_ function: FunctionWord, _ codes: Int, _ window: DaySpan?) -> String {
    let set = rules.codeSets[codes]
    let ranges = set.ranges.map { $0.low == $0.high ? $0.low : "\($0.low)..\($0.high)" }
    let name = set.name.isEmpty ? ranges.joined(separator: ", ") : set.name
    let arguments = [name] + (window.map { [text($0)] } ?? [])
    return "\(word(function))(\(arguments.joined(separator: ", ")))"
  }

  private func word(_ keyword: Keyword) -> String { keyword.spelling[language] }
  private func word(_ function: FunctionWord) -> String { function.spelling[language] }

  private func shown(_ sex: Sex) -> String {
    switch sex {
    case .male: Localized(zh: "男", en: "male")[language]
    case .female: Localized(zh: "女", en: "female")[language]
    case .other: Localized(zh: "其他", en: "other")[language]
    case .unknown: Localized(zh: "未知", en: "unknown")[language]
    }
  }

  private func functionWord(_ function: SeriesFunction) -> FunctionWord {
    switch function {
    case .latest: .latest
    case .first: .first
    case .average: .average
    case .minimum: .min
    case .maximum: .max
    case .sum: .sum
    case .median: .median
    case .count: .count
    case .trend: .trend
    case .delta: .delta
    case .change: .change
    case .share: .share
    case .daysSince: .daysSince
    }
  }
}
