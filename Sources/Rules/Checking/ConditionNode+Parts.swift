extension ConditionNode {
  /// Calls for the condition and every condition within it, from the outside in.
  func forEach(_ body: (ConditionNode) -> Void) {
    body(self)
    switch form {
    case .all(let parts), .any(let parts): for part in parts { part.forEach(body) }
    case .not(let inner), .conditionIsKnown(let inner, _), .conditionIs(let inner, _):
      inner.forEach(body)
    default: break
    }
  }

  /// Every function over an indicator that the condition reads, with its node.
  var reads: [(node: AmountNode, read: SeriesRead)] {
    var found: [(AmountNode, SeriesRead)] = []
    forEach { condition in
      for amount in condition.amounts {
        amount.forEach { if case .series(let read) = $0.form { found.append(($0, read)) } }
      }
    }
    return found
  }
}

extension AmountNode {
  /// Calls for the number and every number within it, from the outside in.
  func forEach(_ body: (AmountNode) -> Void) {
    body(self)
    switch form {
    case .literal, .age, .series: break
    case .negated(let inner): inner.forEach(body)
    case .sum(let left, let right), .difference(let left, let right),
      .product(let left, let right), .quotient(let left, let right):
      left.forEach(body)
      right.forEach(body)
    }
  }
}
