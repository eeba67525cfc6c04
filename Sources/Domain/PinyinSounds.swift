/// Syllables of pinyin, and those that many people do not tell apart.
enum PinyinSounds {
  /// Longer texts are not taken apart: no name has more letters, and ways grow with the length.
  private static let longest = 32
  /// Ways to take a text apart that are looked at: `xian` is one syllable or two.
  private static let segmentations = 4
  /// Most other spellings of one text; each is looked for by itself.
  private static let variantLimit = 10

  /// Initials that southern and western speech does not tell apart.
  private static let initials: [(String, String)] = [
    ("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("f", "h"), ("r", "l"),
  ]

  /// Whether letters can be the beginning of something in pinyin: whole syllables, the last one
  /// perhaps begun only.
  static func canBegin(_ letters: String) -> Bool { !segments(letters).isEmpty }

  /// Whether letters are whole syllables of pinyin and nothing else.
  static func isWhole(_ letters: String) -> Bool {
    segments(letters).contains { way in way.last.map(inventory.whole.contains) ?? false }
  }

  /// Other spellings of a text in pinyin that sound alike, those with the fewest changes first.
  ///
  /// zh and z, ch and c, sh and s, n and l, f and h, r and l, and -n and -ng count as alike. Letters
  /// that are no pinyin are taken for initials, of which n and l alone can be mistaken.
  ///
  ///     PinyinSounds.variants(of: "zangsan")    // "zhangsan", "zansan", …
  static func variants(of letters: String) -> [String] {
    let ways = segments(letters)
    guard !ways.isEmpty else { return initialVariants(of: letters) }
    let spellings = ways.map { way in
      let choices = way.enumerated().map { place, syllable in
        // Each for itself: the same syllable twice may be wrong once.
        LookupSpellings.Choice(
          unit: "\(place)",
          options: [syllable] + alike(syllable, isLast: place == way.count - 1))
      }
      return LookupSpellings.joined(choices[...], limit: variantLimit + 1)
    }
    // In turn from each way, so that none is crowded out.
    var found: [String] = []
    for place in 0...variantLimit {
      for all in spellings where place < all.count {
        if all[place] != letters, !found.contains(all[place]) { found.append(all[place]) }
      }
    }
    return Array(found.prefix(variantLimit))
  }

  // MARK: - Syllables

  /// Every syllable as it may be typed, and the beginnings of all.
  private static let inventory: (whole: Set<String>, begun: Set<String>) = {
    // Readings such as `ng` and `hm` are no syllables of names, and would let anything be pinyin.
    let whole = PinyinTable.shared.syllables.filter { $0.contains { "aeiouv".contains($0) } }
    var begun: Set<String> = []
    for syllable in whole {
      for length in 1..<max(2, syllable.utf8.count) {
        begun.insert(String(syllable.prefix(length)))
      }
    }
    return (whole, begun)
  }()

  /// The ways to take letters apart into syllables, those with the longest first syllable first.
  private static func segments(_ letters: String) -> [[String]] {
    guard !letters.isEmpty, letters.utf8.count <= longest else { return [] }
    var ways: [[String]] = []
    // Places from which the rest cannot be taken apart, so that none is tried twice.
    var dead: Set<String.Index> = []
    func goOn(from start: String.Index, _ way: [String]) -> Bool {
      if dead.contains(start) { return false }
      let rest = letters[start...]
      var isAlive = false
      if inventory.begun.contains(String(rest)) || inventory.whole.contains(String(rest)) {
        ways.append(way + [String(rest)])
        isAlive = true
      }
      for length in (1...6).reversed() where ways.count < segmentations {
        guard let end = letters.index(start, offsetBy: length, limitedBy: letters.endIndex),
          end < letters.endIndex, inventory.whole.contains(String(letters[start..<end]))
        else { continue }
        if goOn(from: end, way + [String(letters[start..<end])]) { isAlive = true }
      }
      if !isAlive { dead.insert(start) }
      return isAlive
    }
    _ = goOn(from: letters.startIndex, [])
    // `san` is a syllable before it is `sa` and the beginning of another.
    let whole = ways.filter { inventory.whole.contains($0.last ?? "") }
    return Array((whole.isEmpty ? ways : whole).prefix(segmentations))
  }

  // MARK: - Alike

  /// The syllables that sound like one; of the last, beginnings of syllables too.
  private static func alike(_ syllable: String, isLast: Bool) -> [String] {
    func isOne(_ text: String) -> Bool {
      inventory.whole.contains(text) || (isLast && inventory.begun.contains(text))
    }
    let heads = otherHeads(of: syllable).filter(isOne)
    let tail = otherTail(of: syllable)
    let tails = [tail].compactMap(\.self).filter(inventory.whole.contains)
    let both = tails.flatMap(otherHeads).filter(isOne)
    return heads + tails + both
  }

  private static func otherHeads(of syllable: String) -> [String] {
    var found: [String] = []
    for (one, other) in initials {
      // `z` begins `zh` too: the longer one is asked first, and once.
      if syllable.hasPrefix(one) {
        found.append(other + syllable.dropFirst(one.utf8.count))
      } else if syllable.hasPrefix(other), !syllable.hasPrefix(other + "h") {
        found.append(one + syllable.dropFirst(other.utf8.count))
      }
    }
    return found
  }

  private static func otherTail(of syllable: String) -> String? {
    if syllable.hasSuffix("ng") { return String(syllable.dropLast()) }
    return syllable.hasSuffix("n") ? syllable + "g" : nil
  }

  private static func initialVariants(of letters: String) -> [String] {
    guard (2...4).contains(letters.utf8.count) else { return [] }
    let swaps: [Character: Character] = ["n": "l", "l": "n"]
    return letters.indices.compactMap { place in
      swaps[letters[place]].map { other in
        letters[..<place] + String(other) + letters[letters.index(after: place)...]
      }
    }
  }
}
