import Domain
import Testing

/// Every cell of the matrix: role by object by action.
@Suite struct AccessMatrixTests {
  private static let roles: [StaffRole] = [
    .reception, .nurse, .doctor, .cashier, .manager, .auditor, .administrator,
  ]

  /// A column a role, a letter a right: R reads, A adds, C changes, V approves; small letters reach
  /// one's own alone, and m reads what is masked.
  private static let table: [(AccessObject, [String])] = [
    (.identity, ["RAC", "R", "R", "m", "RAC", "m", "-"]),
    (.identifier, ["m", "R", "R", "m", "R", "m", "-"]),
    (.queue, ["RAC", "RAC", "Rac", "R", "RACV", "-", "-"]),
    (.visitReason, ["a", "R", "RAC", "-", "R", "-", "-"]),
    (.triage, ["-", "RAC", "RAC", "-", "-", "-", "-"]),
    (.allergyFlag, ["R", "R", "R", "-", "-", "-", "-"]),
    (.clinical, ["-", "r", "RAC", "-", "-", "-", "-"]),
    (.sensitive, ["-", "-", "RAC", "-", "-", "-", "-"]),
    (.statistics, ["-", "R", "R", "-", "R", "R", "-"]),
    (.payment, ["RA", "-", "-", "RAC", "RACV", "-", "-"]),
    (.message, ["RAC", "RAC", "RAC", "RAC", "RACV", "-", "-"]),
    (.importing, ["A", "-", "-", "-", "RACV", "-", "-"]),
    (.bulkExport, ["-", "-", "-", "-", "RACV", "-", "-"]),
    (.rules, ["-", "-", "-", "-", "RACV", "R", "-"]),
    (.accounts, ["-", "-", "-", "-", "RACV", "R", "A"]),
    (.auditTrail, ["r", "r", "r", "r", "R", "R", "r"]),
    (.backup, ["-", "-", "-", "-", "RA", "-", "RAC"]),
    (.patientRights, ["RA", "-", "-", "-", "RACV", "-", "-"]),
    (.breakGlass, ["-", "A", "A", "-", "R", "RV", "-"]),
  ]

  private static func expected(_ cell: String, _ action: AccessAction) -> AccessReach {
    let letter: Character =
      switch action {
      case .read: "R"
      case .add: "A"
      case .change: "C"
      case .approve: "V"
      }
    if cell.contains(letter) { return .all }
    if action == .read, cell.contains("m") { return .masked }
    return cell.contains(Character(letter.lowercased())) ? .own : .none
  }

  @Test func theTableHasEveryObjectAndEveryRole() {
    #expect(Self.table.map(\.0) == AccessObject.allCases)
    #expect(Set(Self.roles) == Set(StaffRole.allCases))
    #expect(Self.table.allSatisfy { $0.1.count == Self.roles.count })
  }

  @Test func everyCellIsAsWritten() {
    var cells = 0
    for (object, columns) in Self.table {
      for (role, cell) in zip(Self.roles, columns) {
        for action in AccessAction.allCases {
          cells += 1
          #expect(
            Access([role]).reach(action, object) == Self.expected(cell, action),
            "\(role) \(action) \(object)")
        }
      }
    }
    #expect(cells == 532)
  }

  @Test func rolesAddUpAndTheFarthestReachCounts() {
    let both = Access([StaffRole.nurse, .doctor])
    #expect(both.reach(.read, .clinical) == .all)
    #expect(both.reach(.change, .queue) == .all)
    #expect(Access([StaffRole.cashier, .nurse]).reach(.read, .identity) == .all)
  }

  @Test func nobodyMayNothingAndTheMachineAll() {
    for object in AccessObject.allCases {
      for action in AccessAction.allCases {
        #expect(Access.nobody.reach(action, object) == .none)
        #expect(Access.machine.reach(action, object) == .all)
      }
    }
  }

  @Test func whatIsHiddenFollowsTheRoles() {
    func hidden(_ role: StaffRole, own: Bool = false) -> Set<ArchivePart> {
      let access = Access([role])
      return ArchivePart.hidden(
        from: access, seesClinical: own || access.reach(.read, .clinical) == .all)
    }
    let clinical: Set<ArchivePart> = [.conditions, .medications, .results, .reports]
    let all = Set(ArchivePart.allCases)
    #expect(hidden(.reception) == all.subtracting([.followUps]))
    #expect(hidden(.nurse) == clinical.union([.verySensitive]))
    #expect(hidden(.nurse, own: true) == [.verySensitive])
    #expect(hidden(.doctor) == [])
    #expect(hidden(.cashier) == all.subtracting([.followUps]))
    #expect(
      hidden(.manager) == clinical.union([.allergies, .vitalSigns, .verySensitive]))
    #expect(hidden(.auditor) == all)
    #expect(hidden(.administrator) == all)
  }
}
