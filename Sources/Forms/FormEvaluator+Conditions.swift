import Domain

extension FormEvaluator {
  /// Whether a condition holds; nil when an answer that decides it is missing.
  mutating func truth(_ condition: QuestionnaireCondition) -> Bool? {
    switch condition {
    case .all(let parts):
      var isUnknown = false
      for part in parts {
        let truth = truth(part)
        if truth == false { return false }
        if truth == nil { isUnknown = true }
      }
      return isUnknown ? nil : true
    case .any(let parts):
      var isUnknown = false
      for part in parts {
        let truth = truth(part)
        if truth == true { return true }
        if truth == nil { isUnknown = true }
      }
      return isUnknown ? nil : false
    case .not(let part): return truth(part).map { !$0 }
    case .answered(let id): return value(id).isKnown
    case .has(let id, let codes):
      let value = value(id)
      return value.isKnown ? value.codes.contains { codes.contains($0) } : nil
    case .compare(let left, let comparison, let right):
      guard let line = number(right) else { return nil }
      if let number = number(left) { return comparison.holds(number, line) }
      return range(of: left).flatMap { Self.truth($0.comparator, $0.end, comparison, line) }
    case .sex(let sex):
      return context.sex == .male || context.sex == .female ? context.sex == sex : nil
    }
  }

  /// The range that an item's value lies in, as in `<5`; nil for a number or none.
  private mutating func range(
    of expression: QuestionnaireExpression
  ) -> (comparator: Comparator, end: DecimalNumber)? {
    guard case .value(let id) = expression else { return nil }
    let value = value(id)
    guard let comparator = value.comparator, let end = value.end else { return nil }
    return (comparator, end)
  }

  /// Whether every number of a range is on one side of a line; nil when they are on both.
  private static func truth(
    _ comparator: Comparator, _ end: DecimalNumber, _ comparison: QuestionnaireComparison,
    _ line: DecimalNumber
  ) -> Bool? {
    let isUpward = comparator == .greaterThan || comparator == .atLeast
    let includesEnd = comparator == .atMost || comparator == .atLeast
    // The numbers beyond the end are all above the line, or all below it.
    let isBeyond = isUpward ? end > line : end < line
    let touches = end == line
    switch comparison {
    case .equals: return isBeyond || touches && !includesEnd ? false : nil
    case .atLeast, .atMost:
      let wantsUpward = comparison == .atLeast
      if wantsUpward == isUpward { return isBeyond || touches ? true : nil }
      return isBeyond || touches && !includesEnd ? false : nil
    case .above, .below:
      let wantsUpward = comparison == .above
      if wantsUpward == isUpward { return isBeyond || touches && !includesEnd ? true : nil }
      return isBeyond || touches ? false : nil
    }
  }
}
