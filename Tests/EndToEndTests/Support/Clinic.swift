import Canvas
import Foundation
import TestSupport

/// What a command printed and how it ended.
struct CommandRun: Equatable {
  let code: Int32
  let output: String
  let errors: String

  /// What was printed, line by line.
  var lines: [String] { output.split(separator: "\n").map(String.init) }
}

/// A person's home with a clinic in it, gone after the test.
final class Clinic {
  /// The program under test, built beside the tests.
  static let program: String = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder = URL(filePath: tests ?? CommandLine.arguments[0]).deletingLastPathComponent()
    return folder.appending(path: "frontdesk").path
  }()

  /// The day the demo was made for: it is the same whenever the tests run.
  static let day = "2026-11-21"

  /// Memory where there is some to write to, as thousands of transactions wait for the disk.
  private static let temporary =
    FileManager.default.isWritableFile(atPath: "/dev/shm")
    ? URL(filePath: "/dev/shm") : FileManager.default.temporaryDirectory

  /// The database of a small demo clinic, built once for all tests and only ever copied.
  private static let demo: Result<URL, any Error> = Result {
    let clinic = try Clinic(empty: (), isKept: true)
    let run = try clinic.run(["demo", "--no-ui", "--patients", "300", "--as-of", day])
    guard run.code == 0 else { throw EndToEndFailure("no demo clinic: \(run.errors)") }
    atexit {
      guard case .success(let database) = Clinic.demo else { return }
      try? FileManager.default.removeItem(at: database.deletingLastPathComponent())
    }
    let database = clinic.home.appending(path: "clinic.sqlite")
    for ending in databaseFiles {
      try FileManager.default.moveItem(
        atPath: clinic.database.path + ending, toPath: database.path + ending)
    }
    return database
  }

  /// What belongs to a database that nobody has open: itself and the key of its audit trail.
  static let databaseFiles = ["", ".audit-key"]

  let home: URL
  private let isKept: Bool
  var environment: [String: String]

  /// Where the program keeps its database when nobody says otherwise.
  var database: URL { home.appending(path: ".local/share/frontdesk/clinic.sqlite") }

  /// A home without a clinic.
  ///
  /// - Parameter isKept: Whether it outlives this value.
  init(empty: Void, isKept: Bool = false) throws {
    self.isKept = isKept
    home = Self.temporary.appending(path: "frontdesk-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    environment = [
      "HOME": home.path, "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8",
      "USER": "tester", "SWIFT_BACKTRACE": "enable=no",
    ]
  }

  /// A home with a copy of the demo clinic.
  convenience init() throws {
    try self.init(empty: ())
    let demo = try Self.demo.get()
    try FileManager.default.createDirectory(
      at: database.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    for ending in Self.databaseFiles {
      try FileManager.default.copyItem(
        atPath: demo.path + ending, toPath: database.path + ending)
    }
  }

  deinit { if !isKept { try? FileManager.default.removeItem(at: home) } }

  // MARK: - The program

  /// Opens the screens in a terminal.
  ///
  /// - Parameter errors: A file that is there and takes standard error; nil for the terminal.
  func open(
    columns: Int = 80, rows: Int = 24, _ arguments: [String] = ["--lang", "en"],
    errors: String? = nil
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      [Self.program] + arguments, environment: environment,
      size: Size(columns: columns, rows: rows), errors: errors)
    terminal.keeps = self
    return terminal
  }

  /// Runs a command to its end, without a terminal.
  func run(_ arguments: [String], seconds: Int = 60) throws -> CommandRun {
    let command = try start(arguments)
    let ending = try command.process.wait(seconds: seconds)
    guard case .exited(let code) = ending else {
      throw EndToEndFailure("\(arguments) ended by a signal: \(ending)")
    }
    return CommandRun(code: code, output: command.output, errors: command.errors)
  }

  /// Starts a command without a terminal.
  ///
  /// - Parameter output: Where standard output goes; nil for a file of its own.
  func start(_ arguments: [String], output: String? = nil) throws -> RunningCommand {
    try RunningCommand(
      [Self.program] + arguments, environment: environment, folder: home, output: output)
  }

  /// The last picture after keys on a screen without a terminal.
  func picture(_ keys: String, columns: Int, rows: Int, _ arguments: [String]) throws -> String {
    let run = try run(["--script", keys, "--size", "\(columns)x\(rows)"] + arguments)
    guard run.code == 0 else { throw EndToEndFailure("no picture: \(run.errors)") }
    return run.output
  }

  /// Writes a file into the home and returns its path.
  func write(_ text: String, to name: String) throws -> String {
    let file = home.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }
}

/// A command that runs without a terminal; what it prints goes to files, which never fill up.
final class RunningCommand {
  let process: ChildProcess
  private let outputFile: URL
  private let errorFile: URL

  init(
    _ command: [String], environment: [String: String], folder: URL, output: String? = nil
  ) throws {
    let name = UUID().uuidString
    outputFile = output.map { URL(filePath: $0) } ?? folder.appending(path: name + ".out")
    errorFile = folder.appending(path: name + ".err")
    let files = try [outputFile, errorFile].map { file in
      if file.path != output { try Data().write(to: file) }
      return try FileHandle(forWritingTo: file)
    }
    process = try ChildProcess(
      command, environment: environment,
      streams: [.path("/dev/null")] + files.map { .descriptor($0.fileDescriptor) })
    for file in files { try file.close() }
  }

  /// What it has printed so far.
  var output: String { (try? String(contentsOf: outputFile, encoding: .utf8)) ?? "" }
  /// What it has printed on standard error so far.
  var errors: String { (try? String(contentsOf: errorFile, encoding: .utf8)) ?? "" }
}
