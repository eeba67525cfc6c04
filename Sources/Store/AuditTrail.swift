package import Domain
internal import SQLite

/// What was done to a record; FHIR's AuditEvent has the same letters C, R, U, D and E.
package enum AuditAction: String, Sendable {
  case create = "C"
  case read = "R"
  case update = "U"
  case delete = "D"
  case execute = "E"
}

/// What kind of thing a row of the audit trail is about.
package enum AuditObject: String, Sendable {
  case patient
  case followUp = "follow_up"
  case staff
  case importBatch = "import_batch"
  case database
  /// A right that was asked for and not given.
  case access
}

extension AccessAction {
  /// The letter it has in the trail.
  var auditAction: AuditAction {
    switch self {
    case .read: .read
    case .add: .create
    case .change: .update
    case .approve: .execute
    }
  }
}

extension Store {
  /// Adds a row to the audit trail, in the transaction that does what it tells of.
  ///
  /// All but a mere look also moves the mark by which terminals see that something changed.
  ///
  /// - Parameter detail: A word or two that says what was done; never patient data.
  func audit(
    _ action: AuditAction, _ object: AuditObject, id: Int? = nil, patient: PatientID? = nil,
    detail: String = "", in connection: Connection
  ) throws {
    try connection.statement(
      """
      INSERT INTO audit_event (at, staff, action, object, object_id, patient, detail)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    ).bind(
      now().seconds, actor, action.rawValue, object.rawValue, id, patient?.value, detail
    ).run()
    guard action != .read else { return }
    try connection.statement(
      "UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE key = ?"
    ).bind(Setting.changeCount.rawValue).run()
  }

  /// Adds a row on something refused, in a transaction of its own.
  func auditDenied(
    _ action: AccessAction, _ object: AccessObject, patient: PatientID? = nil
  ) throws(StoreError) {
    let moment = now()
    try write { connection in
      try connection.statement(
        """
        INSERT INTO audit_event (at, staff, action, object, patient, detail, outcome)
        VALUES (?, ?, ?, ?, ?, ?, 4)
        """
      ).bind(
        moment.seconds, actor, action.auditAction.rawValue, AuditObject.access.rawValue,
        patient?.value, "denied \(action.rawValue) \(object.rawValue)"
      ).run()
    }
  }

  /// One row of the audit trail, as tests and `frontdesk audit` read it.
  package struct AuditRow: Hashable, Sendable {
    package let at: Instant
    /// The code of the member of staff; nil for the machine.
    package let staff: String?
    package let action: String
    package let object: String
    package let patient: PatientID?
    package let detail: String
  }

  /// The newest rows on a patient, or on anything when nil.
  package func auditRows(of patient: PatientID?, limit: Int) throws(StoreError) -> [AuditRow] {
    try require(.read, .auditTrail)
    let onlyOwn = access.reach(.read, .auditTrail) < .all
    return try read { connection in
      let statement = try connection.statement(
        """
        SELECT a.at, s.code, a.action, a.object, a.patient, a.detail
        FROM audit_event a LEFT JOIN staff s ON s.id = a.staff
        WHERE (?1 IS NULL OR a.patient = ?1) AND (?3 IS NULL OR a.staff = ?3)
        ORDER BY a.id DESC LIMIT ?2
        """)
      statement.bind(patient?.value, limit, onlyOwn ? actor ?? -1 : nil)
      var rows: [AuditRow] = []
      while try statement.step() {
        rows.append(
          AuditRow(
            at: Instant(seconds: statement.integer(0)), staff: statement.optionalText(1),
            action: statement.text(2), object: statement.text(3),
            patient: statement.optionalInteger(4).map(PatientID.init), detail: statement.text(5)))
      }
      return rows
    }
  }
}
