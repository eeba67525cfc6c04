/// What was done to a record; FHIR's AuditEvent has the same letters C, R, U, D and E.
package enum AuditAction: String, Sendable, CaseIterable {
  case create = "C"
  case read = "R"
  case update = "U"
  case delete = "D"
  case execute = "E"
}

/// What kind of thing a row of the audit trail is about.
package enum AuditObject: String, Sendable, CaseIterable {
  case patient
  case followUp = "follow_up"
  case appointment
  /// The sessions of the week and the days that differ.
  case schedule
  case staff
  case importBatch = "import_batch"
  case database
  /// A list of people or of the queue that was looked at.
  case list
  /// Something that was asked for and refused.
  case access
  /// The audit trail itself.
  case audit
}

/// How it went, by the numbers of DICOM PS3.15 A.5 and FHIR's AuditEvent.outcome.
package enum AuditOutcome: Int, Sendable, CaseIterable {
  case success = 0
  /// Refused, such as a wrong password or what a role may not do.
  case minorFailure = 4
  /// Refused for a while, such as an account that was locked.
  case seriousFailure = 8
  /// The program itself could not go on.
  case majorFailure = 12
}
