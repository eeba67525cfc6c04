import Interchange
import Testing

/// The length of a recording comes from its header, and no header is believed more than the file.
@Suite struct SoundLengthTests {
  private func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  /// A WAVE of 8 kHz, 16 bits, one channel: 16,000 bytes a second.
  private func wave(dataSize: Int, before: [UInt8] = []) -> [UInt8] {
    var bytes = Array("RIFF".utf8) + little(36 + dataSize, 4) + Array("WAVE".utf8) + before
    bytes += Array("fmt ".utf8) + little(16, 4) + little(1, 2) + little(1, 2)
    bytes += little(8000, 4) + little(16_000, 4) + little(2, 2) + little(16, 2)
    return bytes + Array("data".utf8) + little(dataSize, 4)
  }

  @Test(arguments: [(16_000, 1), (160_000, 10), (24_000, 2), (7_999, 0), (8_000, 1)])
  func aWaveIsAsLongAsItsDataAtItsRate(_ size: Int, _ seconds: Int) {
    let head = wave(dataSize: size)
    #expect(SoundLength.seconds(head: head, bytes: head.count + size) == seconds)
  }

  @Test func chunksThatAreNotKnownArePassedOver() {
    let head = wave(dataSize: 32_000, before: Array("LIST".utf8) + little(3, 4) + [1, 2, 3, 0])
    #expect(SoundLength.seconds(head: head, bytes: head.count + 32_000) == 2)
  }

  @Test func aFileThatWasCutOffIsAsLongAsWhatIsLeft() {
    let head = wave(dataSize: 0x7FFF_FFFF)
    #expect(SoundLength.seconds(head: head, bytes: head.count + 48_000) == 3)
    #expect(SoundLength.seconds(head: head, bytes: 0) == 0)
  }

  @Test func aFlacTellsItsSamples() {
    // 44.1 kHz, two channels, 16 bits, 441,000 samples: ten seconds.
    let packed: UInt64 = 44_100 << 44 | 1 << 41 | 15 << 36 | 441_000
    var head = Array("fLaC".utf8) + [0x80, 0, 0, 34] + [UInt8](repeating: 0, count: 10)
    head += (0..<8).map { UInt8(truncatingIfNeeded: packed >> (56 - 8 * UInt64($0))) }
    head += [UInt8](repeating: 0, count: 16)
    #expect(SoundLength.seconds(head: head, bytes: 900_000) == 10)
    #expect(SoundLength.seconds(head: Array(head.prefix(41)), bytes: 900_000) == nil)
  }

  @Test func whatIsNoSoundHasNoLength() {
    for text in [
      "", "R", "RIFF", "RIFF....AVI ", "fLaC", "ID3\u{3}", "#!AMR\n", "RIFF....WAVEdata",
    ] {
      #expect(SoundLength.seconds(head: Array(text.utf8), bytes: 1_000_000) == nil)
    }
    // A rate of nothing, and chunks that say they are endless.
    var still = wave(dataSize: 100)
    for place in 28..<32 { still[place] = 0 }
    #expect(SoundLength.seconds(head: still, bytes: 200) == nil)
    let endless = Array("RIFF____WAVEjunk".utf8) + [0xFF, 0xFF, 0xFF, 0xFF]
    #expect(SoundLength.seconds(head: endless, bytes: 100) == nil)
  }

  @Test func noBytesMakeItFail() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let start = Bool.random(using: &generator) ? "RIFF____WAVE" : "fLaC"
      let rest = (0..<Int.random(in: 0..<80, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      _ = SoundLength.seconds(head: Array(start.utf8) + rest, bytes: 10_000)
    }
  }
}
