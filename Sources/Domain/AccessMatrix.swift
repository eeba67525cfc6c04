/// Who may do what by default.
///
/// The lattice of OpenEMR's access lists, tightened by GB/T 39725-2020 (levels 4 and 5), the
/// minimum of PIPL articles 5 and 6, and the separation of duties of GB/T 22239-2019. What is not
/// written here is refused.
enum AccessMatrix {
  static func reach(
    of role: StaffRole, _ action: AccessAction, _ object: AccessObject
  ) -> AccessReach {
    let cell = cells(role)[object] ?? []
    return cell.first { $0.actions.contains(action) }?.reach ?? .none
  }

  private struct Right {
    let actions: Set<AccessAction>
    let reach: AccessReach
  }

  private static func read(_ reach: AccessReach = .all) -> Right {
    Right(actions: [.read], reach: reach)
  }

  private static func write(_ reach: AccessReach = .all) -> Right {
    Right(actions: [.add, .change], reach: reach)
  }

  private static func add(_ reach: AccessReach = .all) -> Right {
    Right(actions: [.add], reach: reach)
  }

  private static let approve = Right(actions: [.approve], reach: .all)

  private static func cells(_ role: StaffRole) -> [AccessObject: [Right]] {
    switch role {
    case .reception: reception
    case .nurse: nurse
    case .doctor: doctor
    case .cashier: cashier
    case .manager: manager
    case .auditor: auditor
    case .administrator: administrator
    }
  }

  /// Says what somebody owes and never that it was paid: that is for who takes the money.
  private static let reception: [AccessObject: [Right]] = [
    .identity: [read(), write()], .identifier: [read(.masked)], .queue: [read(), write()],
    .visitReason: [add(.own)], .allergyFlag: [read()], .payment: [read(), add()],
    .message: [read(), write()], .importing: [add()], .auditTrail: [read(.own)],
    // Taking down a signature or its withdrawal; the rest is the manager's.
    .patientRights: [read(), add()],
  ]

  /// Her own room's queue is everybody's: the clinic keeps no rooms.
  private static let nurse: [AccessObject: [Right]] = [
    .identity: [read()], .identifier: [read()], .queue: [read(), write()], .visitReason: [read()],
    .triage: [read(), write()], .allergyFlag: [read()], .clinical: [read(.own)],
    .statistics: [read()], .message: [read(), write()], .auditTrail: [read(.own)],
    .breakGlass: [add()],
  ]

  private static let doctor: [AccessObject: [Right]] = [
    .identity: [read()], .identifier: [read()], .queue: [read(), write(.own)],
    .visitReason: [read(), write()], .triage: [read(), write()], .allergyFlag: [read()],
    .clinical: [read(), write()], .sensitive: [read(), write()], .statistics: [read()],
    .message: [read(), write()], .auditTrail: [read(.own)], .breakGlass: [add()],
  ]

  private static let cashier: [AccessObject: [Right]] = [
    .identity: [read(.masked)], .identifier: [read(.masked)], .queue: [read()],
    .payment: [read(), write()], .message: [read(), write()], .auditTrail: [read(.own)],
  ]

  private static let manager: [AccessObject: [Right]] = [
    .identity: [read(), write()], .identifier: [read()], .queue: [read(), write(), approve],
    .visitReason: [read()], .statistics: [read()], .payment: [read(), write(), approve],
    .message: [read(), write(), approve], .importing: [read(), write(), approve],
    .bulkExport: [read(), write(), approve], .rules: [read(), write(), approve],
    .accounts: [read(), write(), approve], .auditTrail: [read()], .backup: [read(), add()],
    .breakGlass: [read()],
    .patientRights: [read(), write(), approve],
  ]

  private static let auditor: [AccessObject: [Right]] = [
    .identity: [read(.masked)], .identifier: [read(.masked)], .rules: [read()],
    .accounts: [read()], .auditTrail: [read()], .statistics: [read()],
    .breakGlass: [read(), approve],
  ]

  private static let administrator: [AccessObject: [Right]] = [
    .accounts: [add()], .auditTrail: [read(.own)], .backup: [read(), write()],
  ]
}
