/// Small numbers by the numbers of rows, looked up millions of times.
struct NumberTable {
  /// By the key; -1 where there is none.
  private let values: [Int32]
  /// What stands in it.
  let all: [Int: Int]

  /// - Parameter all: Keys from 0 to some thousands.
  init(_ all: [Int: Int]) {
    self.all = all
    var values: [Int32] = []
    for (key, value) in all where key >= 0 {
      if key >= values.count {
        values.append(contentsOf: repeatElement(-1, count: key + 1 - values.count))
      }
      values[key] = Int32(value)
    }
    self.values = values
  }

  /// The number of a key; nil where there is none.
  subscript(key: Int) -> Int? {
    guard key >= 0, key < values.count else { return nil }
    let value = values[key]
    return value < 0 ? nil : Int(value)
  }
}
