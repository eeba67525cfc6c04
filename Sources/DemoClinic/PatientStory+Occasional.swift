import Domain

extension PatientStory {
  /// The care of an adult whom the clinic sees now and then.
  mutating func tellOccasionalCare() {
    let takesMedicine = addMedicinesOfUnmanaged()
    var calls = RandomStream(seed: clinic.seed, index: person.index, purpose: .followUps)
    addExams()
    if health.hypertension != nil || health.diabetes != nil {
      addChronicVisits(takesMedicine: takesMedicine)
    }
    if person.died == nil { addOccasionalFollowUp(&calls) }
  }

  /// Medicines of people with high pressure or diabetes who fetch them and are not followed up;
  /// false for those who take none.
  private mutating func addMedicinesOfUnmanaged() -> Bool {
    var treatment = Treatment()
    guard random.happens(0.7) else { return false }
    startTreatment(&treatment, end)
    return !treatment.pressure.isEmpty || !treatment.glucose.isEmpty
  }

  /// Exams: yearly for most people from 65 on, seldom before.
  private mutating func addExams() {
    var day = person.registered.adding(days: 20 + random.below(340))
    while day <= end {
      let chance = age(on: day) >= 65 ? 0.29 : age(on: day) >= 40 ? 0.07 : 0.035
      if random.happens(chance), !random.happens(ClinicCalendar.closureRisk(day)) {
        let open = calendar.open(onOrBefore: day)
        if open > person.registered {
          let visit = writer.visit(
            on: open, &random, type: age(on: open) >= 65 ? "老年人健康体检" : "健康体检",
            department: "体检", practitioner: doctor)
          addExam(at: visit, pressure: nil, glucose: nil)
        }
      }
      day = day.adding(days: random.within(340...400))
    }
  }

  private mutating func addChronicVisits(takesMedicine: Bool) {
    let first = [health.hypertension, health.diabetes].compactMap { $0 }.min() ?? end
    var day = max(first, person.registered).adding(days: 30 + random.below(300))
    while day <= end {
      let open = calendar.open(onOrBefore: day)
      if open > person.registered {
        let visit = writer.visit(
          on: open, &random, type: takesMedicine ? "配药" : "门诊", department: "全科",
          practitioner: doctor, reason: hasHypertension(on: open) ? "高血压" : "2型糖尿病")
        if !takesMedicine || random.happens(0.7) {
          let pressure = ordinaryPressure(on: open)
          writer.addPressure(
            pressure.systolic, pressure.diastolic, pulse: random.happens(0.5) ? pulse() : nil,
            at: visit)
        }
        if hasDiabetes(on: open) && random.happens(0.5) {
          writer.add(
            .fpg, occasionalGlucose(on: open), at: visit, minutes: 10, &random)
        }
      }
      day = day.adding(days: 90 + random.below(700))
    }
  }

  // MARK: - Children

  /// Check-ups at the ages of the national programme for children under seven, then school exams.
  mutating func addCheckUpsOfChild() {
    for months in [1, 3, 6, 8, 12, 18, 24, 30, 36, 48, 60, 72, 96, 120, 156, 192] {
      let planned = person.birth.adding(days: months * 30 + months / 2 + random.below(14))
      guard planned > person.registered, planned <= end else { continue }
      guard random.happens(months > 72 ? 0.3 : 0.72) else { continue }
      guard !random.happens(ClinicCalendar.closureRisk(planned)) else { continue }
      let visit = writer.visit(
        on: max(person.birth, calendar.open(onOrBefore: planned)), &random,
        type: months > 72 ? "学生体检" : "儿童健康检查", department: months > 72 ? "体检" : "儿保科",
        practitioner: "赵丽萍")
      addSize(at: visit, withHeight: true)
      if [8, 12, 18, 24, 36].contains(months) && random.happens(0.8) {
        writer.add(
          .hgb, 120 + health.bloodLean * 4 + 5 * random.bell(), at: visit, minutes: 20,
          source: .laboratory, &random)
      }
      if months > 72 {
        let pressure = ordinaryPressure(on: visit.day)
        writer.addPressure(pressure.systolic, pressure.diastolic, pulse: pulse(), at: visit)
      }
    }
  }
}
