/// How long the sound in a file is, as far as its header tells.
package enum SoundLength {
  /// Bytes from the beginning of a file that are enough to find what is looked for.
  package static let headBytes = 65_536

  /// Whole seconds, rounded to the nearest; nil for a format that is not known, or a header that is
  /// damaged.
  ///
  /// Known are WAVE (RIFF, `fmt ` and `data`) and FLAC (its STREAMINFO block); of an MP3 all frames may
  /// have to be counted, which is the business of ``MP3Length``. What a header says of
  /// more bytes than there are is not believed: a recording that was cut off is as long as what is
  /// left of it.
  ///
  /// - Parameters:
  ///   - head: The first bytes of the file; ``headBytes`` of them, or all.
  ///   - bytes: How many the file has in all.
  package static func seconds(head: [UInt8], bytes: Int) -> Int? {
    if head.starts(with: Array("RIFF".utf8)) { return wave(head, bytes: bytes) }
    if head.starts(with: Array("fLaC".utf8)) { return flac(head) }
    return nil
  }

  private static func wave(_ head: [UInt8], bytes: Int) -> Int? {
    guard head.count >= 12, Array(head[8..<12]) == Array("WAVE".utf8) else { return nil }
    var rate = 0
    var place = 12
    while place + 8 <= head.count {
      let name = Array(head[place..<place + 4])
      let size = little(head, at: place + 4, count: 4)
      let content = place + 8
      if name == Array("fmt ".utf8) {
        guard content + 16 <= head.count else { return nil }
        rate = little(head, at: content + 8, count: 4)
      } else if name == Array("data".utf8) {
        guard rate > 0 else { return nil }
        let there = min(size, max(0, bytes - content))
        return (there + rate / 2) / rate
      }
      // Chunks begin at even places.
      place = content + size + size % 2
    }
    return nil
  }

  private static func flac(_ head: [UInt8]) -> Int? {
    // The first block is STREAMINFO: type 0 and 34 bytes.
    guard head.count >= 42, head[4] & 0x7F == 0, big(head, at: 5, count: 3) == 34 else {
      return nil
    }
    let packed = big(head, at: 18, count: 8)
    let rate = packed >> 44 & 0xF_FFFF
    let samples = packed & 0xF_FFFF_FFFF
    guard rate > 0, samples > 0 else { return nil }
    return (samples + rate / 2) / rate
  }

  private static func little(_ bytes: [UInt8], at place: Int, count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  private static func big(_ bytes: [UInt8], at place: Int, count: Int) -> Int {
    (0..<count).reduce(0) { $0 << 8 | Int(bytes[place + $1]) }
  }
}
