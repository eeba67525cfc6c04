/// A name or a term of a query, taken apart into the units at which a match may begin.
///
/// A unit is one Chinese character (or other character of a script without word gaps) or one word
/// of letters and digits. Everything else only separates; an apostrophe does not even that.
struct LookupName {
  struct Unit {
    /// The folded characters.
    var text: String
    /// Whether it is a word of letters and digits rather than one ideograph.
    var isWord: Bool
    /// How it is typed in Latin letters, most usual first; a word as itself; none when unknown.
    var spellings: [String]
  }

  /// More units than this are not looked at: a guard against garbage in a name field.
  static let unitLimit = 32

  var units: [Unit] = []
  /// How many units the family name may have; none when there is no such name.
  ///
  /// Two lengths when a name begins with a compound surname and the family name is not known apart:
  /// 单于静 may be 单于 and 静 or 单 and 于静.
  var surnameLengths: [Int] = []

  /// Takes a name apart, with the readings of family names for its beginning.
  init(name: String, familyName: String?) {
    let scalars = TextFolding.search(name)
    split(scalars)
    surnameLengths = Self.surnameLengths(scalars, units: units, familyName: familyName)
    addSurnameReadings()
  }

  /// Takes a term of a query apart, without readings.
  init(term: ArraySlice<Unicode.Scalar>) { split(Array(term), withSpellings: false) }

  private mutating func split(_ scalars: [Unicode.Scalar], withSpellings: Bool = true) {
    var word = String.UnicodeScalarView()
    func endWord() {
      guard !word.isEmpty else { return }
      let text = String(word)
      units.append(Unit(text: text, isWord: true, spellings: [text]))
      word.removeAll()
    }
    for scalar in scalars {
      switch Self.role(of: scalar) {
      case .letter: word.append(scalar)
      case .ideograph:
        endWord()
        let spellings =
          withSpellings ? PinyinTable.shared.spellings(of: scalar) : []
        units.append(Unit(text: String(scalar), isWord: false, spellings: spellings))
      case .nothing: continue
      case .gap: endWord()
      }
      if units.count >= Self.unitLimit { return }
    }
    endWord()
  }

  /// Puts the readings of the family name before the other readings of its characters.
  private mutating func addSurnameReadings() {
    guard let first = units.first, !first.isWord else { return }
    let scalars = units.prefix(4).compactMap { $0.text.unicodeScalars.first }
    // With one reading and none as a family name there is nothing to put first.
    if units[0].spellings.count > 1 || Surname.ownReadings(of: scalars[0]) != nil {
      units[0].spellings = merged(Surname.readings(of: scalars[0]), units[0].spellings)
    }
    // Both may be the family name, so both readings stand.
    guard let length = Surname.compoundLength(scalars + [" "]) else { return }
    let compound = String(String.UnicodeScalarView(scalars[..<length]))
    for (place, syllable) in (Surname.reading(of: compound) ?? []).enumerated() {
      units[place].spellings = merged([syllable], units[place].spellings)
    }
  }

  private func merged(_ first: [String], _ second: [String]) -> [String] {
    var result: [String] = []
    for spelling in first.flatMap(Pinyin.spellings) + second where !result.contains(spelling) {
      result.append(spelling)
    }
    return result
  }

  private static func surnameLengths(
    _ scalars: [Unicode.Scalar], units: [Unit], familyName: String?
  ) -> [Int] {
    if let familyName {
      let family = LookupName(term: TextFolding.search(familyName)[...]).units.map(\.text)
      if !family.isEmpty, Array(units.prefix(family.count).map(\.text)) == family {
        return [family.count]
      }
    }
    guard let first = units.first else { return [] }
    if first.isWord { return [1] }
    // The parts of 买买提·吐尔逊 are no surname and given name.
    if scalars.contains(where: isNameDot) { return [] }
    let compound = Surname.compoundLength(
      units.prefix(5).compactMap { $0.text.unicodeScalars.first })
    return compound.map { [$0, 1] } ?? [1]
  }

  /// Whether it is one of the dots that part the names of many peoples of China.
  static func isNameDot(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xB7, 0x387, 0x2022, 0x2027, 0x22C5, 0x30FB, 0xFF65, 0x2E31, 0xFF0E: true
    default: false
    }
  }

  private enum Role {
    case letter, ideograph, nothing, gap
  }

  private static func role(of scalar: Unicode.Scalar) -> Role {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: return .letter
    case 0x27, 0x60, 0xB4, 0x2B9...0x2BF: return .nothing
    case 0..<0x80: return .gap
    default: break
    }
    if Surname.isChinese(scalar) { return .ideograph }
    let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
    if !isLetter { return .gap }
    return scalar.value < 0x2E80 ? .letter : .ideograph
  }
}
