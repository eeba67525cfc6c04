/// An exact decimal number, `digits × 10^exponent`, of at most 18 significant digits.
///
/// Sums, differences and products are exact as long as 18 digits hold them, and else rounded half
/// away from zero in the last digit. `7.0` and `7` are one number. There is no infinity and no
/// "not a number".
package struct DecimalNumber: Hashable, Comparable, Sendable {
  /// The digits with their sign and without zeros at the end; 0 for zero.
  package let digits: Int64
  /// The power of ten that the digits are multiplied by; 0 for zero.
  package let exponent: Int

  package static let zero = DecimalNumber(digits: 0)
  package static let one = DecimalNumber(digits: 1)

  /// Makes `digits × 10^exponent`.
  package init(digits: Int64, exponent: Int = 0) {
    self.init(wide: Int128(digits), exponent: exponent)
  }

  /// Makes a number from more digits than are kept, rounding half away from zero.
  init(wide: Int128, exponent: Int) {
    var rest = wide.magnitude
    var power = exponent
    if rest >= Self.limit {
      var divisor: UInt128 = 1
      while rest / divisor >= Self.limit {
        divisor *= 10
        power += 1
      }
      rest = (rest + divisor / 2) / divisor
    }
    guard rest != 0 else {
      digits = 0
      self.exponent = 0
      return
    }
    while rest % 10 == 0 {
      rest /= 10
      power += 1
    }
    digits = wide < 0 ? -Int64(rest) : Int64(rest)
    self.exponent = power
  }

  /// Ten to the 18th: digits stay below.
  static let limit: UInt128 = 1_000_000_000_000_000_000

  /// Reads a number such as `7.0`, `-0.5`, `+5` or `1e-3`; nil for anything else.
  ///
  /// Digits beyond the 30th do not count. The exponent has at most three digits.
  package init?(_ text: some StringProtocol) {
    var reader = DecimalReader(text.utf8)
    guard let number = reader.read() else { return nil }
    self = number
  }

  /// The number that is shown by the shortest text that reads back as the same `Double`.
  ///
  /// Nil for infinity and "not a number".
  package init?(_ number: Double) {
    guard number.isFinite else { return nil }
    self.init(number.description)
  }

  /// The nearest `Double`.
  package var double: Double { Double("\(digits)e\(exponent)") ?? 0 }

  package static prefix func - (number: DecimalNumber) -> DecimalNumber {
    DecimalNumber(digits: -number.digits, exponent: number.exponent)
  }

  package static func + (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
    if left.digits == 0 { return right }
    if right.digits == 0 { return left }
    let (high, low) = left.exponent >= right.exponent ? (left, right) : (right, left)
    let distance = high.exponent - low.exponent
    // Beyond this the lower number is less than half of the last digit that is kept.
    guard distance <= 19 else { return high }
    return DecimalNumber(
      wide: Int128(high.digits) * Self.power(distance) + Int128(low.digits), exponent: low.exponent)
  }

  package static func - (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
    left + -right
  }

  package static func * (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber {
    DecimalNumber(
      wide: Int128(left.digits) * Int128(right.digits), exponent: left.exponent + right.exponent)
  }

  package static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    guard left.digits.signum() == right.digits.signum() else { return left.digits < right.digits }
    let distance = left.exponent - right.exponent
    // Without zeros at the end, one that is 19 places longer is larger whatever its digits.
    if abs(distance) > 18 { return (distance < 0) == (left.digits > 0) }
    return distance >= 0
      ? Int128(left.digits) * power(distance) < Int128(right.digits)
      : Int128(left.digits) < Int128(right.digits) * power(-distance)
  }

  /// The number times `10^decimals` as a whole number; nil when it is not whole or too large.
  package func scaled(decimals: Int) -> Int64? {
    let power = exponent + decimals
    guard digits != 0 else { return 0 }
    guard power >= 0, power <= 18 else { return nil }
    return Int64(exactly: Int128(digits) * Self.power(power))
  }

  /// The number with at most so many significant digits, rounded half away from zero.
  ///
  /// - Parameter count: 1 through 18.
  package func rounded(significant count: Int) -> DecimalNumber {
    let limit = UInt128(Self.power(count))
    var divisor: UInt128 = 1
    var power = exponent
    while UInt128(digits.magnitude) / divisor >= limit {
      divisor *= 10
      power += 1
    }
    let rest = Int128((UInt128(digits.magnitude) + divisor / 2) / divisor)
    return DecimalNumber(wide: digits < 0 ? -rest : rest, exponent: power)
  }

  /// Ten to a power from 0 through 37.
  static func power(_ exponent: Int) -> Int128 {
    var result: Int128 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }
}

extension DecimalNumber: CustomStringConvertible {
  /// The number without an exponent where that is short: `0.0063`, `-5`, `1.05e-18`.
  package var description: String {
    let sign = digits < 0 ? "-" : ""
    let text = String(digits.magnitude)
    let point = text.count + exponent
    if exponent >= 0, point <= 18 {
      return sign + text + String(repeating: "0", count: exponent)
    }
    if exponent < 0, point > 0 { return sign + text.prefix(point) + "." + text.dropFirst(point) }
    if exponent < 0, point > -6 {
      return sign + "0." + String(repeating: "0", count: -point) + text
    }
    let rest = text.dropFirst()
    return sign + text.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "e\(point - 1)"
  }
}
