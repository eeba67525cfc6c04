/// Walking the checked tree.
extension ConditionNode {
  /// The conditions directly inside, in the order written.
  package var conditions: [ConditionNode] {
    switch form {
    case .all(let parts), .any(let parts): parts
    case .not(let part), .conditionIsKnown(let part, _), .conditionIs(let part, _): [part]
    case .constant, .compare, .between, .amountIsKnown, .hasDiagnosis, .hasMedication, .hasTag,
      .sexIs, .deceased:
      []
    }
  }

  /// The numbers directly inside, in the order written.
  package var amounts: [AmountNode] {
    switch form {
    case .compare(let left, _, let right): [left, right]
    case .between(let subject, let low, let high): [subject, low, high]
    case .amountIsKnown(let subject, _): [subject]
    case .constant, .all, .any, .not, .conditionIsKnown, .conditionIs, .hasDiagnosis,
      .hasMedication, .hasTag, .sexIs, .deceased:
      []
    }
  }
}

extension AmountNode {
  /// The numbers directly inside, in the order written.
  package var amounts: [AmountNode] {
    switch form {
    case .literal, .age, .series: []
    case .negated(let part): [part]
    case .sum(let left, let right), .difference(let left, let right),
      .product(let left, let right), .quotient(let left, let right):
      [left, right]
    }
  }
}
