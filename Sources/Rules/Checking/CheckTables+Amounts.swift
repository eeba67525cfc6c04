import Domain

// Numbers of the tree to numbers that can be judged.
extension CheckTables {
  /// A number that is compared with nothing, in its own unit; nil after telling what is wrong.
  mutating func freeAmount(
    _ expression: ExpressionSyntax, _ building: inout RuleBuilding
  ) -> AmountNode? {
    var type: AmountType = .plain
    if case .type(let own) = typing(expression) { type = own }
    if case .slope(let indicator, nil) = type { type = .slope(indicator, per: .year) }
    return amount(expression, as: type, &building)
  }

  /// A number in the unit of a type; nil after telling what is wrong.
  mutating func amount(
    _ expression: ExpressionSyntax, as type: AmountType, _ building: inout RuleBuilding
  ) -> AmountNode? {
    let id = building.takeID()
    let scope = building.scope
    let form: AmountNode.Form?
    switch expression.form {
    case .quantity(let quantity):
      form = literal(quantity, isNegative: false, as: type, scope).map { .literal($0) }
    case .text(let text): form = ordinal(text, expression, as: type, scope).map { .literal($0) }
    case .negative(let inner): form = negative(inner, as: type, &building)
    case .attribute(.age): form = .age
    case .call(let call):
      form = series(call, expression, as: type, &building).map { .series($0) }
    case .arithmetic(let left, let operation, let right):
      form = arithmetic(left, operation, right, as: type, &building)
    default:
      notAmount(expression, scope)
      form = nil
    }
    guard let form else { return nil }
    let made = AmountNode(
      id: id, place: SourceSpan(file: scope.file, bytes: expression.range),
      text: Self.shown(files[scope.file].source.text(expression.range)),
      unitLabel: type.unitLabel, decimals: type.decimals, form: form)
    return converted(made, expression, to: type, &building)
  }

  private mutating func notAmount(_ expression: ExpressionSyntax, _ scope: RuleScope) {
    switch expression.form {
    case .missing: markBroken(scope.rule)
    case .name(let word) where refuseSpoken(word, expression.range, scope): break
    case .name(let word):
      // A bare indicator is the likeliest slip: which of its values is meant?
      let call = "latest(\(word), 90d)"
      let isIndicator = vocabulary.indicator(word) != nil
      report(
        .unknownWord, file: scope.file, expression.range,
        [word, isIndicator ? "\(call), avg(\(word), 90d), …" : "age, sex, latest(sbp, 90d), …"],
        suggestion: isIndicator
          ? call : Spelling.nearest(to: word, of: ["age", "sex", "deceased", "年龄", "已故"]),
        rule: scope.rule)
    default:
      let kind = Self.kind(expression)
      report(
        .wrongType, file: scope.file, expression.range,
        ["数", kind.chinese, "a number", kind.english], rule: scope.rule)
    }
  }

  private mutating func negative(
    _ inner: ExpressionSyntax, as type: AmountType, _ building: inout RuleBuilding
  ) -> AmountNode.Form? {
    if case .quantity(let quantity) = inner.form {
      return literal(quantity, isNegative: true, as: type, building.scope).map { .literal($0) }
    }
    return amount(inner, as: type, &building).map { .negated($0) }
  }

  // MARK: - Reckoning

  private mutating func arithmetic(
    _ left: ExpressionSyntax, _ operation: ExpressionSyntax.Operation, _ right: ExpressionSyntax,
    as type: AmountType, _ building: inout RuleBuilding
  ) -> AmountNode.Form? {
    let types = operandTypes(typing(left), operation, typing(right), type)
    let first = amount(left, as: types.0, &building)
    let second = amount(right, as: types.1, &building)
    guard let first, let second else { return nil }
    return switch operation {
    case .plus: .sum(first, second)
    case .minus: .difference(first, second)
    case .times: .product(first, second)
    case .over: .quotient(first, second)
    }
  }

  /// In which units the two operands are read.
  private func operandTypes(
    _ left: Typing, _ operation: ExpressionSyntax.Operation, _ right: Typing, _ whole: AmountType
  ) -> (AmountType, AmountType) {
    if operation == .times || operation == .over {
      let types = (Self.factor(left), Self.factor(right))
      // Two literals: the first carries the unit, as in `2 * 24 mm[Hg]` the second would.
      return left == .adapts && right == .adapts ? (whole, .plain) : types
    }
    switch (left, right) {
    // What is added to a value, or taken from one, is a difference: no offset applies to it.
    case (.type(.level(let indicator)), .adapts):
      return (.level(indicator), .difference(indicator))
    case (.adapts, .type(.level(let indicator))):
      return (operation == .plus ? .difference(indicator) : .level(indicator), .level(indicator))
    case (.type(let first), .adapts): return (first, first)
    case (.adapts, .type(let second)): return (second, second)
    case (.type(let first), .type(let second)):
      return (first, Self.kindred(second, to: first))
    default: return (whole, whole)
    }
  }

  /// The second type in the unit of the first: a value stays a value, a difference a difference.
  private static func kindred(_ type: AmountType, to first: AmountType) -> AmountType {
    switch (first, type) {
    case (.level(let indicator), .difference), (.difference(let indicator), .difference):
      .difference(indicator)
    case (.level(let indicator), .level), (.difference(let indicator), .level): .level(indicator)
    default: first
    }
  }

  /// A node in the unit of a type: as it is, multiplied, or nil after telling of a mismatch.
  private mutating func converted(
    _ node: AmountNode, _ expression: ExpressionSyntax, to type: AmountType,
    _ building: inout RuleBuilding
  ) -> AmountNode? {
    guard case .type(let own) = typing(expression), !own.matches(type) else { return node }
    if own.isBare, type.isBare, own != .years, type != .years { return node }
    guard own.unit != type.unit, !own.isBare, !type.isBare,
      let factor = vocabulary.units.factor(own.unit, type.unit)
    else {
      mismatch(type, own.unit.isEmpty ? "1" : own.unit, expression.range, building.scope)
      return nil
    }
    let number = AmountNode(
      id: building.takeID(), place: node.place, text: "", form: .literal(factor))
    return AmountNode(
      id: building.takeID(), place: node.place, text: node.text, unitLabel: type.unitLabel,
      decimals: type.decimals, form: .product(node, number))
  }
}
