package import Domain

/// The clinical parts of one patient, without the person: what a file says on someone it only names.
package struct PatientParts: Sendable {
  /// The subject's key in the system it came from, such as `Patient/17`; nil when only an
  /// identifier was given.
  package var key: String?
  /// The subject's identifier, when the file names the subject by one; else nil.
  package var identifier: PatientIdentifier?
  package var encounters: [PatientRecord.Sourced<Encounter>] = []
  package var conditions: [PatientRecord.Sourced<Condition>] = []
  package var medications: [PatientRecord.Sourced<MedicationStatement>] = []
  package var allergies: [PatientRecord.Sourced<AllergyIntolerance>] = []
  package var measurements: [PatientRecord.Sourced<PatientRecord.Measurement>] = []
  package var reports: [PatientRecord.Sourced<DiagnosticReport>] = []
  /// Indicators that the parts use and the dictionary lacks, made from the file's own codes.
  package var newIndicators: [Indicator] = []

  package init(key: String? = nil, identifier: PatientIdentifier? = nil) {
    self.key = key
    self.identifier = identifier
  }

  /// How many parts there are.
  package var count: Int {
    encounters.count + conditions.count + medications.count + allergies.count
      + measurements.count + reports.count
  }
}

extension PatientRecord {
  /// Adds parts to the record, after those it has.
  package mutating func append(_ parts: PatientParts) {
    encounters += parts.encounters
    conditions += parts.conditions
    medications += parts.medications
    allergies += parts.allergies
    measurements += parts.measurements
    reports += parts.reports
    let known = Set(newIndicators.map(\.code))
    newIndicators += parts.newIndicators.filter { !known.contains($0.code) }
  }
}
