package import Domain

/// The groups of conditions that change how a patient is followed up.
package enum ConditionGroup: Sendable, CaseIterable {
  case hypertension
  case diabetes
  /// A past heart attack or stroke.
  case vascularDisease

  /// The first letters of the ICD-10 codes that belong to the group.
  private var icd10: [String] {
    switch self {
    case .hypertension: ["I10", "I11", "I12", "I13", "I15"]
    case .diabetes: ["E10", "E11", "E12", "E13", "E14"]
    case .vascularDisease:
      ["I21", "I22", "I25.2", "I60", "I61", "I62", "I63", "I64", "I69"]
    }
  }

  /// The SNOMED CT codes that belong to the group, as they come in imported files.
  private var snomed: Set<String> {
    switch self {
    case .hypertension: ["59621000", "38341003"]
    case .diabetes:
      [
        "44054006", "73211009", "46635009", "127013003", "90781000119102", "157141000119108",
        "368581000119106", "422034002",
      ]
    case .vascularDisease: ["22298006", "399211009", "230690007", "401303003", "401314000"]
    }
  }

  /// Whether a coding belongs to the group.
  package func contains(_ coding: Coding) -> Bool {
    if coding.system.contains("snomed") { return snomed.contains(coding.code) }
    let code = coding.code.uppercased()
    return icd10.contains { code.hasPrefix($0) }
  }

  /// Whether a patient has or had a condition of the group.
  package func isAmong(_ conditions: [Condition]) -> Bool {
    conditions.contains { contains($0.code) && $0.verificationStatus != "refuted" }
  }
}
