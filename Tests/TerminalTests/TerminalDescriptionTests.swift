import Testing

@testable import Terminal

@Suite struct TerminalDescriptionTests {
  private func entry(_ name: String) throws -> TerminfoEntry {
    guard let entry = TerminfoFolders.entry(name) else {
      try Test.cancel("this machine has no description of it")
    }
    return entry
  }

  private func text(_ entry: TerminfoEntry, _ place: Int) -> String? {
    entry.strings[place].map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func whatNotEveryXtermCanDoIsLeftOut() throws {
    let own = try entry("xterm-256color")
    // As infocmp prints them: rep, indn, rin, oc.
    #expect(text(own, 121) == "%p1%c\u{1B}[%p2%{1}%-%db")
    #expect(text(own, 109) == "\u{1B}[%p1%dS")
    #expect(text(own, 113) == "\u{1B}[%p1%dT")
    #expect(text(own, 298) == "\u{1B}]104\u{7}")
    let sober = TerminalDescription.sober(own)
    for place in [121, 109, 113, 298, 25, 38] { #expect(sober.strings[place] == nil) }
    #expect(sober.numbers == own.numbers)
  }

  @Test(
    arguments: [
      ("xterm-256color", "\u{1B}[m"), ("tmux-256color", "\u{1B}[m"), ("linux", "\u{1B}[m"),
      ("rxvt-unicode-256color", "\u{1B}[m"), ("putty-256color", "\u{1B}[m"),
    ])
  func attributesChooseNoCharacterSet(name: String, plain: String) throws {
    let sober = TerminalDescription.sober(try entry(name))
    #expect(text(sober, 39) == plain)
    let set = try #require(text(sober, 131))
    #expect(set.contains("%t7%;") || set.contains(";7%;"))
    for part in ["\u{1B}(", "\u{0E}", "\u{0F}", "%p9"] { #expect(!set.contains(part)) }
    #expect(set.hasSuffix("m"))
  }
}
