// Comparing what is typed with the numbers of a patient, without making their keys.
extension LookupSubject {
  /// Longer numbers are compared by their keys.
  private static let longest = 60

  /// Whether a phone, identifier, card or birthday matches, as looking among `LookupKeys` would say.
  ///
  /// - Returns: Nil when only the keys can tell: for numbers outside ASCII, written with signs, or
  ///   long, and for the kinds made of names.
  func matchesNumber(_ alternative: LookupQuery.Alternative) -> Bool? {
    var key = alternative.key
    return key.withUTF8 { bytes -> Bool? in
      guard bytes.count > 1 else { return nil }
      let typed = Typed(
        bytes: UnsafeBufferPointer(rebasing: bytes[1...]), isPrefix: alternative.isPrefix)
      return switch alternative.kind {
      case .phone: matchesPhone(typed, isReversed: false)
      case .phoneReversed: matchesPhone(typed, isReversed: true)
      case .phoneInner: matchesPhonePart(typed)
      case .identifier: matchesIdentifier(typed, isReversed: false)
      case .identifierReversed: matchesIdentifier(typed, isReversed: true)
      case .card: matchesCard(typed, isReversed: false)
      case .cardReversed: matchesCard(typed, isReversed: true)
      case .birthDate: matchesBirth(typed, wantsYear: true)
      case .birthDay: matchesBirth(typed, wantsYear: false)
      default: nil
      }
    }
  }

  // MARK: - Kinds

  private func matchesPhone(_ typed: Typed, isReversed: Bool) -> Bool? {
    for phone in phones {
      var phone = phone
      let isMatch = phone.withUTF8 { digits -> Bool? in
        guard !digits.isEmpty, digits.allSatisfy(Self.isDigit) else { return nil }
        let national = digits[Self.countryCodeLength(digits)...]
        return typed.isFound(in: UnsafeBufferPointer(rebasing: national), isReversed: isReversed)
      }
      guard let isMatch else { return nil }
      if isMatch { return true }
    }
    return false
  }

  private func matchesPhonePart(_ typed: Typed) -> Bool? {
    for phone in phones {
      var phone = phone
      let isMatch = phone.withUTF8 { digits -> Bool? in
        guard !digits.isEmpty, digits.allSatisfy(Self.isDigit) else { return nil }
        let national = digits[Self.countryCodeLength(digits)...].prefix(LookupKeys.longestPhone)
        let inner = national.dropFirst().dropLast()
        guard inner.count >= LookupKeys.shortestPhonePart else { return false }
        let last = inner.endIndex - LookupKeys.shortestPhonePart
        return (inner.startIndex...last).contains { start in
          typed.isFound(
            in: UnsafeBufferPointer(rebasing: inner[start...]), isReversed: false)
        }
      }
      guard let isMatch else { return nil }
      if isMatch { return true }
    }
    return false
  }

  /// How many digits `LookupKeys.withoutCountryCode` takes from a number without a plus sign.
  private static func countryCodeLength(_ digits: UnsafeBufferPointer<UInt8>) -> Int {
    func begins(_ code: StaticString) -> Bool {
      digits.count >= code.utf8CodeUnitCount
        && (0..<code.utf8CodeUnitCount).allSatisfy { digits[$0] == code.utf8Start[$0] }
    }
    return begins("0086") ? 4 : digits.count == 13 && begins("861") ? 2 : 0
  }

  private func matchesIdentifier(_ typed: Typed, isReversed: Bool) -> Bool? {
    for identifier in identifiers {
      let isMatch = Self.withCompact(identifier.value) { compact -> Bool? in
        // A card of the old form is also found by the number it has today.
        if identifier.kind == .residentID, compact.count == 15 { return nil }
        return typed.isFound(in: compact, isReversed: isReversed)
      }
      guard let isMatch else { return nil }
      if isMatch { return true }
    }
    return false
  }

  private func matchesCard(_ typed: Typed, isReversed: Bool) -> Bool? {
    Self.withCompact(card) { compact -> Bool? in
      if !isReversed, typed.isFound(in: compact, isReversed: false) { return true }
      let start = compact.firstIndex(where: Self.isDigit) ?? compact.count
      let digits = UnsafeBufferPointer(rebasing: compact[start...])
      return digits.allSatisfy(Self.isDigit) && typed.isFound(in: digits, isReversed: isReversed)
    }
  }

  private func matchesBirth(_ typed: Typed, wantsYear: Bool) -> Bool? {
    guard let birth = birthDate else { return false }
    let (year, month, day) = birth.parts
    guard (0...9999).contains(year) else { return nil }
    let count: Int
    switch birthDatePrecision {
    case .second, .day: count = 8
    case .month: count = 6
    case .year: count = 4
    }
    if !wantsYear, count < 8 { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 8) { digits in
      var rest = year * 10_000 + month * 100 + day
      for place in (0..<8).reversed() {
        digits[place] = UInt8(0x30 + rest % 10)
        rest /= 10
      }
      let written = digits[(wantsYear ? 0 : 4)..<count]
      return typed.isFound(in: UnsafeBufferPointer(rebasing: written), isReversed: false)
    }
  }

  // MARK: - Comparing

  /// What was typed, without the letter of its kind.
  private struct Typed {
    var bytes: UnsafeBufferPointer<UInt8>
    var isPrefix: Bool

    /// Whether it is a number, read from either end, or begins it; nothing begins an empty number.
    func isFound(in number: UnsafeBufferPointer<UInt8>, isReversed: Bool) -> Bool {
      let count = number.count
      guard count > 0, isPrefix ? bytes.count <= count : bytes.count == count else { return false }
      for (place, byte) in bytes.enumerated()
      where byte != number[isReversed ? count - 1 - place : place] {
        return false
      }
      return true
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Lends the letters and digits of a number, in lower case; nil for other than short ASCII.
  private static func withCompact(
    _ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Bool?
  ) -> Bool? {
    var text = text
    return text.withUTF8 { bytes -> Bool? in
      guard bytes.count <= longest, bytes.allSatisfy({ (0x20..<0x7F).contains($0) }) else {
        return nil
      }
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { compact in
        var count = 0
        for byte in bytes {
          switch byte {
          case 0x30...0x39, 0x61...0x7A: compact[count] = byte
          case 0x41...0x5A: compact[count] = byte + 0x20
          default: continue
          }
          count += 1
        }
        return body(UnsafeBufferPointer(rebasing: compact[..<count]))
      }
    }
  }
}
