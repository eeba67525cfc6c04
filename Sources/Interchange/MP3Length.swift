/// How long the sound in an MP3 is: by its Xing, Info or VBRI header, else by all of its frames.
///
/// Bytes are taken piece by piece, as they are read anyway for the digest; of each frame only its four
/// bytes of header are looked at.
package struct MP3Length: Sendable {
  /// What the header of a frame of MPEG layer III says.
  struct Frame: Equatable {
    /// Samples per second.
    let rate: Int
    /// Samples in the frame.
    let samples: Int
    /// The bytes of the frame.
    let bytes: Int
    /// Where a Xing header begins, after the side information.
    let tag: Int

    /// Reads four bytes; nil where they are no such header.
    init?(_ bytes: [UInt8]) {
      guard bytes.count == 4, bytes[0] == 0xFF, bytes[1] & 0xE6 == 0xE2 else { return nil }
      let version = Int(bytes[1] >> 3 & 3)
      let (bitrate, rate) = (Int(bytes[2] >> 4), Int(bytes[2] >> 2 & 3))
      // A rate of bits that is free, and what is reserved, says nothing of the length.
      guard version != 1, (1...14).contains(bitrate), rate < 3 else { return nil }
      let isFirst = version == 3
      let rates = [44_100, 48_000, 32_000]
      self.rate = rates[rate] / (isFirst ? 1 : version == 2 ? 2 : 4)
      samples = isFirst ? 1152 : 576
      let kilobits = (isFirst ? Self.first : Self.second)[bitrate - 1]
      self.bytes = samples / 8 * kilobits * 1000 / self.rate + Int(bytes[2] >> 1 & 1)
      let isMono = bytes[3] >> 6 == 3
      tag = 4 + (isFirst ? (isMono ? 17 : 32) : isMono ? 9 : 17)
    }

    private static let first = [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
    private static let second = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]
  }

  /// More bytes than this that are no frame: it is something else.
  private static let mostJunk = 65_536
  /// The bytes of a frame among which its Xing or VBRI header stands.
  private static let tagBytes = 64

  /// Where the next header is looked for, counted from the beginning of the file.
  private var next = 0
  /// How many bytes were taken.
  private var taken = 0
  /// The bytes from `next` on, or of the first frame, that came with earlier pieces.
  private var kept: [UInt8] = []
  private var isBegun = false
  private var isOver = false
  private var junk = 0
  private var first: Frame?
  private var frames = 0
  private var samples = 0
  /// What a Xing or VBRI header says: frames, and bytes where it says so.
  private var told: (frames: Int, bytes: Int, start: Int)?

  package init() {}

  /// Takes the next bytes of the file.
  package mutating func take(_ piece: some Sequence<UInt8>) {
    guard !isOver else { return }
    var bytes = kept
    bytes.append(contentsOf: piece)
    var start = taken - kept.count
    taken = start + bytes.count
    // Nothing is looked at before `next`.
    while !isOver {
      let place = next - start
      guard place < bytes.count else { break }
      guard step(bytes, at: place) else {
        kept = Array(bytes[place...])
        return
      }
    }
    kept = []
    start = taken
  }

  /// Goes on by one frame, tag or byte; false where more bytes are needed to say what stands there.
  private mutating func step(_ bytes: [UInt8], at place: Int) -> Bool {
    if !isBegun {
      guard bytes.count - place >= 10 else { return false }
      isBegun = true
      if let tag = Self.tagLength(bytes, at: place) {
        next += tag
        return true
      }
    }
    guard bytes.count - place >= 4 else { return false }
    guard let frame = Frame(Array(bytes[place..<place + 4])),
      first.map({ $0.rate == frame.rate }) ?? true
    else {
      passOver(bytes, at: place)
      return true
    }
    if first == nil {
      guard bytes.count - place >= Self.tagBytes else { return false }
      told = Self.told(bytes, at: place, frame, start: next)
      first = frame
    }
    // The frame that holds the header has no sound.
    if frames > 0 || told == nil { samples += frame.samples }
    frames += 1
    next += max(4, frame.bytes)
    return true
  }

  /// What is no frame: the tag at the end, or something that is looked past.
  private mutating func passOver(_ bytes: [UInt8], at place: Int) {
    let isEnd =
      frames > 0
      && [Array("TAG".utf8), Array("APE".utf8)].contains(
        Array(bytes[place..<place + 3]))
    junk += 1
    next += 1
    if isEnd || junk > Self.mostJunk { isOver = true }
    // What was taken for the first frame was none, as no other follows it.
    if !isEnd, frames == 1, told == nil {
      frames = 0
      samples = 0
      first = nil
    }
  }

  /// The bytes of an ID3 tag; nil where there is none.
  private static func tagLength(_ bytes: [UInt8], at place: Int) -> Int? {
    guard Array(bytes[place..<place + 3]) == Array("ID3".utf8),
      bytes[(place + 6)..<(place + 10)].allSatisfy({ $0 < 0x80 })
    else { return nil }
    let size = bytes[(place + 6)..<(place + 10)].reduce(0) { $0 << 7 | Int($1) }
    return 10 + size + (bytes[place + 5] & 0x10 != 0 ? 10 : 0)
  }

  private static func told(
    _ bytes: [UInt8], at place: Int, _ frame: Frame, start: Int
  ) -> (frames: Int, bytes: Int, start: Int)? {
    func text(_ at: Int) -> String { String(decoding: bytes[at..<at + 4], as: UTF8.self) }
    func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
    let xing = place + frame.tag
    if ["Xing", "Info"].contains(text(xing)), number(xing + 4) & 1 == 1 {
      let bytes = number(xing + 4) & 2 == 2 ? number(xing + 12) : 0
      return (number(xing + 8), bytes, start)
    }
    let vbri = place + 36
    if text(vbri) == "VBRI" { return (number(vbri + 14), number(vbri + 10), start) }
    return nil
  }

  /// Whole seconds, rounded to the nearest; nil for what is no MP3, or one of whose frames nothing can
  /// be said.
  ///
  /// A header that tells of more bytes than there are is not believed: what was cut off is as long as
  /// the frames that are left.
  package var seconds: Int? {
    guard let first else { return nil }
    if let told, told.frames > 0, told.bytes == 0 || told.start + told.bytes <= taken {
      return (told.frames * first.samples + first.rate / 2) / first.rate
    }
    guard frames > 1 else { return nil }
    return (samples + first.rate / 2) / first.rate
  }
}
