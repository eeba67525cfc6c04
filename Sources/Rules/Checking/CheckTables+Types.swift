import Domain

// What an expression measures, found out without telling anything.
extension CheckTables {
  /// What is known of an expression's type.
  enum Typing: Hashable {
    /// A literal, which takes the type of what it is compared with.
    case adapts
    case type(AmountType)
    /// Nothing that can be told of it makes sense.
    case wrong
  }

  func typing(_ expression: ExpressionSyntax) -> Typing {
    switch expression.form {
    case .quantity, .text: .adapts
    case .negative(let inner): typing(inner)
    case .attribute(.age): .type(.years)
    case .call(let call): typing(call)
    case .arithmetic(let left, let operation, let right): typing(left, operation, right)
    default: .wrong
    }
  }

  private func typing(_ call: CallSyntax) -> Typing {
    guard let function = call.function, case .name(let word)? = call.arguments.first?.form,
      let indicator = vocabulary.indicator(word)
    else { return .wrong }
    switch function {
    case .average, .latest, .first, .max, .min, .sum, .median: return .type(.level(indicator))
    case .count: return .type(.plain)
    case .trend: return .type(.slope(indicator, per: nil))
    case .delta: return .type(.difference(indicator))
    case .change, .share: return .type(.percent)
    case .daysSince: return .type(.days)
    case .hasDiagnosis, .hasMedication, .hasTag: return .wrong
    }
  }

  private func typing(
    _ left: ExpressionSyntax, _ operation: ExpressionSyntax.Operation, _ right: ExpressionSyntax
  ) -> Typing {
    let (first, second) = (typing(left), typing(right))
    if first == .wrong || second == .wrong { return .wrong }
    switch operation {
    case .plus, .minus: return Self.sum(first, second, isDifference: operation == .minus)
    case .times, .over:
      if first == .adapts, second == .adapts { return .adapts }
      return .type(Self.product(Self.factor(first), Self.factor(second), operation))
    }
  }

  private static func sum(_ first: Typing, _ second: Typing, isDifference: Bool) -> Typing {
    switch (first, second) {
    case (.adapts, _): return second
    case (_, .adapts): return first
    case (.type(.level(let indicator)), .type(.level)) where isDifference:
      return .type(.difference(indicator))
    case (.type(.difference), .type(.level)): return second
    default: return first
    }
  }

  /// The type of an operand of a product; a literal there is a plain number.
  static func factor(_ typing: Typing) -> AmountType {
    if case .type(let type) = typing { return type }
    return .plain
  }

  /// What a product or quotient measures.
  static func product(
    _ left: AmountType, _ right: AmountType, _ operation: ExpressionSyntax.Operation
  ) -> AmountType {
    if right == .plain { return left }
    if operation == .times {
      return left == .plain ? right : .composite("(\(left.unit)).(\(right.unit))")
    }
    if left.matches(right) { return .plain }
    return .composite(left == .plain ? "/(\(right.unit))" : "(\(left.unit))/(\(right.unit))")
  }
}
