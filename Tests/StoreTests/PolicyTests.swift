import Domain
import Store
import Testing

@Suite struct PolicyTests {
  /// A clinic with a manager at the first terminal.
  private static func clinic() throws -> TestClinic {
    let clinic = try TestClinic()
    _ = try clinic.store.act(as: "ma", systemUser: "")
    return clinic
  }

  @Test func aRuleHoldsForEverybodyAndIsAudited() throws {
    let clinic = try Self.clinic()
    #expect(try clinic.store.policy(.copying) == nil)
    let mark = try clinic.store.changeMark()
    try clinic.store.setPolicy(.copying, to: "off")
    #expect(try clinic.secondTerminal().policy(.copying) == "off")
    #expect(try clinic.store.changeMark() > mark)
    let row = try #require(try clinic.store.auditRows(of: nil, limit: 1).first)
    #expect(row.action == "U" && row.object == "database")
    #expect(row.detail == "policy.copy allowed -> off")
    #expect(row.staff == "ma")
  }

  @Test func onlyWhoKeepsAccountsDecides() throws {
    let clinic = try TestClinic()
    let nurse = try clinic.terminal(of: .nurse)
    #expect(throws: StoreError.denied(.change, .accounts)) {
      try nurse.setPolicy(.copying, to: "off")
    }
    #expect(try clinic.store.policy(.copying) == nil)
  }

  @Test(arguments: ClinicPolicy.allCases)
  func whatIsOutsideTheRangeIsRefusedAndChangesNothing(_ policy: ClinicPolicy) throws {
    let clinic = try Self.clinic()
    guard case .number(let range, _) = policy.values else { return }
    for value in [String(range.lowerBound - 1), String(range.upperBound + 1), "-1", "", "many"] {
      #expect(throws: StoreError.self) { try clinic.store.setPolicy(policy, to: value) }
    }
    #expect(try clinic.store.policy(policy) == nil)
  }

  @Test func aDeskHidesLocksAndSignsOutInThisOrder() throws {
    let clinic = try Self.clinic()
    #expect(throws: StoreError.self) { try clinic.store.setPolicy(.maskMinutes, to: "6") }
    #expect(throws: StoreError.self) { try clinic.store.setPolicy(.deskLockMinutes, to: "2") }
    try clinic.store.setPolicy(.deskLockMinutes, to: "3")
    try clinic.store.setPolicy(.signOutMinutes, to: "5")
    #expect(throws: StoreError.self) { try clinic.store.setPolicy(.deskLockMinutes, to: "6") }
    #expect(try clinic.store.policyNumber(.deskLockMinutes) == 3)
  }

  @Test func choicesAreKeptInOneWrite() throws {
    let clinic = try TestClinic()
    try clinic.store.keep([
      .preference("language", "en"), .preference("mouse", "on"), .policy(.copying, "off"),
    ])
    #expect(try clinic.store.preference("language") == "en")
    #expect(try clinic.store.preference("mouse") == "on")
    let other = try clinic.secondTerminal()
    #expect(try other.policy(.copying) == "off")
    let rows = try clinic.store.auditRows(of: nil, limit: 5)
    #expect(rows.filter { $0.detail.hasPrefix("policy") }.count == 1, "preferences are no decision")
  }

  @Test func aCopyLeavesARowThatNamesThePatientAndNotWhatWasCopied() throws {
    let clinic = try TestClinic()
    let mark = try clinic.store.changeMark()
    try clinic.store.noteCopy(of: [PatientID(7)])
    let row = try #require(try clinic.store.auditRows(of: PatientID(7), limit: 1).first)
    #expect(row.action == "R" && row.object == "patient" && row.detail == "copy")
    #expect(row.staff == "li")
    #expect(try clinic.store.changeMark() == mark, "others need not read anything again")
  }

  @Test func aCopyOfSeveralLeavesARowForEach() throws {
    let clinic = try TestClinic()
    try clinic.store.noteCopy(of: [PatientID(7), PatientID(9)])
    for patient in [7, 9] {
      let rows = try clinic.store.auditRows(of: PatientID(patient), limit: 5)
      #expect(rows.filter { $0.detail == "copy" }.count == 1, "\(patient)")
    }
    #expect(try clinic.store.auditRows(of: PatientID(8), limit: 5).isEmpty)
  }
}
