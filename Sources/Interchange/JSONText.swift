/// The text that the bytes of a JSON string stand for.
enum JSONText {
  static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  /// The value of so many hexadecimal digits; nil when one of them is none.
  static func hexValue(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> UInt32? {
    guard start + count <= text.count else { return nil }
    var value: UInt32 = 0
    for place in start..<(start + count) {
      guard let digit = hexDigit(text[place]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  /// The UTF-8 of a string's text, escapes resolved; the scanner has checked them.
  static func decoded(_ node: JSONNode, in text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let range = Int(node.start)..<Int(node.end)
    guard node.flags & JSONNode.hasEscapes != 0 else { return Array(text[range]) }
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = text[position]
      if byte == UInt8(ascii: "\\"), position + 1 < range.upperBound {
        position = appendEscape(at: position, in: text, end: range.upperBound, to: &result)
      } else {
        result.append(byte)
        position += 1
      }
    }
    return result
  }

  /// Resolves the escape here and returns the place after it.
  private static func appendEscape(
    at start: Int, in text: UnsafeBufferPointer<UInt8>, end: Int, to result: inout [UInt8]
  ) -> Int {
    let next = start + 2
    switch text[start + 1] {
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "v"): result.append(0x0B)
    case UInt8(ascii: "0"): result.append(0x00)
    case UInt8(ascii: "u"): return appendUnicode(at: start, in: text, end: end, to: &result)
    case UInt8(ascii: "x"):
      append(hexValue(text, next, 2) ?? 0xFFFD, to: &result)
      return next + 2
    case 0x0A: break
    case 0x0D: return next < end && text[next] == 0x0A ? next + 1 : next
    case 0xE2 where next + 2 <= end && text[next] == 0x80 && text[next + 1] & 0xFE == 0xA8:
      return next + 2  // U+2028 and U+2029 continue a line of JSON5.
    case let other: result.append(other)
    }
    return next
  }

  private static func appendUnicode(
    at start: Int, in text: UnsafeBufferPointer<UInt8>, end: Int, to result: inout [UInt8]
  ) -> Int {
    let unit = hexValue(text, start + 2, 4) ?? 0xFFFD
    let next = start + 6
    if (0xD800...0xDBFF).contains(unit), next + 6 <= end, text[next] == UInt8(ascii: "\\"),
      text[next + 1] == UInt8(ascii: "u"), let low = hexValue(text, next + 2, 4),
      (0xDC00...0xDFFF).contains(low)
    {
      append(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), to: &result)
      return next + 6
    }
    append(unit, to: &result)
    return next
  }

  private static func append(_ value: UInt32, to result: inout [UInt8]) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    result.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
  }
}
