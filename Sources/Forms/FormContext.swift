package import Domain

/// What a form is filled in with: the person, the day, and what is known already.
package struct FormContext: Sendable {
  /// The clinic-local day of the form, such as the visit's.
  package var day: CalendarDate
  package var sex: Sex
  /// Nil when unknown; then nothing that goes by age is judged.
  package var birthDate: CalendarDate?
  package var indicators: IndicatorDictionary
  /// The published scores by their ids.
  package var scorers: [String: QuestionnaireScorer]
  /// The person's last completed form of the same id, in any version; nil when there is none.
  package var last: QuestionnaireResponse?
  /// The person's newest value of each indicator, in its canonical unit.
  package var observed: [String: FormReading]

  package init(
    day: CalendarDate, sex: Sex = .unknown, birthDate: CalendarDate? = nil,
    indicators: IndicatorDictionary, scorers: [QuestionnaireScorer] = [],
    last: QuestionnaireResponse? = nil, observed: [String: FormReading] = [:]
  ) {
    self.day = day
    self.sex = sex
    self.birthDate = birthDate
    self.indicators = indicators
    self.scorers = Dictionary(scorers.map { ($0.id, $0) }) { first, _ in first }
    self.last = last
    self.observed = observed
  }

  /// Whole years of age on the day; nil when the birth date is unknown.
  package var age: Int? { birthDate.map { $0.age(on: day) } }
}

extension FormContext: Equatable {
  /// Whether forms are filled in alike with both.
  package static func == (left: FormContext, right: FormContext) -> Bool {
    left.day == right.day && left.sex == right.sex && left.birthDate == right.birthDate
      && left.last == right.last && left.observed == right.observed
      && left.scorers == right.scorers
      && left.indicators.indicators == right.indicators.indicators
  }
}

/// A value of an indicator and its day.
package struct FormReading: Hashable, Sendable {
  /// In the indicator's canonical unit.
  package var value: DecimalNumber
  package var day: CalendarDate

  package init(value: DecimalNumber, day: CalendarDate) {
    self.value = value
    self.day = day
  }
}
