/// What a row of the audit trail tells of, for people and for FHIR.
package enum AuditKind: String, Sendable, CaseIterable {
  case opened
  case previewed
  case readByCommand = "read"
  case searched
  case listed
  case revealed
  case copied
  case exported
  case created
  case changed
  case erased
  case imported
  case denied
  case emergency = "break-glass"
  case signedIn = "sign-in"
  case signInRefused = "sign-in-refused"
  case signedOut = "sign-out"
  case unlocked
  case accounts
  case policy
  case approval
  case backup
  case trailRead = "audit-read"
  case trailChecked = "audit-verify"
  case trailBegun = "audit-begun"
  case trailRepaired = "audit-repair"
  case trailClosed = "audit-closed"
  case other

  /// Reads what stands in a row.
  ///
  /// - Parameters:
  ///   - action: FHIR's letter C, R, U, D or E.
  ///   - object: The kind of thing.
  ///   - detail: What was done to it; its first words say which.
  package init(action: String, object: String, detail: String) {
    let first = detail.split(separator: " ").first.map(String.init) ?? ""
    self =
      switch object {
      case "patient": Self.patient(action, first)
      case "list": first == "search" ? .searched : .listed
      case "follow_up", "appointment": action == "C" ? .created : .changed
      case "schedule": .policy
      case "access": first == "denied" ? .denied : .emergency
      case "staff": Self.staff(action, detail)
      case "import_batch": .imported
      case "audit": Self.trail(first)
      case "database": Self.database(action, detail, first)
      default: .other
      }
  }

  private static func patient(_ action: String, _ first: String) -> AuditKind {
    switch (action, first) {
    case ("R", "open"): .opened
    case ("R", "preview"): .previewed
    case ("R", "copy"): .copied
    case ("R", "export"): .exported
    case ("R", "reveal"): .revealed
    case ("R", _): .readByCommand
    case (_, "import"): .imported
    case ("C", _): .created
    case ("D", _): .erased
    default: .changed
    }
  }

  private static func staff(_ action: String, _ detail: String) -> AuditKind {
    guard action == "E" else { return .accounts }
    if detail.hasPrefix("sign-in refused") || detail == "sign-in locked" { return .signInRefused }
    if detail.hasPrefix("sign-in") { return .signedIn }
    return detail.hasPrefix("sign-out") ? .signedOut : .unlocked
  }

  private static func trail(_ first: String) -> AuditKind {
    switch first {
    case "read": .trailRead
    case "closed": .trailClosed
    default: .trailChecked
    }
  }

  private static func database(
    _ action: String, _ detail: String, _ first: String
  ) -> AuditKind {
    switch first {
    case "made": .created
    case "backup": .backup
    case "export": .exported
    case "approval": .approval
    case "indicators": .imported
    case "chain": .trailBegun
    case "audit": .trailRepaired
    default: action == "U" ? .policy : .other
    }
  }

  /// Whether somebody's record or number was looked at by it.
  package var isLook: Bool {
    [.opened, .previewed, .readByCommand, .revealed, .copied, .exported].contains(self)
  }
}
