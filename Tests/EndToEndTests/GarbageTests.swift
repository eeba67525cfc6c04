import Testing

/// Bytes that no keyboard means.
@Suite struct GarbageTests {
  /// What is on the line, by name; none of it is a key.
  static let garbage: [(name: String, bytes: [UInt8])] = [
    ("bytes that are not UTF-8", [0xFF, 0xFE, 0xC0, 0x80, 0xF5, 0xED, 0xA0, 0x80, 0xE4, 0xBD]),
    ("names in GBK", [0xD5, 0xC5, 0xC8, 0xFD, 0xC0, 0xEE, 0xCB, 0xC4, 0xCD, 0xF5, 0xCE, 0xE5]),
    ("keys of other protocols", Array("\u{1B}[57441;5u\u{1B}[999~\u{1B}[?97;5u".utf8)),
    (
      "replies of terminals",
      Array("\u{1B}[?62;22c\u{1B}[>0;276;0c\u{1B}[24;80R\u{1B}[8;24;80t".utf8)
    ),
    ("colours told", Array("\u{1B}]11;rgb:1010/1414/1818\u{1B}\\\u{1B}]4;1;rgb:0/0/0\u{7}".utf8)),
    ("device strings", Array("\u{1B}P1+r544e=787465726d\u{1B}\\\u{1B}_Gi=31;OK\u{1B}\\".utf8)),
    ("mouse reports", Array("\u{1B}[<35;10;10M\u{1B}[<2;1;1m\u{1B}[M !!".utf8)),
    ("focus lost and found", Array("\u{1B}[O\u{1B}[I".utf8)),
    ("controls without a meaning", [0x00, 0x1C, 0x1D, 0x1E, 0x1F]),
  ]

  @Test func noiseRunsNoCommandAndKeysStillWork() throws {
    let clinic = try Clinic()
    let look = ["--lang", "en", "--theme", "mono"]
    let before = try clinic.run(["queue", "--due", "all", "--json"]).output
    let terminal = try clinic.open(look)
    try terminal.wait(for: "Just type to search")
    terminal.type(Keys.bytes("<F5><Left>"))
    try terminal.wait(for: "[All]")
    try terminal.wait(for: " 1/")
    for (_, bytes) in Self.garbage { terminal.send(bytes) }
    // The last thing sent is a key; when it has worked, all before it has been read.
    terminal.type(Keys.bytes("<Down>"))
    try terminal.wait(for: " 2/")
    #expect(terminal.screen.shows("[F5 Follow-ups"))
    #expect(terminal.screen.shows("[All]"))
    terminal.type(Keys.bytes("<F2>wang"))
    try terminal.wait(for: "24 / 300")
    terminal.type(Keys.bytes("<C-q>"))
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(try clinic.run(["queue", "--due", "all", "--json"]).output == before)
    #expect(terminal.screen.unknown == [])
  }

  @Test func aHugePasteWithEscapesIsTextAndNothingElse() throws {
    let clinic = try Clinic()
    let terminal = try clinic.open(["--lang", "en", "--theme", "mono"])
    try terminal.wait(for: "Just type to search")
    terminal.type(Keys.bytes("<F5><Left>"))
    try terminal.wait(for: " 1/")
    let piece = "dqLTu\r\n\u{1B}[2J\u{1B}OS\u{1B}]0;x\u{7}\u{11}\u{3}\u{0}张三 "
    let paste = String(repeating: piece, count: 100 * 1024 / piece.utf8.count)
    terminal.type("\u{1B}[200~" + paste + "\u{1B}[201~")
    terminal.type(Keys.bytes("<C-u>wang"))
    try terminal.wait(for: "24 / 300")
    #expect(terminal.screen.shows("[F2 Lookup]"))
    #expect(terminal.screen.unknown == [])
    terminal.type(Keys.bytes("<C-q>"))
    #expect(try terminal.waitForEnd() == .exited(0))
    #expect(terminal.screen.title == "frontdesk")
  }

  /// Keys that came before the program was ready are its keys all the same.
  @Test func keysTypedBeforeTheFirstPictureAreNotLost() throws {
    let clinic = try Clinic()
    let terminal = try clinic.open(["--lang", "en", "--theme", "mono"])
    terminal.type("wang")
    try terminal.wait(for: "24 / 300")
  }
}
