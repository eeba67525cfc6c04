internal import SQLite

/// Names of a long list as their bytes end to end, from which each gets its rank.
///
/// Two hundred thousand strings of their own would take four times the memory and time.
struct NameRanks {
  private var bytes: [UInt8] = []
  private var ends: [Int32] = []
  /// The first sixteen bytes of each name as a number, which settles nearly every comparison.
  private var heads: [UInt128] = []

  /// Makes room for so many names.
  mutating func reserveCapacity(_ count: Int) {
    // Two characters and a surname take about so many bytes.
    bytes.reserveCapacity(count * 24)
    ends.reserveCapacity(count)
    heads.reserveCapacity(count)
  }

  /// Takes the next name.
  mutating func append(_ row: Statement, column: Int) {
    var head: UInt128 = 0
    row.withTextBytes(column) { text in
      for byte in text.prefix(16) { head = head << 8 | UInt128(byte) }
      if text.count < 16 { head <<= UInt128(8 * (16 - text.count)) }
      bytes.append(contentsOf: text)
    }
    ends.append(Int32(bytes.count))
    heads.append(head)
  }

  /// For each name in the order taken how many different names stand before it.
  ///
  /// - Complexity: O(names × log names).
  func ranks() -> [Int32] {
    var order = Array(Int32(0)..<Int32(ends.count))
    bytes.withUnsafeBufferPointer { text in
      order.sort { precedes(Int($0), Int($1), text) }
    }
    var ranks = [Int32](repeating: 0, count: order.count)
    var rank: Int32 = 0
    bytes.withUnsafeBufferPointer { text in
      for (place, name) in order.enumerated() {
        if place > 0, precedes(Int(order[place - 1]), Int(name), text) { rank += 1 }
        ranks[Int(name)] = rank
      }
    }
    return ranks
  }

  private func precedes(_ left: Int, _ right: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if heads[left] != heads[right] { return heads[left] < heads[right] }
    return rest(left, text).lexicographicallyPrecedes(rest(right, text))
  }

  private func rest(
    _ name: Int, _ text: UnsafeBufferPointer<UInt8>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    let start = name == 0 ? 0 : Int(ends[name - 1])
    let end = Int(ends[name])
    return text[min(start + 16, end)..<end]
  }
}
