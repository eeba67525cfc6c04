extension RuleDiagnostic {
  /// The doubt about a rule that a preview found to match nobody or everybody; nil for any other.
  ///
  /// - Parameters:
  ///   - matched: How many patients the rule's tag would be on for.
  ///   - unknown: For how many its condition is unknown.
  ///   - patients: How many were looked at; with none there is no doubt.
  package static func doubt(
    about rule: RuleSyntax, in source: RuleSource, matched: Int, unknown: Int, of patients: Int
  ) -> RuleDiagnostic? {
    guard patients > 0, matched == 0 || matched == patients else { return nil }
    return RuleDiagnostic(
      matched == 0 ? .matchedNobody : .matchedEverybody, file: source.name, range: rule.header,
      arguments: [grouped(patients), grouped(unknown)])
  }

  /// `1,000,000`
  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
