/// A valid number of a resident identity card (居民身份证), GB 11643-1999.
///
/// Six digits of the region, eight of the birth date, three of the serial (odd for men, even for
/// women) and a check character.
package struct ResidentID: Hashable, Sendable {
  /// Why a text is no valid number.
  package enum Fault: Error, Hashable, Sendable {
    /// Neither 18 nor 15 characters once spaces and hyphens are gone.
    case length
    /// A character that may not stand there; only the last one may be `X`.
    case character
    /// The digits of the birth date name no day, or one before 1800.
    case birthDate
    /// The last character is not the one that the others call for, which is given.
    case checkCharacter(expected: Character)
  }

  /// The 18 characters, with a capital `X`.
  package let number: String
  /// The birth date that the number tells.
  package let birthDate: CalendarDate

  /// Reads a number, or nil when it is not valid.
  ///
  /// Takes lower-case and full-width characters, and the 15 digits of before 1999, which become the
  /// 18 of today. Whether the birth date lies in the future is not asked: see ``birthDate``.
  package init?(_ text: String) {
    guard case .success(let id) = Self.read(text) else { return nil }
    self = id
  }

  /// Reads a number or says what is wrong with it.
  package static func read(_ text: String) -> Result<ResidentID, Fault> {
    var characters: [UInt8] = []
    for scalar in TextFolding.search(text) where scalar != " " && scalar != "-" {
      guard scalar.isASCII else { return .failure(.character) }
      characters.append(UInt8(scalar.value))
    }
    guard characters.count == 18 || characters.count == 15 else { return .failure(.length) }
    if characters.count == 15 {
      // Years of two digits are those of the twentieth century: the form ended in 1999.
      characters.insert(contentsOf: [UInt8(ascii: "1"), UInt8(ascii: "9")], at: 6)
      guard let digits = digits(characters[...]) else { return .failure(.character) }
      characters.append(checkCharacter(of: digits))
    }
    return read(characters)
  }

  private static func read(_ characters: [UInt8]) -> Result<ResidentID, Fault> {
    guard let digits = digits(characters[..<17]) else { return .failure(.character) }
    let last = characters[17] == UInt8(ascii: "x") ? UInt8(ascii: "X") : characters[17]
    guard last == UInt8(ascii: "X") || Self.digits([last]) != nil else {
      return .failure(.character)
    }
    let year = digits[6..<10].reduce(0) { $0 * 10 + $1 }
    guard year >= 1800,
      let birth = CalendarDate(
        year: year, month: digits[10] * 10 + digits[11], day: digits[12] * 10 + digits[13])
    else { return .failure(.birthDate) }
    let expected = checkCharacter(of: digits)
    guard last == expected else {
      return .failure(.checkCharacter(expected: Character(Unicode.Scalar(expected))))
    }
    let number = String(decoding: characters[..<17] + [last], as: UTF8.self)
    return .success(ResidentID(number: number, birthDate: birth))
  }

  private init(number: String, birthDate: CalendarDate) {
    self.number = number
    self.birthDate = birthDate
  }

  /// The sex that the serial tells: odd for men, even for women.
  package var sex: Sex {
    let serial = number.utf8.dropFirst(16).first ?? 0
    return serial % 2 == 1 ? .male : .female
  }

  /// The six digits of the county, GB/T 2260, as it was when the number was given.
  package var regionCode: String { String(number.prefix(6)) }

  /// Whether it is of a residence permit for people of Hong Kong, Macao or Taiwan.
  ///
  /// Those have the regions 81, 82 and 83 and the same check character.
  package var isResidencePermit: Bool {
    ["81", "82", "83"].contains(String(number.prefix(2)))
  }

  /// The check character for the first 17 digits: ISO 7064, MOD 11-2.
  private static func checkCharacter(of digits: [Int]) -> UInt8 {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 }
    return Array("10X98765432".utf8)[sum % 11]
  }

  /// The values of ASCII digits, or nil when there is something else.
  private static func digits(_ characters: ArraySlice<UInt8>) -> [Int]? {
    var values: [Int] = []
    for character in characters {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
      values.append(Int(character - UInt8(ascii: "0")))
    }
    return values
  }
}
