/// Collects a bracketed paste up to its end mark, `ESC [ 2 0 1 ~`.
struct PasteBuffer {
  /// Most bytes kept of one paste: more than anyone pastes into a form on purpose.
  ///
  /// The rest is consumed and dropped.
  static let limit = 64 * 1024
  private static let end: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

  private var bytes: [UInt8] = []
  private var isCut = false
  /// How much of the end mark the last bytes spell.
  private var matched = 0

  /// Takes a byte; true when it completes the end mark.
  mutating func take(_ byte: UInt8) -> Bool {
    if byte == Self.end[matched] {
      matched += 1
      return matched == Self.end.count
    }
    // Only the first byte of the mark is an ESC, so a failed match can restart only at this byte.
    for held in Self.end.prefix(matched) { keep(held) }
    matched = byte == 0x1B ? 1 : 0
    if matched == 0 { keep(byte) }
    return false
  }

  private mutating func keep(_ byte: UInt8) {
    if bytes.count < Self.limit { bytes.append(byte) } else { isCut = true }
  }

  /// How the bytes of a paste were read.
  enum Encoding {
    case utf8, gbk
    /// Bytes that are not UTF-8 became U+FFFD.
    case unknown
  }

  /// What was pasted, with `\n` for every line end.
  ///
  /// Not UTF-8, but GBK throughout, is what a terminal set to GBK sends. A few bad bytes among much
  /// good UTF-8 are damage, though they may happen to be GBK too.
  func finished(_ gbk: GB18030) -> (text: String, encoding: Encoding) {
    var kept = bytes[...]
    if isCut { dropBrokenEnding(&kept) }
    if let text = String(validating: Self.lines(kept), as: UTF8.self) { return (text, .utf8) }
    let mended = String(decoding: Self.lines(kept), as: UTF8.self)
    let good = mended.unicodeScalars.count { $0.value >= 0x800 && $0 != "\u{FFFD}" }
    let bad = mended.unicodeScalars.count { $0 == "\u{FFFD}" }
    if good <= bad, let text = gbk.decoded(Self.lines(bytes[...]), mayBeCut: isCut) {
      return (text, .gbk)
    }
    return (mended, .unknown)
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count)
    var isAfterReturn = false
    for byte in bytes {
      if byte == 0x0D {
        lines.append(0x0A)
      } else if !(byte == 0x0A && isAfterReturn) {
        lines.append(byte)
      }
      isAfterReturn = byte == 0x0D
    }
    return lines
  }

  /// Drops the beginning of a scalar that the limit cut in two.
  private func dropBrokenEnding(_ kept: inout ArraySlice<UInt8>) {
    let tail = kept.suffix(3)
    guard let lead = tail.lastIndex(where: { $0 & 0xC0 != 0x80 }), kept[lead] >= 0xC0 else {
      return
    }
    let length = kept[lead] >= 0xF0 ? 4 : kept[lead] >= 0xE0 ? 3 : 2
    if kept.endIndex - lead < length { kept = kept[..<lead] }
  }
}
