import Domain

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
      let distance = editDistance(wanted, letters)
      guard distance <= allowed, distance < letters.count else { continue }
      let isBetter = best.map { (distance, candidate) < ($0.distance, $0.word) } ?? true
      if isBetter { best = (distance, candidate) }
    }
    return best?.word
  }
}
