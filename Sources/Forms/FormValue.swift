package import Domain

/// What an item comes to at the moment: an answer that counts, or what was worked out.
package struct FormValue: Hashable, Sendable {
  /// Whether there is an answer or a result that counts.
  package var isKnown = false
  /// The number; nil when it has none.
  package var number: DecimalNumber?
  /// The end of the range that the value lies in, as in `<5`; nil when it is a number or none.
  package var end: DecimalNumber?
  /// How the value stands to `end`.
  package var comparator: Comparator?
  /// The concept codes, or the code of the band.
  package var codes: [String] = []

  /// What does not count: nothing was answered, or the item is not asked.
  package static let none = FormValue()
}

/// What a form shows and has worked out, from its answers alone.
package struct FormResults: Hashable, Sendable {
  /// Every place of the form that is shown, in its order.
  package var shown: [QuestionnaireItemKey] = []
  /// The value of every item that has one.
  package var values: [String: FormValue] = [:]
  /// The warnings that hold, confirmed or not.
  package var warnings: [QuestionnaireWarning] = []
  /// The red flags that hold, seen or not.
  package var redFlags: [QuestionnaireRedFlag] = []
  package var outcomes: Set<QuestionnaireOutcome> = []
}
