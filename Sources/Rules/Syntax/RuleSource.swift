package import Domain

/// The text of a rule file with its name: where its lines begin and what stands where.
///
/// Offsets are in bytes of UTF-8 from the beginning, 0-based; a place counts characters (Unicode
/// scalars) from 1, as an editor does.
package struct RuleSource: Sendable {
  /// The file's name as diagnostics show it, without its folder.
  package let name: String
  /// The text in UTF-8; empty when what was given was refused as a whole.
  package let bytes: [UInt8]
  private let lineStarts: [Int]

  /// Makes a source of a text that is UTF-8 and within `RuleLimits.bytes`; O(n).
  package init(_ text: String, name: String) {
    self.init(bytes: Array(text.utf8), name: name)
  }

  /// - Parameter bytes: Well-formed UTF-8.
  init(bytes: [UInt8], name: String) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for (place, byte) in bytes.enumerated() {
      let isReturn = byte == 0x0D && !(place + 1 < bytes.count && bytes[place + 1] == 0x0A)
      if byte == 0x0A || isReturn { starts.append(place + 1) }
    }
    lineStarts = starts
  }

  /// How many lines there are; 1 for an empty text.
  package var lineCount: Int { lineStarts.count }

  /// The line of an offset, from 1; O(log n).
  package func line(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The line and column of an offset; an offset past the end is taken as the end.
  package func place(of offset: Int) -> SourcePlace {
    let offset = min(max(0, offset), bytes.count)
    let line = line(of: offset)
    var start = lineStarts[line - 1]
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, offset) }
    let column = bytes[start..<offset].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return SourcePlace(line: line, column: column)
  }

  /// The bytes of a line without its end, and without the mark that may stand before the first;
  /// `line` is from 1 through `lineCount`.
  package func range(ofLine line: Int) -> Range<Int> {
    var start = lineStarts[line - 1]
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    var end = line < lineStarts.count ? lineStarts[line] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// What stands in a range, as written; the part outside the text is left out.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}
