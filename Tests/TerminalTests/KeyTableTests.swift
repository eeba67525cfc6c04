import Canvas
import Terminal
import Testing

/// What terminals send, from their own documents: xterm's ctlseqs, rxvtRef(7), console_codes(4),
/// PuTTY's "Terminal > Keyboard", kitty's keyboard protocol.
@Suite struct KeyTableTests {
  private func events(_ text: String) -> [Event] {
    var parser = InputParser()
    return parser.feed(bytes(text)) + parser.timeout()
  }

  @Test(
    arguments: [
      ("\\e[7~", .home, []), ("\\e[8~", .end, []), ("\\e[a", .up, .shift), ("\\e[b", .down, .shift),
      ("\\e[c", .right, .shift), ("\\e[d", .left, .shift), ("\\eOa", .up, .control),
      ("\\eOb", .down, .control), ("\\eOd", .left, .control), ("\\e[2$", .insert, .shift),
      ("\\e[7$", .home, .shift), ("\\e[7^", .home, .control), ("\\e[8@", .end, [.control, .shift]),
      ("\\e[23$", .function(11), .shift), ("\\e[24$", .function(12), .shift),
      ("\\e[11^", .function(1), .control), ("\\e\\e[7~", .home, .alt),
      ("\\e\\eOa", .up, [.alt, .control]),
    ] as [(String, Key, KeyPress.Modifiers)])
  func rxvt(sent: String, expected: Key, modifiers: KeyPress.Modifiers) {
    #expect(events(sent) == [key(expected, modifiers)])
  }

  @Test(
    arguments: [
      ("\\e[11~", .function(1), []), ("\\e[12~", .function(2), []), ("\\e[13~", .function(3), []),
      ("\\e[14~", .function(4), []), ("\\e[15~", .function(5), []), ("\\e[17~", .function(6), []),
      ("\\e[20~", .function(9), []), ("\\e[21~", .function(10), []), ("\\e[23~", .function(11), []),
      ("\\e[1~", .home, []), ("\\e[4~", .end, []), ("\\eOA", .up, []), ("\\e[A", .up, []),
      ("\\e[Z", .tab, .shift), ("\\e\\e[A", .up, .alt), ("\\e[33~", .function(19), []),
    ] as [(String, Key, KeyPress.Modifiers)])
  func putty(sent: String, expected: Key, modifiers: KeyPress.Modifiers) {
    #expect(events(sent) == [key(expected, modifiers)])
  }

  @Test(
    arguments: [
      ("\\e[[A", .function(1), []), ("\\e[[B", .function(2), []), ("\\e[[C", .function(3), []),
      ("\\e[[D", .function(4), []), ("\\e[[E", .function(5), []), ("\\e[17~", .function(6), []),
      ("\\e[1~", .home, []), ("\\e[4~", .end, []), ("\\e[25~", .function(13), []),
      ("\\e[34~", .function(20), []), ("\u{7F}", .backspace, []),
      ("\\e\\e[[A", .function(1), .alt), ("\\e\t", .tab, .shift),
    ] as [(String, Key, KeyPress.Modifiers)])
  func linuxConsole(sent: String, expected: Key, modifiers: KeyPress.Modifiers) {
    #expect(events(sent) == [key(expected, modifiers)])
  }

  @Test(
    arguments: [
      ("\\e[1~", .home, []), ("\\e[4~", .end, []), ("\\eOP", .function(1), []),
      ("\\e[15~", .function(5), []), ("\\e[1;5D", .left, .control), ("\\e[1;2H", .home, .shift),
      ("\\e[5;5~", .pageUp, .control), ("\\e[1;3A", .up, .alt), ("\\e\\eOA", .up, .alt),
      ("\\e[3;6~", .delete, [.control, .shift]), ("\\e[1;6P", .function(1), [.control, .shift]),
      ("\\e[15;2~", .function(5), .shift), ("\\e[24;8~", .function(12), [.alt, .control, .shift]),
      ("\\e[1;2S", .function(4), .shift), ("\\e[1;2Q", .function(2), .shift),
    ] as [(String, Key, KeyPress.Modifiers)])
  func tmuxAndScreen(sent: String, expected: Key, modifiers: KeyPress.Modifiers) {
    #expect(events(sent) == [key(expected, modifiers)])
  }

  @Test(
    arguments: [
      // With event types: pressed, repeated.
      ("\\e[97;5:1u", [.key(.control("a"))]), ("\\e[97;5:2u", [.key(.control("a"))]),
      ("\\e[97;5:3u", []), ("\\e[27;1:3u", []), ("\\e[1;1:3A", []), ("\\e[3;1:3~", []),
      ("\\e[1;5:2C", [.key(KeyPress(.right, .control))]), ("\\e[5;1:2~", [.key(KeyPress(.pageUp))]),
      // With alternates: shifted, and on the base layout.
      ("\\e[97:65;2u", [.text("A")]), ("\\e[49:33;2u", [.text("!")]),
      ("\\e[49::49;5u", [.key(.control("1"))]),
      ("\\e[1092::97;5u", [.key(KeyPress(.character("ф"), .control))]),
      // With the text that came of it.
      ("\\e[97;;97u", [.text("a")]), ("\\e[97;2;65u", [.text("A")]),
      // Plain keys, the number pad and keys alone that mean nothing here.
      ("\\e[13u", [.key(KeyPress(.enter))]), ("\\e[57399u", [.text("0")]),
      ("\\e[57414u", [.key(KeyPress(.enter))]),
      ("\\e[57441u", []), ("\\e[57358u", []), ("\\e[57428u", []), ("\\e[?0u", []),
      // modifyOtherKeys.
      ("\\e[27;5;13~", [.key(KeyPress(.enter, .control))]),
      ("\\e[27;2;13~", [.key(KeyPress(.enter, .shift))]),
      ("\\e[27;3;97~", [.key(KeyPress(.character("a"), .alt))]),
      ("\\e[27;5;46~", [.key(.control("."))]),
      ("\\e[27;2;65~", [.text("A")]),
      ("\\e[27;6;90~", [.key(KeyPress(.character("z"), [.control, .shift]))]),
    ] as [(String, [Event])])
  func kittyAndModifyOtherKeys(sent: String, expected: [Event]) {
    #expect(events(sent + "q") == expected + [.text("q")])
  }

  @Test(
    arguments: [
      ("\\e[<0;1;1M", [.click(Point(column: 0, row: 0))]), ("\\e[<0;1;1m", []),
      // Shift, Alt and Ctrl held.
      ("\\e[<4;10;5M", [.click(Point(column: 9, row: 4))]),
      ("\\e[<8;10;5M", [.click(Point(column: 9, row: 4))]),
      ("\\e[<28;10;5M", [.click(Point(column: 9, row: 4))]),
      // The other buttons, moves with and without one held.
      ("\\e[<1;10;5M", []), ("\\e[<2;10;5M", []), ("\\e[<32;10;5M", []), ("\\e[<35;10;5M", []),
      ("\\e[<128;10;5M", []),
      // The wheel, and the one to the sides.
      ("\\e[<64;3;4M", [.wheel(Point(column: 2, row: 3), -1)]),
      ("\\e[<65;3;4M", [.wheel(Point(column: 2, row: 3), 1)]),
      ("\\e[<80;3;4M", [.wheel(Point(column: 2, row: 3), -1)]), ("\\e[<66;3;4M", []),
      ("\\e[<67;3;4M", []),
      ("\\e[<0;500;300M", [.click(Point(column: 499, row: 299))]),
      ("\\e[<0;0;1M", []), ("\\e[<0;1M", []), ("\\e[<;;M", []),
      ("\\e[<0;1;1;1;1M", [.click(Point(column: 0, row: 0))]),
      // A click, a drag and a release.
      ("\\e[<0;2;2M\\e[<32;3;2M\\e[<0;3;2m", [.click(Point(column: 1, row: 1))]),
      // X10 and urxvt forms.
      ("\\e[M !!", []), ("\\e[32;10;5M", []),
    ] as [(String, [Event])])
  func mouse(sent: String, expected: [Event]) {
    #expect(events(sent + "q") == expected + [.text("q")])
  }

  @Test(arguments: [
    "\\e[?62;c", "\\e[?64;1;2;6;9;15;18;21;22c", "\\e[>0;276;0c", "\\e[=0c", "\\eP!|7E565445\\e\\",
    "\\e[?2026;2$y", "\\e[?2027;0$y", "\\e[?1;2$y", "\\e[20;2$y", "\\e[0n", "\\e[3n", "\\e[?6;1;1R",
    "\\e[8;24;80t", "\\e[6;18;9t", "\\e[4;600;800t", "\\e]10;rgb:ff/ff/ff\\e\\",
    "\\e]4;1;rgb:cd/00/00\u{7}", "\\e]52;c;cXE=\u{7}", "\\e]52;c;cXE=\\e\\", "\\e]l title q\\e\\",
    "\\eP>|WezTerm 2024q\\e\\", "\\eP1$r0m\\e\\", "\\eP0$r\\e\\", "\\eP1+r5463\\e\\",
    "\\e_Gi=31;OKq\\e\\", "\\e^q\\e\\", "\\e[?1u", "\\e[?997;1n", "\\e[48;24;80;600;800t",
  ])
  func repliesAreSwallowedWhole(sent: String) {
    #expect(events(sent + "q") == [.text("q")])
  }
}
