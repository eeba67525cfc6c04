import Canvas
import Testing

@testable import Terminal

@Suite struct ReportTests {
  @Test(arguments: [(2, 1), (3, 2)])
  func theAnswerToOurProbeIsToldOnce(column: Int, width: Int) {
    var parser = InputParser()
    parser.awaitsWidth = true
    let report = bytes("\\e[2;\(column)R")
    #expect(parser.feed(report + bytes("q")) == [.ambiguousWidth(width), .text("q")])
    #expect(parser.feed(report) == [])
  }

  @Test(arguments: [
    "\\e[2;1R", "\\e[2;4R", "\\e[3;2R", "\\e[24;80R", "\\e[2R", "\\e[;R", "\\e[2;R",
  ])
  func otherReportsAreSwallowedAndLeaveTheProbeOpen(report: String) {
    var parser = InputParser()
    parser.awaitsWidth = true
    #expect(parser.feed(bytes(report)) == [])
    #expect(parser.feed(bytes("\\e[2;2R")) == [.ambiguousWidth(1)])
  }

  @Test func aReportNobodyAskedForIsSwallowed() {
    var parser = InputParser()
    #expect(parser.feed(bytes("\\e[2;2Rq")) == [.text("q")])
  }

  @Test func f3WithModifiersIsNoReport() {
    var parser = InputParser()
    parser.awaitsWidth = true
    #expect(
      parser.feed(bytes("\\e[1;2R\\e[1;3R")) == [
        key(.function(3), .shift), key(.function(3), .alt),
      ])
    #expect(parser.awaitsWidth)
  }

  @Test(
    arguments: [
      ("\\e[?2026;1$y", true), ("\\e[?2026;2$y", true), ("\\e[?2026;3$y", true),
      ("\\e[?2026;0$y", false), ("\\e[?2026;4$y", false), ("\\e[?2004;1$y", nil),
      ("\\e[2026;1$y", nil), ("\\e[?2026$y", nil), ("\\e[?2026;1y", nil),
    ] as [(String, Bool?)])
  func theTerminalSaysWhetherItSynchronises(reply: String, answer: Bool?) {
    var parser = InputParser()
    #expect(parser.feed(bytes(reply + "q")) == [.text("q")])
    #expect(parser.synchronizes == answer)
  }

  @Test(arguments: [
    ("\\e[?1036;2$y", true), ("\\e[?1036;1$y", false), ("\\e[?1036;0$y", false),
    ("\\e[?1036;4$y", false), ("\\e[?1034;2$y", false),
  ])
  func theTerminalSaysHowItSendsAlt(reply: String, answer: Bool) {
    var parser = InputParser()
    #expect(parser.feed(bytes(reply + "q")) == [.text("q")])
    #expect(parser.sendsLatinForAlt == answer)
  }

  @Test func repliesAmongKeysAreTakenOutWhereverTheyAreCut() {
    let stream = bytes("a\\e[2;3R\\e[?2026;2$y\\e[Ab")
    for cut in 0...stream.count {
      var parser = InputParser()
      parser.awaitsWidth = true
      let events = parser.feed(stream.prefix(cut)) + parser.feed(stream.dropFirst(cut))
      #expect(events == [.text("a"), .ambiguousWidth(2), key(.up), .text("b")], "\(cut)")
      #expect(parser.synchronizes == true)
    }
  }

  @Test func theProbeLeavesNothingBehind() {
    let sent = [false, true].map {
      String(decoding: Probe.questions(asksColors: $0), as: UTF8.self)
    }
    #expect(
      sent[0]
        == "\u{1B}[2;1H\u{1B}[?1036$p\u{1B}[2;1H─\u{1B}[6n\u{1B}[?2026$p\u{1B}[2;1H\u{1B}[K\u{1B}[H"
    )
    #expect(
      sent[1]
        == "\u{1B}[2;1H\u{1B}[?1036$p\u{1B}[2;1H─\u{1B}[6n\u{1B}[?2026$p\u{1B}[48;2;1;2;3m\u{1B}P$qm\u{1B}\\\u{1B}[m"
        + "\u{1B}[2;1H\u{1B}[K\u{1B}[H")
  }

  /// As xterm, kitty, VTE and others word it; what they say of other attributes does not matter.
  @Test(
    arguments: [
      ("1$r0;48:2:1:2:3m", true), ("1$r48:2::1:2:3m", true), ("1$r0;48;2;1;2;3m", true),
      ("1$r0;1;48:2:1:2:3m", true), ("1$r0m", false), ("1$r0;48;5;16m", false),
      ("1$r48:2:9:9:9m", false), ("0$r", false), ("1$rm", false), ("1$r0;48:2:1:2:3", false),
    ])
  func aColourToldBackIsUnderstood(answer: String, isThere: Bool) {
    for end in ["\u{1B}\\", "\u{7}"] {
      let stream = Array("a\u{1B}P\(answer)\(end)b".utf8)
      for cut in 0...stream.count {
        var parser = InputParser()
        let events = parser.feed(stream.prefix(cut)) + parser.feed(stream.dropFirst(cut))
        #expect(events == [.text("a"), .text("b")] || events == [.text("ab")], "\(cut)")
        #expect(parser.hasDirectColor == isThere, "\(cut)")
      }
    }
  }

  // MARK: - Signs of one column

  @Test func everyAmbiguousCharacterHasASignOfOneColumn() {
    for value in (0x80...0x3_FFFF).map(UInt32.init) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let sign = StandIns.narrow(value)
      if TextWidth.isAmbiguous(scalar) {
        if !(0x21...0x7E).contains(sign) { Issue.record("\(value)") }
      } else if sign != value {
        Issue.record("\(value) became \(sign)")
      }
    }
  }

  @Test(arguments: [
    "─-", "│|", "┌+", "╭+", "█#", "….",
    "°o", "×x", "ée", "üu", "●*", "→>", "≥>", "Ж?", "张张",
  ])
  func signsLookAlike(pair: String) {
    let scalars = pair.unicodeScalars.map(\.value)
    #expect(StandIns.narrow(scalars[0]) == scalars[1])
  }

  // MARK: - The clipboard

  @Test func textIsSentToTheClipboardInBase64() {
    #expect(Clipboard.request("张三") == bytes("\\e]52;c;5byg5LiJ\u{7}"))
    #expect(Clipboard.request("") == nil)
    #expect(Clipboard.request(String(repeating: "a", count: 8192)) != nil)
    #expect(Clipboard.request(String(repeating: "a", count: 8193)) == nil)
    #expect(Clipboard.request(String(repeating: "张", count: 2731)) == nil)
  }
}
