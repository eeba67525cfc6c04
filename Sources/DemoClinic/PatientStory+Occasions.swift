import Domain

extension PatientStory {
  /// Perhaps an open follow-up for someone outside the programmes, with the visit that led to it.
  mutating func addOccasionalFollowUp(_ calls: inout RandomStream) {
    if addCallToNewPatient(&calls) { return }
    guard calls.happens(clinic.occasionalShare) else { return }
    let plan = CallPlan.drawn(&calls, isManaged: false, calendar: calendar)
    let lead = calendar.today.days(to: plan.firstDue)
    let occasion = occasion(lead: lead, &calls)
    var day = plan.firstDue.adding(days: -occasion.interval)
    day = min(calendar.open(onOrAfter: day), calendar.open(onOrBefore: calendar.yesterday))
    var due = plan.due
    var attempts = plan.attempts
    if day <= person.registered {
      if occasion == .exam { return }
      day = calendar.open(onOrBefore: calendar.yesterday)
      guard day > person.registered else { return }
      due = day.adding(days: occasion.interval)
      attempts = []
    }
    guard let (why, risk) = leadUp(to: occasion, on: day, &calls) else { return }
    writer.record.followUps.append(
      FollowUpDraft(
        reason: occasion.reason, channel: channel(&calls), due: due, risk: risk, why: why,
        owner: calls.happens(0.1) ? nil : nurse, attempts: attempts.map { attempt($0, &calls) }))
  }

  /// Perhaps a first call to someone whose card was opened in the last four weeks.
  private mutating func addCallToNewPatient(_ calls: inout RandomStream) -> Bool {
    let due = person.registered.adding(days: 30)
    guard due > calendar.today, age(on: end) >= 18, calls.happens(0.4) else { return false }
    let day = person.registered.monthAndDay
    writer.record.followUps.append(
      FollowUpDraft(
        reason: .newPatient, channel: .phone, due: due, risk: .regular,
        why: Localized(
          zh: "\(day) 新建档 -> 30天内回访", en: "card opened \(day) -> call within 30 days"),
        owner: calls.happens(0.1) ? nil : nurse))
    return true
  }

  /// What a follow-up outside the programmes is for, and how long after a visit it is due.
  private enum Occasion {
    case pressure, glucose, examReport, discharge, exam, medicine

    var interval: Int {
      switch self {
      case .pressure, .glucose, .discharge: 14
      case .examReport: 7
      case .medicine: 90
      case .exam: 365
      }
    }

    var reason: FollowUpReason {
      switch self {
      case .pressure: .bloodPressureRecheck
      case .glucose: .glucoseRecheck
      case .examReport: .examReport
      case .discharge: .postDischarge
      case .exam: .annualExam
      case .medicine: .medicationReview
      }
    }
  }

  private func occasion(lead: Int, _ calls: inout RandomStream) -> Occasion {
    if lead > 12 {
      return age(on: end) >= 65 && calls.happens(0.8) ? .exam : .medicine
    }
    let isFree = health.hypertension == nil
    switch calls.below(100) {
    case ..<45: return isFree ? .pressure : .medicine
    case ..<60: return health.diabetes == nil ? .glucose : .medicine
    case ..<75: return lead <= 5 ? .examReport : .pressure
    case ..<88: return .discharge
    default: return age(on: end) >= 65 ? .exam : .medicine
    }
  }

  /// Writes the visit that a follow-up rests on; nil when nothing fits the person.
  private mutating func leadUp(
    to occasion: Occasion, on day: CalendarDate, _ calls: inout RandomStream
  ) -> (why: Localized, risk: FollowUpRisk)? {
    switch occasion {
    case .pressure: return leadToPressure(on: day)
    case .glucose: return leadToGlucose(on: day)
    case .discharge: return leadToDischarge(on: day)
    case .exam, .examReport:
      let visit = writer.visit(
        on: day, &random, type: age(on: day) >= 65 ? "老年人健康体检" : "健康体检", department: "体检",
        practitioner: doctor)
      addExam(at: visit, pressure: nil, glucose: nil)
      if occasion == .exam {
        return (
          Localized(zh: "上次体检 \(day) -> 每年一次, 规范三版", en: "last exam \(day) -> once a year"),
          .regular
        )
      }
      return (
        Localized(zh: "\(day) 体检 -> 7天内告知结果", en: "exam on \(day) -> tell results within 7 days"),
        .regular
      )
    case .medicine: return leadToMedicine(on: day)
    }
  }

  private mutating func leadToPressure(
    on day: CalendarDate
  ) -> (why: Localized, risk: FollowUpRisk) {
    let visit = writer.visit(
      on: day, &random, type: "门诊", department: "全科", practitioner: doctor, reason: "首诊测血压")
    let systolic = 140 + min(random.below(24), random.below(30))
    let diastolic = 80 + random.below(17)
    writer.addPressure(systolic, diastolic, pulse: pulse(), at: visit)
    return (
      Localized(
        zh: "门诊 \(systolic)/\(diastolic) 偏高 -> 2周内复测",
        en: "clinic \(systolic)/\(diastolic) raised -> re-check within 2 weeks"),
      hasVascularDisease(on: day) || hasDiabetes(on: day) ? .high : .raised
    )
  }

  private mutating func leadToGlucose(
    on day: CalendarDate
  ) -> (why: Localized, risk: FollowUpRisk) {
    let visit = writer.visit(
      on: day, &random, type: "门诊", department: "全科", practitioner: doctor, reason: "查血糖")
    let glucose = 62 + min(random.below(20), random.below(26))
    writer.add(.fpg, Double(glucose) / 10, at: visit, minutes: 10, isExact: true, &random)
    let text = decimalText(glucose, decimals: 1)
    return (
      Localized(
        zh: "空腹血糖 \(text) 偏高 -> 2周内复查",
        en: "fasting glucose \(text) raised -> re-check within 2 weeks"),
      glucose >= 70 ? .raised : .regular
    )
  }

  private mutating func leadToDischarge(
    on day: CalendarDate
  ) -> (why: Localized, risk: FollowUpRisk)? {
    let stay = random.within(4...12)
    let admitted = day.adding(days: -stay)
    guard admitted > person.registered else { return nil }
    let problem: Problem =
      health.coronary != nil
      ? .coronary : health.stroke != nil ? .stroke : health.has(.copd) ? .copd : .pneumonia
    if problem == .pneumonia {
      writer.add(.pneumonia, onset: admitted.adding(days: -2), ended: day)
    }
    let start = calendar.moment(on: admitted, &random)
    let encounter = Encounter(
      start: start, day: admitted, end: calendar.zone.instant(day, secondOfDay: 36_000),
      classCode: "IMP", type: "住院", department: "市第二人民医院", reason: problem.display)
    writer.record.encounters.append(PatientRecord.Sourced(encounter))
    return (
      Localized(
        zh: "\(day) 出院 (\(problem.display)) -> 2周内随访", en: "left hospital \(day) -> within 2 weeks"),
      hasVascularDisease(on: day) ? .high : .raised
    )
  }

  /// A prescription for something lasting, renewed; nil for people who take nothing.
  private mutating func leadToMedicine(
    on day: CalendarDate
  ) -> (why: Localized, risk: FollowUpRisk)? {
    let taken = writer.record.medications.first {
      $0.value.isActive && ($0.value.started ?? day) <= day
    }
    guard let taken else { return nil }
    let visit = writer.visit(
      on: day, &random, type: "配药", department: "全科", practitioner: doctor, reason: "长期用药")
    let pressure = ordinaryPressure(on: day)
    writer.addPressure(pressure.systolic, pressure.diastolic, pulse: nil, at: visit)
    let name = taken.value.code.display
    return (
      Localized(
        zh: "\(day.monthAndDay) 续配\(name) -> 3个月内随访",
        en: "renewed \(name) \(day.monthAndDay) -> within 3 months"),
      .regular
    )
  }
}
