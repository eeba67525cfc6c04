/// What an import came to.
package struct ImportSummary: Hashable, Sendable {
  package var newPatients = 0
  package var updatedPatients = 0
  package var unchangedPatients = 0
  package var newObservations = 0
  package var duplicateObservations = 0
  package var correctedObservations = 0
  /// Values that were not taken, because whose they are cannot be told or by the reader's verdict.
  package var refusedObservations = 0

  package init() {}

  package static func += (left: inout ImportSummary, right: ImportSummary) {
    left.newPatients += right.newPatients
    left.updatedPatients += right.updatedPatients
    left.unchangedPatients += right.unchangedPatients
    left.newObservations += right.newObservations
    left.duplicateObservations += right.duplicateObservations
    left.correctedObservations += right.correctedObservations
    left.refusedObservations += right.refusedObservations
  }
}
