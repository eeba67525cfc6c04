extension LookupKeys {
  /// How many ways of reading a whole name are kept.
  ///
  /// Enough for every reading of the names seen: a surname and two given characters with three
  /// readings each make 27.
  static let readingLimit = 32
  /// How many ways of reading a name from a later character are kept.
  static let innerReadingLimit = 12

  /// Adds the keys of a name: as written, in pinyin, by initials.
  static func addNameKeys(_ name: LookupName, to keys: inout LookupKeyList) {
    let units = name.units
    guard let first = units.first else { return }
    var rest = ""
    for (place, unit) in zip(units.indices, units).reversed() {
      rest = unit.text + rest
      keys.add(place == 0 ? .nameStart : .nameInner, rest)
    }
    if first.isWord { keys.add(.nameStart, first.text) }

    // A run of units that have readings: what comes after an unknown one cannot be spelled.
    let spellings = units.map { LookupSpellings.Choice(unit: $0.text, options: $0.spellings) }
    let initials = spellings.map(initial(of:))
    for start in units.indices {
      let end = spellings[start...].firstIndex { $0.options.isEmpty } ?? units.count
      guard end > start else { continue }
      let limit = start == 0 ? readingLimit : innerReadingLimit
      for way in LookupSpellings.joined(spellings[start..<end], limit: limit) {
        keys.add(start == 0 ? .pinyinStart : .pinyinInner, way)
      }
      for way in LookupSpellings.joined(initials[start..<end], limit: limit) {
        keys.add(start == 0 ? .initialsStart : .initialsInner, way)
      }
    }
    for length in name.surnameLengths where length < units.count {
      addSurnameKeys(
        units[..<length].map(\.text).joined(), spellings: spellings[..<length],
        initials: initials[length...], to: &keys)
    }
  }

  /// Adds the forms that begin with the whole surname and go on with initials.
  private static func addSurnameKeys(
    _ surname: String, spellings: ArraySlice<LookupSpellings.Choice>,
    initials: ArraySlice<LookupSpellings.Choice>, to keys: inout LookupKeyList
  ) {
    let known = initials.prefix { !$0.options.isEmpty }
    guard !known.isEmpty else { return }
    for way in LookupSpellings.joined(known, limit: innerReadingLimit) {
      keys.add(.initialsStart, surname + way)
    }
    guard !spellings.contains(where: \.options.isEmpty) else { return }
    let mixed = Array(spellings) + Array(known)
    for way in LookupSpellings.joined(mixed[...], limit: readingLimit) {
      keys.add(.initialsStart, way)
    }
  }

  private static func initial(of choice: LookupSpellings.Choice) -> LookupSpellings.Choice {
    var letters: [String] = []
    for spelling in choice.options {
      guard let first = spelling.unicodeScalars.first else { continue }
      let letter = String(first)
      if !letters.contains(letter) { letters.append(letter) }
    }
    return LookupSpellings.Choice(unit: choice.unit, options: letters)
  }
}
