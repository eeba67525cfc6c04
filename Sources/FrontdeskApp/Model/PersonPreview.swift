package import Domain

/// The archive of the person beside a list.
///
/// One is read at a time: while rows are run through quickly, those passed over are never asked
/// for. The person shown stays until the next has come, under their own name.
package struct PersonPreview: Equatable, Sendable {
  package internal(set) var archive: PatientArchive?
  /// Whom the list selects; nil when nobody.
  package internal(set) var wanted: PatientID?
  /// The generation being read; nil when none is.
  package internal(set) var inFlight: Int?
  package internal(set) var generation = 0
  /// Whether the person shown must be read again.
  package internal(set) var isStale = false
  /// The person who could not be read and is not asked for again.
  package internal(set) var failed: PatientID?

  /// The archive when it is that of the person selected.
  package var current: PatientArchive? { archive?.id == wanted ? archive : nil }
}
