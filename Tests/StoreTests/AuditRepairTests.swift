import Domain
import Foundation
import SQLite
import Testing

@testable import Store

/// A broken chain goes on only by somebody who answers for it, and the break stays to be seen.
@Suite struct AuditRepairTests {
  /// A clinic with a manager, whose trail has lost its last row.
  private func brokenClinic() throws -> TestClinic {
    let clinic = try TestClinic()
    _ = try Importer(clinic.store, source: "t").take(sampleRecord())
    try clinic.machine().tie(staff: "nurse", to: PatientID(1))
    _ = try clinic.store.archive(of: PatientID(1), purpose: .open)
    let connection = try Connection(path: clinic.path, mode: .readWrite)
    try connection.execute("DROP TRIGGER audit_event_stays")
    try connection.execute(
      "DELETE FROM audit_event WHERE id = (SELECT max(id) FROM audit_event)")
    return clinic
  }

  private func mender(_ clinic: TestClinic, as code: String) throws -> Store {
    let clock = clinic.clock
    let store = try Store(
      path: clinic.path, zone: TestClinic.zone, now: { clock.now }, repairsAudit: true)
    _ = try store.act(as: code, systemUser: "")
    return store
  }

  @Test func onlyWhoMayChangeAccountsMends() throws {
    let clinic = try brokenClinic()
    let nurse = try mender(clinic, as: "nurse")
    #expect(throws: StoreError.denied(.change, .accounts)) { _ = try nurse.repairAudit() }
    #expect(throws: StoreError.self) { _ = try clinic.secondTerminal() }
  }

  @Test func aMendedTrailGoesOnAndShowsItsBreak() throws {
    let clinic = try brokenClinic()
    let key = try mender(clinic, as: "ma").repairAudit()
    let store = try clinic.secondTerminal()
    _ = try store.archive(of: PatientID(1), purpose: .open)
    let report = try clinic.machine().verifyAudit(firstKeys: [key])
    #expect(report.isWhole, "\(report.breaks.map(\.message.english))")
    let repair = try #require(report.repairs.first)
    #expect(repair.reason.hasPrefix("the trail ends at row"))
    // From the repair on every row is proven by the new first key.
    #expect(report.proven == report.rows - (repair.row - 1))
    let rows = try clinic.machine().auditRows(of: nil, limit: 50)
    let told = try #require(rows.first { $0.id == repair.row })
    #expect(told.staff == "ma")
    #expect(told.detail == "audit repaired")
  }

  @Test func whatIsChangedBeforeARepairAfterItShows() throws {
    let clinic = try brokenClinic()
    _ = try mender(clinic, as: "ma").repairAudit()
    let connection = try Connection(path: clinic.path, mode: .readWrite)
    try connection.execute("DROP TRIGGER audit_event_keeps")
    try connection.execute("UPDATE audit_event SET detail = 'x' WHERE id = 2")
    let report = try clinic.machine().verifyAudit()
    #expect(report.breaks.map(\.kind) == [.cover])
    #expect(report.repairs.first?.breaks == [AuditBreak(row: 2, kind: .changed)])
  }

  @Test func aWholeTrailIsNotMended() throws {
    let clinic = try TestClinic()
    let store = try mender(clinic, as: "ma")
    let refusal = Localized(zh: "审计记录完好，无需修复", en: "the audit trail is whole; nothing to mend")
    #expect(throws: StoreError.refused(refusal)) {
      _ = try store.repairAudit()
    }
  }

  @Test func nothingButMendingIsDoneOnABrokenTrail() throws {
    let clinic = try brokenClinic()
    let store = try mender(clinic, as: "ma")
    #expect(throws: StoreError.self) { _ = try store.archive(of: PatientID(1), purpose: .open) }
    #expect(throws: StoreError.self) { try store.setPolicy(.copying, to: "none") }
  }

  @Test func aMigratedFileCoversItsOlderRows() throws {
    let trail = try AuditTrailCopy()
    // The rows of a file of version 2 have no digests; the first row of its chain covers them.
    try trail.connection.execute("BEGIN")
    defer { try? trail.connection.execute("ROLLBACK") }
    try trail.connection.execute("UPDATE audit_event SET digest = NULL, mac = NULL, epoch = NULL")
    try trail.connection.execute("UPDATE audit_event SET detail = 'old' WHERE id = 1")
    let entry = AuditEntry(
      at: Instant(seconds: 1_800_000_000), action: .execute, object: .database, detail: "")
    let start = try AuditStart(.migrated, entry, in: trail.connection)
    func report() throws -> AuditReport {
      try AuditVerifier.report(trail.connection, key: start.record, firstKeys: [start.firstKey])
    }
    let found = try report()
    #expect(found.isWhole, "\(found.breaks.map(\.message.english))")
    #expect(found.unchained == trail.ids.count)
    try trail.connection.execute("UPDATE audit_event SET patient = 77 WHERE id = 3")
    #expect(try report().breaks == [AuditBreak(row: trail.ids.count + 1, kind: .cover)])
  }
}

/// A database without its key.
@Suite struct LostKeyTests {
  @Test(arguments: [true, false])
  func aCopyOfADemoOpensAndThatOfAClinicDoesNot(isDemo: Bool) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "key-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "clinic.sqlite").path
    var setup = try TestClinic.setup()
    setup.demoRecipe = isDemo ? "patients=0" : nil
    let now = Instant(seconds: 1_795_000_000)
    _ = try Store.create(path: path, setup: setup, now: now)
    try FileManager.default.removeItem(atPath: path + ".audit-key")
    func open() throws -> Store {
      try Store(path: path, zone: TestClinic.zone, now: { now })
    }
    guard isDemo else {
      let missing = StoreError.auditUnavailable(.keyMissing(path: path + ".audit-key"))
      #expect(throws: missing) { _ = try open() }
      return
    }
    for _ in 0..<2 {
      let report = try open().verifyAudit()
      #expect(report.isWhole)
      #expect(try open().auditRows(of: nil, limit: 1).first?.detail == "demo copied")
    }
  }
}
