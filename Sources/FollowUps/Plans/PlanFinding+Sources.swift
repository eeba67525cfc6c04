package import Domain

// Where a finding comes from: a filled form, or the values of the visit alone.
extension PlanFinding {
  /// What a filled form said, in its own words: `controlled`, `uncontrolled` and the signs.
  ///
  /// Where a form says both, the stricter counts. Words that are no finding are left out.
  ///
  /// - Parameters:
  ///   - words: Such as `uncontrolled` and `adverse-reaction`, as in ``PlanFinding/Control`` and
  ///     ``VisitFinding``.
  ///   - isMeasuring: Whether it is a form by which values are judged; then silence is a missing value.
  package init(words: Set<String>, isMeasuring: Bool) {
    let control: Control =
      words.contains(Control.uncontrolled.rawValue)
      ? .uncontrolled
      : words.contains(Control.controlled.rawValue)
        ? .controlled : isMeasuring ? .unmeasured : .unjudged
    self.init(control, signs: Set(words.compactMap(VisitFinding.init(rawValue:))))
  }

  /// Judges the values of one visit by the lines in force that day.
  ///
  /// Only values of the visit's own day count: an older one is no reading of this visit. One value
  /// above its line is enough not to be controlled; to be controlled both pressures are needed.
  /// Values of ``EmergencyValues`` are a sign of danger, whatever the visit was about.
  ///
  /// - Parameters:
  ///   - reason: What it was about: pressure or glucose is judged by it; nothing is for the others.
  ///   - age: In years on that day; nil when unknown.
  ///   - signs: What was found beside the values.
  package init(
    judging readings: LatestReadings, of day: CalendarDate, for reason: FollowUpReason, age: Int?,
    signs: Set<VisitFinding> = [], targets: ControlTargets = .thirdEdition
  ) {
    let systolic = readings.systolic.flatMap { $0.day == day ? $0.value : nil }
    let diastolic = readings.diastolic.flatMap { $0.day == day ? $0.value : nil }
    let glucose = readings.fastingGlucose.flatMap { $0.day == day ? $0.value : nil }
    var signs = signs
    let isDangerous =
      (systolic ?? 0) >= EmergencyValues.systolic || (diastolic ?? 0) >= EmergencyValues.diastolic
      || glucose.map { $0 >= EmergencyValues.highGlucose || $0 <= EmergencyValues.lowGlucose }
        ?? false
    if isDangerous { signs.insert(.dangerSign) }
    let control: Control
    switch reason {
    case .hypertensionManagement, .bloodPressureRecheck:
      let isBelow = targets.isControlled(
        systolic: systolic ?? 0, diastolic: diastolic ?? 0, age: age)
      control =
        !isBelow ? .uncontrolled : systolic == nil || diastolic == nil ? .unmeasured : .controlled
    case .diabetesManagement, .glucoseRecheck:
      control =
        glucose.map { $0 < targets.fastingGlucose ? .controlled : .uncontrolled } ?? .unmeasured
    default: control = .unjudged
    }
    self.init(control, signs: signs)
  }
}
