internal import Domain
internal import SQLite

/// Reads the whole trail once and holds every row against the one before it and the keys at hand.
///
/// Without the first key, the macs of the present epoch and the key file's last row prove the
/// digests of all rows; with it, each row's mac is proven for itself.
struct AuditVerifier {
  private let keyRecord: AuditKeyRecord
  private let firstKeys: [SHA256.Digest]
  private(set) var report = AuditReport()

  /// Digest and mac of the row before; nil before the chain begins.
  private var link: (digest: SHA256.Digest, mac: SHA256.Digest)?
  private var key: EpochKey?
  private var epoch = 0
  private var lastAt: Int?
  /// The row that the key file knows as the last, when it has come by.
  private var hasSeenHead = false
  private var hasFoundFirstKey = false
  private var cover = AuditCover()
  private var row = CanonicalRow()
  /// The last row that begins a chain: until then all rows are covered a second time.
  private let lastStart: Int

  /// A key with the number of its epoch.
  private struct EpochKey {
    var epoch: Int
    var key: SHA256.Digest
    var code: HMAC

    init(_ key: SHA256.Digest, epoch: Int) {
      self.epoch = epoch
      self.key = key
      code = HMAC(key: key)
    }

    /// Moves forward to an epoch; the caller has bounded how far.
    mutating func move(to wanted: Int) {
      guard wanted > epoch else { return }
      while epoch < wanted {
        key = AuditKeyRecord.next(after: key)
        epoch += 1
      }
      code = HMAC(key: key)
    }
  }

  /// Most epochs from one row to the next: a crash on the day's first row skips one.
  private static let mostSkippedEpochs = 10_000

  /// Verifies the trail that a connection sees, best in one read transaction.
  static func report(
    _ connection: Connection, key: AuditKeyRecord, firstKeys: [FirstKey]
  ) throws -> AuditReport {
    var verifier = try AuditVerifier(connection, key: key, firstKeys: firstKeys.map(\.key))
    try verifier.readRows(connection)
    try verifier.readSegments(connection)
    return verifier.report
  }

  private init(
    _ connection: Connection, key: AuditKeyRecord, firstKeys: [SHA256.Digest]
  ) throws {
    keyRecord = key
    self.firstKeys = firstKeys
    let row = try connection.statement(
      """
      SELECT max(id) FROM audit_event
      WHERE object = 'database' AND detail IN (\(AuditStart.causesInSQL))
      """)
    defer { row.reset() }
    lastStart = try row.step() ? row.integer(0) : 0
  }

  private mutating func readRows(_ connection: Connection) throws {
    let rows = try connection.statement(
      "SELECT \(AuditEntry.columns), digest, mac FROM audit_event ORDER BY id")
    defer { rows.reset() }
    while try rows.step() { try read(rows, connection) }
    let last = report.lastID ?? 0
    let known = keyRecord.head.id
    if last < known {
      report.add(.cut(known: known), row: last)
    } else if last > known {
      report.add(.added, row: known + 1)
    } else if !hasSeenHead {
      report.add(.head, row: last)
    }
    if !firstKeys.isEmpty, !hasFoundFirstKey { report.add(.foreignKey, row: last) }
  }

  // MARK: - One row

  private mutating func read(_ rows: Statement, _ connection: Connection) throws {
    let id = rows.integer(0)
    row.removeAll()
    row.append(rows, columns: 0..<AuditEntry.columnCount)
    let head = AuditChain.head(rows)
    let start = id <= lastStart ? AuditStart.cause(of: rows) : nil
    if let start {
      begin(start, rows)
    } else if link == nil, head != nil {
      link = try closedEnd(before: id, connection)
      if link == nil { report.add(.beginning, row: id) }
    }
    hold(rows, id, head, isStart: start != nil)
    if id <= lastStart { cover.add(rows) }
    report.rows += 1
    report.lastID = id
    report.lastDigest = head?.digest
    if let lastAt, rows.integer(1) + 60 < lastAt { report.clockSteps += 1 }
    lastAt = rows.integer(1)
  }

  /// Holds a row against the one before it, the keys and the key file.
  private mutating func hold(_ rows: Statement, _ id: Int, _ head: AuditHead?, isStart: Bool) {
    guard let head else {
      if link == nil { report.unchained += 1 } else { report.add(.unchained, row: id) }
      return
    }
    if let link {
      let last = report.lastID ?? id - 1
      if !isStart, id != last + 1, report.rows > 0 {
        report.add(.missing(from: last + 1, to: id - 1), row: last + 1)
      } else if head.digest != AuditChain.digest(after: link, row) {
        report.add(.changed, row: id)
      }
    }
    link = (head.digest, head.mac)
    prove(head, epoch: rows.optionalInteger(AuditEntry.epochColumn))
    if id == keyRecord.head.id {
      hasSeenHead = true
      if head != keyRecord.head { report.add(.head, row: id) }
    }
  }

  /// Holds a row's mac against its epoch's key, where that is known.
  private mutating func prove(_ head: AuditHead, epoch found: Int?) {
    guard let found, found >= epoch, found - epoch <= Self.mostSkippedEpochs else {
      return report.add(.epoch, row: head.id)
    }
    epoch = found
    // The key file's key is that of the newest chain alone.
    if key == nil, found == keyRecord.epoch, head.id >= lastStart {
      key = EpochKey(keyRecord.key, epoch: found)
    }
    guard key != nil else { return }
    key?.move(to: found)
    if key?.code.code(for: head.digest) == head.mac {
      report.proven += 1
    } else {
      report.add(.mac, row: head.id)
    }
  }

  // MARK: - Where a chain begins

  /// Takes the first row of a chain: what stands before it is behind it from now on.
  private mutating func begin(_ cause: AuditStart.Cause, _ rows: Statement) {
    let id = rows.integer(0)
    let covered = rows.withBytes(AuditEntry.beforeColumn) { SHA256.Digest($0) }
    if cause == .repaired {
      report.repairs.append(
        AuditRepair(
          row: id, at: Instant(seconds: rows.integer(1)), staff: rows.optionalInteger(2),
          reason: rows.text(AuditEntry.reasonColumn), breaks: report.breaks))
      report.breaks = []
      report.breakCount = 0
    }
    if rows.optionalInteger(AuditEntry.countColumn) != cover.count || covered != cover.digest {
      report.add(.cover, row: id)
    }
    link = (covered ?? .zero, .zero)
    epoch = 0
    key = nil
    guard let head = AuditChain.head(rows) else { return }
    for first in firstKeys where HMAC(key: first).code(for: head.digest) == head.mac {
      key = EpochKey(first, epoch: 0)
      hasFoundFirstKey = true
    }
  }

  /// The end of the closed segment that the first row follows; nil when there is none.
  private func closedEnd(
    before id: Int, _ connection: Connection
  ) throws -> (digest: SHA256.Digest, mac: SHA256.Digest)? {
    guard report.rows == 0 else { return nil }
    let segment = try connection.statement(
      "SELECT last_digest, last_mac FROM audit_segment WHERE last_id = ?")
    segment.bind(id - 1)
    defer { segment.reset() }
    guard try segment.step(), let digest = segment.withBytes(0, { SHA256.Digest($0) }),
      let mac = segment.withBytes(1, { SHA256.Digest($0) })
    else { return nil }
    return (digest, mac)
  }

  /// Holds every closed segment against the row that told of its closing.
  private mutating func readSegments(_ connection: Connection) throws {
    let pairs = try connection.statement(
      """
      SELECT s.*, a.after_digest, a.id, a.object_id FROM audit_segment s
      FULL JOIN (SELECT * FROM audit_event WHERE object = 'audit' AND detail = 'closed') a
        ON a.object_id = s.id
      ORDER BY s.id
      """)
    defer { pairs.reset() }
    let newest = try connection.integer("SELECT max(id) FROM audit_segment") ?? 0
    while try pairs.step() {
      let id = pairs.optionalInteger(0) ?? pairs.integer(AuditSegment.columnCount + 2)
      // The row of an older closing may have been closed itself since.
      if pairs.isNull(AuditSegment.columnCount + 1), id < newest { continue }
      row.removeAll()
      row.append(pairs, columns: 0..<AuditSegment.columnCount)
      let told = pairs.withBytes(AuditSegment.columnCount) { SHA256.Digest($0) }
      if told != SHA256.digest(of: row.bytes) { report.add(.segment, row: id) }
    }
  }
}
