/// What recording an outcome changes on the patient beside the follow-up.
package enum PatientEffect: String, Hashable, Sendable, CaseIterable {
  /// The patient is to be marked as deceased.
  case deceased
  /// The patient has left the clinic's area and its programmes.
  case movedAway = "moved-away"
  /// The patient is cared for by another institution now.
  case transferred
  /// The patient is lost to follow-up.
  case lost
}
