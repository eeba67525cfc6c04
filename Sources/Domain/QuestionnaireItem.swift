/// A question, a computed value, a table or a line of text on a form.
package struct QuestionnaireItem: Hashable, Sendable {
  /// The name by which answers are kept, unique in the form, such as `sbp`.
  package var linkID: String
  package var text: Localized
  /// A short remark beside the question; nil when there is none.
  package var hint: Localized?
  package var kind: QuestionnaireItemKind
  /// Whether the form can be completed without an answer while the item is asked.
  package var isRequired: Bool
  /// When the item is asked; nil for always, and what is not known counts as no.
  package var enableWhen: QuestionnaireCondition?
  /// What is offered as an answer before one is given; it counts only when it is accepted.
  package var offer: QuestionnaireOffer?
  /// The code of the indicator that the answer or computed value becomes; nil for none.
  package var indicator: String?

  package init(
    linkID: String, text: Localized, hint: Localized? = nil, kind: QuestionnaireItemKind,
    isRequired: Bool = false, enableWhen: QuestionnaireCondition? = nil,
    offer: QuestionnaireOffer? = nil, indicator: String? = nil
  ) {
    self.linkID = linkID
    self.text = text
    self.hint = hint
    self.kind = kind
    self.isRequired = isRequired
    self.enableWhen = enableWhen
    self.offer = offer
    self.indicator = indicator
  }

  /// The answers that can be chosen; empty for an item that is not answered by choosing.
  package var options: [QuestionnaireOption] {
    switch kind {
    case .choice(let options), .multiChoice(let options): options
    case .yesNo: QuestionnaireOption.yesNo
    default: []
    }
  }

  /// Whether a person can answer it.
  package var isAsked: Bool {
    switch kind {
    case .display, .computed, .table: false
    default: true
    }
  }

  /// The unit of its number in UCUM; nil when it has none.
  package var unit: String? {
    switch kind {
    case .quantity(_, let unit): unit
    case .computed(let computation): computation.unit
    default: nil
    }
  }
}

/// What an item asks for.
package enum QuestionnaireItemKind: Hashable, Sendable {
  /// One of numbered answers.
  case choice([QuestionnaireOption])
  /// Any of numbered answers.
  case multiChoice([QuestionnaireOption])
  case yesNo
  case integer(QuestionnaireLimits)
  case decimal(QuestionnaireLimits)
  /// A number with a unit of UCUM.
  case quantity(QuestionnaireLimits, unit: String)
  case date(QuestionnaireDateLimits)
  /// Words, of at most so many characters.
  case text(longest: Int)
  /// A line that is read and not answered.
  case display
  case computed(QuestionnaireComputation)
  case table(QuestionnaireTable)
}

/// A numbered answer.
package struct QuestionnaireOption: Hashable, Sendable {
  /// Our code of what is meant, such as `no-symptom`; answers are kept by it.
  package var code: String
  /// The number that is typed for it, as it is printed on the form.
  package var key: String
  /// The code on the national sheet of this version; nil when the form has none.
  package var national: String?
  package var text: Localized
  /// What the answer counts in sums; nil when it counts nothing.
  package var score: DecimalNumber?
  /// Whether it rules out every other answer, such as "none".
  package var isExclusive: Bool
  /// Whether words are asked for with it, such as after "other".
  package var takesText: Bool
  /// The words of the indicator that the answer becomes, such as `Never smoker`; nil for the score.
  package var observed: String?

  package init(
    code: String, key: String, national: String? = nil, text: Localized,
    score: DecimalNumber? = nil, isExclusive: Bool = false, takesText: Bool = false,
    observed: String? = nil
  ) {
    self.code = code
    self.key = key
    self.national = national
    self.text = text
    self.score = score
    self.isExclusive = isExclusive
    self.takesText = takesText
    self.observed = observed
  }

  /// The answers of a yes-or-no question.
  package static let yesNo = [
    QuestionnaireOption(
      code: "yes", key: "1", text: Localized(zh: "是", en: "Yes"), score: .one),
    QuestionnaireOption(
      code: "no", key: "2", text: Localized(zh: "否", en: "No"), score: .zero),
  ]
}

/// What numbers an item takes.
package struct QuestionnaireLimits: Hashable, Sendable {
  /// Numbers outside are refused; nil for no limit.
  package var hard: ClosedRange<DecimalNumber>?
  /// Numbers outside are taken after they were confirmed; nil for no limit.
  package var plausible: ClosedRange<DecimalNumber>?
  /// Digits after the point when shown, 0 through 4.
  package var decimals: Int

  package init(
    hard: ClosedRange<DecimalNumber>? = nil, plausible: ClosedRange<DecimalNumber>? = nil,
    decimals: Int = 0
  ) {
    self.hard = hard
    self.plausible = plausible
    self.decimals = decimals
  }
}

/// What dates an item takes.
package struct QuestionnaireDateLimits: Hashable, Sendable {
  /// How exact a date must be: a day, a month or a year; a more exact one is taken too.
  package var precision: TimePrecision
  /// Whether a day after the day of the form is refused.
  package var isPast: Bool
  /// Whether a day before the day of the form is refused.
  package var isFuture: Bool

  package init(precision: TimePrecision = .day, isPast: Bool = false, isFuture: Bool = false) {
    self.precision = precision
    self.isPast = isPast
    self.isFuture = isFuture
  }
}

/// Rows of like items, such as medicines; a row is in use once its first column is answered.
package struct QuestionnaireTable: Hashable, Sendable {
  /// The most rows, 1 through 20.
  package var rows: Int
  package var columns: [QuestionnaireItem]

  package init(rows: Int, columns: [QuestionnaireItem]) {
    self.rows = rows
    self.columns = columns
  }
}

/// What is offered as an answer before one is given.
package enum QuestionnaireOffer: Hashable, Sendable {
  /// The answer of the person's last form of the same id.
  case last
  /// The person's newest value of the item's indicator that is at most so many days old.
  case observed(days: Int)
  /// The band or number of a computed item.
  case computed(String)
  /// Always the same concept codes.
  case codes([String])
  /// Always the same number.
  case number(DecimalNumber)
  /// The day of the form, so many days later.
  case day(after: Int)
}
