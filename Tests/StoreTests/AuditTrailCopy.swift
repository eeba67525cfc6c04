import Domain
import Foundation
import SQLite
import Testing

@testable import Store

/// A small log that the store itself wrote over several days, as an attacker holds it: a copy with
/// the triggers gone and the key file beside it.
final class AuditTrailCopy {
  let connection: Connection
  let key: AuditKeyRecord
  let firstKey: FirstKey
  /// The numbers of all rows, in order.
  let ids: [Int]
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "trail-\(UUID().uuidString)")
    let path = folder.appending(path: "clinic.sqlite").path
    let clock = TestClock(Instant(seconds: 1_795_000_000))
    firstKey = try Store.create(path: path, setup: try TestClinic.setup(), now: clock.now)
    try Self.work(path, clock)
    key = try AuditKeyFile(database: path).read()
    connection = try Connection(path: path, mode: .readWrite)
    try connection.execute("DROP TRIGGER audit_event_keeps; DROP TRIGGER audit_event_stays")
    try connection.execute("PRAGMA foreign_keys=OFF")
    let rows = try connection.statement("SELECT id FROM audit_event ORDER BY id")
    var ids: [Int] = []
    while try rows.step() { ids.append(rows.integer(0)) }
    self.ids = ids
  }

  /// Three days with looks, changes, a denial and a search.
  private static func work(_ path: String, _ clock: TestClock) throws {
    let store = try Store(path: path, zone: TestClinic.zone, now: { clock.now })
    _ = try Importer(store, source: "t").take(sampleRecord())
    _ = try store.act(as: "wang", systemUser: "")
    for _ in 0..<3 {
      _ = try store.archive(of: PatientID(1), purpose: .open)
      _ = try store.lookup(LookupQuery("张三", today: store.today), limit: 5)
      try store.auditDenied(.change, .accounts, patient: PatientID(1))
      clock.advance(seconds: 86_400)
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func report(_ firstKeys: [FirstKey] = []) throws -> AuditReport {
    try AuditVerifier.report(connection, key: key, firstKeys: firstKeys)
  }

  /// The report on what a body does to the rows, which is then undone.
  func report(
    after body: (Connection) throws -> Void, firstKeys: [FirstKey] = []
  ) throws -> AuditReport {
    try connection.execute("BEGIN")
    defer { try? connection.execute("ROLLBACK") }
    try body(connection)
    return try report(firstKeys)
  }

  /// Makes all digests again from a row on, as somebody without the key would, with macs of another.
  static func forge(from id: Int, with foreign: SHA256.Digest, in connection: Connection) throws {
    let code = HMAC(key: foreign)
    let rows = try Statement(
      connection,
      sql: "SELECT \(AuditEntry.columns), digest, mac FROM audit_event ORDER BY id")
    var link: (digest: SHA256.Digest, mac: SHA256.Digest) = (AuditCover().digest, .zero)
    var forged: [AuditHead] = []
    while try rows.step() {
      guard var head = AuditChain.head(rows) else { continue }
      if head.id >= id {
        var row = CanonicalRow()
        row.append(rows, columns: 0..<AuditEntry.columnCount)
        let digest = AuditChain.digest(after: link, row)
        head = AuditHead(id: head.id, digest: digest, mac: code.code(for: digest))
        forged.append(head)
      }
      link = (head.digest, head.mac)
    }
    for head in forged {
      let change = try connection.statement(
        "UPDATE audit_event SET digest = ?, mac = ? WHERE id = ?")
      change.bind(bytes: head.digest.bytes, at: 1).bind(bytes: head.mac.bytes, at: 2)
      try change.bind(head.id, at: 3).run()
    }
  }
}
