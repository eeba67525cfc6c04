/// The codes met so far and which code sets hold each; one per worker.
///
/// A code is compared with the sets once; afterwards it is a number.
struct CodeTable: ~Copyable {
  private let sets: [CodeSet]
  private var numbers: [String: Int32] = [:]
  /// The codes by their numbers.
  private(set) var codes: [String] = []
  /// Words of 64 sets for each code.
  let words: Int
  private(set) var bits = FactColumn<UInt64>(capacity: 256)

  init(_ sets: [CodeSet]) {
    self.sets = sets
    words = (sets.count + 63) / 64
  }

  /// The number of a code.
  mutating func intern(_ code: String) -> Int32 {
    if let number = numbers[code] { return number }
    let number = Int32(codes.count)
    numbers[code] = number
    codes.append(code)
    for word in 0..<words {
      var mask: UInt64 = 0
      for bit in 0..<64 where word * 64 + bit < sets.count && sets[word * 64 + bit].contains(code) {
        mask |= 1 << UInt64(bit)
      }
      bits.append(mask)
    }
    return number
  }
}
