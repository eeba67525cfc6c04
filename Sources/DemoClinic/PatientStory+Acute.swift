import Domain

extension PatientStory {
  /// Visits for illnesses that pass.
  mutating func addAcuteVisits() {
    let span = person.registered.days(to: end)
    guard span > 20 else { return }
    let years = Double(span) / 365
    let lifeAge = age(on: end)
    let perYear = lifeAge < 7 ? 0.42 : lifeAge < 18 ? 0.2 : lifeAge < 60 ? 0.14 : 0.2
    var expected = years * perYear * (0.4 + 1.2 * random.fraction())
    while expected > 0 {
      if expected < 1 && !random.happens(expected) { break }
      expected -= 1
      let day = calendar.open(onOrBefore: person.registered.adding(days: 1 + random.below(span)))
      guard day > person.registered, !random.happens(ClinicCalendar.closureRisk(day) * 0.6) else {
        continue
      }
      addAcuteVisit(on: day)
    }
  }

  private mutating func addAcuteVisit(on day: CalendarDate) {
    let problem = acuteProblem(on: day)
    let isFeverish = Self.isFeverish(problem)
    let lasts = random.within(3...12)
    let over = day.adding(days: lasts)
    let visit = writer.visit(
      on: day, &random, type: "门诊", department: Self.department(problem),
      practitioner: Self.department(problem) == "中医科" ? "黄志远" : doctor, reason: problem.display)
    if isFeverish || random.happens(0.2) {
      let heat = isFeverish ? 37.5 + max(-0.9, 0.75 * random.bell()) : 36.5 + 0.2 * random.bell()
      writer.add(.temp, clamped(heat, 36.0, 40.2), at: visit, minutes: 2, &random)
    }
    if age(on: day) >= 30 && random.happens(0.5) {
      let pressure = ordinaryPressure(on: day)
      writer.addPressure(
        pressure.systolic, pressure.diastolic, pulse: isFeverish ? pulse() + 8 : pulse(), at: visit)
    }
    if isFeverish && random.happens(0.35) {
      writer.add(
        .wbc, max(3, 8.6 + 2.6 * random.bell()), at: visit, minutes: 40,
        source: .laboratory, &random)
    }
    if problem == .bronchitis || problem == .covid || problem == .pneumonia {
      writer.add(.spo2, Double(random.within(94...99)), at: visit, minutes: 2, &random)
    }
    let isOver = over <= end
    writer.add(problem, onset: day, ended: isOver ? over : nil)
    for medicine in medicines(for: problem, isChild: age(on: day) < 14) {
      let ended = day.adding(days: random.within(3...7))
      writer.add(medicine, started: day, ended: ended <= end ? ended : nil)
    }
  }

  private mutating func acuteProblem(on day: CalendarDate) -> Problem {
    let number = day.dayNumber
    // The wave of winter 2022 to 2023 and the smaller ones of the next two summers.
    if (19_330...19_385).contains(number) && random.happens(0.7) { return .covid }
    if (19_480...19_540).contains(number) && random.happens(0.15) { return .covid }
    let isWinter = ClinicCalendar.winter(day) > 0.2
    let isChild = age(on: day) < 14
    switch random.below(100) {
    case ..<(isWinter ? 38 : 26): return .cold
    case ..<(isWinter ? 50 : 34): return .bronchitis
    case ..<(isWinter ? 58 : 36): return .influenza
    case ..<64: return isChild ? .tonsillitis : .backPain
    case ..<74: return .gastroenteritis
    case ..<80: return isChild ? .conjunctivitis : .acuteGastritis
    case ..<87: return .eczema
    case ..<91: return isChild || person.isMale ? .tonsillitis : .urinaryInfection
    case ..<95: return isChild ? .sprain : .conjunctivitis
    default: return age(on: day) >= 50 ? .shingles : .sprain
    }
  }

  private static func isFeverish(_ problem: Problem) -> Bool {
    switch problem {
    case .cold, .bronchitis, .influenza, .covid, .tonsillitis, .pneumonia, .gastroenteritis: true
    default: false
    }
  }

  private static func department(_ problem: Problem) -> String {
    switch problem {
    case .backPain: "中医科"
    case .sprain: "外科"
    default: "全科"
    }
  }

  /// What is given; nobody who reacts to penicillin gets one.
  private func medicines(for problem: Problem, isChild: Bool) -> [Medicine] {
    switch problem {
    case .cold: isChild ? [.childCold] : [.lianhua]
    case .bronchitis:
      isChild
        ? [.childAzithromycin]
        : isPenicillinAllergic ? [.ambroxol, .levofloxacin] : [.ambroxol, .amoxicillin]
    case .influenza: isChild ? [.childFever] : [.oseltamivir]
    case .covid: isChild ? [.childFever] : [.ibuprofen, .lianhua]
    case .gastroenteritis: [.smectite]
    case .acuteGastritis: [.omeprazole]
    case .urinaryInfection: [.levofloxacin]
    case .eczema: isChild ? [.hydrocortisone] : [.loratadine, .hydrocortisone]
    case .conjunctivitis: [.levofloxacinDrops]
    case .sprain: [.diclofenac]
    case .shingles: [.valaciclovir]
    case .backPain: [.diclofenac]
    case .tonsillitis:
      isChild
        ? (isPenicillinAllergic ? [.childAzithromycin] : [.childAmoxicillin])
        : (isPenicillinAllergic ? [.azithromycin] : [.amoxicillin])
    default: []
    }
  }
}
