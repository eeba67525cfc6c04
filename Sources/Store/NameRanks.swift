internal import SQLite

/// Names of a long list as their bytes end to end, from which each gets its rank.
///
/// Two hundred thousand strings of their own would take four times the memory and time.
struct NameRanks {
  private struct Entry {
    /// The first sixteen bytes as a number, which settles nearly every comparison.
    var head: UInt128
    var place: Int32
  }

  private var bytes: [UInt8] = []
  private var ends: [Int32] = []
  private var entries: [Entry] = []

  /// Makes room for so many names.
  mutating func reserveCapacity(_ count: Int) {
    // Two characters and a surname take about so many bytes.
    bytes.reserveCapacity(count * 24)
    ends.reserveCapacity(count)
    entries.reserveCapacity(count)
  }

  /// Takes the next name.
  mutating func append(_ row: Statement, column: Int) {
    let head = row.withTextBytes(column) { text in
      bytes.append(contentsOf: text)
      return UInt128(Self.word(text, from: 0)) << 64 | UInt128(Self.word(text, from: 8))
    }
    entries.append(Entry(head: head, place: Int32(ends.count)))
    ends.append(Int32(bytes.count))
  }

  /// Eight bytes as a number that is compared as they are; zeros behind the end.
  private static func word(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
    if text.count >= start + 8 {
      return UInt64(
        bigEndian: UnsafeRawBufferPointer(text).loadUnaligned(
          fromByteOffset: start, as: UInt64.self))
    }
    var word: UInt64 = 0
    for place in start..<start + 8 {
      word = word << 8 | UInt64(place < text.count ? text[place] : 0)
    }
    return word
  }

  /// For each name in the order taken how many different names stand before it.
  ///
  /// - Complexity: O(names × log names).
  consuming func ranks() -> [Int32] {
    var ordered = entries
    entries = []
    var ranks = [Int32](repeating: 0, count: ordered.count)
    bytes.withUnsafeBufferPointer { text in
      ends.withUnsafeBufferPointer { ends in
        ordered.sort { Self.precedes($0, $1, text, ends) }
        var rank: Int32 = 0
        for place in ordered.indices {
          if place > 0, Self.precedes(ordered[place - 1], ordered[place], text, ends) { rank += 1 }
          ranks[Int(ordered[place].place)] = rank
        }
      }
    }
    return ranks
  }

  private static func precedes(
    _ left: Entry, _ right: Entry, _ text: UnsafeBufferPointer<UInt8>,
    _ ends: UnsafeBufferPointer<Int32>
  ) -> Bool {
    if left.head != right.head { return left.head < right.head }
    return rest(left, text, ends).lexicographicallyPrecedes(rest(right, text, ends))
  }

  private static func rest(
    _ entry: Entry, _ text: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<Int32>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    let place = Int(entry.place)
    let start = place == 0 ? 0 : Int(ends[place - 1])
    let end = Int(ends[place])
    return text[min(start + 16, end)..<end]
  }
}
