import Canvas
import Terminal
import Testing

@Suite struct InputParserTimeTests {
  @Test(
    arguments: [
      ("\\e", [key(.escape)]), ("\\e\\e", [key(.escape), key(.escape)]),
      ("\\e\\e\\e", [key(.escape), key(.escape)]), ("\\e[", [key(.character("["), .alt)]),
      ("\\eO", [key(.character("o"), [.alt, .shift])]), ("\\e]", [key(.character("]"), .alt)]),
      ("\\e\\e[", [key(.escape), key(.character("["), .alt)]), ("\\e[1;5", []), ("\\e]11;rgb", []),
      ("\\e]11;rgb\\e", []), ("\\e[M!", []), ("\\e[[", []), ("\\eO5", []),
    ] as [(String, [Event])])
  func heldBytesAreDecidedByTime(sent: String, late: [Event]) {
    var parser = InputParser()
    let early = parser.feed(bytes(sent))
    #expect(parser.isPending)
    #expect(parser.patienceMilliseconds != nil)
    let third = sent == "\\e\\e\\e" ? [key(.escape)] : []
    #expect(early == third)
    #expect(parser.timeout() == late)
    #expect(!parser.isPending)
    #expect(parser.patienceMilliseconds == nil)
    #expect(parser.feed(bytes("q")) == [.text("q")])
  }

  @Test func aLoneEscapeWaitsTwentyFiveMilliseconds() {
    var parser = InputParser()
    _ = parser.feed(bytes("\\e"))
    #expect(parser.patienceMilliseconds == 25)
  }

  @Test func timeWithNothingHeldBringsNothing() {
    var parser = InputParser()
    #expect(parser.timeout() == [])
    #expect(!parser.isPending)
  }

  @Test(arguments: [
    ("\\e[200~张三\\e[201~", "张三"), ("\\e[200~a\r\nb\rc\nd\\e[201~", "a\nb\nc\nd"),
    ("\\e[200~\\e[A\\e[20\\e[201~", "\u{1B}[A\u{1B}[20"), ("\\e[200~q\u{3}\\e[201~", "q\u{3}"),
    ("\\e[200~\\e\\e[201~", "\u{1B}"),
  ])
  func aPasteIsTextAndNeverKeys(sent: String, text: String) {
    var parser = InputParser()
    #expect(parser.feed(bytes(sent + "q")) == [.paste(text), .text("q")])
  }

  @Test func anEmptyPasteBringsNothing() {
    var parser = InputParser()
    #expect(parser.feed(bytes("\\e[200~\\e[201~")) == [])
  }

  @Test func aPasteIsKeptUpToItsLimitAndConsumedToItsEnd() {
    var parser = InputParser()
    let sent = "\\e[200~" + String(repeating: "张", count: 400_000) + "\\e[201~q"
    // 65,536 is not a multiple of the three bytes of a hanzi.
    #expect(
      parser.feed(bytes(sent)) == [.paste(String(repeating: "张", count: 21_845)), .text("q")])
  }

  @Test func aPasteWithoutAnEndEndsByTime() {
    var parser = InputParser()
    #expect(parser.feed(bytes("\\e[200~张三\\e[20")) == [])
    #expect(parser.patienceMilliseconds == 2000)
    #expect(parser.timeout() == [.paste("张三")])
    #expect(parser.feed(bytes("q")) == [.text("q")])
  }

  @Test func aPasteThatIsNeitherUTF8NorGBKIsMendedAndReported() {
    var parser = InputParser()
    let sent = bytes("\\e[200~a") + [0xFF, 0xD5] + bytes("\\e[201~")
    #expect(parser.feed(sent) == [.paste("a\u{FFFD}\u{FFFD}"), .garbled(1)])
  }
}
