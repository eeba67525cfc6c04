import Canvas
import Foundation
import Glibc
import Testing

/// Surroundings that a program does not choose.
@Suite struct StartTests {
  /// Languages that this system lacks, and the plainest of all.
  @Test(arguments: [["LANG": "C"], ["LANG": "C", "LC_ALL": "zh_CN.UTF-8"], ["LC_ALL": "POSIX"]])
  func anyLocaleShowsHanzi(variables: [String: String]) throws {
    let clinic = try Clinic()
    clinic.environment["LANG"] = nil
    clinic.environment.merge(variables) { _, new in new }
    let terminal = try clinic.open(["--lang", "zh", "--theme", "mono"])
    try terminal.wait(for: "直接输入就查")
    terminal.type("wang")
    try terminal.wait(for: "24 / 300")
    try terminal.wait(for: "王")
    terminal.type(Keys.bytes("<C-q>"))
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.unknown == [])
  }

  @Test func nobodyWhoWantsNoColourGetsOne() throws {
    let clinic = try Clinic()
    clinic.environment["NO_COLOR"] = "1"
    clinic.environment["COLORTERM"] = "truecolor"
    let terminal = try clinic.open()
    try terminal.wait(for: "Just type to search")
    terminal.type("wang")
    try terminal.wait(for: "24 / 300")
    terminal.type(Keys.bytes("<F5>"))
    try terminal.wait(for: "[F5 Follow-ups")
    terminal.type(Keys.bytes("<C-q>"))
    #expect(try terminal.waitForEnd() == .exited(0))
    let log = String(decoding: terminal.log, as: UTF8.self)
    #expect(log.matches(of: /\x1B\[[0-9;]*(3[0-7]|4[0-7]|9[0-7]|38|48)[;m]/).isEmpty)
  }

  @Test func aMegabyteThatIsPastedIsTextAndKeysWorkAfterIt() throws {
    let clinic = try Clinic()
    let terminal = try clinic.open(["--lang", "en", "--theme", "mono"])
    try terminal.wait(for: "Just type to search")
    let paste = String(repeating: "王小明 13800001111\r\n", count: (1 << 20) / 23)
    terminal.type("\u{1B}[200~" + paste + "\u{1B}[201~")
    terminal.type(Keys.bytes("<C-u>wang"))
    try terminal.wait(for: "24 / 300")
    #expect(terminal.screen.shows("[F2 Lookup]"))
    terminal.type(Keys.bytes("<C-q>"))
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.unknown == [])
  }

  /// Colours, too, survive windows of every size: the last picture is whole.
  @Test func aStormOfSizesInColourSettles() throws {
    let clinic = try Clinic()
    clinic.environment["COLORTERM"] = "truecolor"
    let look = ["--lang", "zh", "--theme", "dark"]
    let terminal = try clinic.open(look)
    try terminal.wait(for: "直接输入就查")
    terminal.type("wang")
    for step in 0..<120 {
      let size = Size(columns: 1 + (step * 67) % 190, rows: 1 + (step * 31) % 58)
      terminal.resize(size)
      if step % 4 == 0 { terminal.type(Keys.bytes("<Down>")) }
    }
    terminal.resize(Size(columns: 121, rows: 37))
    terminal.type(Keys.bytes("<F2><C-u>wang"))
    // As a terminal shows it that never had another size; without one, nothing has colours.
    let other = try Clinic()
    other.environment["COLORTERM"] = "truecolor"
    let fresh = try other.open(columns: 121, rows: 37, look)
    try fresh.wait(for: "直接输入就查")
    fresh.type("wang")
    try fresh.wait(for: "24 / 300")
    // What stands beside the list comes last, on both.
    func isSame() -> Bool {
      Picture.comparable(terminal.screen.text) == Picture.comparable(fresh.screen.text)
    }
    for _ in 0..<15 where !isSame() {
      try? terminal.wait(for: "the other picture", seconds: 1) { _ in isSame() }
      try? fresh.wait(for: "the other picture", seconds: 1) { _ in isSame() }
    }
    #expect(isSame(), "\(terminal.screen.text)\n\(fresh.screen.text)")
    fresh.type(Keys.bytes("<C-q>"))
    #expect(try fresh.waitForEnd() == .exited(0))
    #expect(try other.run(["check"]).code == 0)
    #expect(terminal.screen.unknown == [])
  }

  /// A person may not write to the file; root may write to any.
  @Test(.enabled(if: geteuid() != 0))
  func aDatabaseThatMayNotBeWrittenIsToldInOneSentence() throws {
    let clinic = try Clinic()
    chmod(clinic.database.path, 0o400)
    let terminal = try clinic.open(columns: 120)
    #expect(try terminal.waitForEnd() == .exited(3))
    #expect(terminal.screen.lines[0].hasPrefix("error: "))
    #expect(terminal.settings == terminal.formerSettings)
  }
}

/// A crash that is none of a test's making: the program gets no more memory.
@Suite struct ExhaustionTests {
  static let tool = "/usr/bin/prlimit"

  @Test(.enabled(if: access(tool, X_OK) == 0))
  func aTrapOfTheLanguageItselfLeavesTheTerminalInOrder() throws {
    let clinic = try Clinic()
    let errors = try clinic.write("", to: "errors")
    let terminal = try clinic.open(errors: errors)
    try terminal.wait(for: "Just type to search")
    terminal.type("wang")
    try terminal.wait(for: "24 / 300")
    let limit = try RunningCommand(
      [Self.tool, "--pid", "\(terminal.process.pid)", "--as=1000000:1000000"],
      environment: clinic.environment, folder: clinic.home)
    #expect(try limit.process.wait() == .exited(0))
    // More than any memory that is there already has room for.
    terminal.type("\u{1B}[200~" + String(repeating: "王小明 ", count: 100_000) + "\u{1B}[201~")
    guard case .signalled(let signal) = try terminal.waitForEnd() else {
      Issue.record("it did not crash: \(String(describing: terminal.process.ending))")
      return
    }
    #expect([SIGABRT, SIGILL, SIGTRAP, SIGSEGV].contains(signal))
    #expect(terminal.settings == terminal.formerSettings)
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.screen.isCursorVisible)
    #expect(terminal.screen.modes.isDisjoint(with: [1000, 1002, 1004, 1006, 1049, 2004, 2026]))
    let told = try String(contentsOfFile: errors, encoding: .utf8)
    #expect(!told.contains(/王|A-0/), "\(told.prefix(300))")
    #expect(try clinic.run(["check"]).code == 0)
  }
}
