/// Turns one term of a query into the keys that it may mean.
struct LookupTermReader {
  private let term: ArraySlice<Unicode.Scalar>
  private let today: CalendarDate
  /// Whether other terms stand beside it, so that it need not tell much by itself.
  private let hasCompany: Bool
  private var found: [LookupQuery.Alternative] = []
  private var age: Int?

  /// More digits than this are no card number: nine count a hundred million cards.
  private static let longestCard = 9

  /// Makes a reader of a folded term.
  init(term: ArraySlice<Unicode.Scalar>, today: CalendarDate, hasCompany: Bool = false) {
    self.term = term
    self.today = today
    self.hasCompany = hasCompany
  }

  /// The alternatives, by tier, then the likelier first, none when the term can match nothing; and
  /// the birthdays of the age among them, if there is one.
  func alternatives() -> (all: [LookupQuery.Alternative], birthdays: LookupBirthdays?) {
    var reader = self
    reader.read()
    var distinct: [LookupQuery.Alternative] = []
    for tier in 1...4 {
      for one in reader.found where one.tier == tier && !distinct.contains(where: one.repeats) {
        distinct.append(one)
      }
    }
    return (distinct, reader.age.flatMap { LookupBirthdays(age: $0, today: today) })
  }

  private mutating func read() {
    let dates = LookupDates.spelled(in: term, today: today)
    for date in dates { add(date.kind, date.text, isPrefix: date.isPrefix, .birthDate, tier: 2) }
    // Nobody spells a number so that it reads as a date, and every alternative costs a search.
    if !dates.isEmpty { return }
    if let age = BirthText.age(term) { return addAge(age, tier: 2) }

    let units = LookupName(term: term).units
    let compact = units.map(\.text).joined()
    guard !compact.isEmpty else { return }
    if compact.utf8.allSatisfy(Self.isDigit) {
      readDigits(compact)
    } else if compact.utf8.allSatisfy(Self.isLetter) {
      readLetters(compact)
    } else {
      readMixture(compact, units: units)
    }
  }

  // MARK: - Digits

  private mutating func readDigits(_ digits: String) {
    let count = digits.utf8.count
    let phone = LookupKeys.withoutCountryCode(digits, hasPlus: term.first == "+")
    // The last digit checks the others, so that `3813` is all of `A-003813`, and `381` too.
    let isCard = count <= Self.longestCard
    if isCard { add(.card, zeroPadded(digits, to: 6), isPrefix: false, .card, tier: 1) }
    if count >= 7 { add(.phone, phone, isPrefix: false, .phone, tier: 1) }
    if count == 8, let date = LookupDates.bare(digits, today: today) {
      add(date.kind, date.text, isPrefix: date.isPrefix, .birthDate, tier: 2)
    }
    if isCard, count <= 5 {
      add(.card, zeroPadded(digits, to: 5), isPrefix: true, .card, tier: 2)
    }
    // One digit says little by itself, but a query on its way to `zs 138` must not go empty.
    add(.phone, phone, isPrefix: true, .phone, tier: 2)
    if count == 2, hasCompany, let age = Int(digits), LookupAges.bare.contains(age) {
      addAge(age, tier: 3)
    }
    guard count >= LookupKeys.shortestPhonePart else { return }
    add(.phoneReversed, String(phone.reversed()), isPrefix: true, .phoneTail, tier: 3)
    readIdentifier(digits, count: count)
    if isCard {
      add(.card, digits, isPrefix: true, .card, tier: 2)
      add(.cardReversed, String(digits.reversed()), isPrefix: true, .card, tier: 3)
    }
    if count < 8, let date = LookupDates.bare(digits, today: today) {
      add(date.kind, date.text, isPrefix: date.isPrefix, .birthDate, tier: 3)
    }
    // Behind the tails: of a number that somebody reads out, the end comes to mind first.
    if count < LookupKeys.longestPhone {
      add(.phoneInner, phone, isPrefix: true, .phonePart, tier: 4)
    }
  }

  private mutating func addAge(_ age: Int, tier: Int) {
    self.age = age
    for key in LookupAges.keys(age: age, today: today) {
      add(key.kind, key.text, isPrefix: key.isPrefix, .age, tier: tier)
    }
  }

  /// Identifiers count from four characters: fewer say too little.
  private mutating func readIdentifier(_ text: String, count: Int) {
    guard count >= 4 else { return }
    if count >= 6 { add(.identifier, text, isPrefix: false, .identifier, tier: 1) }
    if count == 15, let modern = ResidentID(text) {
      add(.identifier, modern.number.lowercased(), isPrefix: false, .identifier, tier: 1)
    }
    add(.identifier, text, isPrefix: true, .identifier, tier: 2)
    add(.identifierReversed, String(text.reversed()), isPrefix: true, .identifierTail, tier: 3)
  }

  // MARK: - Letters

  private mutating func readLetters(_ letters: String) {
    addName(letters)
    add(.pinyinStart, letters, isPrefix: false, .namePinyin, tier: 1)
    // The whole initials are a whole match, unless they are more likely a syllable: whoever types
    // `han` means a 韩 before a 胡安娜, but `zh` is all of 周红, and `ac` of 安晨.
    let isPinyin = PinyinSounds.canBegin(letters)
    let isSyllable = PinyinSounds.isWhole(letters)
    add(.initialsStart, letters, isPrefix: false, .nameInitials, tier: isSyllable ? 2 : 1)
    add(.pinyinStart, letters, isPrefix: true, .namePinyin, tier: 2)
    add(.initialsStart, letters, isPrefix: true, .nameInitials, tier: 2)
    add(.pinyinInner, letters, isPrefix: true, .namePinyin, tier: 3)
    add(.initialsInner, letters, isPrefix: true, .nameInitials, tier: 3)
    for other in PinyinSounds.variants(of: letters) {
      let kind: LookupKind = isPinyin ? .pinyinStart : .initialsStart
      add(kind, other, isPrefix: true, .nameSounding, tier: 4)
    }
  }

  private mutating func addName(_ text: String) {
    add(.nameStart, text, isPrefix: false, .nameExact, tier: 1)
    add(.nameStart, text, isPrefix: true, .namePrefix, tier: 2)
    add(.nameInner, text, isPrefix: true, .namePart, tier: 3)
  }

  // MARK: - Mixtures

  private mutating func readMixture(_ text: String, units: [LookupName.Unit]) {
    addName(text)
    let written = units.prefix { !$0.isWord }
    let typed = units.dropFirst(written.count)
    if let last = typed.first, typed.count == 1, !written.isEmpty,
      last.text.utf8.allSatisfy(Self.isLetter)
    {
      readWrittenThenTyped(written.map(\.text), letters: last.text)
    }
    if text.utf8.contains(where: Self.isDigit) {
      let count = text.unicodeScalars.count
      if text.utf8.first.map(Self.isLetter) == true { readCardText(text) }
      readIdentifier(text, count: count)
    }
  }

  /// `张s` by the key of that form; `张san` by its reading, for there is no key with both.
  private mutating func readWrittenThenTyped(_ written: [String], letters: String) {
    let text = written.joined()
    add(.initialsStart, text + letters, isPrefix: false, .nameInitials, tier: 2)
    add(.initialsStart, text + letters, isPrefix: true, .nameInitials, tier: 2)
    let name = LookupName(name: text, familyName: nil)
    let choices = name.units.map { LookupSpellings.Choice(unit: $0.text, options: $0.spellings) }
    guard !choices.contains(where: \.options.isEmpty) else { return }
    for way in LookupSpellings.joined(choices[...], limit: 4) {
      add(.pinyinStart, way + letters, isPrefix: true, .namePinyin, tier: 3)
    }
  }

  private mutating func readCardText(_ text: String) {
    add(.card, text, isPrefix: false, .card, tier: 1)
    let letters = text.prefix { $0.isASCII && $0.isLetter }
    let digits = String(text.dropFirst(letters.count))
    if letters.count == 1, digits.utf8.allSatisfy(Self.isDigit) {
      add(.card, letters + zeroPadded(digits, to: 6), isPrefix: false, .card, tier: 1)
      add(.card, letters + zeroPadded(digits, to: 5), isPrefix: true, .card, tier: 2)
    }
    add(.card, text, isPrefix: true, .card, tier: 2)
  }

  // MARK: - Parts

  private mutating func add(
    _ kind: LookupKind, _ text: String, isPrefix: Bool, _ reason: MatchReason, tier: Int
  ) {
    found.append(.init(kind, text, isPrefix: isPrefix, reason, tier: tier))
  }

  private func zeroPadded(_ digits: String, to width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}

extension LookupQuery.Alternative {
  /// Whether it looks for nothing that another one does not look for already.
  fileprivate func repeats(_ other: LookupQuery.Alternative) -> Bool {
    key.utf8.elementsEqual(other.key.utf8) && isPrefix == other.isPrefix
  }
}
