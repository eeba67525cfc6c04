internal import CSQLite

/// One connection to one database file, used from one thread at a time.
///
/// Opened by the recipe of a database that several processes share: no automatic checkpoints,
/// defensive mode, no quoted-string surprises. It is the only way the program ever touches the
/// file: opening the file by other means in this process would drop SQLite's locks.
package final class Connection {
  /// How a file is opened.
  package enum Mode: Sendable {
    /// An existing file, for reading and writing.
    case readWrite
    /// An existing file, for reading.
    case readOnly
    /// A new file; an existing one is opened too.
    case create
    /// A database that lives in memory, for tests.
    case inMemory
    /// A new file that nobody else sees yet; it may do without a journal.
    case bulk
  }

  /// Sets once what holds for all connections, before the first is opened.
  ///
  /// Two threads that read at once otherwise wait for each other at every allocation.
  private static let isLibraryReady: Bool = csqlite_count_no_memory() == SQLITE_OK

  let handle: OpaquePointer
  private var statements: [String: Statement] = [:]
  /// How many functions of SQL were made.
  private var takers = 0

  /// Opens a file.
  ///
  /// - Parameter path: An absolute path; never taken as a URI.
  /// - Throws: When the file cannot be opened or is not a database.
  package init(path: String, mode: Mode) throws(SQLiteError) {
    var opened: OpaquePointer?
    let flags: Int32 =
      switch mode {
      case .readWrite: SQLITE_OPEN_READWRITE
      case .readOnly: SQLITE_OPEN_READONLY
      case .create, .bulk: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      case .inMemory: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
      }
    // A library that was opened by others before goes on as it is, only slower.
    _ = Self.isLibraryReady
    let name = mode == .inMemory ? ":memory:" : path
    let code = sqlite3_open_v2(name, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(opened)
      throw SQLiteError(code: code, message: message, operation: "open")
    }
    handle = opened
    sqlite3_extended_result_codes(handle, 1)
    try configure(isBulk: mode == .bulk)
  }

  /// A name for a function of SQL that no other of the connection has.
  func nextTakerName() -> String {
    takers += 1
    return "take_\(takers)"
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  private func configure(isBulk: Bool) throws(SQLiteError) {
    for (option, on) in [
      // Defensive mode forbids journal_mode=OFF.
      (SQLITE_DBCONFIG_DEFENSIVE, isBulk ? 0 : 1), (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0), (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
      (SQLITE_DBCONFIG_DQS_DDL, 0), (SQLITE_DBCONFIG_DQS_DML, 0),
    ] as [(Int32, Int32)] {
      let code = csqlite_db_config(handle, option, on)
      guard code == SQLITE_OK else { throw failure(code, "configure") }
    }
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 16 << 20)
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 100_000)
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
    sqlite3_limit(handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000)
    // The gate is the first line of waiting; this is the second.
    sqlite3_busy_timeout(handle, 5000)
    try execute("PRAGMA foreign_keys=ON")
    try execute("PRAGMA cell_size_check=ON")
    try execute("PRAGMA mmap_size=0")
    try execute("PRAGMA temp_store=MEMORY")
    // In KiB: enough that the lookup's rows stay at hand, small beside a terminal's 48 MiB.
    try execute("PRAGMA cache_size=-8000")
  }

  /// Sets what every connection to a shared file must have, and checks that the file obeys.
  ///
  /// Write-ahead logging with a full sync on every commit, and no checkpoint but those made under
  /// the gate: Debian 12's SQLite 3.40.1 can corrupt the file when one process checkpoints beside
  /// another's commit.
  package func share() throws(SQLiteError) {
    try execute("PRAGMA wal_autocheckpoint=0")
    try execute("PRAGMA synchronous=FULL")
    try execute("PRAGMA journal_size_limit=\(4 << 20)")
  }

  /// Turns the file to write-ahead logging; once, when it is made.
  package func useWriteAheadLog() throws(SQLiteError) {
    let mode = try text("PRAGMA journal_mode=WAL")
    guard mode == "wal" else {
      throw SQLiteError(
        code: SQLITE_IOERR, message: "the file system refused write-ahead logging",
        operation: "journal_mode")
    }
  }

  /// Runs SQL that takes no values and gives no rows; several statements may stand in it.
  package func execute(_ sql: String) throws(SQLiteError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code, sql) }
  }

  /// A statement, compiled once and kept as long as the connection.
  ///
  /// The statement is reset and without values. Two uses of the same SQL must not overlap.
  package func statement(_ sql: String) throws(SQLiteError) -> Statement {
    if let known = statements[sql] {
      known.reset()
      return known
    }
    let made = try Statement(self, sql: sql)
    statements[sql] = made
    return made
  }

  /// Writes the whole database, defragmented, into an empty or missing file.
  ///
  /// - Parameter path: An absolute path, so that it cannot be taken for a URI.
  package func copy(to path: String) throws(SQLiteError) {
    // The copy is an attached database, which is otherwise not allowed.
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 1)
    defer { sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0) }
    try Statement(self, sql: "VACUUM INTO ?").bind(path).run()
  }

  /// Forgets the compiled statements, so that a file can be closed or its schema changed.
  package func forgetStatements() { statements.removeAll() }

  /// The first column of the first row as a number; nil when there is no row or it is NULL.
  package func integer(_ sql: String) throws(SQLiteError) -> Int? {
    let statement = try Statement(self, sql: sql)
    guard try statement.step() else { return nil }
    return statement.optionalInteger(0)
  }

  /// The first column of the first row as text; nil when there is no row or it is NULL.
  package func text(_ sql: String) throws(SQLiteError) -> String? {
    let statement = try Statement(self, sql: sql)
    guard try statement.step() else { return nil }
    return statement.optionalText(0)
  }

  /// How many rows the last statement changed that changes rows.
  package var changes: Int { Int(sqlite3_changes(handle)) }

  /// How many rows were changed since the connection was opened, those of an index's own tables
  /// among them.
  package var totalChanges: Int { Int(sqlite3_total_changes(handle)) }

  /// The row id of the last insert.
  package var lastInsertID: Int { Int(sqlite3_last_insert_rowid(handle)) }

  /// Whether a transaction is open.
  package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// The version of the library that runs, such as `3.40.1`.
  package static var libraryVersion: String { String(cString: sqlite3_libversion()) }

  /// The version of the library as a number, such as 3040001.
  package static var libraryVersionNumber: Int { Int(sqlite3_libversion_number()) }

  func failure(_ code: Int32, _ operation: String) -> SQLiteError {
    SQLiteError(
      code: code, extendedCode: sqlite3_extended_errcode(handle),
      message: String(cString: sqlite3_errmsg(handle)), operation: operation)
  }
}
