import Domain

/// Numbers that belong to one person only, made so that two indexes can never get the same.
///
/// An index is written as day of the year, serial and block, and each of the three is kept in the ID
/// number: the day in the birth date, the serial in digits 15 to 17, the block in the class of the
/// area code. From a number the index could be found again, hence no two are equal, whatever
/// the years of birth are.
enum IdentityNumbers {
  private static let days = 365
  private static let serials = 500
  /// Below this many indexes the numbers are unique.
  static let capacity = days * serials * AreaCodes.classes

  /// The day of the year of birth, 0 for 1 January through 364.
  static func dayOfYear(_ index: Int, seed: UInt64) -> Int {
    (index % days * 149 + Int(mixed(seed) % 365)) % days
  }

  /// A resident ID number after GB 11643-1999; nil when the index is beyond the capacity.
  ///
  /// - Parameters:
  ///   - choice: Any number; decides among the areas that fit.
  static func resident(_ person: Person, seed: UInt64, choice: Int) -> String? {
    guard person.index < capacity else { return nil }
    let day = dayOfYear(person.index, seed: seed)
    let quotient = person.index / days
    let shift = Int(mixed(seed ^ UInt64(day + 1)) % UInt64(serials))
    let serial = (quotient % serials * 137 + shift) % serials
    // Most people of a small clinic fall into class 0, the clinic's own district.
    let hash = mixed(seed &+ UInt64(day * serials + serial)) >> 8
    let lean = hash % 10 < 6 ? 0 : Int(hash / 10 % UInt64(AreaCodes.classes))
    let area = AreaCodes.code(
      class: (quotient / serials + lean) % AreaCodes.classes, choice: choice,
      isUyghur: person.origin == .uyghur)
    let (year, month, dayOfMonth) = person.birth.parts
    return String(unsafeUninitializedCapacity: 18) { buffer in
      writeDigits(area, width: 6, at: 0, into: buffer)
      writeDigits(year, width: 4, at: 6, into: buffer)
      writeDigits(month, width: 2, at: 10, into: buffer)
      writeDigits(dayOfMonth, width: 2, at: 12, into: buffer)
      writeDigits(serial * 2 + (person.isMale ? 1 : 0), width: 3, at: 14, into: buffer)
      buffer[17] = checkDigit(buffer)
      return 18
    }
  }

  /// The check character of GB 11643-1999 for the first seventeen digits.
  private static func checkDigit(_ digits: UnsafeMutableBufferPointer<UInt8>) -> UInt8 {
    // The weight of a place is 2 to the power of its distance from the end, mod 11.
    var sum = 0
    for place in 0..<17 { sum = (sum + Int(digits[place] - UInt8(ascii: "0"))) * 2 % 11 }
    let check = (12 - sum) % 11
    return check == 10 ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(check)
  }

  /// The archive code: 6 digits county, 3 street, 3 committee, 5 serial.
  ///
  /// The serial is the index modulo 99,990 plus 1. The committee, with the tens of the serial,
  /// gives back how often it went round, so codes are unique below 2,999,700 indexes.
  static func archiveCode(index: Int, street: Int) -> String {
    let round = 99_990
    let serial = index % round
    let spread = Int(mixed(UInt64(serial / Household.blockSize)) % 30)
    return String(unsafeUninitializedCapacity: 17) { buffer in
      writeDigits(AreaCodes.home, width: 6, at: 0, into: buffer)
      writeDigits(street + 1, width: 3, at: 6, into: buffer)
      writeDigits((index / round + spread) % 30 + 1, width: 3, at: 9, into: buffer)
      writeDigits(serial + 1, width: 5, at: 12, into: buffer)
      return 17
    }
  }
}

/// County codes of GB/T 2260 in classes that share no code.
enum AreaCodes {
  /// How many classes there are.
  static let classes = 16
  /// The county of the clinic, 成都市成华区.
  static let home = 510108

  /// A code of a class: mostly of the city, else of the province or farther away.
  static func code(class place: Int, choice: Int, isUyghur: Bool) -> Int {
    if isUyghur { return xinjiang[place] }
    switch choice % 100 {
    case ..<70: return city[place]
    case ..<88: return province[place]
    default: return elsewhere[place]
    }
  }

  private static let city = [
    510108, 510104, 510105, 510106, 510107, 510112, 510113, 510114, 510115, 510116, 510117, 510121,
    510129, 510181, 510182, 510184,
  ]
  private static let province = [
    511002, 511302, 510302, 510502, 510703, 511602, 511702, 511402, 511102, 510903, 510802, 510603,
    511802, 511902, 513401, 512002,
  ]
  private static let elsewhere = [
    500103, 500105, 420106, 430102, 410102, 370102, 320102, 330106, 340104, 350102, 440106, 450102,
    520102, 530102, 610102, 230102,
  ]
  private static let xinjiang = [
    650102, 650103, 653101, 653121, 653122, 653123, 653124, 653125, 653126, 653201, 653221, 652901,
    652922, 654002, 650402, 652801,
  ]
}
