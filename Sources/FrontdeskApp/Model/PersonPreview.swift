package import Domain

/// The archive of the person beside a list.
///
/// Each move of the selection asks anew, and the runner leaves out those passed over. The person
/// shown stays until the next has come, under their own name.
package struct PersonPreview: Equatable, Sendable {
  package internal(set) var archive: PatientArchive?
  /// Whom the list selects; nil when nobody.
  package internal(set) var wanted: PatientID?
  /// Who is being read; nil when nobody is.
  package internal(set) var asked: PatientID?
  /// The newest generation asked for.
  package internal(set) var generation = 0
  /// Whether the person shown must be read again.
  package internal(set) var isStale = false
  /// The person who could not be read and is not asked for again.
  package internal(set) var failed: PatientID?

  /// Why the record of the person selected is not shown here; empty when it may be.
  package internal(set) var withheld: [LookWarning] = []

  /// The archive when it is that of the person selected.
  package var current: PatientArchive? { archive?.id == wanted ? archive : nil }
}
