package import Domain
internal import Interchange
internal import SQLite

/// A part of the trail that was exported and taken out after the retention period.
package struct AuditSegment: Hashable, Sendable {
  /// How many columns the table of segments has.
  static let columnCount = 11
  /// Months that every row is kept here at the least: the Cybersecurity Law of China wants six.
  package static let fewestMonths = 6

  package let firstID: Int
  package let lastID: Int
  package let rows: Int
  /// The digest of the exported file, in hex.
  package let fileDigest: String
}

extension Store {
  private static let closing = ApprovalKind(.bulkExport, "audit-close")

  private func closingContent(_ until: CalendarDate) -> String {
    JSONOutput.members(["until": .string(until.description)]).text
  }

  /// Asks for the second person without whom no part of the trail is closed.
  ///
  /// - Parameter until: The last day that would be taken out.
  /// - Returns: The number of the question.
  package func askToCloseAudit(
    until: CalendarDate, reason: String
  ) throws(StoreError) -> Int {
    try checkClosing(until)
    return try write { connection in
      try ask(Self.closing, content: closingContent(until), reason: reason, in: connection)
    }
  }

  private func checkClosing(_ until: CalendarDate) throws(StoreError) {
    try require(.add, .bulkExport)
    try requireWholeTrail()
    guard until.adding(months: AuditSegment.fewestMonths) < today else {
      throw .refused(
        Localized(
          zh: "审计记录至少保留 \(AuditSegment.fewestMonths) 个月；请给出更早的日期",
          en: "the trail is kept for \(AuditSegment.fewestMonths) months at least; "
            + "give an earlier day"))
    }
  }

  /// Refuses whoever may read only what concerns themselves of the trail.
  func requireWholeTrail() throws(StoreError) {
    try require(.read, .auditTrail)
    guard access.reach(.read, .auditTrail) == .all else {
      throw refusal(.read, .auditTrail)
    }
  }

  /// Exports all rows up to a day and takes them out, as a second person has allowed.
  ///
  /// The file has each row with its digest and mac, so that the first key still proves it; its own
  /// digest stands in the row that tells of the closing.
  ///
  /// - Throws: `.refused` before the retention period is over, for a trail that is not whole, and
  ///   without an approval.
  package func closeAudit(
    until: CalendarDate, to path: String
  ) throws(StoreError) -> AuditSegment {
    try checkClosing(until)
    guard try verifyAudit().isWhole else {
      throw .refused(
        Localized(
          zh: "审计记录不完整，不能封存；先运行 frontdesk audit --verify",
          en: "the trail is not whole and cannot be closed; run `frontdesk audit --verify` first"))
    }
    let target = try DatabaseFile.resolve(path)
    let closed = try read { connection in
      try ClosedRows(before: zone.instant(until.adding(days: 1)), connection)
    }
    let file = try PrivateFile(target)
    let digest = try read { connection in try closed.export(to: file, connection) }
    do {
      return try write { connection in
        try useApproval(Self.closing, content: closingContent(until), in: connection)
        return try take(closed, digest, in: connection)
      }
    } catch {
      DatabaseFile.remove(target)
      throw error
    }
  }

  private func take(
    _ closed: ClosedRows, _ file: SHA256.Digest, in connection: Connection
  ) throws -> AuditSegment {
    guard let actor else { throw StoreError.sessionEnded(.signedOut) }
    let second = try connection.integer(
      "SELECT decided_by FROM approval WHERE used_at IS NOT NULL ORDER BY used_at DESC, id DESC")
    let row = try connection.statement(
      """
      INSERT INTO audit_segment (first_id, last_id, first_digest, last_digest, last_mac, rows,
        file_digest, closed_at, closed_by, approved_by) VALUES (?,?,?,?,?,?,?,?,?,?)
      """)
    row.bind(closed.firstID, closed.last.id)
    row.bind(bytes: closed.firstDigest.bytes, at: 3).bind(bytes: closed.last.digest.bytes, at: 4)
    row.bind(bytes: closed.last.mac.bytes, at: 5).bind(closed.count, at: 6)
    row.bind(bytes: file.bytes, at: 7).bind(now().seconds, at: 8)
    try row.bind(actor, at: 9).bind(second, at: 10).run()
    let id = connection.lastInsertID
    // Nobody else can write meanwhile, and the trigger is back before anybody can.
    let trigger = try connection.text(
      "SELECT sql FROM sqlite_schema WHERE name = 'audit_event_stays'")
    try connection.execute("DROP TRIGGER audit_event_stays")
    try connection.statement("DELETE FROM audit_event WHERE id <= ?").bind(closed.last.id).run()
    if let trigger { try connection.execute(trigger) }
    let kept = try connection.statement("SELECT * FROM audit_segment WHERE id = ?").bind(id)
    defer { kept.reset() }
    guard try kept.step() else { throw StoreError.notFound }
    var bytes = CanonicalRow()
    bytes.append(kept, columns: 0..<AuditSegment.columnCount)
    try audit(
      .delete, .audit, id: id, detail: "closed", count: closed.count, before: closed.last.digest,
      after: SHA256.digest(of: bytes.bytes), in: connection)
    return AuditSegment(
      firstID: closed.firstID, lastID: closed.last.id, rows: closed.count, fileDigest: file.hex)
  }
}
