import Domain

extension PatientStory {
  private static let pressureMedicines: [Medicine] = [
    .amlodipine, .valsartan, .nifedipine, .irbesartan, .benazepril, .metoprolol, .indapamide,
  ]
  private static let glucoseMedicines: [Medicine] = [
    .metformin, .glimepiride, .acarbose, .dapagliflozin, .sitagliptin, .glargine,
  ]

  /// Begins what guidelines begin with; some begin with their way of living alone.
  mutating func startTreatment(_ treatment: inout Treatment, _ day: CalendarDate) {
    if let onset = health.hypertension, random.happens(0.86) {
      let first: Medicine = random.happens(0.5) ? .amlodipine : random.pick(Self.pressureMedicines)
      let started = max(onset, min(day, onset.adding(days: random.below(300))))
      add(first, to: &treatment.pressure, started: started, strength: 10 + 2.5 * random.bell())
    }
    if let onset = health.diabetes, random.happens(0.9) {
      let first: Medicine =
        health.kidney == nil && random.happens(0.75) ? .metformin : .acarbose
      let started = max(onset, min(day, onset.adding(days: random.below(200))))
      add(first, to: &treatment.glucose, started: started, strength: 1.5 + 0.3 * random.bell())
    }
  }

  /// Adds or changes a medicine after bad readings.
  mutating func adjustTreatment(_ treatment: inout Treatment, after visit: ManagedVisit) {
    let before = managed.dropLast().last
    if visit.failsPressure && (visit.systolic >= 168 || before?.failsPressure == true),
      random.happens(0.55)
    {
      change(&treatment.pressure, among: Self.pressureMedicines, on: visit.day, most: 3, unit: 8.5)
    }
    if visit.failsGlucose && ((visit.glucose ?? 0) >= 100 || before?.failsGlucose == true),
      random.happens(0.45)
    {
      change(&treatment.glucose, among: Self.glucoseMedicines, on: visit.day, most: 3, unit: 1.1)
    }
  }

  /// Adds one more medicine, or exchanges the newest when there are enough or it is not borne.
  private mutating func change(
    _ items: inout [Treatment.Item], among choices: [Medicine], on day: CalendarDate, most: Int,
    unit: Double
  ) {
    if let newest = items.last, newest.started.days(to: day) < 60 { return }
    // The first medicine for diabetes stays when others join it.
    let isKept = items.last?.medicine == .metformin
    let isExchange = items.count >= most || !items.isEmpty && !isKept && random.happens(0.22)
    if isExchange, let newest = items.popLast() {
      writer.stopMedicine(at: newest.place, on: day)
    }
    let taken = items.map(\.medicine)
    let free = choices.filter { !taken.contains($0) && suits($0) && !excludes($0, taken) }
    guard !free.isEmpty else { return }
    add(
      random.pick(free), to: &items, started: day,
      strength: unit * (isExchange ? 1.3 : 1) * (1 + 0.25 * random.bell()))
  }

  /// Whether a medicine may be given to this person at all.
  private func suits(_ medicine: Medicine) -> Bool {
    switch medicine {
    case .metformin, .dapagliflozin: health.kidney == nil
    case .metoprolol: !health.has(.asthma) && !health.has(.copd)
    case .indapamide: !health.has(.gout) && !health.has(.hyperuricaemia)
    default: true
    }
  }

  /// Whether another of the same class is taken already.
  private func excludes(_ medicine: Medicine, _ taken: [Medicine]) -> Bool {
    let blockers: [Medicine] = [.valsartan, .irbesartan, .benazepril]
    let calcium: [Medicine] = [.amlodipine, .nifedipine]
    for group in [blockers, calcium] where group.contains(medicine) {
      return group.contains { taken.contains($0) }
    }
    return false
  }

  private mutating func add(
    _ medicine: Medicine, to items: inout [Treatment.Item], started: CalendarDate, strength: Double
  ) {
    let suited = suits(medicine) ? medicine : .amlodipine
    let place = writer.add(suited, started: started)
    items.append(
      Treatment.Item(medicine: suited, place: place, started: started, strength: strength))
  }
}
