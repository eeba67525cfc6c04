package import Domain
internal import SQLite

/// One row of the audit trail, as tests and `frontdesk audit` read it.
package struct AuditRow: Hashable, Sendable {
  /// Its place in the trail, from 1.
  package let id: Int
  package let at: Instant
  /// Seconds east of UTC on the clinic's clock; nil in rows older than the chain.
  package let utcOffset: Int?
  /// The code of the member of staff; nil for the machine.
  package let staff: String?
  package let staffName: String?
  package let session: Int?
  /// The roles that acted, with spaces between them; nil for the machine.
  package let roles: String?
  package let terminal: String?
  package let action: String
  package let object: String
  package let objectID: Int?
  package let patient: PatientID?
  package let detail: String
  /// 0, 4, 8 or 12, as ``AuditOutcome`` has them.
  package let outcome: Int
  package let reason: String?
  package let count: Int?
  package let program: String?

  static let select = """
    SELECT a.id, a.at, a.utc_offset, s.code, s.name, a.session, a.role, a.terminal, a.action,
      a.object, a.object_id, a.patient, a.detail, a.outcome, a.reason, a.count, a.program
    FROM audit_event a LEFT JOIN staff s ON s.id = a.staff
    """

  init(_ row: Statement) {
    id = row.integer(0)
    at = Instant(seconds: row.integer(1))
    utcOffset = row.optionalInteger(2)
    staff = row.optionalText(3)
    staffName = row.optionalText(4)
    session = row.optionalInteger(5)
    roles = row.optionalText(6)
    terminal = row.optionalText(7)
    action = row.text(8)
    object = row.text(9)
    objectID = row.optionalInteger(10)
    patient = row.optionalInteger(11).map(PatientID.init)
    detail = row.text(12)
    outcome = row.integer(13)
    reason = row.optionalText(14)
    count = row.optionalInteger(15)
    program = row.optionalText(16)
  }
}

/// Which rows of the audit trail are asked for; what is nil does not matter.
package struct AuditQuestion: Hashable, Sendable {
  package var patient: PatientID?
  /// The code of a member of staff.
  package var staff: String?
  package var since: CalendarDate?
  /// The last day, with all of it.
  package var until: CalendarDate?
  /// Most rows, the newest first; nil for all.
  package var limit: Int?

  package init(
    patient: PatientID? = nil, staff: String? = nil, since: CalendarDate? = nil,
    until: CalendarDate? = nil, limit: Int? = nil
  ) {
    self.patient = patient
    self.staff = staff
    self.since = since
    self.until = until
    self.limit = limit
  }
}

extension Store {
  /// Reads the audit trail, newest rows first; the reading is a row itself, written before.
  ///
  /// Whoever may read only what concerns themselves gets their own rows, whatever was asked for.
  ///
  /// - Parameter body: Given one row after the other; never two at once in memory.
  /// - Complexity: O(rows of the patient or the member of staff), else O(rows of the trail).
  package func readAudit(
    _ question: AuditQuestion, _ body: (AuditRow) throws(StoreError) -> Void
  ) throws(StoreError) {
    try require(.read, .auditTrail)
    let isOwn = access.reach(.read, .auditTrail) < .all
    let wanted = try question.staff.map { code throws(StoreError) in try staffNumber(of: code) }
    if isOwn, let wanted, wanted != actor { throw refusal(.read, .auditTrail) }
    let staff = isOwn ? actor ?? -1 : wanted
    try write { connection in
      try audit(.read, .audit, patient: question.patient, detail: "read", in: connection)
    }
    try read { connection in
      // One statement for each kind of question, so that each uses its index.
      let index =
        question.patient != nil
        ? "a.patient = ?1" : staff != nil ? "a.staff = ?2" : "a.id > 0"
      let rows = try connection.statement(
        """
        \(AuditRow.select) WHERE \(index) AND (?1 IS NULL OR a.patient = ?1)
          AND (?2 IS NULL OR a.staff = ?2) AND (?3 IS NULL OR a.at >= ?3)
          AND (?4 IS NULL OR a.at < ?4) ORDER BY a.id DESC LIMIT ?5
        """)
      rows.bind(
        question.patient?.value, staff, question.since.map { zone.instant($0).seconds },
        question.until.map { zone.instant($0.adding(days: 1)).seconds }, question.limit ?? -1)
      defer { rows.reset() }
      while try rows.step() { try body(AuditRow(rows)) }
    }
  }

  private func staffNumber(of code: String) throws(StoreError) -> Int {
    try read { connection in
      let row = try connection.statement("SELECT id FROM staff WHERE code = ?").bind(code)
      defer { row.reset() }
      guard try row.step() else { throw StoreError.notFound }
      return row.integer(0)
    }
  }

  /// The newest rows on a patient, or on anything when nil, without a row for reading them.
  package func auditRows(of patient: PatientID?, limit: Int) throws(StoreError) -> [AuditRow] {
    try require(.read, .auditTrail)
    let staff = access.reach(.read, .auditTrail) < .all ? actor ?? -1 : nil
    return try read { connection in
      let statement = try connection.statement(
        """
        \(AuditRow.select) WHERE (?1 IS NULL OR a.patient = ?1) AND (?2 IS NULL OR a.staff = ?2)
        ORDER BY a.id DESC LIMIT ?3
        """)
      statement.bind(patient?.value, staff, limit)
      var rows: [AuditRow] = []
      while try statement.step() { rows.append(AuditRow(statement)) }
      return rows
    }
  }
}
