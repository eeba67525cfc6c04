import Canvas
import TestSupport
import Testing

@testable import Terminal

@Suite struct GBKTests {
  /// Names as a terminal set to GBK sends them.
  ///
  /// Among them bytes that begin like UTF-8, second bytes that are ASCII letters, and characters of
  /// four bytes.
  static let names: [(bytes: [UInt8], text: String)] = [
    ([0xD5, 0xC5, 0xC8, 0xFD], "张三"), ([0xC0, 0xEE, 0xCB, 0xC4], "李四"),
    ([0xCD, 0xF5, 0xD0, 0xA1, 0xC3, 0xF7], "王小明"), ([0xB3, 0xC2], "陈"),
    ([0xD6, 0xEC, 0xE9, 0x46, 0xBB, 0xF9], "朱镕基"), ([0x95, 0xF5], "曱"), ([0xD0, 0xCF], "邢"),
    ([0x81, 0x40], "丂"), ([0x81, 0xA0], "仩"), ([0xB5, 0xD4], "翟"), ([0xFE, 0x9F], "䶮"),
    ([0x88, 0x90], "垚"), ([0xD5, 0xD4, 0x86, 0xB4], "赵喆"), ([0xE3, 0xC6, 0xEA, 0xCF], "闫晗"),
    ([0xAD, 0x5A, 0xAC, 0x75], "璟瑄"), ([0x81, 0x39, 0xEF, 0x31], "㐂"),
    ([0x95, 0x34, 0xB2, 0x35], "𠮷"), ([0x81, 0x71], "乹"), ([0x96, 0x64], "杁"),
    ([0xD5, 0x51], "誕"), ([0xE5, 0x7A], "鍅"), ([0xC1, 0x5F], "羅"), ([0xFD, 0x5B], "齕"),
    ([0xE5, 0x60], "錪"), ([0x8F, 0x7E], "弤"),
  ]

  private func paste(_ content: [UInt8]) -> [UInt8] {
    bytes("\\e[200~") + content + bytes("\\e[201~")
  }

  /// The typed text of events, joined.
  private func text(_ events: [Event]) -> String {
    events.reduce(into: "") { if case .text(let more) = $1 { $0 += more } }
  }

  // MARK: - Typed

  @Test(arguments: names.indices)
  func aTypedNameIsRead(index: Int) {
    let name = Self.names[index]
    var parser = InputParser()
    #expect(parser.feed(name.bytes + [0x0D]) == [.text(name.text), key(.enter), .rescued])
  }

  @Test(arguments: names.indices)
  func aNameIsReadWhereverItIsCut(index: Int) {
    let name = Self.names[index]
    for size in 1...3 {
      var parser = InputParser()
      var events: [Event] = []
      for start in stride(from: 0, to: name.bytes.count, by: size) {
        events += parser.feed(name.bytes[start..<min(start + size, name.bytes.count)])
      }
      events += parser.timeout()
      #expect(text(events) == name.text)
      #expect(events.contains(.rescued))
      #expect(!events.contains { if case .garbled = $0 { true } else { false } })
    }
  }

  /// 0xE5 0x71 is a hanzi, though 0xE5 could begin UTF-8 and 0x71 is `q`.
  @Test func anASCIISecondByteIsNoCommand() {
    for first in 0x81...0xFE as ClosedRange<UInt8> {
      for second in Array(0x40...0x7E) as [UInt8] {
        var parser = InputParser()
        let events = parser.feed([first, second]) + parser.timeout()
        #expect(events.count == 2 || events == [.garbled(1)], "\(first) \(second): \(events)")
        let isLetter = events.contains(.text(String(Character(Unicode.Scalar(second)))))
        #expect(!isLetter, "\(first) \(second): \(events)")
      }
    }
  }

  @Test func utf8IsReadAsSuchFirst() {
    for value in (0xA0...0xD7FF).map(UInt32.init) + (0xE000...0xFFFF).map(UInt32.init) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      var parser = InputParser()
      let sent = String(Character(scalar))
      if parser.feed(Array(sent.utf8)) != [.text(sent)] { Issue.record("\(value)") }
    }
  }

  @Test func namesInBothEncodingsAreReadInOneBurst() {
    for seed in 0..<500 as Range<UInt64> {
      var numbers = SeededRandom(seed: seed)
      var (stream, expected): ([UInt8], String) = ([], "")
      for _ in 0..<8 {
        guard let name = Self.names.randomElement(using: &numbers) else { continue }
        let isUTF8 = Bool.random(using: &numbers)
        stream += isUTF8 ? Array(name.text.utf8) : name.bytes
        stream.append(0x2C)
        expected += name.text + ","
      }
      var parser = InputParser()
      #expect(text(parser.feed(stream)) == expected, "seed \(seed)")
    }
  }

  /// 小 is 0xD0 0xA1, which is a Cyrillic letter in UTF-8.
  @Test func whatCouldBeEitherFollowsTheCharacterBefore() {
    var parser = InputParser()
    #expect(parser.feed([0xD0, 0xA1]) == [.text("С")])
    #expect(parser.feed([0xCD, 0xF5, 0xD0, 0xA1]) == [.text("王小"), .rescued])
    #expect(parser.feed([0xD0, 0xA1]) == [.text("小"), .rescued])
    #expect(parser.feed(bytes("王")) == [.text("王")])
    #expect(parser.feed([0xD0, 0xA1]) == [.text("С")])
  }

  /// 一 is 0xD2 0xBB, a Cyrillic letter in UTF-8; what follows in the same burst tells.
  @Test func aBurstThatProvesToBeGBKIsReadAgain() {
    var parser = InputParser()
    #expect(parser.feed([0xD2, 0xBB, 0xC6, 0xF0]) == [.text("一起"), .rescued])
    parser = InputParser()
    #expect(
      parser.feed([0x71, 0xD0, 0xA1, 0xC3, 0xB7, 0x20, 0x31, 0x0D, 0xCD, 0xF5])
        == [.text("q"), .text("小梅"), .text(" "), .text("1"), key(.enter), .text("王"), .rescued])
    // The same signs in UTF-8 stay: nothing proves that they are anything else.
    parser = InputParser()
    #expect(parser.feed(bytes("С") + [0x20]) == [.text("С"), .text(" ")])
  }

  @Test func aBurstWithAHanziInUTF8IsNotReadAgain() {
    var parser = InputParser()
    #expect(
      parser.feed(bytes("һ王") + [0xCD, 0xF5]) == [.text("һ王王"), .rescued])
    // Nor what came before a key that is a sequence, or before garbage.
    parser = InputParser()
    #expect(
      parser.feed(bytes("һ\\e[A") + [0xCD, 0xF5])
        == [.text("һ"), key(.up), .text("王"), .rescued])
    parser = InputParser()
    #expect(parser.feed(bytes("һ") + [0xFF, 0x20, 0xCD, 0xF5]).first == .text("һ"))
  }

  @Test func whatAnotherReadBroughtIsNotReadAgain() {
    var parser = InputParser()
    #expect(parser.feed([0xD2, 0xBB]) == [.text("һ")])
    #expect(parser.feed([0xC6, 0xF0]) == [.text("起"), .rescued])
  }

  @Test func aCharacterThatTimeLeavesWholeIsRead() {
    var parser = InputParser()
    // Could be two thirds of a hanzi in UTF-8.
    #expect(parser.feed([0xE5, 0xBC]) == [])
    #expect(parser.patienceMilliseconds == 100)
    #expect(parser.timeout() == [.text("寮"), .rescued])
    #expect(parser.feed([0x95, 0x34, 0xB2]) == [])
    #expect(parser.timeout() == [.text("4"), .garbled(2)])
    #expect(parser.feed([0xF0, 0x9F, 0x98]) == [])
    #expect(parser.timeout() == [.text("馃"), .rescued, .garbled(1)])
  }

  @Test func noKeyComesFromInsideGarbage() {
    for seed in 0..<4000 as Range<UInt64> {
      var numbers = SeededRandom(seed: seed)
      let stream = (0..<60).map { _ in UInt8.random(in: 0x80...0xFF, using: &numbers) }
      var parser = InputParser()
      let events = parser.feed(stream) + parser.timeout()
      let isKey = events.contains { if case .key = $0 { true } else { false } }
      #expect(!isKey && !text(events).unicodeScalars.contains(where: \.isASCII), "seed \(seed)")
      #expect(parser.feed(bytes("qqqq")).contains(.text("q")))
    }
  }

  @Test func noiseThatLooksLikeGBKIsNoText() {
    var parser = InputParser()
    let noise: [UInt8] = [0xFF, 0xFE, 0xC0, 0x80, 0xF5, 0xED, 0xA0, 0x80, 0x96, 0x71]
    #expect(parser.feed(noise) == [.garbled(1)])
    #expect(parser.feed(bytes("张") + [0xFF]) == [.text("张"), .garbled(1)])
    #expect(parser.feed(bytes("q") + [0xD5, 0xC5]) == [.text("q"), .text("张"), .rescued])
  }

  // MARK: - Pasted

  @Test(arguments: names.indices)
  func aPastedNameIsRead(index: Int) {
    let name = Self.names[index]
    var parser = InputParser()
    // 小明 alone is UTF-8 by chance in part; a paste is read as a whole.
    let sent = paste(name.bytes + bytes("\r\n13800138000\r") + [0xC2, 0xA6])
    #expect(
      parser.feed(sent + bytes("q"))
        == [.paste(name.text + "\n13800138000\n娄"), .text("q"), .rescued])
  }

  @Test func aLongPasteIsCutAtAWholeCharacter() {
    var parser = InputParser()
    let content = [0x61] + Array(repeating: [0xD5, 0xC5] as [UInt8], count: 40_000).joined()
    #expect(
      parser.feed(paste(content))
        == [.paste("a" + String(repeating: "张", count: 32_767)), .rescued])
  }

  @Test func aDamagedPasteOfUTF8StaysUTF8() {
    var parser = InputParser()
    let content = bytes("张三李四") + [0xD5] + bytes("王五")
    #expect(parser.feed(paste(content)) == [.paste("张三李四\u{FFFD}王五"), .garbled(1)])
  }

  @Test func aFormIsDecidedByAsFewBytesAsCanBe() {
    #expect(GB18030.form([0x81]) == .partial)
    #expect(GB18030.form([0x81, 0x40]) == .character(2))
    #expect(GB18030.form([0x81, 0x7F]) == .invalid)
    #expect(GB18030.form([0x81, 0xFF]) == .invalid)
    #expect(GB18030.form([0x81, 0x30]) == .partial)
    #expect(GB18030.form([0x81, 0x30, 0x81]) == .partial)
    #expect(GB18030.form([0x81, 0x30, 0x81, 0x30]) == .character(4))
    #expect(GB18030.form([0x81, 0x30, 0x81, 0x40]) == .invalid)
    #expect(GB18030.form([0x80]) == .invalid)
    #expect(GB18030.form([0xFF]) == .invalid)
  }
}
