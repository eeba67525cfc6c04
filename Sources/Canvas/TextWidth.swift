/// How many terminal columns text takes, by our own table.
///
/// The C library's answer depends on its age and locale; ours is the same everywhere. Widths add
/// up: a text is as wide as its scalars together, which is what terminals do too.
package enum TextWidth {
  /// The columns of one scalar: 0 for a mark that combines or cannot be seen, 1, or 2.
  ///
  /// Follows Unicode's East Asian Width: wide and full-width take 2, and so does everything in the
  /// two hanzi planes, assigned or not. Ambiguous takes 1. Controls take 1, so that one that slips
  /// through cannot shift a row. O(1) in the basic plane, else O(log n) in the table's 1,250 entries.
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0xA1 { return 1 }
    // The block of common hanzi, nearly all that is not ASCII at a front desk.
    if value &- 0x4E00 < 0x5200 { return 2 }
    let kind = kind(value)
    return kind == 3 ? 1 : Int(kind)
  }

  /// The columns of a text; O(n) in its scalars.
  package static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    for scalar in text.unicodeScalars { width += of(scalar) }
    return width
  }

  /// Whether terminals set for East Asia may draw a scalar 2 columns wide though it is 1 here.
  package static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0xA1 && kind(scalar.value) == 3
  }

  /// 0, 1 or 2 columns, or 3 for ambiguous.
  private static func kind(_ value: UInt32) -> UInt32 {
    value < 0x1_0000 ? UInt32(basicPlane[Int(value)]) : entry(value) & 3
  }

  /// The kinds of the basic plane, 64 KiB: nearly all text, and every key measures a screen of it.
  private static let basicPlane: [UInt8] = {
    var kinds = [UInt8](repeating: 0, count: 0x1_0000)
    for (place, entry) in table.enumerated() {
      let next = place + 1 < table.count ? Int(table[place + 1] >> 2) : kinds.count
      for value in min(Int(entry >> 2), kinds.count)..<min(next, kinds.count) {
        kinds[value] = UInt8(entry & 3)
      }
    }
    return kinds
  }()

  /// The last table entry that starts at or before a scalar; the table begins with scalar 0.
  private static func entry(_ value: UInt32) -> UInt32 {
    let key = value << 2 | 3
    var low = 0
    var high = table.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if table[middle] <= key { low = middle } else { high = middle }
    }
    return table[low]
  }
}
