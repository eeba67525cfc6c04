internal import Glibc

/// A database file that several processes share: one connection, its gate, and the way to write.
package final class SharedDatabase {
  package let connection: Connection
  /// The absolute path of the file.
  package let path: String
  private let gate: Gate
  /// The schema number this program knows; a write checks that the file still has it.
  private let expectedVersion: Int

  /// A write-ahead log above this size is emptied after the commit, in bytes.
  package static let checkpointSize = 4 << 20
  /// The longest wait for other terminals, in milliseconds.
  package static let patienceMilliseconds = 5000

  /// Opens an existing file.
  ///
  /// - Parameters:
  ///   - path: An absolute path without symbolic links.
  ///   - expectedVersion: The `user_version` that this program writes.
  package init(path: String, expectedVersion: Int) throws(SQLiteError) {
    self.path = path
    self.expectedVersion = expectedVersion
    gate = try Gate(path: path + ".gate")
    connection = try Connection(path: path, mode: .readWrite)
    try connection.share()
  }

  /// What a write came to when it did not fail in SQLite.
  package enum WriteRefusal: Error, Hashable, Sendable {
    /// Another process held the gate too long; its number, 0 when unknown.
    case waitedTooLong(holder: Int)
    /// The file has another schema now; this program must be restarted.
    case schemaChanged(found: Int)
  }

  /// Runs one write transaction under the gate; every error undoes all of it.
  ///
  /// Nothing that waits for a person, a terminal or another program may happen inside.
  ///
  /// - Parameter afterCommit: Done when the change stands, before others may write.
  /// - Throws: `SQLiteError`, `WriteRefusal`, or what the body throws.
  package func write<Result>(
    _ body: (Connection) throws -> Result, afterCommit: () -> Void = {}
  ) throws -> Result {
    // A stopped holder would stop every terminal: Ctrl-Z waits until the gate is free.
    let before = blockStopSignal()
    defer { restoreSignals(before) }
    if let holder = gate.enter(within: Self.patienceMilliseconds) {
      throw WriteRefusal.waitedTooLong(holder: holder)
    }
    defer { gate.leave() }
    let result = try transaction(body)
    afterCommit()
    try emptyLogIfLarge()
    return result
  }

  private func transaction<Result>(_ body: (Connection) throws -> Result) throws -> Result {
    try connection.execute("BEGIN IMMEDIATE")
    do {
      let found = try connection.integer("PRAGMA user_version") ?? 0
      guard found == expectedVersion else { throw WriteRefusal.schemaChanged(found: found) }
      let result = try body(connection)
      try connection.execute("COMMIT")
      return result
    } catch {
      // The first failure is the one to tell; SQLite may have rolled back by itself.
      if connection.isInTransaction { try? connection.execute("ROLLBACK") }
      throw error
    }
  }

  /// Runs several reads that see one state of the file.
  package func read<Result>(_ body: (Connection) throws -> Result) throws -> Result {
    if connection.isInTransaction { return try body(connection) }
    try connection.execute("BEGIN")
    defer { try? connection.execute("COMMIT") }
    return try body(connection)
  }

  /// The size of the write-ahead log in bytes; by `stat`, as opening it would drop locks.
  package var logSize: Int {
    var status = stat()
    return stat(path + "-wal", &status) == 0 ? Int(status.st_size) : 0
  }

  private func emptyLogIfLarge() throws(SQLiteError) {
    guard logSize > Self.checkpointSize else { return }
    // A reader may keep the log from being emptied; the next write tries again.
    _ = try connection.integer("PRAGMA wal_checkpoint(TRUNCATE)")
  }

  private func blockStopSignal() -> sigset_t {
    var stop = sigset_t()
    var before = sigset_t()
    sigemptyset(&stop)
    sigaddset(&stop, SIGTSTP)
    pthread_sigmask(SIG_BLOCK, &stop, &before)
    return before
  }

  private func restoreSignals(_ before: sigset_t) {
    var mask = before
    pthread_sigmask(SIG_SETMASK, &mask, nil)
  }
}
