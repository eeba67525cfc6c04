package import Domain
internal import SQLite

extension Store {
  /// Adds a row to the audit trail, in the transaction that does what it tells of.
  ///
  /// All but a mere look also moves the mark by which terminals see that something changed.
  ///
  /// - Parameters:
  ///   - detail: A word or two that says what was done; never patient data.
  ///   - reason: Why, where a reason was asked for: a code and words.
  ///   - count: How many rows it was about.
  ///   - before: The digest of the row that was changed as it was, by `auditDigest`.
  ///   - after: The digest of the same row as it is now.
  ///   - staff: Who it was, where that is not the one who acts, as in signing in.
  func audit(
    _ action: AuditAction, _ object: AuditObject, id: Int? = nil, patient: PatientID? = nil,
    detail: String = "", outcome: AuditOutcome = .success, reason: String? = nil,
    count: Int? = nil, before: SHA256.Digest? = nil, after: SHA256.Digest? = nil,
    by staff: Int? = nil, in connection: Connection
  ) throws {
    var entry = auditEntry(action, object, detail)
    entry.staff = staff ?? actor
    entry.objectID = id
    entry.patient = patient
    entry.outcome = outcome
    entry.reason = reason
    entry.count = count
    entry.before = before
    entry.after = after
    try chain.append(entry, day: zone.day(entry.at).dayNumber, in: connection)
    // What was refused has changed nothing.
    guard action != .read, outcome == .success else { return }
    try connection.statement(
      "UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE key = ?"
    ).bind(Setting.changeCount.rawValue).run()
  }

  /// A row on what the one who acts does now.
  func auditEntry(
    _ action: AuditAction, _ object: AuditObject, _ detail: String
  ) -> AuditEntry {
    let moment = now()
    var entry = AuditEntry(at: moment, action: action, object: object, detail: detail)
    entry.utcOffset = zone.local(moment).offset
    entry.staff = actor
    entry.session = session
    entry.roles = access.roles.map { $0.map(\.rawValue).sorted().joined(separator: " ") }
    entry.terminal = terminal.map { $0.tty.isEmpty ? $0.host : "\($0.host) \($0.tty)" }
    return entry
  }

  /// Writes down that something was asked for and refused, in a transaction of its own.
  ///
  /// Not to be called inside another transaction, which would undo it.
  ///
  /// - Throws: When even that cannot be written; the refusal stands all the same.
  package func auditDenied(
    _ action: AccessAction, _ object: AccessObject, patient: PatientID? = nil
  ) throws(StoreError) {
    let kind: AuditAction =
      switch action {
      case .read: .read
      case .add: .create
      case .change: .update
      case .approve: .execute
      }
    try write { connection in
      try audit(
        kind, .access, patient: patient, detail: "denied \(action.rawValue) \(object.rawValue)",
        outcome: .minorFailure, in: connection)
    }
  }

  /// A table whose rows are put in the audit trail as digests before and after a change.
  enum AuditedTable: String {
    case patient
    case followUp = "follow_up"
    case appointment
    case staff
    case notice
    case familyLink = "family_link"
    case tagOverride = "tag_override"
    case filedForm = "questionnaire_response"
    case carePlan = "care_plan"
    case advice = "advice_given"
  }

  /// What belongs to a patient's card and stands in tables of its own.
  private static let partsOfCard = [
    "patient_identifier", "contact_point", "patient_basic", "related_person",
    "family_member_history",
  ]

  /// The digest of a row as it stands, of a patient's with the parts of the card; nil when there
  /// is none.
  func auditDigest(
    of id: Int, in table: AuditedTable, _ connection: Connection
  ) throws -> SHA256.Digest? {
    let row = try connection.statement("SELECT * FROM \(table.rawValue) WHERE id = ?")
    row.bind(id)
    defer { row.reset() }
    guard try row.step() else { return nil }
    var bytes = CanonicalRow()
    bytes.append(row, columns: 0..<row.columnCount)
    for part in table == .patient ? Self.partsOfCard : [] {
      let rows = try connection.statement(
        "SELECT *, '\(part)' FROM \(part) WHERE patient = ? ORDER BY 1, 2, 3, 4")
      rows.bind(id)
      while try rows.step() { bytes.append(rows, columns: 0..<rows.columnCount) }
    }
    return SHA256.digest(of: bytes.bytes)
  }
}
