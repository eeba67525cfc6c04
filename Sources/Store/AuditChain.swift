internal import Domain
internal import SQLite

/// The audit trail as a chain: each row's digest covers the row before it, and its mac proves it.
///
///     digest(n) = SHA-256(digest(n-1), mac(n-1), row n)
///     mac(n) = HMAC-SHA-256(key of the epoch, digest(n))
///
/// The key moves forward with the first row of a new day, and what it was is forgotten; the key
/// file also knows the last row. Whoever changes, adds, moves or takes away a row must so make every
/// digest after it again, and fails at the last. Many processes share one chain under the gate: a
/// transaction reads the key file with its first row and writes it after its commit.
///
/// One case is beyond it: who has the file and today's key may forge from today on.
final class AuditChain {
  let file: AuditKeyFile
  /// Told of the last row when a day begins and with every backup, for keeping it elsewhere.
  var onAnchor: ((_ id: Int, _ digest: String) -> Void)?
  /// Whether nothing but mending the chain is allowed, as it may be broken.
  let isOnlyMended: Bool
  /// Rows on signing in that wait until the chain is mended.
  private var waiting: [AuditEntry] = []
  private var isMended = false
  /// What the chain has come to in the transaction that runs; nil before its first row.
  private var pending: Pending?
  private var row = CanonicalRow()

  private struct Pending {
    var record: AuditKeyRecord
    let code: HMAC
    /// Whether the key has moved forward with this transaction.
    let isNewDay: Bool
  }

  init(database: String, isOnlyMended: Bool) {
    file = AuditKeyFile(database: database)
    self.isOnlyMended = isOnlyMended
  }

  // MARK: - Adding

  /// Adds a row in the transaction that runs.
  ///
  /// - Parameter day: The clinic-local day as days since 1970.
  func append(_ entry: AuditEntry, day: Int, in connection: Connection) throws {
    if isOnlyMended, !isMended {
      // Signing in comes before mending; nothing else may be done here.
      guard entry.object == .staff, entry.action == .execute else {
        throw StoreError.refused(
          Localized(
            zh: "数据库只为修复审计记录而打开", en: "the database is open only to mend its audit trail"))
      }
      return waiting.append(entry)
    }
    var now = try pending ?? begin(day: day, in: connection)
    let before = now.record.head
    let id = before.id + 1
    row.removeAll()
    entry.append(to: &row, id: id, epoch: now.record.epoch)
    let digest = Self.digest(after: (before.digest, before.mac), row)
    let head = AuditHead(id: id, digest: digest, mac: now.code.code(for: digest))
    try entry.insert(head, epoch: now.record.epoch, in: connection)
    now.record.head = head
    pending = now
  }

  private func begin(day: Int, in connection: Connection) throws -> Pending {
    var record = try reconcile(try file.read(), in: connection)
    let isNewDay = record.day != day
    if isNewDay {
      // On the disk before any row needs it: a crash in between only skips an epoch.
      record.move(to: day)
      try file.write(record, isDurable: true)
    }
    return Pending(record: record, code: HMAC(key: record.key), isNewDay: isNewDay)
  }

  /// Takes up the chain that was begun anew; the rows that waited come after its first.
  func mend(_ start: AuditStart, day: Int, in connection: Connection) throws {
    try file.create(start.record)
    isMended = true
    for entry in waiting { try append(entry, day: day, in: connection) }
    waiting = []
  }

  /// Forgets a transaction that came to nothing, or one that ended.
  func forget() { pending = nil }

  /// Notes the last row of a transaction that stands; the gate must still be held.
  ///
  /// A failure is made good by the next transaction, which proves the rows in between.
  func commit() {
    guard let now = pending else { return }
    pending = nil
    try? file.write(now.record, isDurable: false)
    if now.isNewDay { onAnchor?(now.record.head.id, now.record.head.digest.hex) }
  }

  /// The digest of a row that follows another.
  static func digest(
    after link: (digest: SHA256.Digest, mac: SHA256.Digest), _ row: CanonicalRow
  ) -> SHA256.Digest {
    var hash = SHA256()
    hash.update(link.digest)
    hash.update(link.mac)
    hash.update(row.bytes)
    return hash.finish()
  }

  // MARK: - Key and trail together

  /// What the key file holds with the trail's last row, and what is wrong with the two together.
  ///
  /// To be asked under the gate. The record is nil when there is none to be read.
  func state(
    in connection: Connection
  ) throws -> (record: AuditKeyRecord?, trouble: AuditTrouble?) {
    var record: AuditKeyRecord?
    do {
      record = try file.read()
      return (try record.map { try reconcile($0, in: connection) }, nil)
    } catch StoreError.auditUnavailable(let trouble) {
      return (record, trouble)
    }
  }

  /// Checks when a database is opened that its trail and its key belong together.
  ///
  /// Another process may be between its commit and its note in the key file: what looks wrong is
  /// looked at again under the gate.
  func check(_ database: SharedDatabase) throws {
    do {
      let record = try file.read()
      _ = try database.read { try reconcile(record, in: $0) }
    } catch {
      try database.write { _ = try reconcile(try file.read(), in: $0) }
    }
  }

  /// Brings the key file's last row to that of the trail, proving the rows in between.
  ///
  /// A crash after a commit leaves the key file behind; being ahead is always wrong.
  private func reconcile(
    _ record: AuditKeyRecord, in connection: Connection
  ) throws -> AuditKeyRecord {
    let rows = try connection.statement(
      "SELECT \(AuditEntry.columns), digest, mac FROM audit_event WHERE id >= ? ORDER BY id")
    rows.bind(record.head.id)
    defer { rows.reset() }
    guard try rows.step(), rows.integer(0) == record.head.id else {
      let last = try connection.integer("SELECT max(id) FROM audit_event") ?? 0
      throw StoreError.auditUnavailable(.cut(after: last, known: record.head.id))
    }
    guard Self.head(rows) == record.head else {
      throw StoreError.auditUnavailable(.changed(row: record.head.id))
    }
    var record = record
    let code = HMAC(key: record.key)
    while try rows.step() {
      let before = record.head
      row.removeAll()
      row.append(rows, columns: 0..<AuditEntry.columnCount)
      guard let head = Self.head(rows), rows.integer(AuditEntry.epochColumn) == record.epoch,
        head.digest == Self.digest(after: (before.digest, before.mac), row),
        head.mac == code.code(for: head.digest)
      else { throw StoreError.auditUnavailable(.changed(row: rows.integer(0))) }
      record.head = head
    }
    return record
  }

  /// Number, digest and mac of a row; nil when it is in no chain.
  static func head(_ row: Statement) -> AuditHead? {
    let column = AuditEntry.columnCount
    guard let digest = row.withBytes(column, { SHA256.Digest($0) }),
      let mac = row.withBytes(column + 1, { SHA256.Digest($0) })
    else { return nil }
    return AuditHead(id: row.integer(0), digest: digest, mac: mac)
  }
}
