internal import Domain
internal import SQLite

/// A row of the audit trail before it has its place in the chain.
struct AuditEntry {
  var at: Instant
  /// Seconds east of UTC on the clinic's clock; nil where no clinic's clock is known.
  var utcOffset: Int?
  var staff: Int?
  var session: Int?
  /// The roles that acted, with spaces between them; nil for the machine.
  var roles: String?
  /// Host and terminal.
  var terminal: String?
  var action: AuditAction
  var object: AuditObject
  var objectID: Int?
  var patient: PatientID?
  var detail = ""
  var outcome = AuditOutcome.success
  var reason: String?
  var count: Int?
  var before: SHA256.Digest?
  var after: SHA256.Digest?

  init(at: Instant, action: AuditAction, object: AuditObject, detail: String) {
    self.at = at
    self.action = action
    self.object = object
    self.detail = detail
  }
}

extension AuditEntry {
  /// The columns that a row's digest covers, in the order in which it does.
  static let columns = """
    id, at, staff, action, object, object_id, patient, detail, utc_offset, session, role, terminal,
    outcome, reason, count, before_digest, after_digest, program, epoch
    """
  /// How many they are.
  static let columnCount = 19
  static let objectColumn = 4
  static let detailColumn = 7
  static let reasonColumn = 13
  static let countColumn = 14
  static let beforeColumn = 15
  static let epochColumn = 18

  /// Adds the row's values in the order of `columns`.
  func append(to row: inout CanonicalRow, id: Int, epoch: Int) {
    row.append(id)
    row.append(at.seconds)
    row.append(staff)
    row.append(action.rawValue)
    row.append(object.rawValue)
    row.append(objectID)
    row.append(patient?.value)
    row.append(detail)
    row.append(utcOffset)
    row.append(session)
    row.append(roles)
    row.append(terminal)
    row.append(outcome.rawValue)
    row.append(reason)
    row.append(count)
    row.append(bytes: before?.bytes)
    row.append(bytes: after?.bytes)
    row.append(ProgramVersion.text)
    row.append(epoch)
  }

  /// Writes the row with its place in the chain.
  func insert(_ head: AuditHead, epoch: Int, in connection: Connection) throws {
    let statement = try connection.statement(
      """
      INSERT INTO audit_event (\(Self.columns), digest, mac)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
      """
    ).bind(
      head.id, at.seconds, staff, action.rawValue, object.rawValue, objectID, patient?.value,
      detail, utcOffset, session, roles, terminal, outcome.rawValue, reason, count)
    statement.bind(bytes: before?.bytes, at: 16).bind(bytes: after?.bytes, at: 17)
    statement.bind(ProgramVersion.text, at: 18).bind(epoch, at: 19)
    try statement.bind(bytes: head.digest.bytes, at: 20).bind(bytes: head.mac.bytes, at: 21).run()
  }
}
