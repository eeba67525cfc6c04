/// An answer on a form, kept by concept codes and as it was typed.
package enum QuestionnaireAnswer: Hashable, Sendable {
  /// The chosen answers in the order of the form; one for a single choice.
  case choices([QuestionnaireChoice])
  case yesNo(Bool)
  case number(QuestionnaireNumber)
  case quantity(QuestionnaireQuantity)
  /// A date and how exactly it is known; a month is its first day.
  case date(CalendarDate, TimePrecision)
  case text(String)

  /// The concept codes; empty for an answer that is none.
  package var codes: [String] {
    switch self {
    case .choices(let chosen): chosen.map(\.code)
    case .yesNo(let isYes): [isYes ? "yes" : "no"]
    default: []
    }
  }

  /// An answer that chooses one code.
  package static func choice(_ code: String, text: String? = nil) -> QuestionnaireAnswer {
    .choices([QuestionnaireChoice(code, text: text)])
  }
}

/// One chosen answer.
package struct QuestionnaireChoice: Hashable, Sendable {
  package var code: String
  /// The words given with it; nil when none were.
  package var text: String?

  package init(_ code: String, text: String? = nil) {
    self.code = code
    self.text = text
  }
}

/// A plain number and how it was typed.
package struct QuestionnaireNumber: Hashable, Sendable {
  package var value: DecimalNumber
  /// As typed, such as `7.0`.
  package var text: String

  package init(_ value: DecimalNumber, text: String? = nil) {
    self.value = value
    self.text = text ?? value.description
  }
}

/// A number with a unit, as typed and in the unit of the form.
package struct QuestionnaireQuantity: Hashable, Sendable {
  /// As typed, such as `150`, or `HI` of a meter; without the comparator.
  package var text: String
  /// As typed, or the unit of the form when none was typed.
  package var unit: String
  /// The number in the unit of the form.
  package var value: DecimalNumber
  /// How the measured value stands to the number, as in `<5`; nil when it is the number.
  package var comparator: Comparator?

  package init(
    text: String, unit: String, value: DecimalNumber, comparator: Comparator? = nil
  ) {
    self.text = text
    self.unit = unit
    self.value = value
    self.comparator = comparator
  }
}
