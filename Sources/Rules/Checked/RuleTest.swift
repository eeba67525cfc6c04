package import Domain

/// An example beside a rule: a patient, and on which days the tag is on or off.
package struct RuleTest: Hashable, Sendable {
  package var title: String
  package var birth: CalendarDate?
  package var sex: Sex
  /// The day the patient died; nil while they live.
  package var deceased: CalendarDate?
  package var diagnoses: [Period]
  package var medications: [Period]
  /// Tags that the patient carries beside the rule's own, by name; they stand for the shown tags
  /// of the rules that make them.
  package var tags: [Period]
  package var readings: [Reading]
  /// In the order written; judged in the order of the days.
  package var expectations: [Expectation]
  package var place: SourceSpan

  package init(
    title: String, birth: CalendarDate? = nil, sex: Sex = .unknown,
    deceased: CalendarDate? = nil, diagnoses: [Period] = [], medications: [Period] = [],
    tags: [Period] = [], readings: [Reading] = [], expectations: [Expectation],
    place: SourceSpan = .nowhere
  ) {
    self.title = title
    self.birth = birth
    self.sex = sex
    self.deceased = deceased
    self.diagnoses = diagnoses
    self.medications = medications
    self.tags = tags
    self.readings = readings
    self.expectations = expectations
    self.place = place
  }

  /// A code, or the name of a tag, and the days it held, both inside.
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
    /// For a value that is only bounded, such as `<5`; nil for a plain one.
    package var comparator: Comparator?
    /// Whether the value is not final, so that only `status: any` takes it.
    package var isPreliminary: Bool

    package init(
      indicator: Int, day: CalendarDate, value: Exact?, comparator: Comparator? = nil,
      isPreliminary: Bool = false
    ) {
      self.indicator = indicator
      self.day = day
      self.value = value
      self.comparator = comparator
      self.isPreliminary = isPreliminary
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
