import Domain
import Store
import Testing

/// Looks that someone should ask about, each beside one that needs no question.
@Suite struct AuditUnusualTests {
  private func clinic() throws -> TestClinic {
    let clinic = try TestClinic()
    let importer = Importer(try clinic.machine(), source: "t")
    // The nurse's own card, her family's with the same phone, the doctor's and a stranger's.
    for (number, person) in [
      ("李护士", "13800000001"), ("李小明", "13800000001"), ("王医生", "13800000002"),
      ("张三", "13800000003"),
    ].enumerated() {
      _ = try importer.take(
        sampleRecord(name: person.0, key: "Patient/\(number)", phone: person.1))
    }
    return clinic
  }

  private func unusual(_ clinic: TestClinic) throws -> [UnusualLook] {
    try clinic.machine().unusualLooks(since: clinic.today.adding(days: -1))
  }

  @Test func cardsOfStaffAndTheirFamiliesAreNamed() throws {
    let clinic = try clinic()
    for patient in 1...4 {
      _ = try clinic.store.archive(of: PatientID(patient), purpose: .open)
    }
    let found = try unusual(clinic)
    #expect(found.map(\.kind) == [.own, .family, .colleague])
    #expect(found.map(\.patient) == [1, 2, 3].map(PatientID.init))
    #expect(found.allSatisfy { $0.staff == "li" })
  }

  @Test func manyRecordsWithoutACauseAreOneReport() throws {
    let clinic = try TestClinic()
    let importer = Importer(try clinic.machine(), source: "t")
    for number in 0..<12 {
      _ = try importer.take(
        sampleRecord(name: "路人\(number)", key: "Patient/\(number)", phone: "1390000000\(number)"))
    }
    for patient in 1...10 {
      _ = try clinic.store.archive(of: PatientID(patient), purpose: .open)
    }
    #expect(try unusual(clinic).isEmpty)
    _ = try clinic.store.archive(of: PatientID(11), purpose: .open)
    let found = try unusual(clinic)
    #expect(found.map(\.kind) == [.withoutCause])
    #expect(found.first?.count == 11)
  }

  @Test func exportsAtNightAndManySearchesAreSeen() throws {
    let clinic = try clinic()
    try clinic.hire(StaffMember(code: "chen", name: "陈主任", role: .manager))
    let manager = try clinic.secondTerminal()
    _ = try manager.act(as: "chen", systemUser: "")
    try manager.noteExport(of: "people", count: 2, isUnmasked: false, reason: "月报")
    #expect(try unusual(clinic).isEmpty)
    // From ten in the morning to half past ten in the evening.
    clinic.clock.advance(seconds: 12 * 3600 + 1800)
    try manager.noteExport(of: "people", count: 2, isUnmasked: false, reason: "月报")
    #expect(try unusual(clinic).map(\.kind) == [.nightExport])
    for number in 0..<21 {
      _ = try clinic.find("x\(number % 2)y\(number)")
      clinic.clock.advance(seconds: 2)
    }
    #expect(try unusual(clinic).map(\.kind) == [.nightExport, .manySearches])
  }

  @Test func onlyWhoReadsTheWholeTrailIsTold() throws {
    let clinic = try clinic()
    _ = try clinic.store.act(as: "nurse", systemUser: "")
    #expect(throws: StoreError.denied(.read, .auditTrail)) {
      _ = try clinic.store.unusualLooks(since: clinic.today)
    }
    #expect(throws: StoreError.denied(.read, .auditTrail)) {
      try clinic.store.readAudit(AuditQuestion(staff: "wang")) { _ in }
    }
    var seen: Set<String?> = []
    try clinic.store.readAudit(AuditQuestion()) { seen.insert($0.staff) }
    #expect(seen == ["nurse"])
  }
}
