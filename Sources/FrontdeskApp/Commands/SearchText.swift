import Domain

/// A text made ready for being found by some of its letters, hanzi also by their readings.
struct SearchText: Sendable {
  /// A character and the ways to type it.
  struct Slot: Sendable {
    /// The character, lower case and half width.
    let literal: Character
    /// Its readings in all spellings; none for what is no Chinese character.
    let readings: [[Character]]
    /// What finding it here is worth beyond the letter: most at the start, then at words.
    let bonus: Int
  }

  let slots: [Slot]

  /// The most letters by which it can be typed.
  var mostLetters: Int {
    slots.reduce(0) { sum, slot in sum + (slot.readings.map(\.count).max() ?? 1) }
  }

  init(_ text: String) {
    var slots: [Slot] = []
    var before: Character?
    for character in text {
      let readings = Pinyin.readings(of: character).flatMap(Pinyin.spellings).map(Array.init)
      let bonus: Int
      if let before {
        bonus = !readings.isEmpty ? 5 : Self.startsWord(character, after: before) ? 10 : 0
      } else {
        bonus = 10
      }
      slots.append(Slot(literal: Self.folded(character), readings: readings, bonus: bonus))
      before = character
    }
    self.slots = slots
  }

  /// What was typed, as the letters to look for; blanks do not matter.
  static func letters(_ typed: String) -> [Character] {
    typed.filter { !$0.isWhitespace && $0 != "\u{3000}" }.map(folded)
  }

  private static func folded(_ character: Character) -> Character {
    CommandFolding.fold(character).lowercased().first ?? character
  }

  private static func startsWord(_ character: Character, after before: Character) -> Bool {
    !before.isLetter && !before.isNumber || before.isLowercase && character.isUppercase
  }
}
