import Domain

// Conditions of the tree to conditions that can be judged.
extension CheckTables {
  /// Whether an expression is a condition and not a number, by its form alone.
  func isCondition(_ expression: ExpressionSyntax) -> Bool {
    switch expression.form {
    case .all, .any, .not, .compare, .between, .within, .state, .truth: true
    case .attribute(let attribute): attribute == .deceased
    case .call(let call):
      [.hasDiagnosis, .hasMedication, .hasTag].contains(call.function)
    default: false
    }
  }

  /// The condition of an expression; nil after telling what is wrong with it.
  mutating func condition(
    _ expression: ExpressionSyntax, _ building: inout RuleBuilding
  ) -> ConditionNode? {
    let id = building.takeID()
    guard let form = conditionForm(expression, &building) else { return nil }
    let source = files[building.scope.file].source
    return ConditionNode(
      id: id, place: SourceSpan(file: building.scope.file, bytes: expression.range),
      text: Self.shown(source.text(expression.range)), form: form)
  }

  /// The text of an expression on one line.
  static func shown(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { line in
      let code = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      return code.first.map(String.init) ?? ""
    }.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private mutating func conditionForm(
    _ expression: ExpressionSyntax, _ building: inout RuleBuilding
  ) -> ConditionNode.Form? {
    switch expression.form {
    case .truth(let value): return .constant(value)
    case .all(let parts): return conditions(parts, &building).map { .all($0) }
    case .any(let parts): return conditions(parts, &building).map { .any($0) }
    case .not(let inner): return condition(inner, &building).map { .not($0) }
    case .compare(let left, let sign, let right):
      return comparison(left, sign, right, expression, &building)
    case .between(let value, let low, let high, let isNegated):
      return between(value, low, high, isNegated, expression, &building)
    case .within(let value, let list, let isNegated):
      return within(value, list, isNegated, expression, &building)
    case .state(let inner, let state, let isNegated):
      return stateForm(inner, state, isNegated, expression, &building)
    case .attribute(.deceased): return .deceased
    case .call(let call) where isCondition(expression): return membership(call, &building)
    case .missing:
      markBroken(building.scope.rule)
      return nil
    default:
      notCondition(expression, building.scope)
      return nil
    }
  }

  /// The parts of `and` and `or`; every part is checked before the whole is given up.
  private mutating func conditions(
    _ parts: [ExpressionSyntax], _ building: inout RuleBuilding
  ) -> [ConditionNode]? {
    var nodes: [ConditionNode] = []
    for part in parts { condition(part, &building).map { nodes.append($0) } }
    return nodes.count == parts.count ? nodes : nil
  }

  private mutating func notCondition(_ expression: ExpressionSyntax, _ scope: RuleScope) {
    if case .call(let call) = expression.form, call.function == nil {
      unknownFunction(call, scope)
      return
    }
    var suggestion: String?
    if case .name(let word) = expression.form, Sex(rawValue: word) != nil {
      suggestion = "sex = \(word)"
    }
    let way = "\(Self.shown(files[scope.file].source.text(expression.range))) >= …"
    let isCall = if case .call = expression.form { true } else { false }
    report(
      .wrongType, file: scope.file, expression.range,
      ["条件", Self.kind(expression).chinese, "a condition", Self.kind(expression).english]
        + (isCall ? ["与一个数比较：\(way)", "compare it: \(way)"] : []),
      suggestion: suggestion, rule: scope.rule)
  }

  mutating func unknownFunction(_ call: CallSyntax, _ scope: RuleScope) {
    let words = FunctionWord.allCases.flatMap { [$0.spelling.english, $0.spelling.chinese] }
    let word = call.name.text
    if let indicator = vocabulary.indicator(word) {
      report(
        .unknownFunction, file: scope.file, call.name.range, [word],
        suggestion: "latest(\(indicator.code), 90d)", rule: scope.rule)
      return
    }
    let near = FunctionWord.meant(word) ?? Spelling.nearest(to: word, of: words)
    let way = near == nil ? FunctionWord.way(insteadOf: word) : nil
    report(
      .unknownFunction, file: scope.file, call.name.range,
      [call.name.text] + [way?.chinese, way?.english].compactMap(\.self), suggestion: near,
      fix: near.map { RuleDiagnostic.Fix(range: call.name.range, text: $0) }, rule: scope.rule)
  }

  /// What a message calls the kind of an expression.
  static func kind(_ expression: ExpressionSyntax) -> Localized {
    switch expression.form {
    case .text: Localized(zh: "文字", en: "a text")
    case .date: Localized(zh: "日期", en: "a date")
    case .name(let word): Localized(zh: "词 '\(word)'", en: "the word '\(word)'")
    case .attribute(.sex): Localized(zh: "性别", en: "the sex")
    case .quantity, .arithmetic, .negative, .attribute, .call: Localized(zh: "数", en: "a number")
    default: Localized(zh: "条件", en: "a condition")
    }
  }

  // MARK: - is known, is true

  private mutating func stateForm(
    _ inner: ExpressionSyntax, _ state: ExpressionSyntax.State, _ isNegated: Bool,
    _ whole: ExpressionSyntax, _ building: inout RuleBuilding
  ) -> ConditionNode.Form? {
    switch state {
    case .known, .unknown:
      let isKnown = (state == .known) != isNegated
      if case .attribute(.sex) = inner.form {
        let any = node(inner, .sexIs(Sex.recorded), &building)
        return .conditionIsKnown(any, isKnown)
      }
      if isCondition(inner) {
        return condition(inner, &building).map { .conditionIsKnown($0, isKnown) }
      }
      return freeAmount(inner, &building).map { .amountIsKnown($0, isKnown) }
    case .yes, .no:
      guard let part = condition(inner, &building) else { return nil }
      let form = ConditionNode.Form.conditionIs(part, state == .yes)
      return isNegated ? .not(node(whole, form, &building)) : form
    }
  }

  /// A node that stands for the whole of an expression.
  func node(
    _ expression: ExpressionSyntax, _ form: ConditionNode.Form, _ building: inout RuleBuilding
  ) -> ConditionNode {
    ConditionNode(
      id: building.takeID(),
      place: SourceSpan(file: building.scope.file, bytes: expression.range),
      text: Self.shown(files[building.scope.file].source.text(expression.range)), form: form)
  }

  // MARK: - Sex

  /// `sex = male`, `sex != "女"`; nil when neither side is the sex.
  mutating func sexComparison(
    _ left: ExpressionSyntax, _ sign: ComparisonSign, _ right: ExpressionSyntax,
    _ whole: ExpressionSyntax, _ building: inout RuleBuilding
  ) -> ConditionNode.Form? {
    let value = left.form == .attribute(.sex) ? right : left
    guard sign == .equal || sign == .notEqual else {
      report(
        .wrongType, file: building.scope.file, whole.range,
        ["= 或 !=", sign.rawValue, "= or !=", sign.rawValue], rule: building.scope.rule)
      return nil
    }
    guard let sex = sex(value, building.scope) else { return nil }
    let form = ConditionNode.Form.sexIs([sex])
    return sign == .equal ? form : .not(node(whole, form, &building))
  }

  private mutating func sex(_ expression: ExpressionSyntax, _ scope: RuleScope) -> Sex? {
    let word: String? =
      switch expression.form {
      case .name(let word), .text(let word): word
      default: nil
      }
    let known = word.flatMap { ContextWord.named($0, of: [.male, .female, .other]) }
    if let known { return Sex(rawValue: known.rawValue) }
    let isUnknown = word == "unknown" || word == "未知"
    report(
      .unknownWord, file: scope.file, expression.range,
      [
        files[scope.file].source.text(expression.range),
        isUnknown ? "sex is unknown / 性别 是 未知" : "male 男, female 女, other 其他",
      ], rule: scope.rule)
    return nil
  }

  private mutating func within(
    _ value: ExpressionSyntax, _ list: CodeListSyntax, _ isNegated: Bool,
    _ whole: ExpressionSyntax, _ building: inout RuleBuilding
  ) -> ConditionNode.Form? {
    guard value.form == .attribute(.sex) else {
      report(
        .wrongType, file: building.scope.file, value.range,
        [
          "性别（诊断用 诊断(…)，数用 介于）", Self.kind(value).chinese,
          "the sex (codes: has_dx(…); numbers: between)", Self.kind(value).english,
        ], rule: building.scope.rule)
      return nil
    }
    var sexes: [Sex] = []
    for item in list.items {
      let word =
        switch item {
        case .codes(let text, _), .set(let text): text
        }
      let single = ExpressionSyntax(.text(word.text), word.range)
      guard let sex = sex(single, building.scope) else { return nil }
      sexes.append(sex)
    }
    let form = ConditionNode.Form.sexIs(sexes)
    return isNegated ? .not(node(whole, form, &building)) : form
  }
}

extension Sex {
  /// What can be recorded of a person's sex.
  static let recorded: [Sex] = [.male, .female, .other]
}
