/// Compares what is typed with one name, without making the keys of all ways to read it.
///
/// Gives what looking among `LookupKeys` would give. A name with more ways to be read than keys are
/// kept of is looked up among its keys.
struct LookupNameMatcher: Sendable {
  private let name: LookupName
  /// The keys of a name with too many readings; nil for nearly all names.
  private let keys: [String]?

  init(_ subject: LookupSubject) {
    name = LookupName(name: subject.name, familyName: subject.familyName)
    keys =
      Self.hasFewReadings(name.units)
      ? nil : LookupKeys.keys(for: subject, of: LookupKind.ofNames)
  }

  /// Whether every way to read the name has its key.
  ///
  /// Not so when there are more than are kept, or when a character that stands twice is read alike
  /// both times.
  private static func hasFewReadings(_ units: [LookupName.Unit]) -> Bool {
    var ways = 1
    for (place, unit) in units.enumerated() where unit.spellings.count > 1 {
      ways *= unit.spellings.count
      if ways > LookupKeys.innerReadingLimit { return false }
      if units[..<place].contains(where: { $0.text == unit.text }) { return false }
    }
    return true
  }

  /// Whether what is typed matches the name read in its most usual way, the family name as one.
  func matchesUsually(_ alternative: LookupQuery.Alternative) -> Bool {
    var usual = name
    for place in usual.units.indices {
      guard let first = usual.units[place].spellings.first else { continue }
      // The ways to type one reading stand beside each other; `lu` is rather 陆 than 吕.
      usual.units[place].spellings =
        usual.units[place].isWord
        ? [first] : Pinyin.spellings(of: first).filter { !$0.isBareForm(of: first) }
    }
    return LookupNameMatcher(name: usual, keys: nil).matches(alternative)
  }

  private init(name: LookupName, keys: [String]?) {
    self.name = name
    self.keys = keys
  }

  func matches(_ alternative: LookupQuery.Alternative) -> Bool {
    let wanted = alternative.key.utf8
    if let keys {
      return keys.contains { key in
        alternative.isPrefix ? key.utf8.starts(with: wanted) : key.utf8.elementsEqual(wanted)
      }
    }
    let typed = Array(wanted.dropFirst())
    let isPrefix = alternative.isPrefix
    let count = name.units.count
    switch alternative.kind {
    case .nameStart:
      return spells(typed, isPrefix, from: 0, .written)
        || name.units.first.map {
          $0.isWord && Self.isBegun(typed, isPrefix, by: $0.text.utf8)
        } ?? false
    case .nameInner:
      return (1..<max(1, count)).contains { spells(typed, isPrefix, from: $0, .written) }
    case .pinyinStart: return spells(typed, isPrefix, from: 0, .pinyin)
    case .pinyinInner:
      return (1..<max(1, count)).contains { spells(typed, isPrefix, from: $0, .pinyin) }
    case .initialsStart:
      return spells(typed, isPrefix, from: 0, .initials)
        || name.surnameLengths.contains { spellsSurname(typed, isPrefix, length: $0) }
    case .initialsInner:
      return (1..<max(1, count)).contains { spells(typed, isPrefix, from: $0, .initials) }
    default: return false
    }
  }

  // MARK: - Comparing

  /// How a unit is spelled.
  private enum Form {
    case written, pinyin, initials
  }

  private static func isBegun(
    _ typed: [UInt8], _ isPrefix: Bool, by text: String.UTF8View
  ) -> Bool {
    isPrefix ? text.starts(with: typed) : text.elementsEqual(typed)
  }

  /// Whether the units from one on, as far as they can be spelled, give or begin with the typed.
  private func spells(_ typed: [UInt8], _ isPrefix: Bool, from start: Int, _ form: Form) -> Bool {
    guard start < name.units.count, hasOption(start, form) else { return false }
    return spells(typed[...], isPrefix, unit: start, form)
  }

  private func hasOption(_ unit: Int, _ form: Form) -> Bool {
    unit < name.units.count && (form == .written || !name.units[unit].spellings.isEmpty)
  }

  private func spells(
    _ rest: ArraySlice<UInt8>, _ isPrefix: Bool, unit: Int, _ form: Form
  ) -> Bool {
    if rest.isEmpty, isPrefix { return true }
    guard hasOption(unit, form) else { return rest.isEmpty }
    func goesOn(_ text: some Sequence<UInt8>) -> Bool {
      guard let after = Self.remainder(rest, isPrefix, after: text) else { return false }
      return spells(after, isPrefix, unit: unit + 1, form)
    }
    switch form {
    case .written: return goesOn(name.units[unit].text.utf8)
    case .pinyin: return name.units[unit].spellings.contains { goesOn($0.utf8) }
    case .initials:
      // The first letter, which outside ASCII has several bytes.
      return name.units[unit].spellings.contains { spelling in
        spelling.unicodeScalars.first.map { goesOn(UTF8.encode($0) ?? .init()) } ?? false
      }
    }
  }

  /// What is left of the typed behind a text; nil when they differ.
  ///
  /// Nothing is left of a prefix that ends within the text.
  private static func remainder(
    _ rest: ArraySlice<UInt8>, _ isPrefix: Bool, after text: some Sequence<UInt8>
  ) -> ArraySlice<UInt8>? {
    var place = rest.startIndex
    for byte in text {
      if place == rest.endIndex { return isPrefix ? rest[place...] : nil }
      if rest[place] != byte { return nil }
      place += 1
    }
    return rest[place...]
  }

  /// Whether the whole surname, in pinyin or as written, and initials give or begin with the typed.
  private func spellsSurname(_ typed: [UInt8], _ isPrefix: Bool, length: Int) -> Bool {
    guard hasOption(length, .initials) else { return false }
    return spellsSurname(typed[...], isPrefix, unit: 0, length: length, .written)
      || (!name.units[..<length].contains { $0.spellings.isEmpty }
        && spellsSurname(typed[...], isPrefix, unit: 0, length: length, .pinyin))
  }

  private func spellsSurname(
    _ rest: ArraySlice<UInt8>, _ isPrefix: Bool, unit: Int, length: Int, _ form: Form
  ) -> Bool {
    if rest.isEmpty, isPrefix { return true }
    guard unit < length else { return spells(rest, isPrefix, unit: unit, .initials) }
    func goesOn(_ text: String) -> Bool {
      guard let after = Self.remainder(rest, isPrefix, after: text.utf8) else { return false }
      return spellsSurname(after, isPrefix, unit: unit + 1, length: length, form)
    }
    return form == .written
      ? goesOn(name.units[unit].text) : name.units[unit].spellings.contains(where: goesOn)
  }
}

extension String {
  /// Whether a spelling has the bare letter where the syllable has ü.
  fileprivate func isBareForm(of syllable: String) -> Bool {
    self != syllable && utf8.count == syllable.utf8.count
  }
}
