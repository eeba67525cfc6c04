import Foundation
import Processes
import Testing

@Suite struct ChildProcessTests {
  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func inputGoesInAndOutputComesOut() throws {
    let outcome = try ChildProcess("/bin/cat").run(input: Array("单伟\n".utf8))
    #expect(outcome.code == 0)
    #expect(text(outcome.output) == "单伟\n")
    #expect(outcome.errors.isEmpty)
  }

  /// What names of files and people have done to programs that asked a shell.
  @Test(arguments: [
    "`touch x`", "$(touch x)", "; touch x", "| touch x", "& touch x", "a\nb", "-rf", "'\"\\", "*",
  ])
  func wordsReachTheProgramAsTheyAre(word: String) throws {
    let outcome = try ChildProcess("/usr/bin/printf", ["%s", word]).run()
    #expect(text(outcome.output) == word)
  }

  @Test func endsAreTold() throws {
    #expect(try ChildProcess("/bin/sh", ["-c", "echo no >&2; exit 7"]).run().code == 7)
    let killed = try ChildProcess("/bin/sh", ["-c", "kill -TERM $$"]).run()
    #expect(killed.code == 128 + 15)
    #expect(text(try ChildProcess("/bin/sh", ["-c", "echo no >&2"]).run().errors) == "no\n")
  }

  @Test func moreThanAPipeHoldsPassesBothWays() throws {
    let bytes = [UInt8](repeating: 65, count: 700_000)
    #expect(try ChildProcess("/bin/cat").run(input: bytes).output == bytes)
  }

  @Test func aFloodIsCutAndWhoNeverReadsIsNoHarm() throws {
    var flood = try ChildProcess("/usr/bin/head", ["-c", "3000000", "/dev/zero"])
    flood.mostOutput = 1000
    #expect(try flood.run().output.count == 1000)
    let deaf = try ChildProcess("/bin/true").run(input: [UInt8](repeating: 65, count: 500_000))
    #expect(deaf.code == 0)
  }

  @Test func whoeverHangsIsEndedWithAllItStarted() throws {
    var hanging = try ChildProcess("/bin/sh", ["-c", "sleep 100 & echo $!; sleep 100"])
    hanging.milliseconds = 100
    #expect(throws: ChildProcess.Failure.tookTooLong) { _ = try hanging.run() }
  }

  @Test func aDaemonDoesNotOutliveItsProgram() throws {
    let outcome = try ChildProcess(
      "/bin/sh", ["-c", "sleep 100 >/dev/null 2>&1 </dev/null & echo $!"]
    ).run()
    let number = try #require(Int32(text(outcome.output).dropLast()))
    // It is killed, but its end and who reads it are the system's business.
    for _ in 0..<1000 {
      let state = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8)
      if state.map({ $0.contains(") Z ") || $0.contains(") X ") }) ?? true { return }
      poll(nil, 0, 5)
    }
    Issue.record("the daemon lives on")
  }

  @Test func aChildSeesNothingOfOurs() throws {
    setenv("FRONTDESK_PLANTED", "secret", 1)
    let variables = text(try ChildProcess("/usr/bin/env").run().output)
    #expect(
      variables.split(separator: "\n").sorted() == [
        "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin",
      ])
    let inherited = open("/etc/passwd", O_RDONLY)
    defer { close(inherited) }
    let descriptors = text(try ChildProcess("/bin/ls", ["/proc/self/fd"]).run().output)
    // Its three, and the folder it lists.
    #expect(descriptors.split(separator: "\n").sorted() == ["0", "1", "2", "3"])
    #expect(text(try ChildProcess("/bin/pwd").run().output) == "/\n")
  }

  @Test func whatCannotBeStartedSaysWhy() throws {
    #expect(throws: ChildProcess.Failure.notAbsolute("lp")) { _ = try ChildProcess("lp") }
    #expect(throws: ChildProcess.Failure.system(call: "posix_spawn", code: ENOENT)) {
      _ = try ChildProcess("/nonexistent/lp").run()
    }
  }
}
