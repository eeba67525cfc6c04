import Domain
import Foundation
import SQLite
import Testing

@testable import Store

/// Key and trail together: days, crashes, several terminals and files that do not belong together.
@Suite struct AuditChainTests {
  private func look(_ store: Store) throws {
    _ = try store.archive(of: PatientID(1), purpose: .open)
  }

  private func clinic() throws -> TestClinic {
    let clinic = try TestClinic()
    _ = try Importer(clinic.store, source: "t").take(sampleRecord())
    return clinic
  }

  /// The report of the machine, which may read all.
  private func report(_ clinic: TestClinic) throws -> AuditReport {
    try clinic.machine().verifyAudit()
  }

  @Test func terminalsShareOneChain() throws {
    let clinic = try clinic()
    let other = try clinic.secondTerminal()
    for _ in 0..<5 {
      try look(clinic.store)
      try look(other)
      try look(other)
    }
    let found = try report(clinic)
    #expect(found.isWhole, "\(found.breaks.map(\.message.english))")
    #expect(found.lastID == found.rows)
  }

  @Test func aNewDayMovesTheKeyAndForgetsTheOld() throws {
    let clinic = try clinic()
    try look(clinic.store)
    let file = AuditKeyFile(database: clinic.path)
    let before = try file.read()
    try look(clinic.store)
    #expect(try file.read().key == before.key)
    clinic.clock.advance(seconds: 86_400)
    try look(clinic.store)
    let after = try file.read()
    #expect(after.epoch == before.epoch + 1)
    #expect(after.key == SHA256.digest(of: before.key.bytes))
    let bytes = try Data(contentsOf: URL(filePath: file.path))
    #expect(bytes.range(of: Data(before.key.bytes)) == nil)
    #expect(try report(clinic).isWhole)
  }

  @Test func aClockSetBackLeavesTheChainWhole() throws {
    let clinic = try clinic()
    try look(clinic.store)
    clinic.clock.advance(seconds: -10 * 86_400)
    try look(clinic.store)
    clinic.clock.advance(seconds: 10 * 86_400)
    try look(clinic.store)
    let found = try report(clinic)
    #expect(found.isWhole, "\(found.breaks.map(\.message.english))")
    #expect(found.clockSteps == 1)
  }

  @Test func whatIsUndoneLeavesNoGap() throws {
    let clinic = try clinic()
    #expect(throws: StoreError.notFound) {
      try clinic.store.write { connection in
        try clinic.store.audit(.execute, .database, detail: "lost", in: connection)
        throw StoreError.notFound
      }
    }
    let rehearsal = Importer(clinic.store, source: "t", isDryRun: true)
    _ = try rehearsal.take(sampleRecord(name: "李四", key: "Patient/2", phone: "13900000000"))
    try look(clinic.store)
    let found = try report(clinic)
    #expect(found.isWhole, "\(found.breaks.map(\.message.english))")
    #expect(found.lastID == found.rows)
  }

  // MARK: - Crashes

  /// A crash after a commit and before the key file's note of it.
  @Test func aKeyFileThatIsBehindIsBroughtForward() throws {
    let clinic = try clinic()
    try look(clinic.store)
    let file = AuditKeyFile(database: clinic.path)
    let behind = try file.read()
    for _ in 0..<3 { try look(clinic.store) }
    try file.write(behind, isDurable: true)
    let again = try clinic.secondTerminal()
    try look(again)
    #expect(try file.read().head.id == behind.head.id + 4)
    #expect(try report(clinic).isWhole)
  }

  /// A crash after the key moved to a new day and before the commit of the day's first row.
  @Test func aKeyThatMovedForNothingSkipsAnEpoch() throws {
    let clinic = try clinic()
    try look(clinic.store)
    let file = AuditKeyFile(database: clinic.path)
    var record = try file.read()
    let epoch = record.epoch
    record.move(to: record.day.map { $0 + 1 } ?? 0)
    try file.write(record, isDurable: true)
    let again = try clinic.secondTerminal()
    clinic.clock.advance(seconds: 86_400)
    try look(again)
    #expect(try file.read().epoch == epoch + 1)
    #expect(try report(clinic).isWhole)
    clinic.clock.advance(seconds: 86_400)
    try look(again)
    #expect(try report(clinic).isWhole)
  }

  // MARK: - What belongs together

  @Test func nothingOpensWithoutItsKeyFile() throws {
    let clinic = try clinic()
    try look(clinic.store)
    let key = clinic.path + ".audit-key"
    try FileManager.default.moveItem(atPath: key, toPath: key + ".away")
    let missing = StoreError.auditUnavailable(.keyMissing(path: key))
    #expect(throws: missing) { _ = try clinic.secondTerminal() }
    // A terminal that is open already shows and changes nothing more either.
    #expect(throws: missing) { try look(clinic.store) }
    #expect(throws: missing) { try clinic.find("张三") }
    try FileManager.default.moveItem(atPath: key + ".away", toPath: key)
    try look(clinic.store)
  }

  @Test func aKeyFileThatOthersReadOrThatIsALinkOrDamagedIsRefused() throws {
    let clinic = try clinic()
    let key = clinic.path + ".audit-key"
    let exposed = StoreError.auditUnavailable(.keyExposed(path: key))
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: key)
    #expect(throws: exposed) { _ = try clinic.secondTerminal() }
    try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
    try files.moveItem(atPath: key, toPath: key + ".real")
    try files.createSymbolicLink(atPath: key, withDestinationPath: key + ".real")
    #expect(throws: exposed) { _ = try clinic.secondTerminal() }
    try files.removeItem(atPath: key)
    var bytes = try Data(contentsOf: URL(filePath: key + ".real"))
    bytes[20] ^= 1
    #expect(
      files.createFile(atPath: key, contents: bytes, attributes: [.posixPermissions: 0o600]))
    #expect(throws: StoreError.auditUnavailable(.keyDamaged(path: key))) {
      _ = try clinic.secondTerminal()
    }
  }

  @Test func theKeyFileOfAnotherDatabaseIsRefused() throws {
    let clinic = try clinic()
    let other = try self.clinic()
    try look(clinic.store)
    try look(other.store)
    let key = clinic.path + ".audit-key"
    try FileManager.default.removeItem(atPath: key)
    try FileManager.default.copyItem(atPath: other.path + ".audit-key", toPath: key)
    let row = try AuditKeyFile(database: clinic.path).read().head.id
    #expect(throws: StoreError.auditUnavailable(.changed(row: row))) {
      _ = try clinic.secondTerminal()
    }
  }

  @Test func aTrailThatWasCutOpensNothing() throws {
    let clinic = try clinic()
    for _ in 0..<3 { try look(clinic.store) }
    let connection = try Connection(path: clinic.path, mode: .readWrite)
    try connection.execute("DROP TRIGGER audit_event_stays")
    let last = try connection.integer("SELECT max(id) FROM audit_event") ?? 0
    try connection.execute("DELETE FROM audit_event WHERE id = \(last)")
    let cut = StoreError.auditUnavailable(.cut(after: last - 1, known: last))
    #expect(throws: cut) { _ = try clinic.secondTerminal() }
    #expect(throws: cut) { try look(clinic.store) }
  }
}
