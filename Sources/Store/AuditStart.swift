internal import Domain
internal import SQLite

/// The first row of a chain with its key, before the key file has either.
struct AuditStart {
  let firstKey: FirstKey
  let record: AuditKeyRecord

  /// Why a chain begins; the detail of its first row.
  enum Cause: String, CaseIterable {
    /// With a new database.
    case made
    /// In a database whose older rows were in no chain.
    case migrated = "chain begun"
    /// In a copy of a demo, which holds nobody's data and needs no proof.
    case copied = "demo copied"
    /// After a break that somebody with the right has looked at.
    case repaired = "audit repaired"
  }

  /// The causes as a list in SQL.
  static let causesInSQL = Cause.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")

  /// Why a chain begins with a row of the verifier's statement; nil when none does.
  static func cause(of row: Statement) -> Cause? {
    guard row.text(AuditEntry.objectColumn) == AuditObject.database.rawValue else { return nil }
    return Cause(rawValue: row.text(AuditEntry.detailColumn))
  }

  /// Adds the first row of a chain.
  ///
  /// It covers all rows that are there, in a chain or in none: their number stands in `count` and
  /// their digest in `before_digest`, and its own digest follows that. O(rows).
  init(_ cause: Cause, _ entry: AuditEntry, in connection: Connection) throws {
    var entry = entry
    let covered = try AuditCover(in: connection)
    entry.detail = cause.rawValue
    entry.count = covered.count
    entry.before = covered.digest
    firstKey = FirstKey.draw()
    var row = CanonicalRow()
    entry.append(to: &row, id: covered.lastID + 1, epoch: 0)
    let digest = AuditChain.digest(after: (covered.digest, .zero), row)
    let head = AuditHead(
      id: covered.lastID + 1, digest: digest, mac: HMAC(key: firstKey.key).code(for: digest))
    try entry.insert(head, epoch: 0, in: connection)
    record = AuditKeyRecord(firstKey: firstKey.key, head: head)
  }
}

/// A digest of all rows of the trail as they stand.
struct AuditCover {
  private(set) var count = 0
  private(set) var lastID = 0
  private var hash = SHA256()
  private var row = CanonicalRow()

  init() {}

  /// Covers every row there is.
  init(in connection: Connection) throws {
    let rows = try connection.statement(
      "SELECT \(AuditEntry.columns), digest, mac FROM audit_event ORDER BY id")
    while try rows.step() { add(rows) }
  }

  /// Covers one more row.
  mutating func add(_ rows: Statement) {
    row.removeAll()
    row.append(rows, columns: 0..<(AuditEntry.columnCount + 2))
    hash.update(row.bytes)
    lastID = rows.integer(0)
    count += 1
  }

  var digest: SHA256.Digest { hash.finish() }
}
