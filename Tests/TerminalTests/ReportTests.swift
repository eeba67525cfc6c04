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
    let sent = String(decoding: Probe.questions, as: UTF8.self)
    #expect(sent == "\u{1B}[2;1H─\u{1B}[6n\u{1B}[?2026$p\u{1B}[2;1H\u{1B}[K\u{1B}[H")
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
