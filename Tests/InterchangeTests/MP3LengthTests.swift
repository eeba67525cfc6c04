import Interchange
import Testing

/// The length of an MP3 comes from its header of frames, or from its frames.
@Suite struct MP3LengthTests {
  /// A frame of MPEG 1 layer III at 44.1 kHz, stereo, with so many kilobits a second.
  private func frame(_ kilobits: Int, isPadded: Bool = false) -> [UInt8] {
    let places = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
    let index = UInt8((places.firstIndex(of: kilobits) ?? 0) + 1)
    let size = 144 * kilobits * 1000 / 44_100 + (isPadded ? 1 : 0)
    let head: [UInt8] = [0xFF, 0xFB, index << 4 | (isPadded ? 2 : 0), 0x44]
    return head + [UInt8](repeating: 0x55, count: size - 4)
  }

  /// A frame of a phone: MPEG 2.5 at 8 kHz, mono, 8 kilobits a second.
  private let phone: [UInt8] = [0xFF, 0xE3, 0x18, 0xC4] + [UInt8](repeating: 0, count: 68)

  private func big(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
  }

  private func length(_ bytes: [UInt8], pieces: Int = 262_144) -> Int? {
    var length = MP3Length()
    var rest = bytes[...]
    while !rest.isEmpty {
      length.take(rest.prefix(pieces))
      rest = rest.dropFirst(pieces)
    }
    return length.seconds
  }

  /// 383 frames of 1152 samples are ten seconds.
  @Test(arguments: [1, 3, 7, 64, 417, 1000, 262_144])
  func aSteadyRateIsCountedHoweverItIsCut(_ pieces: Int) {
    let bytes = (0..<383).flatMap { frame(128, isPadded: $0.isMultiple(of: 3)) }
    #expect(length(bytes, pieces: pieces) == 10)
  }

  @Test func aChangingRateWithoutAHeaderIsCountedByItsFrames() {
    let rates = [32, 320, 128, 64]
    let bytes = (0..<766).flatMap { frame(rates[$0 % 4]) }
    #expect(length(bytes) == 20)
  }

  @Test(arguments: ["Xing", "Info"])
  func aXingHeaderTellsTheFrames(_ name: String) {
    var head = frame(128)
    let tag = Array(name.utf8) + big(1) + big(2298)
    head.replaceSubrange(36..<36 + tag.count, with: tag)
    #expect(length(head + frame(320) + frame(32)) == 60)
  }

  @Test func aVBRIHeaderTellsTheFrames() {
    var head = frame(128)
    let sound = (0..<20).flatMap { _ in frame(64) }
    let tag = Array("VBRI".utf8) + [0, 1, 0, 0, 0, 0] + big(head.count + sound.count) + big(1149)
    head.replaceSubrange(36..<36 + tag.count, with: tag)
    #expect(length(head + sound) == 30)
  }

  @Test func aHeaderOfMoreBytesThanThereAreIsNotBelieved() {
    var head = frame(128)
    let tag = Array("Xing".utf8) + big(3) + big(23_000) + big(9_600_000)
    head.replaceSubrange(36..<36 + tag.count, with: tag)
    #expect(length(head + (0..<383).flatMap { _ in frame(128) }) == 10)
  }

  @Test func tagsBeforeAndAfterAreNoSound() {
    let picture = [UInt8](repeating: 0xFF, count: 100_000)
    let size = (0..<4).map { UInt8(picture.count >> (21 - 7 * $0) & 0x7F) }
    let before = Array("ID3".utf8) + [4, 0, 0] + size + picture
    let after = Array("TAG".utf8) + [UInt8](repeating: 0x20, count: 125)
    let bytes = before + (0..<383).flatMap { _ in frame(192) } + after
    #expect(length(bytes, pieces: 5000) == 10)
  }

  /// 139 frames of 576 samples at 8 kHz are ten seconds.
  @Test func aPhonesFramesAreCounted() {
    #expect(length((0..<139).flatMap { _ in phone }) == 10)
  }

  @Test func whatIsNoMP3HasNoLength() {
    #expect(length([]) == nil)
    #expect(length(frame(128)) == nil)
    #expect(length([UInt8](repeating: 0, count: 200_000)) == nil)
    #expect(length([UInt8](repeating: 0xFF, count: 200_000)) == nil)
    #expect(length(Array("ID3\u{4}\0\0\0\0\0\0".utf8)) == nil)
    // A rate of bits that is free says nothing.
    #expect(length([0xFF, 0xFB, 0x04, 0x44] + [UInt8](repeating: 0, count: 5000)) == nil)
  }

  @Test func noBytesMakeItFail() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<300 {
      var bytes = (0..<6).flatMap { _ in frame(64) }
      for _ in 0..<40 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      let cut = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)))
      let seconds = length(cut, pieces: Int.random(in: 1...500, using: &generator))
      #expect(seconds.map { $0 >= 0 } ?? true)
    }
  }
}
