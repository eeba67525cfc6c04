package import Domain

extension NextVisit {
  /// Proposes the next visit from what the archive holds.
  ///
  /// - Parameters:
  ///   - reason: The reason of the follow-up that was just done.
  ///   - archive: The patient's archive, with the values of today's visit if they were entered.
  package static func propose(
    reason: FollowUpReason, archive: PatientArchive, today: CalendarDate
  ) -> NextVisit {
    let age = archive.patient.birthDate?.age(on: today)
    let systolic = archive.daily("sbp", until: today)
    let diastolic = archive.daily("dbp", until: today)
    let glucose = archive.daily("fpg", until: today)
    let readings = LatestReadings(
      systolic: systolic.last, diastolic: diastolic.last, fastingGlucose: glucose.last)
    let before = LatestReadings(
      systolic: systolic.dropLast().last, diastolic: diastolic.dropLast().last,
      fastingGlucose: glucose.dropLast().last)
    return propose(
      reason: reason, readings: readings,
      previousWasUncontrolled: before.isUncontrolled(for: reason, age: age), age: age,
      hasDiabetes: ConditionGroup.diabetes.isAmong(archive.conditions),
      hasVascularDisease: ConditionGroup.vascularDisease.isAmong(archive.conditions),
      today: today)
  }
}

extension PatientArchive {
  /// One value a day of an indicator, the last of each day, oldest first.
  ///
  /// Home readings have other limits and doubtful values say nothing, so both are left out.
  fileprivate func daily(_ code: String, until today: CalendarDate) -> [DatedValue] {
    var values: [DatedValue] = []
    for point in series.first(where: { $0.indicator.code == code })?.points ?? []
    where point.day <= today && point.source != .home && !point.isImplausible
      && point.comparator == nil
    {
      guard let value = point.value else { continue }
      if values.last?.day == point.day { values.removeLast() }
      values.append(DatedValue(value, on: point.day))
    }
    return values
  }
}

extension LatestReadings {
  /// Whether the values were above the target of the programme; false when there is none.
  fileprivate func isUncontrolled(for reason: FollowUpReason, age: Int?) -> Bool {
    let targets = ControlTargets.thirdEdition
    switch reason {
    case .diabetesManagement, .glucoseRecheck:
      return fastingGlucose.map { $0.value >= targets.fastingGlucose } ?? false
    default:
      guard systolic != nil || diastolic != nil else { return false }
      return !targets.isControlled(
        systolic: systolic?.value ?? 0, diastolic: diastolic?.value ?? 0, age: age)
    }
  }
}
