/// Chinese family names: where they end and how they are read as family names.
package enum Surname {
  /// Splits a name written in Chinese characters into family name and given name.
  ///
  ///     Surname.split("欧阳娜娜")    // ("欧阳", "娜娜")
  ///     Surname.split("张三")        // ("张", "三")
  ///
  /// A known compound surname wins over its first character when something is left for the given
  /// name; else the first character is the surname.
  ///
  /// - Returns: Nil when the name is shorter than two characters, holds a `·` (names that are not
  ///   built of surname and given name) or anything that is no Chinese character; white space is
  ///   ignored.
  package static func split(_ name: String) -> (surname: String, given: String)? {
    let scalars = TextFolding.search(name).filter { $0 != " " }
    guard scalars.count >= 2, scalars.allSatisfy(isChinese) else { return nil }
    let length = compoundLength(scalars) ?? 1
    return (text(scalars[..<length]), text(scalars[length...]))
  }

  /// How a family name is read, a syllable for each character, with `v` for ü.
  ///
  ///     Surname.reading(of: "单")      // ["shan"], never dan
  ///     Surname.reading(of: "尉迟")    // ["yu", "chi"]
  ///
  /// - Returns: Nil when a character has no known reading or when the text is empty.
  package static func reading(of surname: String) -> [String]? {
    let scalars = TextFolding.search(surname)
    if let compound = SurnameTable.shared.compounds[text(scalars[...])] { return compound }
    var syllables: [String] = []
    for scalar in scalars {
      guard let first = readings(of: scalar).first else { return nil }
      syllables.append(first)
    }
    return syllables.isEmpty ? nil : syllables
  }

  /// How one character is read when it is a family name of its own, most usual first.
  ///
  /// The readings it has elsewhere are not among them, unless they occur in family names too.
  static func readings(of scalar: Unicode.Scalar) -> [String] {
    ownReadings(of: scalar) ?? Array(Pinyin.readings(of: scalar).prefix(1))
  }

  /// The readings of a character that it has only as a family name; nil when it has none such.
  static func ownReadings(of scalar: Unicode.Scalar) -> [String]? {
    SurnameTable.shared.singles[scalar]
  }

  /// The number of characters of the compound surname that a name begins with, or nil.
  ///
  /// Nil also when nothing would be left for the given name.
  static func compoundLength(_ scalars: [Unicode.Scalar]) -> Int? {
    // Nearly every name is settled here.
    guard let first = scalars.first, SurnameTable.shared.heads.contains(first) else { return nil }
    for length in [4, 2] where scalars.count > length {
      if SurnameTable.shared.compounds[text(scalars[..<length])] != nil { return length }
    }
    return nil
  }

  /// Whether a character can be part of a name written in Chinese characters.
  ///
  /// Also characters of later Unicode versions and of the private use area, in which older
  /// systems keep rare ones.
  static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3007: true
    case 0xE000...0xF8FF, 0xF900...0xFAFF, 0x20000...0x3FFFD: true
    default: false
    }
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

/// The typed facts behind ``Surname``, expanded once.
private struct SurnameTable: Sendable {
  static let shared = SurnameTable()

  /// Compound surnames and their syllables.
  var compounds: [String: [String]] = [:]
  /// The characters with which compound surnames begin.
  var heads: Set<Unicode.Scalar> = []
  /// Single surnames that are read otherwise than the character is elsewhere.
  var singles: [Unicode.Scalar: [String]] = [:]

  private init() {
    CompactTable.forEachGroup(in: [SurnameFacts.compounds]) { reading, characters in
      var name = String.UnicodeScalarView()
      name.append(contentsOf: characters)
      if let head = characters.first { heads.insert(head) }
      compounds[String(name)] = reading.split(separator: ",").map(String.init)
    }
    CompactTable.forEachGroup(in: [SurnameFacts.singles]) { readings, characters in
      for character in characters {
        singles[character] = readings.split(separator: ",").map(String.init)
      }
    }
  }
}
