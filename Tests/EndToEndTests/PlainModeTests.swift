import Canvas
import Glibc
import Testing

/// Plain mode as a shell, a dumb terminal and a script see it.
@Suite struct PlainModeTests {
  /// Feeds lines to plain mode through a pipe and runs it to its end.
  private func pipe(
    _ lines: String, _ clinic: Clinic, _ options: String = "--lang en", before: String = "",
    after: String = ""
  ) throws -> (ending: Ending, output: String, errors: String) {
    let shell = try RunningCommand(
      [
        "/bin/sh", "-c",
        "printf '\(lines)' | \(before) \(Clinic.program) --plain \(options) \(after)",
      ],
      environment: clinic.environment, folder: clinic.home)
    let ending = try shell.process.wait(seconds: 60)
    return (ending, shell.output, shell.errors)
  }

  @Test func aPipeIsAnsweredLineByLineInAnyLocale() throws {
    let clinic = try Clinic()
    clinic.environment["LANG"] = "C"
    let run = try pipe("wang\\n2\\n0\\nq\\n", clinic)
    #expect(run.ending == .exited(0))
    #expect(run.errors == "")
    #expect(run.output.hasPrefix("Screen: Lookup\nChengdong Community Health Centre, demo, "))
    #expect(run.output.contains("Search wang, found 24 patients, 300 patients in all, took "))
    #expect(run.output.contains("\nScreen: Archive\n"))
    #expect(run.output.contains("王"))
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func aDayOfWorkThroughAPipeIsSaved() throws {
    let clinic = try Clinic()
    let run = try pipe("F5\\nall\\nRecord\\n2\\n\\nno reply\\n", clinic)
    #expect(run.ending == .exited(0))
    let name = run.output.firstMatch(of: /Done: Recorded (\S+): No answer/)?.output.1
    #expect(name != nil, "\(run.output)")
    let unsaved = try pipe("F5\\nall\\nRecord\\n2\\n", clinic)
    #expect(unsaved.ending == .exited(1))
    #expect(unsaved.output.hasSuffix("Problem: not saved, kept as drafts: 1 outcome\n"))
    // Nor is it the next session's fault.
    #expect(try pipe("q\\n", clinic).ending == .exited(0))
  }

  @Test func aReaderThatLeavesEndsItQuietly() throws {
    let clinic = try Clinic()
    let run = try pipe("F5\\n\\n\\n\\n", clinic, after: "| head -n 1")
    #expect(run.ending == .exited(0))
    #expect(run.output == "Screen: Lookup\n")
    #expect(run.errors == "")
  }

  @Test func outputThatDoesNotArriveIsNoSuccess() throws {
    let clinic = try Clinic()
    let run = try pipe("F5\\n", clinic, after: "> /dev/full")
    #expect(run.ending == .exited(3))
    #expect(run.errors.hasPrefix("error: the output could not be written whole: "))
  }

  @Test func bytesOfAnotherEncodingAreToldOf() throws {
    let clinic = try Clinic()
    let run = try pipe("\\320\\304\\314\\316\\nwang\\r\\n", clinic)
    #expect(run.ending == .exited(0))
    #expect(run.output.contains("Problem: The terminal does not send UTF-8; "))
    #expect(run.output.contains("Search wang, found 24"))
  }

  @Test func theEnvironmentCanAskForIt() throws {
    let clinic = try Clinic()
    clinic.environment["FRONTDESK_PLAIN"] = "1"
    let run = try clinic.run(["--lang", "en"])
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("Screen: Lookup\n"))
    #expect(run.errors == "FRONTDESK_PLAIN=1: using plain mode (--plain)\n")
  }

  @Test func aScriptOfKeysIsNotForPlainMode() throws {
    let run = try Clinic().run(["--plain", "--script", "x", "--lang", "en"])
    #expect(run.code == 2)
    #expect(run.errors.hasPrefix("error: --script presses keys of the screens; "))
  }

  // MARK: - On a terminal

  private func opened(_ clinic: Clinic, columns: Int = 80) throws -> PseudoTerminal {
    clinic.environment["TERM"] = "dumb"
    let terminal = try clinic.open(columns: columns, rows: 60)
    try terminal.wait(for: "Lookup:")
    return terminal
  }

  @Test func aDumbTerminalGetsItWithAMessageAndNothingButText() throws {
    let clinic = try Clinic()
    let terminal = try opened(clinic)
    #expect(terminal.screen.lines[0] == "TERM=dumb: using plain mode (--plain)")
    terminal.type("wang\r")
    try terminal.wait(for: "found 24 patients")
    terminal.type("F5\r")
    try terminal.wait(for: "Follow-ups:")
    terminal.type("\u{4}")
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.settings == terminal.formerSettings)
    #expect(!terminal.log.contains(0x1B))
    #expect(!terminal.log.contains { $0 < 0x20 && $0 != 0x0A && $0 != 0x0D })
  }

  @Test func linesEndBetweenWordsBeforeTheEdge() throws {
    let terminal = try opened(try Clinic(), columns: 40)
    let lines = String(decoding: terminal.log, as: UTF8.self).split(whereSeparator: \.isNewline)
    // The message on standard error is no part of the text.
    #expect(lines.dropFirst().allSatisfy { TextWidth.of(String($0)) < 40 }, "\(lines)")
    #expect(lines.contains("Type a name or initials, the end of a"))
  }

  @Test func ctrlCGivesUpThePromptAndNotTheProgram() throws {
    let terminal = try opened(try Clinic())
    terminal.type("F5\r")
    try terminal.wait(for: "Follow-ups:")
    terminal.type("all\rRecord\r")
    try terminal.wait(for: "Outcome:")
    terminal.type("2\r")
    try terminal.wait(for: "Next date:")
    terminal.type("\u{3}")
    try terminal.wait(for: "Not saved; the draft is kept")
    // What is not saved is told before the end.
    terminal.type("\u{4}")
    try terminal.wait(for: "Not saved, kept as drafts: 1 outcome")
    terminal.type("\u{4}")
    #expect(try terminal.waitForEnd() == .exited(0))
  }

  @Test(arguments: [SIGTERM, SIGHUP])
  func aRequestToEndIsFollowed(signal: Int32) throws {
    let clinic = try Clinic()
    let terminal = try opened(clinic)
    terminal.process.send(signal: signal)
    #expect(try terminal.waitForEnd(seconds: 10) == .exited(0))
    #expect(try clinic.run(["check"]).code == 0)
  }
}
