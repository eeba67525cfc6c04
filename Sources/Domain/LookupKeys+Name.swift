extension LookupKeys {
  /// How many ways of reading a whole name are kept.
  ///
  /// Enough for every reading of the names seen: a surname and two given characters with three
  /// readings each make 27.
  static let readingLimit = 32
  /// How many ways of reading a name from a later character are kept.
  static let innerReadingLimit = 12

  /// Adds the keys of a name: as written, in pinyin, by initials.
  static func addNameKeys(_ name: LookupName, to keys: inout KeyList) {
    let units = name.units
    guard let first = units.first else { return }
    var rest = ""
    for (place, unit) in zip(units.indices, units).reversed() {
      rest = unit.text + rest
      keys.add(place == 0 ? .nameStart : .nameInner, rest)
    }
    if first.isWord { keys.add(.nameStart, first.text) }

    // A run of units that have readings: what comes after an unknown one cannot be spelled.
    let spellings = units.map(\.spellings)
    let initials = spellings.map(self.initials(of:))
    for start in units.indices {
      let end = spellings[start...].firstIndex(where: \.isEmpty) ?? units.count
      guard end > start else { continue }
      let limit = start == 0 ? readingLimit : innerReadingLimit
      for way in LookupSpellings.joined(spellings[start..<end], limit: limit) {
        keys.add(start == 0 ? .pinyinStart : .pinyinInner, way)
      }
      for way in LookupSpellings.joined(initials[start..<end], limit: limit) {
        keys.add(start == 0 ? .initialsStart : .initialsInner, way)
      }
    }
    addSurnameKeys(name, spellings: spellings, initials: initials, to: &keys)
  }

  /// Adds the forms that begin with the whole surname and go on with initials.
  private static func addSurnameKeys(
    _ name: LookupName, spellings: [[String]], initials: [[String]], to keys: inout KeyList
  ) {
    let length = name.surnameLength
    guard length > 0, length < name.units.count, !initials[length].isEmpty else { return }
    let end = initials[length...].firstIndex(where: \.isEmpty) ?? initials.count
    let written = name.units[..<length].map(\.text).joined()
    for way in LookupSpellings.joined(initials[length..<end], limit: innerReadingLimit) {
      keys.add(.initialsStart, written + way)
    }
    guard !spellings[..<length].contains(where: \.isEmpty) else { return }
    let mixed = spellings[..<length] + initials[length..<end]
    for way in LookupSpellings.joined(mixed[...], limit: readingLimit) {
      keys.add(.initialsStart, way)
    }
  }

  private static func initials(of spellings: [String]) -> [String] {
    var result: [String] = []
    for spelling in spellings {
      guard let letter = spelling.unicodeScalars.first else { continue }
      let initial = String(letter)
      if !result.contains(initial) { result.append(initial) }
    }
    return result
  }
}
