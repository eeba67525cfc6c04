import Domain

// Calls: which indicator, window and options a function reads.
extension CheckTables {
  /// What a function reads of its indicator; nil after telling what is wrong.
  mutating func series(
    _ call: CallSyntax, _ expression: ExpressionSyntax, as type: AmountType,
    _ building: inout RuleBuilding
  ) -> SeriesRead? {
    let scope = building.scope
    guard let function = call.function else {
      unknownFunction(call, scope)
      return nil
    }
    if [.hasDiagnosis, .hasMedication, .hasTag].contains(function) {
      report(
        .wrongType, file: scope.file, expression.range, ["数", "条件", "a number", "a condition"],
        rule: scope.rule)
      return nil
    }
    guard let indicator = indicator(of: call, scope) else { return nil }
    if indicator.code == RuleIndicator.visit, function != .count, function != .daysSince {
      wrongArguments(
        call, call.name.range,
        Localized(zh: "就诊没有数值，只能用 次数 与 距上次", en: "visits have no value: use count or days_since"),
        scope)
      return nil
    }
    var read = SeriesRead(.latest, of: index(of: indicator))
    var range: (low: ExpressionSyntax, high: ExpressionSyntax)?
    for argument in call.arguments.dropFirst() {
      guard apply(argument, to: &read, &range, call, scope) else { return nil }
    }
    guard let made = Self.made(function, type) else {
      guard let share = share(range, indicator, call, &building) else { return nil }
      read.function = share
      return read
    }
    if let range {
      wrongArguments(
        call, range.low.range.lowerBound..<range.high.range.upperBound,
        Localized(zh: "只有 占比 用 介于", en: "only share takes between"), scope)
      return nil
    }
    read.function = made
    return read
  }

  private static func made(_ function: FunctionWord, _ type: AmountType) -> SeriesFunction? {
    switch function {
    case .average: return .average
    case .first: return .first
    case .max: return .maximum
    case .min: return .minimum
    case .sum: return .sum
    case .median: return .median
    case .count: return .count
    case .delta: return .delta
    case .change: return .change
    case .daysSince: return .daysSince
    case .trend:
      if case .slope(_, let per?) = type { return .trend(per: per) }
      return .trend(per: .year)
    case .share: return nil
    case .latest, .hasDiagnosis, .hasMedication, .hasTag: return .latest
    }
  }

  /// The indicator in the first place of a call; nil after telling what stands there.
  private mutating func indicator(of call: CallSyntax, _ scope: RuleScope) -> Indicator? {
    guard let first = call.arguments.first else {
      wrongArguments(
        call, call.name.range, Localized(zh: "括号里先写指标", en: "the indicator comes first"), scope)
      return nil
    }
    guard case .name(let word) = first.form else {
      if first.form == .missing {
        markBroken(scope.rule)
      } else {
        wrongArguments(
          call, first.range, Localized(zh: "括号里先写指标", en: "the indicator comes first"), scope)
      }
      return nil
    }
    if let indicator = vocabulary.indicator(word) { return indicator }
    unknownIndicator(TextSyntax(text: word, range: first.range), scope)
    return nil
  }

  mutating func unknownIndicator(_ word: TextSyntax, _ scope: RuleScope) {
    let near = vocabulary.nearestIndicator(word.text)
    let others =
      near.map { vocabulary.holding(word.text, besides: $0) } ?? vocabulary.namesake(word.text)
    report(
      .unknownIndicator, file: scope.file, word.range,
      [word.text, others.joined(separator: ", ")], suggestion: near,
      fix: near.map { RuleDiagnostic.Fix(range: word.range, text: $0) }, rule: scope.rule)
  }

  /// Takes over one argument; false after telling what is wrong with it.
  private mutating func apply(
    _ argument: ArgumentSyntax, to read: inout SeriesRead,
    _ range: inout (low: ExpressionSyntax, high: ExpressionSyntax)?, _ call: CallSyntax,
    _ scope: RuleScope
  ) -> Bool {
    switch argument.form {
    case .duration(let quantity) where read.window == nil:
      read.window = span(quantity, scope, from: 1)
      return read.window != nil
    case .option(.per, _) where !read.isPerDay: read.isPerDay = true
    case .option(.status, _) where !read.takesPreliminary: read.takesPreliminary = true
    case .last(let text) where read.last == nil:
      guard let count = Int(text.text), (1...1000).contains(count) else {
        report(
          .badNumber, file: scope.file, text.range,
          [text.text, "写 1 到 1000 的整数", "write a whole number from 1 to 1000"], rule: scope.rule)
        return false
      }
      read.last = count
    case .between(let low, let high) where range == nil: range = (low, high)
    case .missing:
      markBroken(scope.rule)
      return false
    case .name(let word) where refuseSpoken(word, argument.range, scope): return false
    default:
      wrongArguments(
        call, argument.range,
        Localized(
          zh: "此处可写窗口（90天）、按: 日、最近: 3、状态: 任意，各一次",
          en: "here stand a window (90d), per: day, last: 3, status: any, each once"), scope)
      return false
    }
    return true
  }

  mutating func wrongArguments(
    _ call: CallSyntax, _ range: Range<Int>, _ reason: Localized, _ scope: RuleScope
  ) {
    report(
      .wrongArguments, file: scope.file, range, [call.name.text, reason.chinese, reason.english],
      rule: scope.rule)
  }

  /// `share(sbp, 30d, between: 110 mm[Hg] to 140 mm[Hg])`: both ends are literals.
  private mutating func share(
    _ range: (low: ExpressionSyntax, high: ExpressionSyntax)?, _ indicator: Indicator,
    _ call: CallSyntax, _ building: inout RuleBuilding
  ) -> SeriesFunction? {
    guard let range else {
      wrongArguments(
        call, call.name.range,
        Localized(zh: "要写 介于: 下限 至 上限", en: "it needs between: low to high"), building.scope)
      return nil
    }
    // The ends are part of the call: their nodes are made only to read them.
    guard let low = amount(range.low, as: .level(indicator), &building),
      let high = amount(range.high, as: .level(indicator), &building)
    else { return nil }
    guard case .literal(let least) = low.form, case .literal(let most) = high.form else {
      wrongArguments(
        call, range.low.range,
        Localized(zh: "范围的两端是数", en: "the ends of the range are numbers"), building.scope)
      return nil
    }
    if least > most {
      report(
        .emptyRange, file: building.scope.file,
        range.low.range.lowerBound..<range.high.range.upperBound, [low.text, high.text])
    }
    return .share(low: least, high: most)
  }

  // MARK: - Diagnoses, medicines, tags

  /// Reads `has_dx(htn)`, `has_med({"C10AA"}, 90d)`, `has_tag("高危")`.
  mutating func membership(
    _ call: CallSyntax, _ building: inout RuleBuilding
  ) -> ConditionNode.Form? {
    let scope = building.scope
    guard let first = call.arguments.first, first.form != .missing else {
      if call.arguments.isEmpty {
        wrongArguments(
          call, call.name.range, Localized(zh: "括号里是空的", en: "nothing stands in the brackets"),
          scope)
      }
      markBroken(scope.rule)
      return nil
    }
    if call.function == .hasTag { return tagForm(first, call, &building) }
    let set = codeSet(first, call, scope)
    var window: DaySpan?
    for argument in call.arguments.dropFirst() {
      if case .name(let word) = argument.form, refuseSpoken(word, argument.range, scope) {
        return nil
      }
      guard case .duration(let quantity) = argument.form, window == nil else {
        wrongArguments(
          call, argument.range,
          Localized(
            zh: "编码集之后只有窗口；几个编码集写作 { htn, dm }",
            en: "after the codes stands a window alone; several sets are written { htn, dm }"),
          scope)
        return nil
      }
      window = span(quantity, scope, from: 1)
      if window == nil { return nil }
    }
    guard let set else { return nil }
    return call.function == .hasMedication
      ? .hasMedication(codes: set, window: window) : .hasDiagnosis(codes: set, window: window)
  }

  private mutating func codeSet(
    _ argument: ArgumentSyntax, _ call: CallSyntax, _ scope: RuleScope
  ) -> Int? {
    switch argument.form {
    case .name(let name):
      return namedSet(
        TextSyntax(text: name, range: argument.range), file: scope.file, rule: scope.rule)
    case .text(let code):
      let text = TextSyntax(text: code, range: argument.range)
      return range(text, nil, file: scope.file, rule: scope.rule).map {
        index(of: CodeSet(ranges: [$0]))
      }
    case .codes(let list):
      var path: [String] = []
      let ranges = ranges(of: list, file: scope.file, path: &path, rule: scope.rule)
      return ranges.isEmpty ? nil : index(of: CodeSet(ranges: ranges))
    default:
      wrongArguments(
        call, argument.range, Localized(zh: "括号里先写编码集", en: "the code set comes first"), scope)
      return nil
    }
  }

  private mutating func tagForm(
    _ argument: ArgumentSyntax, _ call: CallSyntax, _ building: inout RuleBuilding
  ) -> ConditionNode.Form? {
    let scope = building.scope
    let name: String
    switch argument.form {
    case .text(let text), .name(let text): name = text
    default:
      wrongArguments(
        call, argument.range, Localized(zh: "括号里写标签名", en: "the name of a tag belongs here"), scope)
      return nil
    }
    if call.arguments.count > 1 {
      wrongArguments(
        call, call.arguments[1].range, Localized(zh: "只有标签名", en: "the tag stands alone"), scope)
      return nil
    }
    guard let tag = tagIndex[name] else {
      let near = Spelling.nearest(to: name, of: tags.map(\.name))
      report(
        .unknownTag, file: scope.file, argument.range, [name],
        suggestion: near.map { "\"\($0)\"" },
        fix: near.map { RuleDiagnostic.Fix(range: argument.range, text: "\"\($0)\"") },
        rule: scope.rule)
      return nil
    }
    if building.asks[tag] == nil { building.asks[tag] = argument.range }
    return .hasTag(tag)
  }
}
