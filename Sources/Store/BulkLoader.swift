internal import Dispatch
package import Domain
internal import Glibc
internal import SQLite

/// Builds a whole new database at full speed, such as the demo clinic.
///
/// Records are made on a second thread while this one writes. The file is built under another
/// name without a journal and takes its own name when it is whole, so that a load that was
/// stopped leaves nothing behind. Memory stays flat: a few batches and SQLite's page cache.
package struct BulkLoader {
  private static let batchSize = 512
  /// Batches in flight at most.
  private static let depth = 4

  /// Builds a database with `count` patients.
  ///
  /// - Parameters:
  ///   - record: Makes the record of an index from 0; called from another thread, in order.
  ///   - progress: Told how many are written; false stops the load.
  /// - Returns: Whether the load went to its end; a stopped one leaves no file.
  package static func build(
    path: String, setup: ClinicSetup, count: Int, now: Instant,
    record: @escaping @Sendable (Int) -> PatientRecord, progress: (Int) -> Bool
  ) throws(StoreError) -> Bool {
    try DatabaseFile.makeFolder(for: path)
    let resolved = try DatabaseFile.resolve(path)
    guard !DatabaseFile.exists(resolved) else { throw .alreadyThere(path: resolved) }
    try DatabaseFile.checkFileSystem(resolved)
    let building = resolved + ".building"
    unlink(building)
    try DatabaseFile.makePrivate(building)
    let keyFile = AuditKeyFile(database: building)
    var isDone = false
    defer {
      unlink(building)
      if !isDone { unlink(keyFile.path) }
    }
    let start = try asStore {
      try load(
        building, setup: setup, count: count, now: now, record: record, progress: progress)
    }
    guard let start else { return false }
    try keyFile.create(start.record)
    // `link` fails where `rename` would replace a file made in the meantime.
    guard link(building, resolved) == 0 else { throw .alreadyThere(path: resolved) }
    try keyFile.move(to: resolved)
    isDone = true
    return true
  }

  /// Fills the file; nil when it was stopped.
  private static func load(
    _ path: String, setup: ClinicSetup, count: Int, now: Instant,
    record: @escaping @Sendable (Int) -> PatientRecord, progress: (Int) -> Bool
  ) throws -> AuditStart? {
    let connection = try Connection(path: path, mode: .bulk)
    try connection.execute("PRAGMA page_size=4096")
    try connection.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF")
    try connection.execute("PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-16000")
    // Sorting for the indexes goes to a file, so that memory stays flat.
    try connection.execute("PRAGMA foreign_keys=OFF; PRAGMA temp_store=FILE")
    try connection.execute("BEGIN")
    try Store.makeTables(in: connection)
    let catalog = Catalog()
    let start = try Store.fill(connection, catalog: catalog, setup: setup, now: now)
    try LookupFill.beginBulk(connection)
    let writer = try BulkWriter(connection, catalog: catalog, staff: setup.staff, now: now)
    guard try pump(count: count, record: record, writer: writer, progress: progress) else {
      return nil
    }
    try finish(connection, count: count)
    return start
  }

  /// Makes records on another thread and writes them on this one, in order.
  private static func pump(
    count: Int, record: @escaping @Sendable (Int) -> PatientRecord, writer: BulkWriter,
    progress: (Int) -> Bool
  ) throws -> Bool {
    let preparer = writer.preparer
    let line = BulkLine<[PreparedRecord]>(depth: depth)
    let batches = (count + batchSize - 1) / batchSize
    DispatchQueue(label: "frontdesk.bulk").async {
      for batch in 0..<batches {
        let range = (batch * batchSize)..<min(count, (batch + 1) * batchSize)
        let prepared = range.map { preparer.prepare(record($0), patient: PatientID($0 + 1)) }
        guard line.put(prepared) else { return }
      }
    }
    defer { line.close() }
    var written = 0
    for _ in 0..<batches {
      for one in line.take() { try writer.write(one) }
      written = min(count, written + batchSize)
      guard progress(written) else { return false }
    }
    return true
  }

  private static func finish(_ connection: Connection, count: Int) throws {
    try Store.set(.patientCount, to: String(count), in: connection)
    try connection.execute("COMMIT")
    try LookupFill.endBulk(connection)
    for step in Schema.indexes { try connection.execute(step.sql) }
    connection.forgetStatements()
    try connection.execute("PRAGMA locking_mode=NORMAL")
    try connection.useWriteAheadLog()
  }
}
