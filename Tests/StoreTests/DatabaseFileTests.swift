import Domain
import Foundation
import SQLite
import Store
import Testing

@Suite struct DatabaseFileTests {
  private func open(_ path: String) throws -> Store {
    try Store(path: path, zone: TestClinic.zone, now: { Instant(seconds: 0) })
  }

  private func temporary(_ name: String, _ bytes: [UInt8]? = nil) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "f-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appending(path: name).path
    if let bytes {
      #expect(
        FileManager.default.createFile(
          atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600]))
    }
    return path
  }

  @Test func aMissingFileIsNeverMade() throws {
    let path = try temporary("none.sqlite")
    #expect(throws: StoreError.missing(path: path)) { _ = try open(path) }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func anEmptyFileAndAFileOfWordsAreRefused() throws {
    let empty = try temporary("empty.sqlite", [])
    #expect(throws: StoreError.notADatabase(path: empty)) { _ = try open(empty) }
    let words = try temporary("words.sqlite", Array("these are just words, many of them. ".utf8))
    #expect(throws: StoreError.notADatabase(path: words)) { _ = try open(words) }
  }

  @Test func aDatabaseOfAnotherProgramIsRefused() throws {
    let path = try temporary("other.sqlite")
    try Connection(path: path, mode: .create).execute("CREATE TABLE t (a)")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    #expect(throws: StoreError.notAClinic(path: path)) { _ = try open(path) }
  }

  @Test func linksAreRefused() throws {
    let clinic = try TestClinic()
    let symbolic = clinic.path + ".link"
    try FileManager.default.createSymbolicLink(atPath: symbolic, withDestinationPath: clinic.path)
    #expect(throws: StoreError.notAPlainFile(path: symbolic)) { _ = try open(symbolic) }
    let hard = clinic.path + ".hard"
    try FileManager.default.linkItem(atPath: clinic.path, toPath: hard)
    #expect(throws: StoreError.notAPlainFile(path: hard)) { _ = try open(hard) }
  }

  @Test func aFileThatOthersMayReadIsRefused() throws {
    let clinic = try TestClinic()
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: clinic.path)
    #expect(throws: StoreError.insecure(path: clinic.path)) { _ = try open(clinic.path) }
  }

  @Test func aNewerFileIsNotTouched() throws {
    let clinic = try TestClinic()
    try Connection(path: clinic.path, mode: .readWrite).execute("PRAGMA user_version=99")
    #expect(throws: StoreError.newer(found: 99, known: 11)) { _ = try open(clinic.path) }
    #expect(throws: StoreError.newer(found: 99, known: 11)) { try clinic.store.queueNothing() }
  }

  @Test func makingADatabaseNeverReplacesOne() throws {
    let clinic = try TestClinic()
    let path = clinic.path
    #expect(throws: StoreError.alreadyThere(path: path)) {
      try Store.create(path: path, setup: try TestClinic.setup(), now: Instant(seconds: 0))
    }
  }

  @Test func everyErrorHasWordsInBothLanguages() {
    let errors: [StoreError] = [
      .missing(path: "p"), .alreadyThere(path: "p"), .notADatabase(path: "p"),
      .notAClinic(path: "p"), .notAPlainFile(path: "p"), .insecure(path: "p"),
      .networkFileSystem(path: "p", kind: "NFS"), .folder(path: "p", reason: "r"),
      .newer(found: 2, known: 1), .older(found: 0, known: 1), .busy(holder: 7), .diskFull,
      .readOnly, .corrupt, .inputOutput, .interrupted, .conflict, .notFound,
      .auditUnavailable(.cut(after: 1, known: 2)),
      .other(SQLiteError(code: 1, message: "m", operation: "o")),
    ]
    for error in errors {
      #expect(!error.message.chinese.isEmpty && !error.message.english.isEmpty)
      #expect(error.message.chinese != error.message.english)
    }
  }

  @Test func theAuditTrailCannotBeChanged() throws {
    let clinic = try TestClinic()
    let connection = try Connection(path: clinic.path, mode: .readWrite)
    #expect(throws: SQLiteError.self) { try connection.execute("DELETE FROM audit_event") }
    #expect(throws: SQLiteError.self) { try connection.execute("UPDATE audit_event SET at = 0") }
    #expect(try connection.integer("SELECT count(*) FROM audit_event") == 1)
  }

  @Test func aBackupIsWholePrivateAndOpens() throws {
    let clinic = try TestClinic()
    _ = try Importer(clinic.store, source: "t").take(sampleRecord())
    let copy = clinic.path + ".copy"
    try clinic.store.backUp(to: copy)
    let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let opened = try Connection(path: copy, mode: .readOnly)
    #expect(try opened.text("SELECT value FROM setting WHERE key = 'patient.count'") == "1")
    // The key stays with the clinic: a copy is opened by somebody who answers for it.
    let key = copy + ".audit-key"
    #expect(throws: StoreError.auditUnavailable(.keyMissing(path: key))) { _ = try open(copy) }
    #expect(throws: StoreError.alreadyThere(path: copy)) { try clinic.store.backUp(to: copy) }
  }

  @Test func aCheckFindsWhatIsMissing() throws {
    let clinic = try TestClinic()
    _ = try Importer(clinic.store, source: "t").take(sampleRecord())
    #expect(try clinic.store.check().isClean)
    let connection = try Connection(path: clinic.path, mode: .readWrite)
    try connection.execute("INSERT INTO patient (name, sex, created_at) VALUES ('x', 0, 0)")
    try connection.execute("PRAGMA foreign_keys=OFF")
    try connection.execute("INSERT INTO contact_point VALUES (77, 0, 1, '1', NULL)")
    let report = try clinic.store.check()
    #expect(report.lookupGaps == 1)
    #expect(report.danglingRows == 1)
  }
}

extension Store {
  /// A write that writes nothing, to see whether writing is allowed.
  fileprivate func queueNothing() throws { _ = try addIndicators([]) }
}
