/// The number on a patient's card: `A-`, a serial of at least five digits and a check digit.
///
///     CardNumber(serial: 381).text    // "A-003813"
///
/// The check digit is that of ISO 7064, MOD 11,10: it finds every single wrong digit and nearly all
/// swaps of neighbours. Numbers sort in the order in which they were given.
package struct CardNumber: Hashable, Sendable {
  /// Which card it is, from 0; the store counts from 1.
  package let serial: Int

  /// Makes the number of a serial, which must not be negative.
  package init(serial: Int) {
    precondition(serial >= 0, "a card's serial is not negative")
    self.serial = serial
  }

  /// Reads a number as it is typed or scanned, or nil when it is not valid.
  ///
  /// The letter, the hyphen and zeros in front may be missing; case, spaces and full-width forms do
  /// not matter. At least two digits, the last of which must be the right check digit.
  package init?(_ text: String) {
    var digits: [Int] = []
    var sawLetter = false
    for scalar in TextFolding.search(text) where scalar != " " && scalar != "-" {
      if scalar == "a", !sawLetter, digits.isEmpty {
        sawLetter = true
      } else if ("0"..."9").contains(scalar) {
        digits.append(Int(scalar.value) - 0x30)
      } else {
        return nil
      }
    }
    // Up to 18 digits fit into an integer.
    guard (2...19).contains(digits.count), let check = digits.popLast() else { return nil }
    guard Self.checkDigit(of: digits) == check else { return nil }
    serial = digits.reduce(0) { $0 * 10 + $1 }
  }

  /// The last digit, which checks the others.
  package var checkDigit: Int { Self.checkDigit(of: padded(serial, 5).utf8.map { Int($0) - 0x30 }) }

  /// The number as it is printed, such as `A-003813`.
  package var text: String { "A-\(padded(serial, 5))\(checkDigit)" }

  /// ISO 7064 MOD 11,10 over the digits behind any zeros.
  ///
  /// The pure system weighs a zero in front like any digit, so that `381` and `00381` would differ.
  /// The digits are therefore always taken as the serial is printed: at least five.
  private static func checkDigit(of digits: [Int]) -> Int {
    let significant = digits.drop { $0 == 0 }
    let zeros = [Int](repeating: 0, count: max(0, 5 - significant.count))
    var product = 10
    for digit in zeros + significant {
      let sum = (product + digit) % 10
      product = (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (11 - product) % 10
  }
}

extension CardNumber: Comparable {
  package static func < (left: CardNumber, right: CardNumber) -> Bool { left.serial < right.serial }
}

extension CardNumber: CustomStringConvertible {
  package var description: String { text }
}
