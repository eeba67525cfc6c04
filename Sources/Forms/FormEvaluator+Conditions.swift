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
      guard let left = number(left), let right = number(right) else { return nil }
      return comparison.holds(left, right)
    case .sex(let sex):
      return context.sex == .male || context.sex == .female ? context.sex == sex : nil
    }
  }
}
