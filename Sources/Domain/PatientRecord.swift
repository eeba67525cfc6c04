/// Everything that comes in on one patient at once: from an import, or from the demo clinic.
///
/// Each part may carry the key it has in the system it came from, so that bringing the same part
/// twice is noticed.
package struct PatientRecord: Sendable {
  /// A part with its key in the system it came from.
  package struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
    /// A key unique in its source, such as `Observation/3440053b#0`; nil when it has none.
    package var key: String?
    package var value: Value
    /// The key of the encounter it belongs to, or nil.
    package var encounterKey: String?

    package init(_ value: Value, key: String? = nil, encounterKey: String? = nil) {
      self.key = key
      self.value = value
      self.encounterKey = encounterKey
    }
  }

  /// An observation and the indicator it is of.
  package struct Measurement: Hashable, Sendable {
    /// The code of an indicator in the dictionary, or of one in `newIndicators`.
    package var indicator: String
    package var observation: Observation

    package init(indicator: String, observation: Observation) {
      self.indicator = indicator
      self.observation = observation
    }
  }

  package var key: String?
  package var patient: Patient
  package var identifiers: [PatientIdentifier] = []
  package var contacts: [ContactPoint] = []
  package var encounters: [Sourced<Encounter>] = []
  package var conditions: [Sourced<Condition>] = []
  package var medications: [Sourced<MedicationStatement>] = []
  package var allergies: [Sourced<AllergyIntolerance>] = []
  package var measurements: [Sourced<Measurement>] = []
  package var reports: [Sourced<DiagnosticReport>] = []
  package var followUps: [FollowUpDraft] = []
  /// Indicators that the file uses and the dictionary lacks, made from the file's own code.
  package var newIndicators: [Indicator] = []

  package init(patient: Patient, key: String? = nil) {
    self.patient = patient
    self.key = key
  }
}
