import Testing

@testable import Terminal

@Suite struct TerminalModesTests {
  @Test func delaysOfTerminfoAreTakenOut() {
    let sent = TerminalCheck.withoutDelays(Array("\u{1B}[m$<2>\u{1B}[H$<5*/>$x<".utf8))
    #expect(sent == Array("\u{1B}[m\u{1B}[H$x<".utf8))
    #expect(TerminalCheck.withoutDelays(Array("$<5".utf8)) == Array("$<5".utf8))
  }

  @Test func aTitleHoldsNoControls() {
    let sent = TerminalModes.title("a\u{7}b\u{1B}\\c\u{9B}张", isFirst: false)
    #expect(sent == Array("\u{1B}]2;ab\\c\u{7}".utf8))
    #expect(TerminalModes.title("x", isFirst: true) == Array("\u{1B}[22;2t\u{1B}]2;x\u{7}".utf8))
  }

  @Test func onlyTerminalsLikeXtermGetATitle() {
    #expect(TerminalModes.hasTitle(terminal: "xterm-256color"))
    #expect(TerminalModes.hasTitle(terminal: "tmux-256color"))
    #expect(!TerminalModes.hasTitle(terminal: "linux"))
    #expect(!TerminalModes.hasTitle(terminal: "vt100"))
  }
}
