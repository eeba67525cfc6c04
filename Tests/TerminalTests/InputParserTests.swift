import Canvas
import Terminal
import Testing

/// `\e` for ESC, so that tables read as terminals send.
func bytes(_ text: String) -> [UInt8] {
  Array(text.replacing("\\e", with: "\u{1B}").utf8)
}

/// The event of a key.
func key(_ key: Key, _ modifiers: KeyPress.Modifiers = []) -> Event {
  .key(KeyPress(key, modifiers))
}

@Suite struct InputParserTests {
  private func events(_ text: String) -> [Event] {
    var parser = InputParser()
    return parser.feed(bytes(text))
  }

  @Test(
    arguments: [
      // xterm, normal and application mode; tmux and screen.
      ("\\e[A", .up, []), ("\\eOB", .down, []), ("\\e[C", .right, []), ("\\eOD", .left, []),
      ("\\e[H", .home, []), ("\\eOF", .end, []), ("\\e[1~", .home, []), ("\\e[4~", .end, []),
      ("\\e[2~", .insert, []), ("\\e[3~", .delete, []), ("\\e[5~", .pageUp, []),
      ("\\e[6~", .pageDown, []), ("\\e[1;5C", .right, .control), ("\\e[1;2A", .up, .shift),
      ("\\e[1;3D", .left, .alt), ("\\e[1;8H", .home, [.shift, .alt, .control]),
      ("\\e[3;5~", .delete, .control), ("\\e[Z", .tab, .shift),
      ("\\eOP", .function(1), []), ("\\eOS", .function(4), []), ("\\e[15~", .function(5), []),
      ("\\e[17~", .function(6), []), ("\\e[21~", .function(10), []), ("\\e[23~", .function(11), []),
      ("\\e[24~", .function(12), []), ("\\e[1;2P", .function(1), .shift),
      ("\\e[1;5R", .function(3), .control), ("\\e[24;6~", .function(12), [.shift, .control]),
      // PuTTY and VT220; the Linux console.
      ("\\e[11~", .function(1), []), ("\\e[14~", .function(4), []), ("\\e[[A", .function(1), []),
      ("\\e[[E", .function(5), []), ("\\e[25~", .function(13), []), ("\\e[34~", .function(20), []),
      // rxvt.
      ("\\e[7~", .home, []), ("\\e[8~", .end, []), ("\\e[a", .up, .shift),
      ("\\eOc", .right, .control),
      ("\\e[3$", .delete, .shift), ("\\e[5^", .pageUp, .control),
      ("\\e[6@", .pageDown, [.control, .shift]),
      ("\\e\\e[A", .up, .alt), ("\\eOM", .enter, []),
      // kitty and modifyOtherKeys.
      ("\\e[13;2u", .enter, .shift), ("\\e[27u", .escape, []), ("\\e[9;5u", .tab, .control),
      ("\\e[127;5u", .backspace, .control), ("\\e[27;5;9~", .tab, .control),
      ("\\e[97;5u", .character("a"), .control),
      ("\\e[27;6;65~", .character("a"), [.control, .shift]),
      ("\\e[105;5u", .character("i"), .control), ("\\e[97;3u", .character("a"), .alt),
      ("\\e[57417u", .left, []), ("\\e[57376u", .function(13), []), ("\\e[1;1:1A", .up, []),
      ("\\e[97;69u", .character("a"), .control),
      // Alt.
      ("\\ex", .character("x"), .alt), ("\\eW", .character("w"), [.alt, .shift]),
      ("\\e\r", .enter, .alt), ("\\e\u{7F}", .backspace, .alt), ("\\e1", .character("1"), .alt),
    ] as [(String, Key, KeyPress.Modifiers)])
  func aKeyIsKnownInEveryForm(sent: String, expected: Key, modifiers: KeyPress.Modifiers) {
    #expect(events(sent) == [key(expected, modifiers)])
  }

  @Test func controlBytesAreKeys() {
    #expect(
      events("\u{1}\u{3}\u{1A}") == [.key(.control("a")), .key(.control("c")), .key(.control("z"))])
    #expect(
      events("\t\r\u{8}\u{7F}") == [key(.tab), key(.enter), key(.backspace), key(.backspace)])
    #expect(events("\u{1C}\u{1F}") == [.key(.control("\\")), .key(.control("_"))])
    #expect(events("\u{0}") == [])
  }

  @Test func aLineEndOfTwoBytesIsOneEnter() {
    #expect(
      events("1\r\n2\n\r") == [.text("1"), key(.enter), .text("2"), key(.enter), key(.enter)])
  }

  @Test(arguments: [
    ("ab", ["a", "b"]), ("张三", ["张三"]), ("a张三b丰", ["a", "张三", "b", "丰"]),
    ("e\u{301}x", ["e\u{301}", "x"]), ("é：", ["é："]), ("𠮷", ["𠮷"]), ("\u{80}\u{9F}a", ["a"]),
  ])
  func textComesAsTypedOrCommitted(sent: String, units: [String]) {
    #expect(events(sent) == units.map(Event.text))
  }

  @Test(arguments: [
    "\\e[24;80R", "\\e[?1;2c", "\\e[>41;354;0c", "\\e[?2026;2$y", "\\e[4;2$y", "\\e[0n",
    "\\e[8;24;80t",
    "\\e]11;rgb:ffff/ffff/ffff\u{7}", "\\e]11;rgb:0/0/0\\e\\", "\\eP>|XTerm(370)\\e\\",
    "\\eP1+r524742\\e\\", "\\e_Gi=1;OK\\e\\", "\\e^x\\e\\", "\\eXstart\\e\\", "\\e]Lname\\e\\",
    "\\e[?1u", "\\e[97;1:3u", "\\e[57441;2u", "\\e[1;9A", "\\e[97;9u", "\\e[32;5u", "\\e[999~",
    "\\e[5y",
    "\\e[M !!", "\\e[35;10;10M", "\\e[<35;10;10M", "\\e[<0;10;10m", "\\e[<2;1;1M", "\\e[<0;0;1M",
    "\\e[201~", "\\e[E", "\\e[[F", "\\eOz", "\\e[ q", "\\e[1:2:3:4;;;9q", "\\e[1;1R", "\\e[12;5R",
    "\\e[99999999999999999999~", "\\e[99999999999999999999u", "\\e[1;99999999999A", "\\e[0u",
  ])
  func whatIsNotAKeyIsSwallowedWhole(sent: String) {
    #expect(events(sent + "q") == [.text("q")])
  }

  @Test func aVeryLongSequenceIsSwallowed() {
    #expect(events("\\e[" + String(repeating: "1;", count: 5000) + "Aq") == [.text("q")])
    #expect(events("\\eP" + String(repeating: "x", count: 50_000) + "\\e\\q") == [.text("q")])
  }

  @Test func theMouseReportsClicksAndTheWheel() {
    #expect(events("\\e[<0;1;1M\\e[<0;1;1m") == [.click(Point(column: 0, row: 0))])
    #expect(events("\\e[<16;200;50M") == [.click(Point(column: 199, row: 49))])
    #expect(
      events("\\e[<64;3;4M\\e[<65;3;4M")
        == [.wheel(Point(column: 2, row: 3), -1), .wheel(Point(column: 2, row: 3), 1)])
  }

  @Test func focusIsReported() {
    #expect(events("\\e[I\\e[O") == [.focus(true), .focus(false)])
  }

  @Test func aSequenceIsGivenUpAtAControlByte() {
    #expect(events("\\e[1;\u{3}") == [.key(.control("c"))])
    #expect(events("\\e]0;lost\r") == [key(.enter)])
    #expect(events("\\e[1;5\\e[A") == [key(.up)])
    #expect(events("\\eO\\e[A") == [key(.up)])
    #expect(events("\\eP1\\e[A") == [key(.up)])
    #expect(events("\\e[张") == [.text("张")])
    #expect(events("\\e张") == [key(.escape), .text("张")])
  }
}
