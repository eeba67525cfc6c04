/// A value that a form works out by itself: a sum, an index, a band, a classification.
package struct QuestionnaireComputation: Hashable, Sendable {
  /// The number; nil for a value that is a band alone.
  package var expression: QuestionnaireExpression?
  /// The unit of the number in UCUM; nil for a plain number.
  package var unit: String?
  /// Digits after the point when shown, 0 through 4.
  package var decimals: Int
  /// The first that fits is the value's band; empty for a number alone.
  package var bands: [QuestionnaireBand]

  package init(
    expression: QuestionnaireExpression?, unit: String? = nil, decimals: Int = 0,
    bands: [QuestionnaireBand] = []
  ) {
    self.expression = expression
    self.unit = unit
    self.decimals = decimals
    self.bands = bands
  }

  /// The link ids that it reads, sorted.
  package var linkIDs: [String] {
    let bands = bands.compactMap(\.condition).flatMap(\.collected)
    return Array(Set((expression?.collected ?? []) + bands)).sorted()
  }
}

/// A range of a computed number with its meaning; bands are tried in order.
package struct QuestionnaireBand: Hashable, Sendable {
  /// Our code of what it means, such as `mild`.
  package var code: String
  package var text: Localized
  /// The band ends below this number; nil for no such end.
  package var below: DecimalNumber?
  /// The band ends with this number; nil for no such end.
  package var upTo: DecimalNumber?
  /// What must hold beside; nil for nothing, and what is not known does not hold.
  package var condition: QuestionnaireCondition?
  /// The number of the computed item in this band, where it has no expression; nil for none.
  package var number: DecimalNumber?

  package init(
    code: String, text: Localized, below: DecimalNumber? = nil, upTo: DecimalNumber? = nil,
    condition: QuestionnaireCondition? = nil, number: DecimalNumber? = nil
  ) {
    self.code = code
    self.text = text
    self.below = below
    self.upTo = upTo
    self.condition = condition
    self.number = number
  }

  /// Whether a number lies before the band's ends; a band without ends takes every number.
  package func takes(_ number: DecimalNumber) -> Bool {
    if let below, number >= below { return false }
    if let upTo, number > upTo { return false }
    return true
  }
}
