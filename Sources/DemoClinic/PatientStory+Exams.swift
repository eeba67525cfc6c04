import Domain

extension PatientStory {
  /// Adds the yearly exam to a visit when one is due and comes about.
  mutating func addExamIfDue(
    at visit: RecordWriter.Visit, pressure: (systolic: Int, diastolic: Int)?, glucose: Int?
  ) -> Bool {
    if let lastExam, lastExam.days(to: visit.day) < 330 { return false }
    guard random.happens(age(on: visit.day) >= 65 ? 0.225 : 0.1) else { return false }
    addExam(at: visit, pressure: pressure, glucose: glucose)
    return true
  }

  /// The panel of the yearly exam: size, lipids, kidney, liver, blood count, glucose.
  ///
  /// - Parameters:
  ///   - pressure: The pressure when the visit has taken it already.
  ///   - glucose: The fasting glucose that the visit has found, in tenths of mmol/L; written here.
  mutating func addExam(
    at visit: RecordWriter.Visit, pressure: (systolic: Int, diastolic: Int)?, glucose: Int?
  ) {
    lastExam = visit.day
    let size = body.size(on: visit.day)
    addSize(at: visit, withHeight: true)
    writer.add(
      .waist, body.waist(height: size.height, weight: size.weight) + 1.5 * random.bell(), at: visit,
      &random)
    let taken = pressure ?? ordinaryPressure(on: visit.day)
    if pressure == nil {
      writer.addPressure(taken.systolic, taken.diastolic, pulse: pulse(), at: visit)
    }
    var findings = ExamFindings(isMale: person.isMale, pressure: taken)
    findings.bmi = size.weight / (size.height * size.height) * 10_000
    let style: RecordWriter.LabStyle = random.happens(0.022) ? .american : .canonical
    findings.glucose = glucose.map { Double($0) / 10 } ?? occasionalGlucose(on: visit.day)
    writer.add(
      .fpg, findings.glucose, at: visit, minutes: 75, source: .laboratory,
      style: glucose == nil ? style : .canonical, isExact: glucose != nil, &random)
    addLipids(at: visit, style, &findings)
    addKidney(at: visit, style, &findings)
    addLiverAndBlood(at: visit, style, &findings)
    addExtras(at: visit)
    writer.add(findings.conclusion(health), code: "健康体检", at: visit)
  }

  private mutating func addLab(
    _ measure: Measure, _ value: Double, at visit: RecordWriter.Visit,
    _ style: RecordWriter.LabStyle
  ) {
    writer.add(measure, value, at: visit, minutes: 75, source: .laboratory, style: style, &random)
  }

  /// Fasting glucose of someone who is not looked after for diabetes, in mmol/L.
  mutating func occasionalGlucose(on day: CalendarDate) -> Double {
    if let onset = health.diabetes, onset <= day {
      return max(5.1, 7.5 + 1.1 * health.kidneyLean + 0.7 * random.bell())
    }
    let level = 5.15 + (health.bmi - 23) * 0.025 + health.lipidLean * 0.2
    return clamped(level + 0.4 * random.bell(), 3.7, 6.9)
  }

  private mutating func addLipids(
    at visit: RecordWriter.Visit, _ style: RecordWriter.LabStyle, _ findings: inout ExamFindings
  ) {
    var ldl = 2.85 + health.lipidLean * 0.55 + 0.22 * random.bell()
    var spread = 1.25 + max(0, health.bmi - 22) * 0.06 + health.lipidLean * 0.2
    if health.lipids != nil {
      ldl += 0.85
      spread += 0.6
    }
    if takesStatin(on: visit.day) { ldl *= 0.66 }
    spread *= 1 + 0.3 * random.bell()
    let triglyceride = clamped(spread, 0.42, 7.5)
    ldl = clamped(ldl, 0.9, 7)
    let usual = (person.isMale ? 1.2 : 1.42) - max(0, triglyceride - 1.2) * 0.08
    let hdl = clamped(usual + 0.14 * random.bell(), 0.62, 2.4)
    addLab(.tc, ldl + hdl + triglyceride * 0.4 + 0.1 * random.fraction(), at: visit, style)
    addLab(.tg, triglyceride, at: visit, style)
    addLab(.hdl, hdl, at: visit, style)
    addLab(.ldl, ldl, at: visit, style)
    findings.ldl = ldl
    findings.triglyceride = triglyceride
  }

  private func takesStatin(on day: CalendarDate) -> Bool {
    writer.record.medications.contains { medication in
      medication.value.code.code.hasPrefix("C10AA")
        && (medication.value.started ?? day) < day && (medication.value.ended ?? day) >= day
    }
  }

  private mutating func addKidney(
    at visit: RecordWriter.Visit, _ style: RecordWriter.LabStyle, _ findings: inout ExamFindings
  ) {
    let creatinine = Double(
      nearest(body.creatinine(on: visit.day) * (1 + 0.05 * random.bell())))
    addLab(.cr, creatinine, at: visit, style)
    if age(on: visit.day) >= 18 {
      let filtration = Body.filtration(
        creatinine: creatinine, isMale: person.isMale, age: age(on: visit.day))
      findings.filtration = filtration
      writer.add(.egfr, filtration, at: visit, minutes: 75, source: .derived, &random)
    }
    addLab(.urea, 5.2 + max(0, (creatinine - 80) * 0.04) + 0.9 * random.bell(), at: visit, style)
    var urate = (person.isMale ? 352.0 : 282) + (health.bmi - 23) * 5 + health.kidneyLean * 28
    if health.has(.gout) || health.has(.hyperuricaemia) { urate += 92 }
    findings.urate = max(130, urate + 30 * random.bell())
    addLab(.urate, findings.urate, at: visit, style)
  }

  private mutating func addLiverAndBlood(
    at visit: RecordWriter.Visit, _ style: RecordWriter.LabStyle, _ findings: inout ExamFindings
  ) {
    let fat = health.has(.fattyLiver) ? 16.0 : 0
    let alt = max(6, 19 + fat + (health.bmi - 23) * 0.8 + 7 * random.bell())
    findings.alt = alt
    addLab(.alt, alt, at: visit, style)
    addLab(.ast, max(9, 13 + alt * 0.42 + 3.5 * random.bell()), at: visit, style)
    addLab(.tbil, max(4, 12.6 + 3.6 * random.bell()), at: visit, style)
    let old = max(0, Double(age(on: visit.day)) - 70) * 0.45
    var haemoglobin = (person.isMale ? 150.0 : 132) - old + health.bloodLean * 5
    if health.has(.anaemia) { haemoglobin -= 24 }
    if health.kidney != nil { haemoglobin -= 10 }
    findings.haemoglobin = max(62, haemoglobin + 4 * random.bell())
    addLab(.hgb, findings.haemoglobin, at: visit, style)
    addLab(.wbc, max(2.4, 6 + 1.25 * random.bell()), at: visit, style)
    addLab(.plt, max(70, 214 + 44 * random.bell()), at: visit, style)
  }

  /// What only some are sent for: proteins in the urine, thyroid, prostate, inflammation.
  private mutating func addExtras(at visit: RecordWriter.Visit) {
    if health.diabetes != nil && random.happens(0.4) {
      let leak = health.kidney == nil ? 11.0 : 95
      let spread = max(0.05, 1 + 0.6 * random.bell())
      addLab(.acr, leak * spread * spread, at: visit, .canonical)
    }
    if (health.has(.hypothyroid) || health.has(.thyroidNodule)) && random.happens(0.6) {
      let level = health.has(.hypothyroid) ? 4.4 + 1.6 * random.bell() : 2.1 + 0.7 * random.bell()
      addLab(.tsh, max(0.02, level), at: visit, .canonical)
    }
    if person.isMale && age(on: visit.day) >= 60 && random.happens(0.1) {
      let level = health.has(.prostate) ? 2.6 : 1.1
      addLab(.psa, max(0.04, level * (1 + 0.6 * random.bell())), at: visit, .canonical)
    }
    if random.happens(0.05) {
      addLab(.hscrp, max(0.1, 1 + 0.9 * random.bell()), at: visit, .canonical)
    }
  }
}
