import Domain

extension PatientStory {
  /// Writes the lasting problems and the medicines that go with them from their beginning.
  mutating func addLastingProblems() {
    if let onset = health.hypertension { writer.add(.hypertension, onset: onset) }
    if let onset = health.diabetes { writer.add(.diabetes, onset: onset) }
    addIf(
      .coronary, health.coronary, [.aspirin, random.happens(0.7) ? .atorvastatin : .rosuvastatin])
    if let onset = health.coronary, random.happens(0.3) {
      addMedicine(.isosorbide, after: onset, within: 30)
    }
    addIf(
      .stroke, health.stroke, health.coronary == nil ? [.aspirin, .atorvastatin] : [.clopidogrel])
    if let onset = health.lipids {
      writer.add(.lipids, onset: onset)
      if !health.hasVascularDisease && random.happens(0.62) {
        addMedicine(random.happens(0.6) ? .atorvastatin : .rosuvastatin, after: onset, within: 90)
      }
    }
    if let onset = health.kidney { writer.add(.kidney, onset: onset) }
    for (problem, onset) in health.others {
      writer.add(problem, onset: onset)
      for medicine in Self.usual(problem) where random.happens(0.6) {
        addMedicine(medicine, after: onset, within: 40)
      }
    }
  }

  private mutating func addIf(
    _ problem: Problem, _ onset: CalendarDate?, _ medicines: [Medicine]
  ) {
    guard let onset else { return }
    writer.add(problem, onset: onset)
    for medicine in medicines where random.happens(0.85) {
      // Who reacts to aspirin with asthma is given the other inhibitor.
      let reacts = medicine == .aspirin && isAspirinAllergic
      addMedicine(reacts ? .clopidogrel : medicine, after: onset, within: 20)
    }
  }

  private var isAspirinAllergic: Bool {
    writer.record.allergies.contains { $0.value.code.display == "阿司匹林" }
  }

  /// Adds a medicine begun some days after a day; one in seven has been stopped since.
  private mutating func addMedicine(_ medicine: Medicine, after onset: CalendarDate, within: Int) {
    let started = min(onset.adding(days: random.below(within)), end)
    let span = started.days(to: end)
    guard span > 200, random.happens(0.14) else {
      writer.add(medicine, started: started)
      return
    }
    let ended = started.adding(days: 60 + random.below(span - 60))
    writer.add(medicine, started: started, ended: ended, status: "stopped")
  }

  /// What is usually taken for a lasting problem.
  private static func usual(_ problem: Problem) -> [Medicine] {
    switch problem {
    case .gout: [.febuxostat]
    case .copd: [.tiotropium]
    case .asthma: [.budesonide]
    case .osteoporosis: [.calcium, .alendronate]
    case .hypothyroid: [.levothyroxine]
    case .prostate: [.finasteride]
    case .fibrillation: [.rivaroxaban, .metoprolol]
    case .depression: [.sertraline]
    case .anaemia: [.iron]
    case .kneeArthritis: [.diclofenac]
    case .insomnia: [.estazolam]
    default: []
    }
  }
}
