/// When something on a form holds: true, false, or not known.
///
/// Not known is what lacks an answer. Where it decides, it counts as no: nothing is asked, warned
/// of or judged because of an answer that nobody gave.
package indirect enum QuestionnaireCondition: Hashable, Sendable {
  /// All of them hold; false as soon as one is false.
  case all([QuestionnaireCondition])
  /// One of them holds; true as soon as one is true.
  case any([QuestionnaireCondition])
  case not(QuestionnaireCondition)
  /// The item is asked and has an answer; never unknown.
  case answered(String)
  /// One of these concept codes, or bands of a computed item, is the answer.
  case has(String, codes: [String])
  case compare(QuestionnaireExpression, QuestionnaireComparison, QuestionnaireExpression)
  /// The person is of this sex; not known when the sex is not.
  case sex(Sex)

  /// The link ids that it reads, sorted.
  package var linkIDs: [String] { Array(Set(collected)).sorted() }

  var collected: [String] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.collected)
    case .not(let part): part.collected
    case .answered(let id), .has(let id, _): [id]
    case .compare(let left, _, let right): left.collected + right.collected
    case .sex: []
    }
  }
}

/// How two numbers are compared.
package enum QuestionnaireComparison: String, Hashable, Sendable, CaseIterable {
  case below
  case atMost
  case equals
  case atLeast
  case above

  /// Whether it holds between two numbers.
  package func holds(_ left: DecimalNumber, _ right: DecimalNumber) -> Bool {
    switch self {
    case .below: left < right
    case .atMost: left <= right
    case .equals: left == right
    case .atLeast: left >= right
    case .above: left > right
    }
  }
}

/// A number that a form works out; there is none while an answer that it needs is missing.
package indirect enum QuestionnaireExpression: Hashable, Sendable {
  case constant(DecimalNumber)
  /// The number of an item: as answered, the sum of scores of what was chosen, or as computed.
  case value(String)
  /// The number of an item in the person's last form of the same id.
  case last(String)
  /// Whole years of age on the day of the form.
  case age
  /// How many answers of a multi-choice item are chosen; 0 when none is.
  case chosen(String)
  /// How many rows of a table are in use.
  case rows(String)
  /// The sum of the items that are asked; items not asked count 0. None while one has no answer.
  case total([String])
  /// How many of the items that are asked have at least a number.
  case countAtLeast([String], DecimalNumber)
  case add([QuestionnaireExpression])
  case subtract(QuestionnaireExpression, QuestionnaireExpression)
  case multiply([QuestionnaireExpression])
  case divide(QuestionnaireExpression, QuestionnaireExpression)
  case least([QuestionnaireExpression])
  case greatest([QuestionnaireExpression])
  /// The first that has a number.
  case first([QuestionnaireExpression])
  /// Rounded half away from zero to so many digits after the point.
  case round(QuestionnaireExpression, decimals: Int)
  /// One result of a published score.
  case score(QuestionnaireScoreCall)

  /// The link ids that it reads, without those of the last form, sorted.
  package var linkIDs: [String] { Array(Set(collected)).sorted() }

  var collected: [String] {
    switch self {
    case .constant, .age, .last: []
    case .value(let id), .chosen(let id), .rows(let id): [id]
    case .total(let ids), .countAtLeast(let ids, _): ids
    case .add(let parts), .multiply(let parts), .least(let parts), .greatest(let parts),
      .first(let parts):
      parts.flatMap(\.collected)
    case .subtract(let left, let right), .divide(let left, let right):
      left.collected + right.collected
    case .round(let inner, _): inner.collected
    case .score(let call): Array(call.inputs.values)
    }
  }
}

/// A published score with the items that it is given.
package struct QuestionnaireScoreCall: Hashable, Sendable {
  /// The id of the score, such as `ipaq-short`.
  package var score: String
  /// Which of its results is meant, such as `met-minutes`.
  package var output: String
  /// The link id for each input.
  package var inputs: [String: String]

  package init(score: String, output: String, inputs: [String: String]) {
    self.score = score
    self.output = output
    self.inputs = inputs
  }
}
