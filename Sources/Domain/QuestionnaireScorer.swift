/// A published score that is more than a sum, for forms to call by its id.
package struct QuestionnaireScorer: Sendable {
  package let id: String
  package let title: Localized
  /// The publication, with its edition.
  package let source: Localized
  /// For whom the score was made, in words.
  package let validFor: Localized
  package let inputs: [String]
  /// Inputs that may be missing.
  package let optionalInputs: Set<String>
  package let outputs: [String]
  private let rule: @Sendable (QuestionnaireScoreInputs) -> QuestionnaireScoreResult

  package init(
    id: String, title: Localized, source: Localized, validFor: Localized, inputs: [String],
    optionalInputs: Set<String> = [], outputs: [String],
    rule: @escaping @Sendable (QuestionnaireScoreInputs) -> QuestionnaireScoreResult
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.validFor = validFor
    self.inputs = inputs
    self.optionalInputs = optionalInputs
    self.outputs = outputs
    self.rule = rule
  }

  /// Works the score out; incomplete while an input that it needs is missing.
  package func result(of given: QuestionnaireScoreInputs) -> QuestionnaireScoreResult {
    let isComplete = inputs.allSatisfy {
      given.values[$0] != nil || optionalInputs.contains($0)
    }
    return isComplete ? rule(given) : .incomplete
  }
}

extension QuestionnaireScorer: Equatable {
  /// Whether both are the same published score: an id stands for one way to work it out.
  package static func == (left: QuestionnaireScorer, right: QuestionnaireScorer) -> Bool {
    left.id == right.id && left.inputs == right.inputs && left.outputs == right.outputs
  }
}

/// What a score is given.
package struct QuestionnaireScoreInputs: Hashable, Sendable {
  package var values: [String: DecimalNumber]
  package var sex: Sex
  /// Whole years; nil when unknown.
  package var age: Int?

  package init(values: [String: DecimalNumber], sex: Sex = .unknown, age: Int? = nil) {
    self.values = values
    self.sex = sex
    self.age = age
  }
}

/// What a score comes to.
package enum QuestionnaireScoreResult: Hashable, Sendable {
  case scored([String: DecimalNumber])
  /// An answer is missing.
  case incomplete
  /// The score says nothing of such a person or such answers, and why.
  case notValid(Localized)

  /// One of the results; nil when there is none.
  package subscript(output: String) -> DecimalNumber? {
    if case .scored(let values) = self { values[output] } else { nil }
  }
}
