import Domain

/// The treatment of high pressure and diabetes as it stands.
struct Treatment {
  /// A medicine with its place in the record and how much it does.
  struct Item {
    let medicine: Medicine
    let place: Int
    let started: CalendarDate
    let strength: Double
  }

  var pressure: [Item] = []
  var glucose: [Item] = []

  /// What items do by a day; it takes six weeks to unfold.
  static func effect(_ items: [Item], on day: CalendarDate) -> Double {
    items.reduce(0) { sum, item in
      sum + item.strength * clamped(Double(item.started.days(to: day)) / 42, 0, 1)
    }
  }
}

extension PatientStory {
  /// The quarterly visits of someone in the hypertension or diabetes programme.
  mutating func tellManagedCare() {
    var calls = RandomStream(seed: clinic.seed, index: person.index, purpose: .followUps)
    let beginning = managementStart(&calls)
    var plan = CallPlan.drawn(&calls, isManaged: true, calendar: calendar)
    if person.died != nil { plan.standing = .none }
    let last = lastManagedDay(beginning, &plan, &calls)
    guard beginning <= last else { return }
    simulateVisits(from: beginning, through: last, plan: plan)
    addManagedFollowUps(plan, &calls)
  }

  /// The day of the first visit: after the card was opened and the illness found, for many later.
  private func managementStart(_ calls: inout RandomStream) -> CalendarDate {
    let found = [health.hypertension, health.diabetes].compactMap { $0 }.min() ?? end
    var day = max(person.registered.adding(days: 1), found.adding(days: 9))
    let span = day.days(to: end)
    if span > 200 && calls.happens(0.45) { day = day.adding(days: calls.below(span * 2 / 3)) }
    day = calendar.open(onOrAfter: day)
    return day <= end ? day : calendar.open(onOrBefore: end)
  }

  /// The day of the last visit, from which the plan's due date follows.
  private func lastManagedDay(
    _ beginning: CalendarDate, _ plan: inout CallPlan, _ calls: inout RandomStream
  ) -> CalendarDate {
    guard plan.standing == .open else {
      let back = person.died != nil ? 5 + calls.below(140) : 400 + calls.below(1100)
      return max(beginning, calendar.open(onOrBefore: end.adding(days: -back)))
    }
    let day = plan.visitDay(calendar)
    guard day < beginning else { return day }
    plan.restart(after: beginning)
    return beginning
  }

  private mutating func simulateVisits(
    from beginning: CalendarDate, through last: CalendarDate, plan: CallPlan
  ) {
    var treatment = Treatment()
    startTreatment(&treatment, beginning)
    // How often this person skips a quarter, and comes for a check after a bad reading.
    let misses = [0.14, 0.34, 0.34, 0.55][random.below(4)]
    let measuresAtHome = health.hypertension != nil && random.happens(0.13)
    var day = beginning
    while true {
      let isLast = day >= last
      let visit = takeReadings(
        on: day, treatment, isEarly: day.days(to: last) > 400,
        wanted: isLast && plan.standing == .open ? plan.wantsSatisfied : nil)
      managed.append(visit)
      if isLast { return }
      adjustTreatment(&treatment, after: visit)
      day = nextDay(after: visit, misses: misses, last: last)
      addReminderCall(before: day, after: visit.day)
      if measuresAtHome { addHomeReadings(before: day, after: visit.day, treatment) }
    }
  }

  private mutating func nextDay(
    after visit: ManagedVisit, misses: Double, last: CalendarDate
  ) -> CalendarDate {
    var gap = random.within(80...102)
    if !visit.isSatisfied && random.happens(0.34) {
      gap = random.within(10...15)
    } else {
      while gap < 400 && random.happens(misses) { gap += 91 }
      if random.happens(0.009) { gap += random.within(300...480) }
    }
    var day = calendar.open(onOrAfter: visit.day.adding(days: gap))
    if random.happens(ClinicCalendar.closureRisk(day)) {
      day = calendar.open(onOrAfter: day.adding(days: random.within(50...130)))
    }
    return day.days(to: last) < 24 ? last : day
  }

  /// Perhaps a call by the nurse to someone who let a quarter go by.
  private mutating func addReminderCall(before next: CalendarDate, after last: CalendarDate) {
    guard last.days(to: next) > 150, random.happens(0.3) else { return }
    let day = calendar.open(onOrAfter: last.adding(days: random.within(100...125)))
    let caller = clinic.staff.first { $0.code == nurse }
    _ = writer.visit(
      on: day, &random, classCode: "VR", type: "电话联系", department: "公卫科",
      practitioner: caller?.name, reason: "未按期随访，电话提醒")
  }

  // MARK: - Readings

  private mutating func takeReadings(
    on day: CalendarDate, _ treatment: Treatment, isEarly: Bool, wanted: Bool?
  ) -> ManagedVisit {
    let pressure = managedPressure(on: day, treatment)
    var written = asWritten(systolic: pressure.systolic, diastolic: pressure.diastolic)
    var glucose = hasDiabetes(on: day) ? managedGlucose(on: day, treatment) : nil
    if let wanted { bend(&written, &glucose, toSatisfied: wanted, on: day) }
    let visit = writer.visit(
      on: day, &random, classCode: classCode(on: day), type: managedVisitType(on: day),
      department: managedDepartment(on: day),
      practitioner: random.happens(0.8) ? doctor : "杨慧敏",
      reason: managed.last.map { $0.isSatisfied } ?? true ? nil : "上次控制不满意，复诊")
    let style: RecordWriter.PressureStyle =
      !isEarly
      ? .millimetres
      : random.happens(0.006) ? .kilopascals : random.happens(0.0016) ? .slipped : .millimetres
    writer.addPressure(
      written.systolic, written.diastolic, pulse: random.happens(0.7) ? pulse() : nil, at: visit,
      style: style)
    let hasExam = addExamIfDue(at: visit, pressure: written, glucose: glucose)
    if let glucose, !hasExam { addGlucose(glucose, at: visit, isEarly: isEarly) }
    if glucose != nil && random.happens(hasExam ? 0.7 : 0.16) {
      addGlycatedHaemoglobin(at: visit, treatment)
    }
    if !hasExam && random.happens(0.26) { addSize(at: visit, withHeight: false) }
    let limit = pressureLimit(on: day)
    return ManagedVisit(
      day: day, start: visit.start, systolic: written.systolic, diastolic: written.diastolic,
      glucose: glucose,
      failsPressure: hasHypertension(on: day)
        && (written.systolic >= limit || written.diastolic >= 90),
      failsGlucose: (glucose ?? 0) >= 70, hasHypertension: hasHypertension(on: day))
  }

  /// The systolic limit of the national form, third edition: 150 from 65 years on, else 140.
  private func pressureLimit(on day: CalendarDate) -> Int { age(on: day) >= 65 ? 150 : 140 }

  private mutating func managedPressure(
    on day: CalendarDate, _ treatment: Treatment
  ) -> (systolic: Double, diastolic: Double) {
    let usual = body.untreatedPressure(on: day)
    var effect = Treatment.effect(treatment.pressure, on: day)
    if random.happens(0.09) { effect *= 0.4 }  // tablets forgotten
    let noise = random.bell()
    let systolic = usual.systolic - effect + 4 * ClinicCalendar.winter(day) + 7 * noise
    return (systolic, usual.diastolic - effect * 0.45 + 2.5 * noise + 4 * random.bell())
  }

  /// Fasting glucose in tenths of mmol/L.
  private mutating func managedGlucose(on day: CalendarDate, _ treatment: Treatment) -> Int {
    let level = meanGlucose(on: day, treatment)
    return nearest(clamped((level + (0.3 + level * 0.08) * random.bell()) * 10, 33, 240))
  }

  private func meanGlucose(on day: CalendarDate, _ treatment: Treatment) -> Double {
    guard let onset = health.diabetes, onset <= day else { return 5.4 + health.lipidLean * 0.3 }
    let years = Double(onset.days(to: day)) / 365
    let start = 8.9 + health.kidneyLean * 1.1 + (health.bmi - 24) * 0.06
    return max(
      5.6,
      start + years * 0.11 - Treatment.effect(treatment.glucose, on: day)
        + 0.2 * ClinicCalendar.winter(day))
  }

  private mutating func addGlucose(
    _ glucose: Int, at visit: RecordWriter.Visit, isEarly: Bool
  ) {
    let isAmerican = isEarly && random.happens(0.008)
    writer.add(
      .fpg, Double(glucose) / 10, at: visit, minutes: 12,
      source: random.happens(0.5) ? .laboratory : .clinic,
      style: isAmerican ? .american : .canonical, isExact: !isEarly, &random)
  }

  private mutating func addGlycatedHaemoglobin(
    at visit: RecordWriter.Visit, _ treatment: Treatment
  ) {
    // Mean glucose lies about 1.2 above fasting; Nathan and others, Diabetes Care 2008; 31: 1473.
    let mean = meanGlucose(on: visit.day, treatment) + 1.2
    writer.add(
      .hba1c, clamped((mean + 2.59) / 1.59 + 0.2 * random.bell(), 4.6, 15), at: visit, minutes: 70,
      source: .laboratory, &random)
  }

  private mutating func addHomeReadings(
    before next: CalendarDate, after last: CalendarDate, _ treatment: Treatment
  ) {
    let span = last.days(to: next)
    guard span > 20, next <= end else { return }
    for _ in 0..<random.within(1...3) {
      let day = last.adding(days: 3 + random.below(span - 5))
      let pressure = managedPressure(on: day, treatment)
      let start = calendar.zone.instant(day, secondOfDay: 6 * 3600 + random.below(180) * 60)
      // Home readings run some five points lower than those at the clinic.
      writer.addPressure(
        nearest(pressure.systolic - 5),
        nearest(min(pressure.diastolic, pressure.systolic - 25) - 3),
        pulse: pulse(), at: RecordWriter.Visit(key: "", day: day, start: start), source: .home)
    }
    if hasDiabetes(on: last) && random.happens(0.4) {
      let day = last.adding(days: 3 + random.below(span - 5))
      let start = calendar.zone.instant(day, secondOfDay: 6 * 3600 + random.below(120) * 60)
      let glucose = managedGlucose(on: day, treatment)
      writer.add(
        .fpgCapillary, Double(glucose) / 10,
        at: RecordWriter.Visit(key: "", day: day, start: start), source: .home, &random)
    }
  }

  /// Bends a last reading to the side of the limit that the plan needs.
  private mutating func bend(
    _ pressure: inout (systolic: Int, diastolic: Int), _ glucose: inout Int?,
    toSatisfied wanted: Bool, on day: CalendarDate
  ) {
    let limit = pressureLimit(on: day)
    let isHypertensive = hasHypertension(on: day)
    if wanted {
      if isHypertensive {
        if pressure.systolic >= limit { pressure.systolic = limit - random.within(2...13) }
        if pressure.diastolic >= 90 { pressure.diastolic = 88 - random.below(12) }
        pressure.diastolic = min(pressure.diastolic, pressure.systolic - 20)
      }
      if let value = glucose, value >= 70 { glucose = 69 - random.below(11) }
      return
    }
    let fails =
      (glucose ?? 0) >= 70
      || isHypertensive && (pressure.systolic >= limit || pressure.diastolic >= 90)
    if fails { return }
    if glucose != nil && (!isHypertensive || random.happens(0.5)) {
      glucose = 71 + random.below(28)
    } else {
      pressure.systolic = limit + 1 + min(random.below(26), random.below(34))
    }
  }

  // MARK: - Kind of visit

  private func managedVisitType(on day: CalendarDate) -> String {
    switch (hasHypertension(on: day), hasDiabetes(on: day)) {
    case (true, true): "高血压、糖尿病随访"
    case (false, true): "糖尿病随访"
    default: "高血压随访"
    }
  }

  private mutating func managedDepartment(on day: CalendarDate) -> String {
    switch random.below(100) {
    case ..<72: "全科"
    case ..<88: "公卫科"
    default: hasDiabetes(on: day) ? "内分泌科" : "心内科"
    }
  }

  private mutating func classCode(on day: CalendarDate) -> String {
    random.happens(age(on: day) >= 80 ? 0.25 : 0.02) ? "HH" : "AMB"
  }
}
