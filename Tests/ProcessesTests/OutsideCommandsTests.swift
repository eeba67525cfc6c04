import Foundation
import Processes
import Testing

@Suite struct OutsideCommandsTests {
  private static let isRoot = getuid() == 0

  /// A file with some text and mode, in a folder that goes with the test.
  private func withFile(
    _ text: String, mode: Int = 0o644, _ body: (String) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cmd-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "commands").path
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    try body(path)
  }

  @Test(.enabled(if: isRoot)) func linesNamePrograms() throws {
    try withFile("# remark\n\nprint /usr/bin/lp -d desk # the desk's\nplay\t/usr/bin/aplay\n") {
      let commands = try OutsideCommands(path: $0).commands
      #expect(commands.keys.sorted() == ["play", "print"])
      #expect(commands["print"]?.program == "/usr/bin/lp")
      #expect(commands["print"]?.arguments == ["-d", "desk"])
    }
  }

  @Test(.enabled(if: isRoot), arguments: ["print lp", "print", "a /b\na /c"])
  func aLineThatCannotBeReadIsNamed(text: String) throws {
    try withFile("# one\n" + text) { path in
      let number = text.contains("\n") ? 3 : 2
      #expect(throws: OutsideCommands.Failure.line(path: path, number: number)) {
        _ = try OutsideCommands(path: path)
      }
    }
  }

  @Test func aFileThatOthersMayWriteIsNotBelieved() throws {
    for mode in [0o666, 0o664, 0o646] {
      try withFile("print /usr/bin/lp", mode: mode) { path in
        #expect(throws: OutsideCommands.Failure.insecure(path: path)) {
          _ = try OutsideCommands(path: path)
        }
      }
    }
    try withFile("print /usr/bin/lp") { path in
      try FileManager.default.createSymbolicLink(atPath: path + "2", withDestinationPath: path)
      #expect(throws: OutsideCommands.Failure.insecure(path: path + "2")) {
        _ = try OutsideCommands(path: path + "2")
      }
      #expect(throws: OutsideCommands.Failure.missing(path: path + "3")) {
        _ = try OutsideCommands(path: path + "3")
      }
    }
  }
}
