package import Domain

/// An example beside a rule: a patient, and on which days the tag is on or off.
package struct RuleTest: Hashable, Sendable {
  package var title: String
  package var birth: CalendarDate?
  package var sex: Sex
  package var diagnoses: [Period]
  package var medications: [Period]
  package var readings: [Reading]
  /// In the order written; judged in the order of the days.
  package var expectations: [Expectation]
  package var place: SourceSpan

  package init(
    title: String, birth: CalendarDate? = nil, sex: Sex = .unknown, diagnoses: [Period] = [],
    medications: [Period] = [], readings: [Reading] = [], expectations: [Expectation],
    place: SourceSpan = .nowhere
  ) {
    self.title = title
    self.birth = birth
    self.sex = sex
    self.diagnoses = diagnoses
    self.medications = medications
    self.readings = readings
    self.expectations = expectations
    self.place = place
  }

  /// A code and the days it held, both inside.
  package struct Period: Hashable, Sendable {
    package var code: String
    package var from: CalendarDate
    /// Nil while it lasts.
    package var through: CalendarDate?

    package init(_ code: String, from: CalendarDate, through: CalendarDate? = nil) {
      self.code = code
      self.from = from
      self.through = through
    }
  }

  /// A value of an indicator on a day.
  package struct Reading: Hashable, Sendable {
    /// The index in `RuleSet.indicators`.
    package var indicator: Int
    package var day: CalendarDate
    /// In the canonical unit; nil for a day alone, as of a visit.
    package var value: Exact?

    package init(indicator: Int, day: CalendarDate, value: Exact?) {
      self.indicator = indicator
      self.day = day
      self.value = value
    }
  }

  /// Whether the rule is on at the end of a day.
  package struct Expectation: Hashable, Sendable {
    package var isOn: Bool
    package var day: CalendarDate
    package var place: SourceSpan

    package init(isOn: Bool, day: CalendarDate, place: SourceSpan = .nowhere) {
      self.isOn = isOn
      self.day = day
      self.place = place
    }
  }
}
