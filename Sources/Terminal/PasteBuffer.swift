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

  /// What was pasted, with `\n` for every line end, and whether it was UTF-8 throughout; bytes that
  /// are not become U+FFFD.
  func finished() -> (text: String, isValid: Bool) {
    var kept = bytes[...]
    if isCut { dropBrokenEnding(&kept) }
    var lines: [UInt8] = []
    lines.reserveCapacity(kept.count)
    var isAfterReturn = false
    for byte in kept {
      if byte == 0x0D {
        lines.append(0x0A)
      } else if !(byte == 0x0A && isAfterReturn) {
        lines.append(byte)
      }
      isAfterReturn = byte == 0x0D
    }
    if let text = String(validating: lines, as: UTF8.self) { return (text, true) }
    return (String(decoding: lines, as: UTF8.self), false)
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
