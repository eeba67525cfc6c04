/// A set of codes of diagnoses or medicines, flat: sets within sets are resolved.
package struct CodeSet: Hashable, Sendable {
  /// The name in the rule file; empty for a set written in place.
  package var name: String
  package var ranges: [CodeRange]

  package init(name: String = "", ranges: [CodeRange]) {
    self.name = name
    self.ranges = ranges
  }

  /// Whether any range holds the code.
  package func contains(_ code: some StringProtocol) -> Bool {
    ranges.contains { $0.contains(code) }
  }
}

/// The codes from one beginning to another: `"I10".."I15"` holds `I10`, `I11.900` and `I15.9`.
package struct CodeRange: Hashable, Sendable {
  /// The first beginning.
  package var low: String
  /// The last beginning; equal to `low` for a single code.
  package var high: String

  package init(_ low: String, _ high: String) {
    self.low = low
    self.high = high
  }

  /// All codes that begin so.
  package init(_ code: String) { self.init(code, code) }

  /// Whether a code begins with `low`, with `high`, or with something between them.
  ///
  /// Beginnings are compared byte by byte without regard to the case of ASCII letters.
  package func contains(_ code: some StringProtocol) -> Bool {
    Self.order(code, low) >= 0 && Self.order(code, high) <= 0
  }

  /// How the beginning of a code, as long as the bound, stands to the bound.
  private static func order(_ code: some StringProtocol, _ bound: String) -> Int {
    var bytes = code.utf8.makeIterator()
    for expected in bound.utf8 {
      guard let byte = bytes.next() else { return -1 }
      let (left, right) = (upper(byte), upper(expected))
      if left != right { return left < right ? -1 : 1 }
    }
    return 0
  }

  private static func upper(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
  }
}
