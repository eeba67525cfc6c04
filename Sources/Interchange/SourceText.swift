import Domain

/// Facts on the bytes of a text: where lines begin, and whether they are UTF-8.
enum SourceText {
  /// The bytes of a byte order mark in UTF-8.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The lines and columns of byte offsets, which must be in rising order; one pass over the bytes.
  ///
  /// A line ends with LF, CR LF or CR. A column counts Unicode scalars from 1; a byte order mark
  /// at the very beginning is not counted.
  static func places(of offsets: [Int], in bytes: [UInt8]) -> [SourcePlace] {
    var places: [SourcePlace] = []
    places.reserveCapacity(offsets.count)
    bytes.withUnsafeBufferPointer { text in
      var line = 1
      var column = 1
      var position = bytes.starts(with: mark) ? mark.count : 0
      for offset in offsets {
        while position < min(offset, text.count) {
          let byte = text[position]
          position += 1
          if byte == 0x0A || (byte == 0x0D && !(position < text.count && text[position] == 0x0A)) {
            line += 1
            column = 1
          } else if byte & 0xC0 != 0x80 {
            column += 1
          }
        }
        places.append(SourcePlace(line: line, column: column))
      }
    }
    return places
  }

  /// The offset of the first byte that is not UTF-8; nil when all is well.
  static func firstInvalid(_ text: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> Int? {
    let raw = UnsafeRawBufferPointer(text)
    var position = range.lowerBound
    while position < range.upperBound {
      if position + 8 <= range.upperBound,
        raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        position += 8
        continue
      }
      guard text[position] >= 0x80 else {
        position += 1
        continue
      }
      let length = sequenceLength(text, at: position, end: range.upperBound)
      if length == 0 { return position }
      position += length
    }
    return nil
  }

  /// The bytes of the well-formed sequence here (Unicode 16, table 3-7); 0 when there is none.
  private static func sequenceLength(
    _ text: UnsafeBufferPointer<UInt8>, at position: Int, end: Int
  ) -> Int {
    let first = text[position]
    let second: ClosedRange<UInt8>
    let length: Int
    switch first {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard position + length <= end, second.contains(text[position + 1]) else { return 0 }
    for next in (position + 2)..<max(position + 2, position + length) {
      guard text[next] & 0xC0 == 0x80 else { return 0 }
    }
    return length
  }
}
