/// The readings of Chinese characters in Hanyu Pinyin, without tones.
package enum Pinyin {
  /// The readings of a character in lower-case letters, most usual first, with `v` for ü.
  ///
  ///     Pinyin.readings(of: "吕")    // ["lv"]
  ///     Pinyin.readings(of: "朝")    // ["chao", "zhao"]
  ///
  /// - Returns: None for a character that is no Chinese one or whose reading is not known. A
  ///   character with a variation selector reads as without it.
  /// - Complexity: O(1) after the table has been expanded on first use.
  package static func readings(of character: Character) -> [String] {
    guard let scalar = character.unicodeScalars.first else { return [] }
    return readings(of: scalar)
  }

  /// The readings of a code point in lower-case letters, most usual first, with `v` for ü.
  package static func readings(of scalar: Unicode.Scalar) -> [String] {
    PinyinTable.shared.readings(of: scalar)
  }

  /// The ways in which people type a syllable.
  ///
  /// The ü after n and l is typed `v` (every input method), `u` (the bare letter) or `yu`
  /// (passports, GB/T 28039); other syllables have one spelling.
  ///
  ///     Pinyin.spellings(of: "lv")    // ["lv", "lu", "lyu"]
  package static func spellings(of syllable: String) -> [String] {
    guard let place = syllable.firstIndex(of: "v") else { return [syllable] }
    let before = syllable[..<place]
    let after = syllable[syllable.index(after: place)...]
    return [syllable, "\(before)u\(after)", "\(before)yu\(after)"]
  }
}
