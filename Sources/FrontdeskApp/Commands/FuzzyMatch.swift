/// Finding a text by some of its letters in order.
enum FuzzyMatch {
  /// A way in which the letters fit.
  struct Found: Equatable {
    /// The higher, the better.
    let score: Int
    /// The characters of the text that were met, from 0, in order.
    let places: [Int]
  }

  /// The best way in which the letters fit; nil when they are not all there, or only here and
  /// there.
  ///
  /// A letter meets the same letter, or a hanzi by as much of one of its readings as was typed:
  /// 切换 is found by `qiehuan`, `qieh` and `qh`. Letters that follow each other and those that
  /// begin a word count more; every character left out between counts against. O(n × m).
  static func best(_ letters: [Character], in text: SearchText) -> Found? {
    guard !letters.isEmpty else { return Found(score: 0, places: []) }
    // A sentence pasted into the filter is longer than any name.
    guard letters.count <= text.mostLetters else { return nil }
    var search = Search(letters, text.slots)
    return search.run()
  }

  private struct Search {
    /// A way so far whose last letter met a character.
    private struct Way {
      var score: Int
      /// How many letters were used before, and where; −1 at the start.
      var letters: Int
      var slot: Int
    }

    private let letters: [Character]
    private let slots: [SearchText.Slot]
    /// The best way by the letters used and the character met last.
    private var ways: [[Way?]]

    init(_ letters: [Character], _ slots: [SearchText.Slot]) {
      self.letters = letters
      self.slots = slots
      ways = Array(repeating: Array(repeating: nil, count: slots.count), count: letters.count + 1)
    }

    mutating func run() -> Found? {
      for used in letters.indices { extend(from: used) }
      var best: (slot: Int, score: Int)?
      for slot in slots.indices {
        guard let way = ways[letters.count][slot] else { continue }
        if way.score > best?.score ?? Int.min { best = (slot, way.score) }
      }
      guard let best, best.score >= 7 * letters.count else { return nil }
      // Of two equal fits the shorter text is meant more.
      return Found(score: best.score * 4 - min(slots.count, 99), places: places(to: best.slot))
    }

    /// Lets every way that used so many letters meet one more character.
    private mutating func extend(from used: Int) {
      // The best way that ends before the last character, and what the gap has cost it.
      var distant: (score: Int, slot: Int)?
      for slot in slots.indices {
        var base: (score: Int, slot: Int)? = used == 0 ? (-min(slot, 6), -1) : nil
        if let distant, distant.score > base?.score ?? Int.min { base = distant }
        if slot > 0, let near = ways[used][slot - 1] {
          if near.score + 8 > base?.score ?? Int.min { base = (near.score + 8, slot - 1) }
          if near.score > distant?.score ?? Int.min { distant = (near.score, slot - 1) }
        }
        if let far = distant { distant = (far.score - 2, far.slot) }
        guard let base else { continue }
        for (count, worth) in fits(slot, from: used) {
          let score = base.score + worth + slots[slot].bonus
          if score > ways[used + count][slot]?.score ?? Int.min {
            ways[used + count][slot] = Way(score: score, letters: used, slot: base.slot)
          }
        }
      }
    }

    /// The ways in which a character takes letters: how many, and what that is worth.
    private func fits(_ slot: Int, from used: Int) -> [(Int, Int)] {
      let character = slots[slot]
      var found: [(Int, Int)] = []
      if character.literal == letters[used] {
        found.append((1, character.readings.isEmpty ? 10 : 20))
      }
      for reading in character.readings {
        var count = 0
        while count < reading.count, used + count < letters.count,
          reading[count] == letters[used + count]
        {
          count += 1
          found.append((count, 10 * count + (count == reading.count ? 5 : 0)))
        }
      }
      return found
    }

    private func places(to last: Int) -> [Int] {
      var places: [Int] = []
      var (used, slot) = (letters.count, last)
      while slot >= 0, let way = ways[used][slot] {
        places.append(slot)
        (used, slot) = (way.letters, way.slot)
      }
      return places.reversed()
    }
  }
}
