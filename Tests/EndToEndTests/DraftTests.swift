import Glibc
import Testing

/// What was typed and not saved, through every end of the program.
@Suite struct DraftTests {
  private static let look = ["--lang", "en", "--theme", "mono"]

  /// A queue with the dialog of its first follow-up open and a note in it.
  private func typed(_ note: String, in clinic: Clinic) throws -> PseudoTerminal {
    let terminal = try clinic.openQueue()
    terminal.type(Keys.bytes("<Enter>"))
    try terminal.wait(for: "Record outcome")
    terminal.type("2")
    try terminal.wait(for: "Next date  20")
    terminal.type(Keys.bytes("<Tab><Tab>"))
    terminal.type(note)
    try terminal.wait(for: note)
    return terminal
  }

  /// Opens the first follow-up of the queue, where the last session ended or from the start.
  private func expectDraft(_ note: String, in clinic: Clinic, resumes: Bool) throws {
    let terminal = try clinic.open(Self.look)
    try terminal.wait(for: "One record was begun and not saved")
    terminal.type(Keys.bytes("<F5>"))
    try terminal.wait(for: "[F5 Follow-ups")
    if !resumes { terminal.type(Keys.bytes("<Left>")) }
    try terminal.wait(for: "[All]")
    try terminal.wait(for: " draft ")
    terminal.type(Keys.bytes("<Enter>"))
    try terminal.wait(for: "draft of ")
    try terminal.wait(for: note)
    try terminal.wait(for: "No answer")
    terminal.type(Keys.bytes("<C-s>"))
    try terminal.wait(for: ": No answer  ^Z Undo")
    terminal.type(Keys.bytes("<C-q>"))
    #expect(try terminal.waitForEnd() == .exited(0))
    let again = try clinic.open(Self.look)
    try again.wait(for: "Just type to search")
    again.type(Keys.bytes("<F5>"))
    try again.wait(for: "[F5 Follow-ups")
    try again.wait(for: " 1/")
    #expect(!again.screen.shows("draft"), "what is saved is no draft any more")
    #expect(try clinic.run(["check"]).code == 0)
  }

  @Test(arguments: [SIGHUP, SIGTERM])
  func aRequestToEndKeepsWhatWasTyped(signal: Int32) throws {
    let clinic = try Clinic()
    let terminal = try typed("line was busy", in: clinic)
    terminal.process.send(signal: signal)
    #expect(try terminal.waitForEnd(seconds: 10) == .exited(0))
    try expectDraft("line was busy", in: clinic, resumes: true)
  }

  @Test func aWindowThatIsClosedKeepsWhatWasTyped() throws {
    let clinic = try Clinic()
    let terminal = try typed("call after five", in: clinic)
    terminal.hangUp()
    #expect(try terminal.waitForEnd(seconds: 10) == .exited(0))
    try expectDraft("call after five", in: clinic, resumes: true)
  }

  /// Nothing is told beforehand: only what the clock has written is there.
  @Test func aProcessThatIsKilledLosesTheLastSecondAtMost() throws {
    let clinic = try Clinic()
    let terminal = try typed("spoke to the son", in: clinic)
    // There is no sign of a draft on the screen to wait for: two and a half seconds of looks.
    for _ in 0..<500 { ChildProcess.pause() }
    terminal.process.send(signal: SIGKILL)
    #expect(try terminal.waitForEnd(seconds: 10) == .signalled(SIGKILL))
    try expectDraft("spoke to the son", in: clinic, resumes: false)
  }

  @Test func aLockedDeskShowsNobodyAndKeepsTheDialog() throws {
    let clinic = try Clinic()
    let terminal = try typed("line was busy", in: clinic)
    terminal.type(Keys.bytes("<F8>"))
    try terminal.wait(for: "Locked")
    #expect(!terminal.screen.shows("line was busy"))
    #expect(!terminal.screen.shows("Record outcome"))
    terminal.type("zs2" + Keys.bytes("<Tab><F5><F9>"))
    terminal.type(Keys.bytes("<Enter>"))
    try terminal.wait(for: "line was busy")
    #expect(terminal.screen.unknown == [])
  }
}

/// The mouse and the clipboard of a real terminal.
@Suite struct DeskTests {
  /// Terminals select text by the mouse, which a program that wants clicks takes from people.
  @Test func theMouseIsOffUntilItIsAskedFor() throws {
    let clinic = try Clinic()
    let terminal = try clinic.open(["--lang", "en", "--theme", "mono"])
    try terminal.wait(for: "Just type to search")
    #expect(!terminal.screen.modes.contains(1000))
    terminal.type(Keys.bytes("<F12>"))
    try terminal.wait(for: "Mouse on")
    #expect(terminal.screen.modes.contains(1000))
    // The tab of the follow-ups, in the first row.
    let row = terminal.screen.text.split(separator: "\n", omittingEmptySubsequences: false)[0]
    let before = row[..<(try #require(row.firstRange(of: "F5")).lowerBound)]
    terminal.type("\u{1B}[<0;\(before.count + 1);1M\u{1B}[<0;\(before.count + 1);1m")
    try terminal.wait(for: "[F5 Follow-ups")
    terminal.type(Keys.bytes("<C-q>"))
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(!terminal.screen.modes.contains(1000))
  }

  @Test func aCopyGoesToTheClipboardWithItsNumberMasked() throws {
    let clinic = try Clinic()
    let terminal = try clinic.open(["--lang", "en", "--theme", "mono"])
    try terminal.wait(for: "Just type to search")
    terminal.type("wang")
    try terminal.wait(for: "24 / 300")
    terminal.type("\u{B}")
    try terminal.wait(for: "Sent to the terminal's clipboard")
    #expect(terminal.screen.clipboard.count > 20)
    // `****` in base 64, at each of its three places in a group.
    let masks = ["KioqK", "oqKi", "qKio"]
    #expect(masks.contains { terminal.screen.clipboard.contains($0) })
    #expect(terminal.screen.unknown == [])
  }
}
