import Testing

/// What a terminal answers to the questions of the start, on a real one.
@Suite struct AnswerTests {
  @Test func aTerminalWithWideSignsGetsNarrowOnes() throws {
    let clinic = try Clinic()
    let terminal = try clinic.open()
    try terminal.wait(for: "Just type to search")
    #expect(terminal.screen.shows("─"))
    #expect(String(decoding: terminal.log, as: UTF8.self).contains("\u{1B}[2;1H─\u{1B}[6n"))
    terminal.type("\u{1B}[2;3R")
    try terminal.waitUntilGone("─")
    try terminal.waitUntilGone("│")
    try terminal.wait(for: "Just type to search")
    terminal.type("wang")
    try terminal.wait(for: "24 / 300")
    #expect(terminal.screen.unknown == [])
  }

  @Test func aTerminalThatSynchronisesIsTold() throws {
    let clinic = try Clinic()
    let terminal = try clinic.open()
    try terminal.wait(for: "Just type to search")
    #expect(!String(decoding: terminal.log, as: UTF8.self).contains("\u{1B}[?2026h"))
    terminal.type("\u{1B}[2;2R\u{1B}[?2026;2$ywang")
    try terminal.wait(for: "24 / 300")
    terminal.type("\u{11}")
    #expect(try terminal.waitForEnd() == .exited(0))
    let log = String(decoding: terminal.log, as: UTF8.self)
    let begun = log.split(separator: "\u{1B}[?2026h", omittingEmptySubsequences: false).count
    let ended = log.split(separator: "\u{1B}[?2026l", omittingEmptySubsequences: false).count
    #expect(begun > 1 && begun == ended)
    #expect(terminal.screen.unknown == [])
  }

  @Test(arguments: [("truecolor", true), ("", false)])
  func coloursOf24BitsAreSentWhereTheTerminalSaysSo(value: String, isDirect: Bool) throws {
    let clinic = try Clinic()
    clinic.environment["COLORTERM"] = value
    let terminal = try clinic.open(["--lang", "en", "--theme", "dark"])
    try terminal.wait(for: "Just type to search")
    let log = String(decoding: terminal.log, as: UTF8.self)
    // The dark theme's text on its screen.
    #expect((log.contains("38;2;208;212;218") && log.contains("48;2;26;30;37")) == isDirect)
    #expect((log.contains("38;5;188") && log.contains("48;5;234")) != isDirect)
  }

  @Test func coloursOf24BitsAreUsedAsSoonAsTheTerminalTellsOneBack() throws {
    let clinic = try Clinic()
    let terminal = try clinic.open(["--lang", "en", "--theme", "dark"])
    try terminal.wait(for: "Just type to search")
    let asked = String(decoding: terminal.log, as: UTF8.self)
    #expect(asked.contains("\u{1B}[48;2;1;2;3m\u{1B}P$qm\u{1B}\\\u{1B}[m\u{1B}[2;1H\u{1B}[K"))
    #expect(!asked.contains("\u{1B}[38;2;"))
    terminal.type("\u{1B}P1$r0;48:2:1:2:3m\u{1B}\\")
    try terminal.wait(for: "the theme's own colours") { _ in
      let log = String(decoding: terminal.log, as: UTF8.self)
      return log.contains("38;2;208;212;218") && log.contains("48;2;26;30;37")
    }
    try terminal.wait(for: "Just type to search")
    #expect(terminal.screen.unknown == [])
  }
}
