import Canvas
import Terminal
import TestSupport
import Testing

@Suite struct InputParserGarbageTests {
  @Test(
    arguments: [
      ([0xFF], 1), ([0x80], 1), ([0x80, 0x61, 0x80], 2), ([0x80, 0xFF, 0x80], 1),
      // First bytes of GBK before what cannot follow them.
      ([0xC0, 0x20], 1), ([0xE4, 0x20], 1), ([0xFE, 0x7F, 0xFE, 0x09], 2), ([0x81, 0x30, 0x20], 1),
      ([0x81, 0x30, 0x81, 0x20], 2), ([0xF0, 0xFF], 1),
    ] as [([UInt8], Int)])
  func bytesThatAreNotUTF8NeverSwallowAKey(garbage: [UInt8], runs: Int) {
    var parser = InputParser()
    let events = parser.feed(garbage + [0x71])
    #expect(events.contains(.text("q")))
    #expect(events.last == .garbled(runs))
  }

  @Test func aFirstByteCutByTimeCountsAsGarbled() {
    var parser = InputParser()
    #expect(parser.feed([0xE5]) == [])
    #expect(parser.timeout() == [.garbled(1)])
    #expect(parser.feed([0x71, 0xC0]) == [.text("q")])
    #expect(parser.timeout() == [.garbled(1)])
    #expect(parser.feed([0xE5, 0xBC, 0xA0]) == [.text("张")])
  }

  /// Text joined, garbled runs summed and rescues told once: what a read alone decides, taken out.
  private func normalised(_ events: [Event]) -> [Event] {
    var result: [Event] = []
    var garbled = 0
    for event in events where event != .rescued {
      switch (result.last, event) {
      case (_, .garbled(let runs)): garbled += runs
      case (.text(let before), .text(let more)): result[result.count - 1] = .text(before + more)
      default: result.append(event)
      }
    }
    return result + (events.contains(.rescued) ? [.rescued] : []) + [.garbled(garbled)]
  }

  private static let samples: [[UInt8]] = [
    bytes("a"), bytes("q"), bytes("张三"), bytes("e\u{301}"), bytes("𠮷"), bytes("\r\n"), bytes("\n"),
    bytes("\\e"), bytes("\\e[A"), bytes("\\e[1;5C"), bytes("\\eOP"), bytes("\\e\\e[3~"),
    bytes("\\e[3$"),
    bytes("\\e[200~"), bytes("\\e[201~"), bytes("\\e[200~粘贴\r\n\\e[201~"), bytes("\\e[<0;3;4M"),
    bytes("\\e[M#!!"), bytes("\\e[[A"), bytes("\\e]11;rgb:0/0/0\u{7}"), bytes("\\eP1$r\\e\\"),
    bytes("\\e[?2026;2$y"), bytes("\\e[97;5u"), bytes("\\e[27;5;9~"), bytes("\\e["), bytes("\\eO"),
    bytes("\\e]"), bytes("1;2"), bytes("\u{3}"), [0xFF], [0xE4, 0xBD], [0xF0], [0x80, 0x80], [0x9B],
    [0x00], [0xD5, 0xC5, 0xC8, 0xFD], [0x96, 0x71], [0x81, 0x30, 0x81, 0x30], [0x81, 0x30, 0x81],
    [0xC0, 0xEE, 0xCB, 0xC4], bytes("\\e[2;3R"),
    bytes("\\e[200~") + [0xC0, 0xEE] + bytes("\\e[201~"),
  ]

  private func randomStream(_ numbers: inout SeededRandom) -> [UInt8] {
    var stream: [UInt8] = []
    for _ in 0..<Int.random(in: 1...12, using: &numbers) {
      if Bool.random(using: &numbers) {
        stream += Self.samples.randomElement(using: &numbers) ?? []
      } else {
        stream.append(UInt8.random(in: 0...255, using: &numbers))
      }
    }
    return stream
  }

  /// Whether two bytes are a character in UTF-8 as well as in GBK.
  private func holdsEither(_ stream: [UInt8]) -> Bool {
    zip(stream, stream.dropFirst()).contains {
      (0xC2...0xDF).contains($0) && (0x80...0xBF).contains($1)
    }
  }

  @Test func whereTheBytesAreCutMakesNoDifference() {
    for seed in 0..<6000 as Range<UInt64> {
      var numbers = SeededRandom(seed: seed)
      let stream = randomStream(&numbers)
      var whole = InputParser()
      let expected = normalised(whole.feed(stream) + whole.timeout())
      // What could be UTF-8 as well is read again where its own read proves to be GBK.
      if expected.contains(.rescued), holdsEither(stream) { continue }
      var cut = InputParser()
      var events: [Event] = []
      var rest = stream[...]
      while !rest.isEmpty {
        let count = Int.random(in: 0...3, using: &numbers)
        events += cut.feed(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
      let actual = normalised(events + cut.timeout())
      #expect(actual == expected, "seed \(seed): \(stream)")
    }
  }

  @Test func aKeyAfterGarbageIsAlwaysSeen() {
    for seed in 0..<6000 as Range<UInt64> {
      var numbers = SeededRandom(seed: seed)
      let stream = randomStream(&numbers)
      var parser = InputParser()
      parser.awaitsWidth = true
      _ = parser.feed(stream)
      _ = parser.timeout()
      #expect(!parser.isPending)
      #expect(parser.feed([0x71]) == [.text("q")], "seed \(seed): \(stream)")
    }
  }

  /// Without time passing only a reply of text or a paste may hold more than three bytes.
  @Test func aKeyWithinABurstOfGarbageIsSeenWithinFourBytes() {
    for seed in 0..<6000 as Range<UInt64> {
      var numbers = SeededRandom(seed: seed)
      let garbage = (0..<40).map { _ in UInt8.random(in: 0...255, using: &numbers) }
        .filter { ![0x5D, 0x50, 0x5F, 0x5E, 0x58].contains($0) }
      var parser = InputParser()
      _ = parser.feed(garbage)
      #expect(parser.feed(bytes("qqqq")).contains(.text("q")), "seed \(seed): \(garbage)")
    }
  }

  @Test func everyPairAndTripleOfBytesIsTaken() {
    for first in 0...255 as ClosedRange<UInt8> {
      for second in 0...255 as ClosedRange<UInt8> {
        var parser = InputParser()
        _ = parser.feed([0x1B, first, second])
        _ = parser.timeout()
        if parser.feed([0x71]) != [.text("q")] { Issue.record("\(first) \(second)") }
      }
    }
  }
}
