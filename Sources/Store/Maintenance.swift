package import Domain
internal import Glibc
internal import SQLite

/// What a check of the file found.
package struct CheckReport: Hashable, Sendable {
  /// SQLite's findings on the structure of the file; empty when it is whole.
  package var structure: [String]
  /// Rows that point at rows that are not there.
  package var danglingRows: Int
  /// Patients that lookup does not know, or that it knows and who are not there.
  package var lookupGaps: Int

  package var isClean: Bool { structure.isEmpty && danglingRows == 0 && lookupGaps == 0 }
}

extension Store {
  /// Copies the whole database to a new file while others go on working.
  ///
  /// The copy is opened and checked before it counts; a copy that fails the check is removed. Beside
  /// it lies `FILE.manifest` with its digest and the head of its audit trail.
  package func backUp(to path: String) throws(StoreError) {
    try require(.add, .backup)
    let target = try DatabaseFile.resolve(path)
    guard !DatabaseFile.exists(target) else { throw .alreadyThere(path: target) }
    let manifest = BackupManifest.path(of: target)
    guard !DatabaseFile.exists(manifest) else { throw .alreadyThere(path: manifest) }
    // SQLite would make the copy readable for everyone where the mask allows it.
    try DatabaseFile.makePrivate(target)
    let told: BackupManifest
    do {
      try Self.copy(database.connection, to: target)
      told = try BackupManifest(of: target, at: zone.local(now()))
      try told.write(to: manifest)
    } catch {
      unlink(target)
      unlink(manifest)
      throw StoreError(error)
    }
    try write { connection in
      try audit(
        .execute, .database, detail: "backup", after: told.fileDigest, in: connection)
    }
    chain.onAnchor?(told.auditHead.id, told.auditHead.digest.hex)
  }

  private static func copy(_ connection: Connection, to target: String) throws {
    try connection.copy(to: target)
    let copy = try Connection(path: target, mode: .readOnly)
    let findings = try integrity(of: copy)
    guard findings.isEmpty, try copy.integer("PRAGMA application_id") == Schema.applicationID
    else { throw StoreError.corrupt }
    let descriptor = open(target, O_RDONLY | O_CLOEXEC)
    // The copy is nobody's open database, so that opening it drops no lock.
    if descriptor >= 0 {
      fsync(descriptor)
      close(descriptor)
    }
  }

  /// Reads the whole file and reports what is wrong; minutes on a large clinic.
  package func check() throws(StoreError) -> CheckReport {
    try require(.read, .backup)
    return try read { connection in
      let structure = try Self.integrity(of: connection)
      let keys = try connection.statement("PRAGMA foreign_key_check")
      var dangling = 0
      while try keys.step() { dangling += 1 }
      let gaps =
        try connection.integer(
          """
          WITH known (id) AS (
            SELECT rowid FROM patient_lookup
            WHERE patient_lookup MATCH '"\(LookupKind.card.rawValue)"*')
          SELECT (SELECT count(*) FROM patient WHERE id NOT IN known
              AND restricted_at IS NULL AND erased_at IS NULL AND merged_into IS NULL)
            + (SELECT count(*) FROM known WHERE id NOT IN (SELECT id FROM patient))
          """) ?? 0
      return CheckReport(structure: structure, danglingRows: dangling, lookupGaps: gaps)
    }
  }

  private static func integrity(of connection: Connection) throws -> [String] {
    let rows = try Statement(connection, sql: "PRAGMA integrity_check(100)")
    var findings: [String] = []
    while try rows.step() { findings.append(rows.text(0)) }
    return findings == ["ok"] ? [] : findings
  }

  /// The SQLite library that runs.
  ///
  /// Versions before 3.51.3, but for the branches 3.50.7 and 3.44.6, can corrupt a database when a
  /// checkpoint meets a commit; the gate keeps them apart.
  package static var libraryReport: (version: String, isSafeWithoutGate: Bool) {
    let number = Connection.libraryVersionNumber
    let isSafe =
      number >= 3_051_003 || (3_050_007..<3_051_000).contains(number)
      || (3_044_006..<3_045_000).contains(number)
    return (Connection.libraryVersion, isSafe)
  }

  /// The schema number this program writes.
  package static var schemaVersion: Int { Schema.version }

  /// What bringing an older file to this program's schema left behind.
  package struct Migration: Hashable, Sendable {
    /// The path of the verified copy of the file as it was.
    package let backup: String
    /// The first key of the audit trail, kept nowhere; nil when the file had a chain already.
    package let firstKey: FirstKey?
  }

  /// Brings an older file to this program's schema, after a verified backup beside it.
  ///
  /// Rows of the audit trail that are in no chain are covered by the first row of one.
  ///
  /// - Returns: Nil when the file was up to date.
  /// - Throws: With the file as it was.
  package static func migrate(path: String, now: Instant) throws(StoreError) -> Migration? {
    let resolved = try DatabaseFile.resolve(path)
    try DatabaseFile.check(resolved)
    return try asStore {
      let connection = try Connection(path: resolved, mode: .readWrite)
      guard try connection.integer("PRAGMA application_id") == Schema.applicationID else {
        throw StoreError.notAClinic(path: resolved)
      }
      let found = try connection.integer("PRAGMA user_version") ?? 0
      guard found < Schema.version else {
        if found == Schema.version { return nil }
        throw StoreError.newer(found: found, known: Schema.version)
      }
      let backup = "\(resolved).v\(found)-\(now.seconds).bak"
      try DatabaseFile.makePrivate(backup)
      try copy(connection, to: backup)
      connection.forgetStatements()
      let shared = try SharedDatabase(path: resolved, expectedVersion: found)
      return try shared.write { connection in
        for step in Schema.steps where step.version > found { try connection.execute(step.sql) }
        if found < 2 {
          try NameOrder.fill(connection)
          try connection.execute(Schema.attemptCounts)
        }
        if found < 3 { try LevelFill.run(connection, by: Sensitivity()) }
        if found < 6 { try LookupFill.run(connection) }
        for step in Schema.indexes where step.version > found {
          try connection.execute(step.sql)
        }
        try connection.execute("PRAGMA user_version=\(Schema.version)")
        try connection.statement("INSERT INTO schema_history VALUES (?,?,?,?)")
          .bind(Schema.version, now.seconds, "frontdesk", backup).run()
        guard found < 3 else { return Migration(backup: backup, firstKey: nil) }
        let start = try AuditStart(
          .migrated, AuditEntry(at: now, action: .execute, object: .database, detail: ""),
          in: connection)
        try AuditKeyFile(database: resolved).create(start.record)
        return Migration(backup: backup, firstKey: start.firstKey)
      }
    }
  }
}
