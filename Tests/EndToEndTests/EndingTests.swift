import Canvas
import Glibc
import Testing

/// Ends that nobody asked for.
@Suite struct EndingTests {
  private func opened(_ clinic: Clinic) throws -> PseudoTerminal {
    let terminal = try clinic.open()
    try terminal.wait(for: "Just type to search")
    // As xterm answers that sends î for Alt-N.
    terminal.type("\u{1B}[?1036;2$y")
    try terminal.wait(for: "Alt as an Escape") { $0.modes.contains(1036) }
    terminal.type("wang")
    try terminal.wait(for: "24 / 300")
    // The pane beside the list, which comes last.
    try terminal.wait(for: "a record") { $0.text.contains(/A-[0-9]{6}/) }
    return terminal
  }

  private func expectRestored(_ terminal: PseudoTerminal) {
    #expect(terminal.settings == terminal.formerSettings)
    #expect(!terminal.screen.isAlternate)
    #expect(terminal.screen.isCursorVisible)
    #expect(
      terminal.screen.modes.isDisjoint(with: [1000, 1002, 1004, 1006, 1036, 1049, 2004, 2026]))
    #expect(terminal.screen.keptTitles == 0)
    #expect(!terminal.screen.hasOwnCursorColor)
    #expect(terminal.screen.unknown == [])
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT])
  func aRequestToEndIsFollowedInGoodOrder(signal: Int32) throws {
    let clinic = try Clinic()
    let terminal = try opened(clinic)
    terminal.process.send(signal: signal)
    #expect(try terminal.waitForEnd(seconds: 10) == .exited(0))
    expectRestored(terminal)
    #expect(try clinic.run(["check"]).code == 0)
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGTRAP, SIGQUIT])
  func aCrashLeavesTheTerminalInOrder(signal: Int32) throws {
    let clinic = try Clinic()
    let terminal = try opened(clinic)
    terminal.process.send(signal: signal)
    #expect(try terminal.waitForEnd(seconds: 10) == .signalled(signal))
    expectRestored(terminal)
    #expect(try clinic.run(["check"]).code == 0)
  }

  @Test func aWindowThatIsClosedEndsTheProgram() throws {
    let clinic = try Clinic()
    let terminal = try opened(clinic)
    terminal.hangUp()
    #expect(try terminal.waitForEnd(seconds: 10) == .exited(0))
    #expect(try clinic.run(["check"]).code == 0)
  }

  @Test func aProgramThatWasStoppedDrawsItsPictureAgain() throws {
    let clinic = try Clinic()
    let look = ["--lang", "en", "--theme", "mono"]
    let terminal = try clinic.open(look)
    terminal.type("wang")
    // As drawn without a terminal: what this one shows by now may be half of a picture.
    let before = Picture.comparable(
      try Clinic().picture("wang", columns: 80, rows: 24, look))
    try terminal.wait(for: "the whole picture") { Picture.comparable($0.text) == before }
    terminal.process.send(signal: SIGSTOP)
    terminal.scribble("\u{1B}[2J\u{1B}[?2004l\u{1B}[Hsomebody else was here")
    terminal.process.send(signal: SIGCONT)
    // Somebody else may sit there now.
    try terminal.wait(for: "Locked")
    #expect(!terminal.screen.shows("somebody else was here"))
    #expect(!terminal.screen.shows("wang"))
    terminal.type(Keys.bytes("<Enter>"))
    try terminal.wait(for: "the picture as before") { Picture.comparable($0.text) == before }
    #expect(terminal.screen.modes.contains(2004))
  }

  /// A console without a second screen would keep the names in sight.
  @Test func nothingOfAPatientStaysOnATerminalWithoutASecondScreen() throws {
    let clinic = try Clinic()
    clinic.environment["TERM"] = "linux"
    let terminal = try opened(clinic)
    terminal.type(Keys.bytes("<C-q>"))
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(!terminal.screen.shows("王"))
    #expect(terminal.settings == terminal.formerSettings)
  }
}
