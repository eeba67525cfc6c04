package import Domain

/// What a FHIR file held: whole patients, parts of patients it does not hold, and what was wrong.
package struct FHIRReading: Sendable {
  /// One for each patient in the file, in the file's order; empty when the file was refused.
  package var records: [PatientRecord] = []
  /// Parts whose subject is not in the file, one group for each subject.
  package var unattached: [PatientParts] = []
  /// What was wrong or doubtful, sorted by place, at most 100; holds the refusal too.
  package var diagnostics: [Diagnostic] = []
  /// Why the whole file was refused; nil when it was read.
  package var refusal: Diagnostic?
  /// How many resources the file holds, Bundles not counted.
  package var resourceCount = 0
  /// Observations that were refused; the diagnostics say why.
  package var refusedObservations = 0
  /// Resources of types that are not imported, by type.
  package var skippedTypes: [String: Int] = [:]

  package init() {}
}
