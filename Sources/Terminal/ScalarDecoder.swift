/// Builds one Unicode scalar from the bytes of UTF-8, one at a time.
///
/// Refuses what the Unicode Standard calls ill-formed (table 3-7): overlong forms, surrogates and
/// values above U+10FFFF, at the first byte that cannot be right.
struct ScalarDecoder {
  enum Step {
    /// More bytes must follow.
    case more
    case scalar(Unicode.Scalar)
    /// The bytes so far are not UTF-8, and this one is no part of them.
    case invalid
  }

  private var value: UInt32 = 0
  private var missing = 0
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF

  /// Starts with a first byte of 0x80 or above; false when none begins so.
  mutating func begin(_ byte: UInt8) -> Bool {
    (lowest, highest) = (0x80, 0xBF)
    switch byte {
    case 0xC2...0xDF: (value, missing) = (UInt32(byte & 0x1F), 1)
    case 0xE0...0xEF: (value, missing) = (UInt32(byte & 0x0F), 2)
    case 0xF0...0xF4: (value, missing) = (UInt32(byte & 0x07), 3)
    default: return false
    }
    switch byte {
    case 0xE0: lowest = 0xA0
    case 0xED: highest = 0x9F
    case 0xF0: lowest = 0x90
    case 0xF4: highest = 0x8F
    default: break
    }
    return true
  }

  /// Takes the next byte after a first one.
  mutating func add(_ byte: UInt8) -> Step {
    guard lowest <= byte, byte <= highest else { return .invalid }
    (lowest, highest) = (0x80, 0xBF)
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    if missing > 0 { return .more }
    return Unicode.Scalar(value).map(Step.scalar) ?? .invalid
  }
}
