extension LookupKeys {
  /// How many ways of reading a whole name are kept.
  ///
  /// Enough for every reading of the names seen: a surname and two given characters with three
  /// readings each make 27.
  static let readingLimit = 32
  /// How many ways of reading a name from a later character are kept.
  static let innerReadingLimit = 12

  /// Adds the keys of a name: as written, in pinyin, by initials.
  ///
  /// - Parameter kinds: The kinds that are wanted; no others are made.
  static func addNameKeys(
    _ name: LookupName, of kinds: Set<LookupKind>, to keys: inout LookupKeyList
  ) {
    guard !name.units.isEmpty else { return }
    if !kinds.isDisjoint(with: [.nameStart, .nameInner]) {
      addWritten(name.units, of: kinds, to: &keys)
    }
    let wantsStart = !kinds.isDisjoint(with: [.pinyinStart, .initialsStart])
    let wantsInner = !kinds.isDisjoint(with: [.pinyinInner, .initialsInner])
    guard wantsStart || wantsInner else { return }
    let spellings = name.units.map {
      LookupSpellings.Choice(unit: $0.text, options: $0.spellings)
    }
    let initials = spellings.map(initial(of:))
    for start in spellings.indices where start == 0 ? wantsStart : wantsInner {
      // A run of units that have readings: what comes after an unknown one cannot be spelled.
      let end = spellings[start...].firstIndex { $0.options.isEmpty } ?? spellings.count
      let limit = start == 0 ? readingLimit : innerReadingLimit
      add(
        start == 0 ? .pinyinStart : .pinyinInner, spellings[start..<end], limit: limit, of: kinds,
        to: &keys)
      add(
        start == 0 ? .initialsStart : .initialsInner, initials[start..<end], limit: limit,
        of: kinds, to: &keys)
    }
    guard kinds.contains(.initialsStart) else { return }
    for length in name.surnameLengths where length < spellings.count {
      addSurnameKeys(
        name.units[..<length].map { $0.text }.joined(), spellings: spellings[..<length],
        initials: initials[length...], to: &keys)
    }
  }

  private static func addWritten(
    _ units: [LookupName.Unit], of kinds: Set<LookupKind>, to keys: inout LookupKeyList
  ) {
    var rest = ""
    for (place, unit) in zip(units.indices, units).reversed() {
      rest = unit.text + rest
      let kind: LookupKind = place == 0 ? .nameStart : .nameInner
      if kinds.contains(kind) { keys.add(kind, rest) }
    }
    if let first = units.first, first.isWord, kinds.contains(.nameStart) {
      keys.add(.nameStart, first.text)
    }
  }

  private static func add(
    _ kind: LookupKind, _ choices: ArraySlice<LookupSpellings.Choice>, limit: Int,
    of kinds: Set<LookupKind>, to keys: inout LookupKeyList
  ) {
    guard !choices.isEmpty, kinds.contains(kind) else { return }
    for way in LookupSpellings.joined(choices, limit: limit) { keys.add(kind, way) }
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
