internal import SQLite

/// Names of a long list as bytes and numbers, from which each gets its rank.
///
/// Two hundred thousand strings of their own would take four times the memory and time.
struct NameRanks {
  private struct Entry {
    /// The first eight bytes as a number, and the next, which settle nearly every comparison.
    var head: UInt64
    var neck: UInt64
    var place: Int32
  }

  /// What comes behind the sixteenth byte of each name.
  private var bytes: [UInt8] = []
  private var ends: [Int32] = []
  private var entries: [Entry] = []

  /// Makes room for so many names.
  mutating func reserveCapacity(_ count: Int) {
    // A surname and two characters take about 25 bytes.
    bytes.reserveCapacity(count * 10)
    ends.reserveCapacity(count)
    entries.reserveCapacity(count)
  }

  /// Takes the next name.
  mutating func append(_ row: Statement, column: Int) {
    let (head, neck) = row.withTextBytes(column) { text in
      if text.count > 16 { bytes.append(contentsOf: text[16...]) }
      return (Self.word(text, from: 0), Self.word(text, from: 8))
    }
    entries.append(Entry(head: head, neck: neck, place: Int32(ends.count)))
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

  /// For each name in the order taken how many different names stand before it; forgets the names.
  ///
  /// - Complexity: O(names × log names).
  mutating func ranks() -> [Int32] {
    var ordered: [Entry] = []
    swap(&ordered, &entries)
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
    if left.neck != right.neck { return left.neck < right.neck }
    return rest(left, text, ends).lexicographicallyPrecedes(rest(right, text, ends))
  }

  private static func rest(
    _ entry: Entry, _ text: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<Int32>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    let place = Int(entry.place)
    return text[(place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])]
  }
}
