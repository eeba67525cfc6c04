import Domain

// Comparisons: both sides must measure the same, and literals are brought to one unit.
extension CheckTables {
  mutating func comparison(
    _ left: ExpressionSyntax, _ sign: ComparisonSign, _ right: ExpressionSyntax,
    _ whole: ExpressionSyntax, _ building: inout RuleBuilding
  ) -> ConditionNode.Form? {
    if left.form == .attribute(.sex) || right.form == .attribute(.sex) {
      return sexComparison(left, sign, right, whole, &building)
    }
    if isCondition(left) || isCondition(right) {
      return truthComparison(left, sign, right, whole, &building)
    }
    guard let nodes = amounts([left, right], &building) else { return nil }
    return .compare(nodes[0], sign, nodes[1])
  }

  mutating func between(
    _ value: ExpressionSyntax, _ low: ExpressionSyntax, _ high: ExpressionSyntax,
    _ isNegated: Bool, _ whole: ExpressionSyntax, _ building: inout RuleBuilding
  ) -> ConditionNode.Form? {
    // `not between` is a `not` around the `between`, which has a number of its own.
    let inner = isNegated ? building.takeID() : nil
    guard let nodes = amounts([value, low, high], &building) else { return nil }
    if case .literal(let least) = nodes[1].form, case .literal(let most) = nodes[2].form,
      least > most
    {
      report(
        .emptyRange, file: building.scope.file,
        low.range.lowerBound..<high.range.upperBound, [nodes[1].text, nodes[2].text])
    }
    let form = ConditionNode.Form.between(nodes[0], low: nodes[1], high: nodes[2])
    guard let inner else { return form }
    return .not(
      ConditionNode(
        id: inner, place: SourceSpan(file: building.scope.file, bytes: whole.range),
        text: "\(nodes[0].text) between \(nodes[1].text) to \(nodes[2].text)", form: form))
  }

  /// `deceased = true`: a condition compared with a truth value.
  private mutating func truthComparison(
    _ left: ExpressionSyntax, _ sign: ComparisonSign, _ right: ExpressionSyntax,
    _ whole: ExpressionSyntax, _ building: inout RuleBuilding
  ) -> ConditionNode.Form? {
    guard case .truth(let value) = right.form, isCondition(left),
      sign == .equal || sign == .notEqual
    else {
      let wrong = isCondition(left) ? left : right
      report(
        .wrongType, file: building.scope.file, wrong.range,
        ["数", "条件", "a number", "a condition"], rule: building.scope.rule)
      return nil
    }
    guard let part = condition(left, &building) else { return nil }
    let form = ConditionNode.Form.conditionIs(part, value)
    return sign == .equal ? form : .not(node(whole, form, &building))
  }

  // MARK: - One unit for all sides

  /// The sides of a comparison in one unit; nil after telling what is wrong.
  private mutating func amounts(
    _ sides: [ExpressionSyntax], _ building: inout RuleBuilding
  ) -> [AmountNode]? {
    guard let type = sharedType(sides) else {
      // One of them is wrong in itself; reading each alone tells which.
      for side in sides where typing(side) != .adapts { _ = freeAmount(side, &building) }
      markBroken(building.scope.rule)
      return nil
    }
    var nodes: [AmountNode] = []
    for side in sides { amount(side, as: type, &building).map { nodes.append($0) } }
    return nodes.count == sides.count ? nodes : nil
  }

  /// What all sides measure: the type of the first that has one; nil when a side is wrong.
  private func sharedType(_ sides: [ExpressionSyntax]) -> AmountType? {
    var shared: AmountType?
    for side in sides {
      switch typing(side) {
      case .wrong: return nil
      case .adapts: break
      case .type(let type): shared = shared ?? type
      }
    }
    guard case .slope(let indicator, nil)? = shared else { return shared ?? .plain }
    let time = sides.lazy.compactMap { Self.timeOfSlope($0) }.first
    return .slope(indicator, per: time ?? .year)
  }

  /// The unit of time after the last stroke of the unit of a literal.
  private static func timeOfSlope(_ expression: ExpressionSyntax) -> DaySpan.Unit? {
    switch expression.form {
    case .quantity(let quantity): quantity.unit.flatMap { SlopeUnit($0.text)?.time }
    case .negative(let inner): timeOfSlope(inner)
    case .arithmetic(let left, _, let right): timeOfSlope(left) ?? timeOfSlope(right)
    default: nil
    }
  }
}

/// A unit per time: `mL/min/{1.73_m2}/a` is `mL/min/{1.73_m2}` per year.
struct SlopeUnit {
  let unit: String
  let time: DaySpan.Unit

  /// Reads a unit whose last stroke stands before a unit of time; nil for any other.
  init?(_ text: String) {
    guard let stroke = text.lastIndex(of: "/"),
      let time = TimeWord.unit(String(text[text.index(after: stroke)...]))
    else { return nil }
    unit = String(text[..<stroke])
    self.time = time
  }
}
