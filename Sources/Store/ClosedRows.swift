internal import Domain
internal import Interchange
internal import SQLite

/// The oldest rows of the trail, on their way into a file.
struct ClosedRows {
  let firstID: Int
  let firstDigest: SHA256.Digest
  let last: AuditHead
  let count: Int

  /// The rows before a moment and before every row that is not.
  ///
  /// - Throws: `.refused` when there are none, or when a chain begins after them: it covers them,
  ///   and could not be proven without them.
  init(before moment: Instant, _ connection: Connection) throws {
    let newer = try connection.statement("SELECT min(id) FROM audit_event WHERE at >= ?")
    newer.bind(moment.seconds)
    defer { newer.reset() }
    let end = try newer.step() ? newer.optionalInteger(0) : nil
    let starts = try connection.integer(
      """
      SELECT max(id) FROM audit_event
      WHERE object = 'database' AND detail IN (\(AuditStart.causesInSQL))
      """)
    guard let end, let head = try Self.head("id < \(end) ORDER BY id DESC", connection),
      let first = try Self.head("digest IS NOT NULL ORDER BY id", connection), first.id <= head.id
    else {
      throw StoreError.refused(
        Localized(zh: "该日以前没有可封存的记录", en: "there are no rows up to that day to close"))
    }
    guard starts.map({ $0 <= head.id }) ?? true else {
      throw StoreError.refused(
        Localized(
          zh: "那之后审计链曾重新开始 (第 \(starts ?? 0) 行)；只能封存到那一行之后",
          en: "the chain was begun anew after that (row \(starts ?? 0)); close up to a later day"))
    }
    last = head
    firstDigest = first.digest
    let rows = try connection.statement("SELECT min(id), count(*) FROM audit_event WHERE id <= ?")
    rows.bind(head.id)
    defer { rows.reset() }
    _ = try rows.step()
    (firstID, count) = (rows.integer(0), rows.integer(1))
  }

  private static func head(_ condition: String, _ connection: Connection) throws -> AuditHead? {
    let row = try Statement(
      connection,
      sql: "SELECT \(AuditEntry.columns), digest, mac FROM audit_event WHERE \(condition) LIMIT 1")
    return try row.step() ? AuditChain.head(row) : nil
  }

  /// Writes the rows as JSON lines, every column by its name and bytes in hex.
  ///
  /// - Returns: The digest of the file.
  func export(to file: PrivateFile, _ connection: Connection) throws -> SHA256.Digest {
    let names = (AuditEntry.columns + ", digest, mac").split(separator: ",")
      .map { $0.filter { !$0.isWhitespace } }
    let rows = try connection.statement(
      "SELECT \(AuditEntry.columns), digest, mac FROM audit_event WHERE id <= ? ORDER BY id")
    rows.bind(last.id)
    defer { rows.reset() }
    while try rows.step() {
      let members = names.enumerated().map { column, name in
        JSONOutput.Member(name, Self.value(rows, column))
      }
      try file.add(JSONOutput.object(members).text + "\n")
    }
    return try file.finish()
  }

  private static func value(_ rows: Statement, _ column: Int) -> JSONOutput {
    switch rows.value(column) {
    case .integer(let number): return .integer(number)
    case .real(let number): return .number(number)
    case .text(let text): return .string(text)
    case .null:
      let digest = rows.withBytes(column) { SHA256.Digest($0) }
      return .optional(digest?.hex)
    }
  }
}
