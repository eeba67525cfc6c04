/// The keys by which patients are found: the contract between the lookup box and the stored index.
///
/// One document per patient holds the keys, separated by spaces. ``LookupQuery`` turns what is
/// typed into keys of the same form; a term matches where one of its keys equals a patient's key or
/// begins it.
package enum LookupKeys {
  /// All keys of a patient, sorted, each once.
  ///
  /// A name of one to four characters gives about a dozen keys. Characters without a known reading
  /// give keys as written but none in pinyin.
  ///
  /// - Parameter kinds: The kinds that are wanted; others may be left out, which saves their making.
  package static func keys(
    for subject: LookupSubject, of kinds: Set<LookupKind> = Set(LookupKind.allCases)
  ) -> [String] {
    var keys = LookupKeyList()
    add(kinds, of: subject, to: &keys)
    return keys.sorted()
  }

  /// Adds the keys of some kinds; others of the same family may come with them.
  static func add(
    _ kinds: Set<LookupKind>, of subject: LookupSubject, to keys: inout LookupKeyList
  ) {
    if !kinds.isDisjoint(with: LookupKind.ofNames) {
      let name = LookupName(name: subject.name, familyName: subject.familyName)
      addNameKeys(name, of: kinds, to: &keys)
    }
    for phone in subject.phones
    where !kinds.isDisjoint(with: [.phone, .phoneReversed, .phoneInner]) {
      for digits in phoneNumbers(in: phone) {
        keys.add(.phone, digits)
        keys.add(.phoneReversed, String(digits.reversed()))
        if kinds.contains(.phoneInner) { addInnerKeys(digits, to: &keys) }
      }
    }
    for identifier in subject.identifiers
    where !kinds.isDisjoint(with: [.identifier, .identifierReversed]) {
      addKeys(of: identifier, to: &keys)
    }
    if !kinds.isDisjoint(with: [.card, .cardReversed]) { addCardKeys(subject.card, to: &keys) }
    if let birth = subject.birthDate, !kinds.isDisjoint(with: [.birthDate, .birthDay]) {
      addBirthKeys(birth, precision: subject.birthDatePrecision, to: &keys)
    }
  }

  /// The fewest digits by which a part of a phone number is found.
  static let shortestPhonePart = 3
  /// No more of a number's digits have keys of their own; ITU-T E.164 allows fifteen.
  static let longestPhone = 15

  /// Adds what stands between the first and the last digit, from each digit on.
  private static func addInnerKeys(_ digits: String, to keys: inout LookupKeyList) {
    let inner = digits.prefix(longestPhone).dropFirst().dropLast()
    guard inner.utf8.count >= shortestPhonePart else { return }
    for start in 0...(inner.utf8.count - shortestPhonePart) {
      keys.add(.phoneInner, String(inner.dropFirst(start)))
    }
  }

  private static func addKeys(of identifier: PatientIdentifier, to keys: inout LookupKeyList) {
    let compact = compact(identifier.value)
    keys.add(.identifier, compact)
    keys.add(.identifierReversed, String(compact.reversed()))
    // A card of the old form with 15 digits is also found by the number it has today.
    if identifier.kind == .residentID, compact.utf8.count == 15, let modern = ResidentID(compact) {
      keys.add(.identifier, modern.number.lowercased())
      keys.add(.identifierReversed, String(modern.number.lowercased().reversed()))
    }
  }

  /// The letters and digits of a number, folded.
  private static func compact(_ text: String) -> String {
    // Nearly all numbers are short ASCII, where folding is lower case and nothing else.
    if text.utf8.count <= 60, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      return String(
        decoding: text.utf8.compactMap { byte -> UInt8? in
          switch byte {
          case 0x30...0x39, 0x61...0x7A: byte
          case 0x41...0x5A: byte + 0x20
          default: nil
          }
        }, as: UTF8.self)
    }
    return LookupName(term: TextFolding.search(text)[...]).units.map { $0.text }.joined()
  }

  private static func addCardKeys(_ card: String, to keys: inout LookupKeyList) {
    let compact = compact(card)
    let digits = String(compact.drop { !isDigit($0) })
    keys.add(.card, compact)
    if !digits.isEmpty, digits.allSatisfy(isDigit) {
      keys.add(.card, digits)
      keys.add(.cardReversed, String(digits.reversed()))
    }
  }

  private static func addBirthKeys(
    _ birth: CalendarDate, precision: TimePrecision, to keys: inout LookupKeyList
  ) {
    let (year, month, day) = birth.parts
    switch precision {
    case .second, .day:
      keys.add(.birthDate, padded(year, 4) + padded(month, 2) + padded(day, 2))
      keys.add(.birthDay, padded(month, 2) + padded(day, 2))
    case .month: keys.add(.birthDate, padded(year, 4) + padded(month, 2))
    case .year: keys.add(.birthDate, padded(year, 4))
    }
  }

  /// The phone numbers that a text holds, as digits without the country code of China.
  ///
  /// Several numbers may be parted by `/`, `,`, `;` or `、`; what follows `转`, `ext` or `#` is an
  /// extension and no part of the number.
  static func phoneNumbers(in text: String) -> [String] {
    if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      let national = withoutCountryCode(text, hasPlus: false)
      return national.isEmpty ? [] : [national]
    }
    let folded = TextFolding.search(text)
    return folded.split { "/,;|".unicodeScalars.contains($0) }.compactMap { part in
      let lead = part.prefix { !isDigit($0) }
      let main = part.dropFirst(lead.count).prefix { !"转轉xe#".unicodeScalars.contains($0) }
      let digits = String(String.UnicodeScalarView(main.filter { isDigit($0) }))
      let national = withoutCountryCode(digits, hasPlus: lead.contains("+"))
      return national.isEmpty ? nil : national
    }
  }

  /// The digits of a phone number without `86`, where that is the country code.
  static func withoutCountryCode(_ digits: String, hasPlus: Bool) -> String {
    // The four digits alone are the end of somebody's number.
    if digits.hasPrefix("0086"), digits.utf8.count > 4 { return String(digits.dropFirst(4)) }
    let isMobile = digits.utf8.count == 13 && digits.hasPrefix("861")
    return digits.hasPrefix("86") && (hasPlus || isMobile) ? String(digits.dropFirst(2)) : digits
  }

  static func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
