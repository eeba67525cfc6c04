package import Domain

extension ManagedDisease {
  /// The first letters of the ATC codes of its medicines.
  ///
  /// WHO's ATC: C02 antihypertensives, C03 diuretics, C07 beta blockers, C08 calcium channel blockers,
  /// C09 agents on the renin-angiotensin system; A10 medicines for diabetes.
  package var medicineCodes: [String] {
    switch self {
    case .hypertension: ["C02", "C03", "C07", "C08", "C09"]
    case .diabetes: ["A10"]
    }
  }
}

extension ManagedVisit {
  /// The visit with the medicines of the illness that were taken on its day, where its form has none.
  ///
  /// A medicine that is no longer taken counts only where the day of its end is known; one without an
  /// ATC code never does, as nobody knows what it is for.
  package func withMedicines(
    of disease: ManagedDisease, among statements: [MedicationStatement]
  ) -> ManagedVisit {
    guard medicines.isEmpty else { return self }
    let taken = statements.filter { one in
      one.code.system.hasSuffix("/atc")
        && disease.medicineCodes.contains { one.code.code.hasPrefix($0) }
        && one.started.map { $0 <= day } ?? false
        && (one.ended.map { $0 >= day } ?? one.isActive)
    }
    var visit = self
    visit.medicines = taken.map { one in
      one.dosage.map { "\(one.code.display) \($0)" } ?? one.code.display
    }.sorted()
    return visit
  }
}
