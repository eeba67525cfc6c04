internal import Domain
internal import SQLite

extension Store {
  /// Reads the whole audit trail and holds it against its key; writes go on meanwhile.
  ///
  /// - Parameter firstKeys: First keys from the safe; with none, the macs of older days are proven
  ///   only through the digests that come after them.
  /// - Complexity: O(rows), 10 s for a million.
  package func verifyAudit(firstKeys: [FirstKey] = []) throws(StoreError) -> AuditReport {
    try require(.read, .auditTrail)
    return try asStore {
      let (connection, state) = try snapshot()
      var report = AuditReport()
      if let record = state.record {
        report = try AuditVerifier.report(connection, key: record, firstKeys: firstKeys)
      }
      if let trouble = state.trouble, report.isWhole { report.add(.key(trouble), row: 0) }
      return report
    }
  }

  /// A connection of its own that sees the trail as one moment left it, and the key of that moment.
  private func snapshot() throws -> (
    Connection, (record: AuditKeyRecord?, trouble: AuditTrouble?)
  ) {
    try transaction { connection in
      let state = try chain.state(in: connection)
      let other = try Connection(path: database.path, mode: .readOnly)
      try other.execute("BEGIN")
      // The moment of a snapshot is that of its first question.
      _ = try other.integer("SELECT count(*) FROM sqlite_schema")
      return (other, state)
    }
  }

  /// Begins the chain anew where the old one broke, by somebody who answers for it.
  ///
  /// The first row of the new chain covers all rows as they stand and says who and why; the break
  /// stays to be seen in `verifyAudit`.
  ///
  /// - Returns: The new first key, which is kept nowhere.
  /// - Throws: `.refused` when nothing is wrong.
  package func repairAudit() throws(StoreError) -> FirstKey {
    try require(.change, .accounts)
    guard actor != nil else { throw .denied(.change, .accounts) }
    let report = try verifyAudit()
    return try write { connection in
      let trouble = try chain.state(in: connection).trouble
      guard let words = trouble?.message ?? report.breaks.first?.message else {
        throw StoreError.refused(
          Localized(zh: "审计记录完好，无需修复", en: "the audit trail is whole; nothing to mend"))
      }
      var entry = auditEntry(.execute, .database, "")
      entry.reason = words.english
      let start = try AuditStart(.repaired, entry, in: connection)
      try chain.mend(start, day: zone.day(entry.at).dayNumber, in: connection)
      return start.firstKey
    }
  }

  /// Checks that the trail and its key belong together.
  ///
  /// A demo that was copied without its key gets one of its own: it holds nobody's data.
  func checkAudit() throws {
    do {
      try chain.check(database)
    } catch StoreError.auditUnavailable(.keyMissing(let path)) {
      guard try Self.setting(.isDemo, in: database.connection) == "1" else {
        throw StoreError.auditUnavailable(.keyMissing(path: path))
      }
      try database.write { connection in
        // Another terminal may have been first.
        guard try chain.state(in: connection).record == nil else { return }
        let entry = auditEntry(.execute, .database, "")
        let start = try AuditStart(.copied, entry, in: connection)
        try chain.mend(start, day: zone.day(entry.at).dayNumber, in: connection)
      }
    }
  }

  /// Has the last row of the trail told whenever a day begins and with each backup.
  ///
  /// - Parameter note: Given the row's number and its digest in hex; called with the gate held, so
  ///   it must not wait.
  package func keepAnchors(_ note: @escaping (_ row: Int, _ digest: String) -> Void) {
    chain.onAnchor = note
  }

  /// The last row of the trail, for printing and for keeping elsewhere.
  package func auditHead() throws(StoreError) -> (id: Int, digest: String) {
    try require(.read, .auditTrail)
    return try read { connection in
      let row = try connection.statement(
        "SELECT id, digest FROM audit_event ORDER BY id DESC LIMIT 1")
      defer { row.reset() }
      guard try row.step(), let digest = row.withBytes(1, { SHA256.Digest($0) }) else {
        throw StoreError.notFound
      }
      return (row.integer(0), digest.hex)
    }
  }
}
