package import Domain

/// A measured value and its day.
package struct DatedValue: Hashable, Sendable {
  package var value: Double
  package var day: CalendarDate

  package init(_ value: Double, on day: CalendarDate) {
    self.value = value
    self.day = day
  }
}

/// The newest values of a patient on which the next visit depends; nil where there is none.
package struct LatestReadings: Hashable, Sendable {
  /// Systolic pressure at the clinic, in mmHg.
  package var systolic: DatedValue?
  /// Diastolic pressure at the clinic, in mmHg.
  package var diastolic: DatedValue?
  /// Fasting glucose, in mmol/L.
  package var fastingGlucose: DatedValue?

  package init(
    systolic: DatedValue? = nil, diastolic: DatedValue? = nil, fastingGlucose: DatedValue? = nil
  ) {
    self.systolic = systolic
    self.diastolic = diastolic
    self.fastingGlucose = fastingGlucose
  }
}

/// What was found at a visit beside the values.
package enum VisitFinding: String, Hashable, Sendable, CaseIterable {
  /// An adverse drug reaction.
  case adverseReaction = "adverse-reaction"
  /// An adverse drug reaction that changed treatment did not end.
  case stubbornReaction = "stubborn-reaction"
  /// A new complication, or an old one that got worse.
  case complication
  /// A sign of danger, such as altered consciousness, chest tightness or sudden loss of sight.
  case dangerSign = "danger-sign"
}
