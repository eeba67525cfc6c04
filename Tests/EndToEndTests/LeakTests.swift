import Foundation
import Glibc
import Testing

/// What stays behind, or can be read from beside, while and after a patient's record is open.
@Suite struct LeakTests {
  /// Somebody whose name stands nowhere but in the record.
  private static let planted = "郁离子"
  private static let bundle = """
    {"resourceType": "Bundle", "type": "collection", "entry": [{"fullUrl": "urn:p:1", "resource":
     {"resourceType": "Patient", "id": "p1", "name": [{"text": "\(planted)"}], "gender": "male",
      "birthDate": "1951-07-09", "telecom": [{"system": "phone", "value": "13977715928"}]}}]}
    """

  private func opened(_ clinic: Clinic, errors: String? = nil) throws -> PseudoTerminal {
    let file = try clinic.write(Self.bundle, to: "planted.json")
    #expect(try clinic.run(["import", file]).code == 0)
    try FileManager.default.removeItem(atPath: file)
    let terminal = try clinic.open(errors: errors)
    try terminal.wait(for: "Just type to search")
    terminal.type("13977715928")
    try terminal.wait(for: Self.planted)
    return terminal
  }

  @Test func memoryGoesIntoNoCoreFileAndNoCrashReport() throws {
    let clinic = try Clinic()
    // As a person starts it, who sets nothing.
    clinic.environment["SWIFT_BACKTRACE"] = nil
    let report = try clinic.write("", to: "errors.txt")
    let terminal = try opened(clinic, errors: report)
    let folder = "/proc/\(terminal.process.pid)"
    let limits = try String(contentsOfFile: folder + "/limits", encoding: .utf8)
    let core = try #require(limits.split(separator: "\n").first { $0.hasPrefix("Max core") })
    #expect(core.split(separator: " ").suffix(3) == ["0", "0", "bytes"])
    // A process that hides its memory belongs to root, whoever runs it.
    var status = stat()
    #expect(stat(folder + "/environ", &status) == 0 && status.st_uid == 0)
    terminal.process.send(signal: SIGSEGV)
    #expect(try terminal.waitForEnd(seconds: 20) == .signalled(SIGSEGV))
    let written = try String(contentsOfFile: report, encoding: .utf8)
    #expect(!written.contains("Thread") && !written.contains(Self.planted))
    let left = try FileManager.default.contentsOfDirectory(atPath: clinic.home.path)
    #expect(!left.contains { $0.hasPrefix("core") })
  }

  @Test func argumentsEnvironmentTitleAndTemporaryFilesNameNobody() throws {
    let clinic = try Clinic()
    let temporary = clinic.home.appending(path: "temporary")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: false)
    clinic.environment["TMPDIR"] = temporary.path
    let terminal = try opened(clinic)
    let folder = "/proc/\(terminal.process.pid)/"
    for name in ["cmdline", "environ", "comm", "stat"] {
      let content = try Data(contentsOf: URL(filePath: folder + name))
      #expect(content.firstRange(of: Data(Self.planted.utf8)) == nil, "\(name)")
      #expect(content.firstRange(of: Data("13977715928".utf8)) == nil, "\(name)")
    }
    #expect(!terminal.screen.title.contains(Self.planted))
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [])
    // Open files that nobody can see by name any more would be temporary files too.
    for entry in try FileManager.default.contentsOfDirectory(atPath: folder + "fd") {
      let target = try? FileManager.default.destinationOfSymbolicLink(
        atPath: folder + "fd/" + entry)
      // The pictures on their way to the terminal stand in memory and on no disk.
      let isMemory = target?.hasPrefix("/memfd:") == true
      #expect(isMemory || target?.hasSuffix("(deleted)") != true, "\(target ?? "")")
    }
  }

  @Test(arguments: ["000", "022", "077"])
  func everyFileIsForItsOwnerAloneUnderAnyMask(mask: String) throws {
    let clinic = try Clinic(empty: ())
    func run(_ arguments: [String]) throws {
      let line = "umask \(mask); exec \"$0\" \"$@\""
      let command = try RunningCommand(
        ["/bin/sh", "-c", line, Clinic.program] + arguments, environment: clinic.environment,
        folder: clinic.home.appending(path: "."))
      #expect(try command.process.wait() == .exited(0), "\(arguments) \(command.errors)")
    }
    try run(["demo", "--no-ui", "--patients", "5"])
    let kept = clinic.home.appending(path: "kept.sqlite").path
    try run(["backup", kept])
    let folder = clinic.database.deletingLastPathComponent()
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.contains("clinic.sqlite"))
    for path in files.map({ folder.path + "/" + $0 }) + [kept] {
      var status = stat()
      #expect(stat(path, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o600, "\(path) under \(mask)")
    }
    var status = stat()
    #expect(stat(folder.path, &status) == 0 && status.st_mode & 0o777 == 0o700)
  }
}
