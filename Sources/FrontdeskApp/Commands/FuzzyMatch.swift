/// Finding a text by some of its letters in order.
enum FuzzyMatch {
  /// How well the letters fit, higher being better; nil when they are not all there in order.
  ///
  /// Letters that follow each other and letters that begin a word count more. Case, width and
  /// blanks in what was typed do not matter. O(n × m).
  static func score(_ wanted: String, in text: String) -> Int? {
    let needle = letters(wanted).filter { $0 != " " }
    let hay = letters(text)
    guard !needle.isEmpty else { return 0 }
    var best: Int?
    // The best place for the first letter is not always the first one.
    for start in hay.indices where hay[start] == needle[0] {
      guard let found = score(needle, in: hay, from: start) else { break }
      best = max(best ?? Int.min, found)
    }
    return best
  }

  private static func score(_ needle: [Character], in hay: [Character], from start: Int) -> Int? {
    var total = 0
    var place = start
    var last = start - 2
    for letter in needle {
      while place < hay.count, hay[place] != letter { place += 1 }
      guard place < hay.count else { return nil }
      total += 1
      if place == last + 1 { total += 4 }
      if place == 0 || " .-/".contains(hay[place - 1]) { total += 3 }
      last = place
      place += 1
    }
    // Of two equal fits the shorter text is meant more.
    return total * 100 - min(hay.count, 99)
  }

  private static func letters(_ text: String) -> [Character] {
    text.flatMap { CommandFolding.fold($0).lowercased() }
  }
}
