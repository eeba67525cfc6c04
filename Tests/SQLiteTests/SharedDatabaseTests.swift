import Foundation
import SQLite
import Testing

/// A database file in a folder of its own that goes when the test ends.
final class TemporaryFile {
  let path: String
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(
      path: "frontdesk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "test.sqlite").path
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A shared database with one table.
  func make() throws -> SharedDatabase {
    let connection = try Connection(path: path, mode: .create)
    try connection.useWriteAheadLog()
    try connection.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT) STRICT")
    try connection.execute("PRAGMA user_version=1")
    return try SharedDatabase(path: path, expectedVersion: 1)
  }
}

@Suite struct SharedDatabaseTests {
  @Test func aConnectionFollowsTheRecipe() throws {
    let file = try TemporaryFile()
    let database = try file.make()
    let connection = database.connection
    #expect(try connection.text("PRAGMA journal_mode") == "wal")
    #expect(try connection.integer("PRAGMA synchronous") == 2)
    #expect(try connection.integer("PRAGMA wal_autocheckpoint") == 0)
    #expect(try connection.integer("PRAGMA foreign_keys") == 1)
    #expect(try connection.integer("PRAGMA trusted_schema") == 0)
    #expect(try connection.integer("PRAGMA cell_size_check") == 1)
    #expect(try connection.integer("PRAGMA mmap_size") == 0)
  }

  @Test func doubleQuotedTextIsNoString() throws {
    let connection = try Connection(path: "", mode: .inMemory)
    #expect(throws: SQLiteError.self) { try connection.execute("SELECT \"no such column\"") }
  }

  @Test func aFailedWriteLeavesNothing() throws {
    struct Stop: Error {}
    let file = try TemporaryFile()
    let database = try file.make()
    #expect(throws: Stop.self) {
      try database.write { connection in
        try connection.execute("INSERT INTO thing (name) VALUES ('a')")
        throw Stop()
      }
    }
    #expect(try database.connection.integer("SELECT count(*) FROM thing") == 0)
    try database.write { try $0.execute("INSERT INTO thing (name) VALUES ('b')") }
    #expect(try database.connection.integer("SELECT count(*) FROM thing") == 1)
  }

  @Test func aWriterStopsWhenTheSchemaChangedUnderIt() throws {
    let file = try TemporaryFile()
    let database = try file.make()
    try Connection(path: file.path, mode: .readWrite).execute("PRAGMA user_version=2")
    #expect(throws: SharedDatabase.WriteRefusal.schemaChanged(found: 2)) {
      try database.write { _ in }
    }
  }

  @Test func aHeldGateIsWaitedForAndThenNamed() throws {
    let file = try TemporaryFile()
    let database = try file.make()
    let gate = try Gate(path: database.path + ".gate")
    #expect(gate.enter(within: 1000) == nil)
    let other = try Gate(path: database.path + ".gate")
    #expect(other.enter(within: 50) == Int(ProcessInfo.processInfo.processIdentifier))
    gate.leave()
    #expect(other.enter(within: 1000) == nil)
    other.leave()
  }

  @Test func whoGaveUpWaitingDoesNotKeepTheGate() throws {
    let file = try TemporaryFile()
    let database = try file.make()
    let gate = try Gate(path: database.path + ".gate")
    #expect(gate.enter(within: 1000) == nil)
    let gaveUp = try Gate(path: database.path + ".gate")
    #expect(gaveUp.enter(within: 20) != nil)
    gate.leave()
    let third = try Gate(path: database.path + ".gate")
    #expect(third.enter(within: 5000) == nil)
    third.leave()
  }

  @Test func aGateThatIsNoPlainFileIsRefused() throws {
    let file = try TemporaryFile()
    _ = try file.make()
    let gate = file.path + ".gate"
    try FileManager.default.removeItem(atPath: gate)
    #expect(mkfifo(gate, 0o600) == 0)
    #expect(throws: SQLiteError.self) { _ = try Gate(path: gate) }
  }

  @Test func theLogIsEmptiedWhenItHasGrown() throws {
    let file = try TemporaryFile()
    let database = try file.make()
    let text = String(repeating: "x", count: 4000)
    for _ in 0..<3 {
      try database.write { connection in
        for _ in 0..<800 {
          try connection.statement("INSERT INTO thing (name) VALUES (?)").bind(text).run()
        }
      }
    }
    #expect(database.logSize <= SharedDatabase.checkpointSize)
    #expect(try database.connection.integer("SELECT count(*) FROM thing") == 2400)
  }

  @Test func whatBelongsToAPrivateFileIsPrivateToo() throws {
    let file = try TemporaryFile()
    #expect(
      FileManager.default.createFile(
        atPath: file.path, contents: nil, attributes: [.posixPermissions: 0o600]))
    let database = try file.make()
    try database.write { try $0.execute("INSERT INTO thing (name) VALUES ('a')") }
    for path in [file.path, file.path + ".gate", file.path + "-wal", file.path + "-shm"] {
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600, "\(path)")
    }
  }
}

@Suite struct StatementTests {
  @Test func textKeepsItsNULAndItsEmptiness() throws {
    let connection = try Connection(path: "", mode: .inMemory)
    let statement = try connection.statement("SELECT ?, ?, ?")
    statement.bind("a\u{0}b", "", nil as String?)
    #expect(try statement.step())
    #expect(statement.text(0) == "a\u{0}b")
    #expect(statement.optionalText(1) == "")
    #expect(statement.optionalText(2) == nil)
  }

  @Test func numbersComeBackAsTheyWent() throws {
    let connection = try Connection(path: "", mode: .inMemory)
    let statement = try connection.statement("SELECT ?, ?, ?")
    statement.bind(Int.min, 112.1498697020143, true)
    #expect(try statement.step())
    #expect(statement.integer(0) == Int.min)
    #expect(statement.double(1) == 112.1498697020143)
    #expect(statement.integer(2) == 1)
  }

  @Test func anErrorNamesTheStatementAndNoValue() throws {
    let connection = try Connection(path: "", mode: .inMemory)
    try connection.execute("CREATE TABLE t (a INTEGER UNIQUE) STRICT")
    let insert = "INSERT INTO t VALUES (?)"
    try connection.statement(insert).bind(4711).run()
    do {
      try connection.statement(insert).bind(4711).run()
      Issue.record("the second insert passed")
    } catch {
      #expect(error.kind == .constraint)
      #expect(error.description.contains(insert))
      #expect(!error.description.contains("4711"))
    }
  }
}
