internal import Domain
internal import Interchange
internal import Store

/// Prints rows of the audit trail as text, JSON lines or FHIR AuditEvents.
struct AuditPrinter {
  private let session: Session
  private let clinic: String

  /// - Parameter clinic: The clinic's name, which stands in FHIR's source.
  init(_ session: Session, clinic: String) {
    self.session = session
    self.clinic = clinic
  }

  func show(_ row: AuditRow) {
    if session.options.has("--fhir") {
      Output.json(fhir(row).resource)
    } else if session.isJSON {
      Output.json(json(row))
    } else {
      Output.row(columns(row))
    }
  }

  private func local(_ row: AuditRow) -> LocalTime {
    row.utcOffset.map { row.at.local(offset: $0) } ?? Environment.zone.local(row.at)
  }

  private func kind(_ row: AuditRow) -> AuditKind {
    AuditKind(action: row.action, object: row.object, detail: row.detail)
  }

  private func card(_ row: AuditRow) -> String? {
    row.patient.map { CardNumber(serial: $0.value).description }
  }

  private func columns(_ row: AuditRow) -> [String] {
    let time = local(row)
    let who = row.staff.map { "\($0) \(row.staffName ?? "")" }
    var columns = [
      "\(row.id)", "\(time.date) \(time.clock)",
      who ?? (session.language == .chinese ? "程序" : "program"),
      kind(row).title[session.language], card(row) ?? "-", row.detail,
    ]
    if row.outcome != 0 { columns.append("!\(row.outcome)") }
    if let count = row.count { columns.append("×\(count)") }
    if let terminal = row.terminal { columns.append("@\(terminal)") }
    if let reason = row.reason { columns.append("(\(reason))") }
    return columns
  }

  private func json(_ row: AuditRow) -> JSONOutput {
    func number(_ value: Int?) -> JSONOutput { value.map(JSONOutput.integer) ?? .null }
    return .members([
      "row": .integer(row.id), "at": .string(local(row).iso), "staff": .optional(row.staff),
      "roles": .optional(row.roles), "session": number(row.session),
      "terminal": .optional(row.terminal), "event": .string(kind(row).rawValue),
      "action": .string(row.action), "object": .string(row.object),
      "objectID": number(row.objectID), "patient": .optional(card(row)),
      "detail": .string(row.detail), "outcome": .integer(row.outcome),
      "reason": .optional(row.reason), "count": number(row.count),
      "program": .optional(row.program),
    ])
  }

  private func fhir(_ row: AuditRow) -> FHIRAuditEvent {
    FHIRAuditEvent(
      id: row.id, kind: kind(row), action: row.action, recorded: local(row),
      outcome: row.outcome, staff: row.staff, staffName: row.staffName,
      roles: row.roles?.split(separator: " ").map(String.init) ?? [], terminal: row.terminal,
      reason: row.reason, card: card(row), object: row.object, objectID: row.objectID,
      detail: row.detail, count: row.count, program: row.program, clinic: clinic)
  }
}
