package import Domain

extension FormSession {
  /// Where a person is in a form, beside the answers: what a draft keeps so that the form comes back
  /// just as it was left.
  package struct Place: Hashable, Sendable {
    /// Nil for the end of the form.
    package var cursor: QuestionnaireItemKey?
    /// What was typed and not yet taken.
    package var typed: String
    /// The option that waits for its words; nil when none does.
    package var optionInWords: String?
    /// What was passed without an answer.
    package var passed: Set<QuestionnaireItemKey>

    package init(
      cursor: QuestionnaireItemKey?, typed: String = "", optionInWords: String? = nil,
      passed: Set<QuestionnaireItemKey> = []
    ) {
      self.cursor = cursor
      self.typed = typed
      self.optionInWords = optionInWords
      self.passed = passed
    }
  }

  /// Where the person is.
  package var standing: Place {
    Place(cursor: cursor, typed: typed, optionInWords: optionInWords, passed: passed)
  }

  /// Goes back to where somebody was; what is asked no more is left out.
  package mutating func restore(_ standing: Place) {
    for key in standing.passed where state.isAsked(key) { pass(key) }
    guard let key = standing.cursor else {
      place(nil)
      return
    }
    guard go(to: key) else {
      place(firstOpen(after: nil))
      return
    }
    if let option = standing.optionInWords, state.answers[key]?.codes.contains(option) == true {
      beginWords(of: option)
    } else if standing.optionInWords != nil {
      return
    }
    setTyped(standing.typed)
  }
}
