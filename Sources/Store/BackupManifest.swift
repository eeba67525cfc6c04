internal import Domain
internal import Glibc
internal import Interchange
internal import SQLite

/// What a backup is and where its audit trail ends, in a file beside it.
///
/// Whoever takes rows from the end of the trail later, with its key, still meets the head here.
struct BackupManifest {
  let name: String
  let byteCount: Int
  let fileDigest: SHA256.Digest
  let auditHead: AuditHead
  private let schema: Int
  private let auditRows: Int
  private let patients: Int
  private let made: LocalTime

  /// The manifest of a backup.
  static func path(of backup: String) -> String { backup + ".manifest" }

  /// Reads a copy that nobody has open; O(bytes).
  init(of path: String, at moment: LocalTime) throws {
    do {
      let copy = try Connection(path: path, mode: .readOnly)
      let rows = try copy.statement(
        "SELECT \(AuditEntry.columns), digest, mac FROM audit_event ORDER BY id DESC LIMIT 1")
      guard try rows.step(), let head = AuditChain.head(rows) else { throw StoreError.corrupt }
      rows.reset()
      auditHead = head
      schema = try copy.integer("PRAGMA user_version") ?? 0
      auditRows = try copy.integer("SELECT count(*) FROM audit_event") ?? 0
      patients = try copy.integer("SELECT count(*) FROM patient") ?? 0
    }
    name = path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    made = moment
    (fileDigest, byteCount) = try Self.digest(of: path)
  }

  private static func digest(of path: String) throws -> (SHA256.Digest, Int) {
    // The copy is nobody's open database, so that opening it drops no lock.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw StoreError.inputOutput }
    defer { close(descriptor) }
    var hash = SHA256()
    var total = 0
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw StoreError.inputOutput }
      if count == 0 { return (hash.finish(), total) }
      buffer.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[0..<count])) }
      total += count
    }
  }

  /// The manifest as JSON.
  var text: String {
    JSONOutput.members([
      "format": .string("frontdesk backup 1"), "file": .string(name),
      "bytes": .integer(byteCount), "sha256": .string(fileDigest.hex),
      "made": .string(made.iso), "program": .string(ProgramVersion.text),
      "schema": .integer(schema), "patients": .integer(patients),
      "auditRows": .integer(auditRows),
      "auditHead": .members([
        "row": .integer(auditHead.id), "digest": .string(auditHead.digest.hex),
      ]),
    ]).text + "\n"
  }

  /// Writes the manifest to a new file for the owner alone.
  func write(to path: String) throws {
    let file = try PrivateFile(path)
    try file.add(text)
    _ = try file.finish()
  }
}
