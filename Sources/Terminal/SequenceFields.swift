/// The numbers of a control sequence: fields between semicolons, each of parts between colons.
struct SequenceFields {
  /// One of `<` `=` `>` `?` at the beginning, which marks private use.
  let prefix: UInt8?
  /// Whether there are bytes such as `$` or space before the final one.
  let hasIntermediate: Bool
  /// Nil where a number is left out.
  private let fields: [[Int?]]

  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    if let first = rest.first, (0x3C...0x3F).contains(first) {
      prefix = first
      rest.removeFirst()
    } else {
      prefix = nil
    }
    hasIntermediate = rest.contains { $0 < 0x30 }
    fields = rest.prefix { $0 >= 0x30 }.split(separator: 0x3B, omittingEmptySubsequences: false).map
    { field in
      field.split(separator: 0x3A, omittingEmptySubsequences: false).map(Self.number)
    }
  }

  /// The first part of a field; nil when there is none.
  func value(_ index: Int) -> Int? { part(index, 0) }

  /// A part of a field; nil when there is none.
  func part(_ index: Int, _ part: Int) -> Int? {
    guard fields.indices.contains(index), fields[index].indices.contains(part) else { return nil }
    return fields[index][part]
  }

  /// Whether a field of modifiers says that the key was let go: part 3 of kitty's protocol.
  func isRelease(_ index: Int) -> Bool { part(index, 1) == 3 }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value: Int?
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      // Above every code there is, and far from overflow.
      value = min((value ?? 0) * 10 + Int(digit - 0x30), 9_999_999)
    }
    return value
  }
}
