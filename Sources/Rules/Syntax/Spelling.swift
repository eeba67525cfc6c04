/// Words that come near to a misspelled one.
enum Spelling {
  /// The nearest of some words; nil when none is near, so that no wild guess is offered.
  ///
  /// Letters may be added, left out, changed or swapped with their neighbour: one in a word of up
  /// to four letters, two in one of up to eight, then three. O(n · m) for each candidate, and
  /// candidates of a very different length are passed over.
  static func nearest(to word: String, of candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars.prefix(64))
    guard !wanted.isEmpty else { return nil }
    let allowed = wanted.count == 1 ? 0 : wanted.count <= 4 ? 1 : wanted.count <= 8 ? 2 : 3
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased().unicodeScalars)
      guard abs(letters.count - wanted.count) <= allowed else { continue }
      let distance = distance(wanted, letters)
      guard distance <= allowed, distance < letters.count else { continue }
      let isBetter = best.map { (distance, candidate) < ($0.distance, $0.word) } ?? true
      if isBetter { best = (distance, candidate) }
    }
    return best?.word
  }

  /// Letters to change, add, drop or swap to turn one word into the other.
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var current = [i + 1]
      current.reserveCapacity(right.count + 1)
      for (j, other) in right.enumerated() {
        var cost = min(row[j] + (letter == other ? 0 : 1), row[j + 1] + 1, current[j] + 1)
        let isSwap = i > 0 && j > 0 && letter == right[j - 1] && left[i - 1] == other
        if isSwap { cost = min(cost, before[j - 1] + 1) }
        current.append(cost)
      }
      (before, row) = (row, current)
    }
    return row[right.count]
  }
}
