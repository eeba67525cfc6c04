import Domain

/// Everything that happened to one person at the clinic, told from the first card to yesterday.
struct PatientStory {
  let clinic: DemoClinic
  let person: Person
  let health: Health
  let body: Body
  /// The last day on which anything may have happened.
  let end: CalendarDate
  var writer: RecordWriter
  /// Draws for visits and values.
  var random: RandomStream
  /// The doctor and nurse who mostly look after the person.
  let doctor: String
  let nurse: String
  let isPenicillinAllergic: Bool
  /// The visits of a managed patient, oldest first; empty for others.
  var managed: [ManagedVisit] = []
  var lastExam: CalendarDate?

  var calendar: ClinicCalendar { clinic.calendar }

  init(clinic: DemoClinic, index: Int) {
    self.clinic = clinic
    person = clinic.person(index)
    end = person.lastDay(clinic.calendar)
    var nature = RandomStream(seed: clinic.seed, index: index, purpose: .health)
    health = Health(of: person, until: end, &nature)
    body = Body(person: person, health: health, end: end)
    isPenicillinAllergic = nature.happens(0.026)
    doctor = nature.happens(0.5) ? "刘建华" : "张文斌"
    nurse = ["li", "wang", "chen", "zhao"][nature.below(4)]
    writer = RecordWriter(person: person, calendar: clinic.calendar)
    random = RandomStream(seed: clinic.seed, index: index, purpose: .visits)
    addAllergies(&nature)
  }

  /// Whole years of age on a day.
  func age(on day: CalendarDate) -> Int { person.birth.age(on: day) }

  /// Whether high pressure was known on a day.
  func hasHypertension(on day: CalendarDate) -> Bool {
    health.hypertension.map { $0 <= day } ?? false
  }

  /// Whether diabetes was known on a day.
  func hasDiabetes(on day: CalendarDate) -> Bool { health.diabetes.map { $0 <= day } ?? false }

  /// Whether heart attack or stroke was known on a day.
  func hasVascularDisease(on day: CalendarDate) -> Bool {
    [health.coronary, health.stroke].contains { $0.map { $0 <= day } ?? false }
  }

  /// Tells the whole story.
  mutating func tell() {
    clinic.addContactsAndPapers(of: person, to: &writer.record)
    addLastingProblems()
    addOpeningVisit()
    if age(on: end) < 18 {
      addCheckUpsOfChild()
    } else {
      tellAdultCare()
    }
    addAcuteVisits()
    writer.record.encounters.sort { $0.value.start < $1.value.start }
  }

  private mutating func tellAdultCare() {
    if isManaged {
      tellManagedCare()
    } else {
      tellOccasionalCare()
    }
  }

  /// Whether the clinic looks after a high pressure or diabetes every quarter.
  var isManaged: Bool {
    guard health.hypertension != nil || health.diabetes != nil, age(on: end) >= 35 else {
      return false
    }
    var draw = RandomStream(seed: clinic.seed, index: person.index, purpose: .course)
    return draw.happens(health.diabetes != nil ? 0.68 : 0.6)
  }

  // MARK: - Opening the card

  private mutating func addOpeningVisit() {
    guard person.registered <= end, calendar.isOpen(person.registered) else { return }
    let day = person.registered
    let visit = writer.visit(
      on: day, &random, type: "建档", department: "公卫科",
      practitioner: random.happens(0.6) ? "王静" : "陈晓燕")
    guard random.happens(0.85) else { return }
    addSize(at: visit, withHeight: true)
    guard age(on: day) >= 18 else { return }
    let pressure = ordinaryPressure(on: day)
    writer.addPressure(pressure.systolic, pressure.diastolic, pulse: pulse(), at: visit)
  }

  // MARK: - Values that any visit may take

  /// A weight, the body mass index it makes, and perhaps the height.
  mutating func addSize(at visit: RecordWriter.Visit, withHeight: Bool) {
    let size = body.size(on: visit.day)
    let height = Double(nearest(size.height * 10 + 2 * random.bell())) / 10
    let weight = Double(nearest(size.weight * (10 + 0.12 * random.bell()))) / 10
    if withHeight { writer.add(.height, height, at: visit, minutes: 2, &random) }
    if age(on: visit.day) >= 18 && random.happens(0.02) {
      writer.addWeightInJin(weight, at: visit)
    } else {
      writer.add(.weight, weight, at: visit, minutes: 3, &random)
    }
    guard visit.day > person.birth.adding(days: 700) else { return }
    writer.add(
      .bmi, weight / (height * height) * 10_000, at: visit, minutes: 3, source: .derived, &random)
  }

  mutating func pulse() -> Int {
    let slow = health.coronary == nil ? 0.0 : 6
    return nearest(74 - slow + 8.5 * random.bell())
  }

  /// A pressure as one reading gives it to someone who is not looked after for it.
  mutating func ordinaryPressure(on day: CalendarDate) -> (systolic: Int, diastolic: Int) {
    var usual = body.untreatedPressure(on: day)
    if let onset = health.hypertension, onset < day { usual.systolic -= 8 }
    let noise = random.bell()
    let systolic = usual.systolic + 3.5 * ClinicCalendar.winter(day) + 8 * noise
    let diastolic = usual.diastolic + 3 * noise + 4 * random.bell()
    return asWritten(systolic: systolic, diastolic: diastolic)
  }

  /// A pressure as a hand writes it: staff with a mercury gauge prefer even numbers and zeros.
  mutating func asWritten(systolic: Double, diastolic: Double) -> (systolic: Int, diastolic: Int) {
    var high = nearest(clamped(systolic, 78, 226))
    var low = nearest(clamped(min(diastolic, systolic - 18), 44, 128))
    let hand = random.below(100)
    if hand < 14 {
      high = (high + 5) / 10 * 10
      low = (low + 5) / 10 * 10
    } else if hand < 42 {
      high = high / 2 * 2
      low = low / 2 * 2
    }
    return (high, min(low, high - 10))
  }

  private mutating func addAllergies(_ draw: inout RandomStream) {
    if isPenicillinAllergic {
      let isBad = draw.happens(0.25)
      addAllergy(
        "青霉素", isBad ? "过敏性休克" : draw.pick(["皮疹", "皮试阳性", "荨麻疹"]), isBad ? "high" : "low", &draw)
    }
    if draw.happens(0.009) {
      addAllergy("磺胺类药物", draw.pick(["皮疹", "药物热"]), draw.happens(0.2) ? "high" : "low", &draw)
    }
    if draw.happens(0.012) {
      addAllergy("头孢菌素类", draw.pick(["皮疹", "瘙痒"]), "low", &draw)
    }
    if draw.happens(0.016) {
      addAllergy("海鲜", draw.pick(["荨麻疹", "腹泻", "皮肤瘙痒"]), "low", &draw)
    }
    if draw.happens(0.004) { addAllergy("花生", "喉头水肿", "high", &draw) }
    if draw.happens(0.01) { addAllergy("花粉", "喷嚏流涕", "low", &draw) }
    if draw.happens(0.004) { addAllergy("碘造影剂", "皮疹", "unable-to-assess", &draw) }
    if draw.happens(0.004) { addAllergy("阿司匹林", "哮喘发作", "high", &draw) }
  }

  private mutating func addAllergy(
    _ substance: String, _ reaction: String, _ criticality: String, _ draw: inout RandomStream
  ) {
    let span = max(1, person.registered.days(to: end))
    let later = draw.happens(0.75) ? 0 : draw.below(span)
    let allergy = AllergyIntolerance(
      code: Coding(display: substance), criticality: criticality, reaction: reaction,
      recorded: person.registered.adding(days: later))
    writer.record.allergies.append(PatientRecord.Sourced(allergy))
  }
}

/// One quarterly visit as the next one needs it.
struct ManagedVisit {
  let day: CalendarDate
  let start: Instant
  let systolic: Int
  let diastolic: Int
  /// Fasting glucose in tenths of mmol/L; nil for people without diabetes.
  let glucose: Int?
  let failsPressure: Bool
  let failsGlucose: Bool
  /// Which of the two illnesses was known on the day.
  let hasHypertension: Bool
  var hasDiabetes: Bool { glucose != nil }

  var isSatisfied: Bool { !failsPressure && !failsGlucose }
  /// At or above 180/110, where the national form asks for a referral at once.
  var isSevere: Bool { systolic >= 180 || diastolic >= 110 }
}
