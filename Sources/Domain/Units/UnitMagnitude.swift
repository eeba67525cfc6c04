/// How large a unit is: a positive fraction times a power of ten times a power of π.
///
/// Fractions are kept exact as long as both parts fit into 64 bits, which all units of clinics and
/// their products do; beyond that the last of 19 digits is rounded. π stays a power, so that an
/// angle in degrees, and a full turn, come out exact.
struct UnitMagnitude: Hashable, Sendable {
  /// The upper part; without a factor in common with the lower one, and with 10.
  private(set) var numerator: UInt64 = 1
  /// The lower part; without a factor 2 or 5 unless the fraction was too long.
  private(set) var denominator: UInt64 = 1
  private(set) var exponentOfTen = 0
  private(set) var exponentOfPi = 0
  /// False when a digit was rounded away.
  private(set) var isExact = true

  static let one = UnitMagnitude()
  static let pi = UnitMagnitude(exponentOfPi: 1)

  private init(exponentOfPi: Int = 0) { self.exponentOfPi = exponentOfPi }

  /// The size that a number says; nil when it is not above zero.
  init?(_ number: DecimalNumber) {
    guard number.digits > 0 else { return nil }
    numerator = UInt64(number.digits)
    exponentOfTen = number.exponent
  }

  static func * (left: UnitMagnitude, right: UnitMagnitude) -> UnitMagnitude {
    var product = UnitMagnitude(exponentOfPi: left.exponentOfPi + right.exponentOfPi)
    product.exponentOfTen = left.exponentOfTen + right.exponentOfTen
    product.isExact = left.isExact && right.isExact
    product.settle(
      UInt128(left.numerator) * UInt128(right.numerator),
      UInt128(left.denominator) * UInt128(right.denominator))
    return product
  }

  /// One divided by this.
  var inverse: UnitMagnitude {
    var inverse = UnitMagnitude(exponentOfPi: -exponentOfPi)
    inverse.exponentOfTen = -exponentOfTen
    inverse.isExact = isExact
    inverse.settle(UInt128(denominator), UInt128(numerator))
    return inverse
  }

  /// This multiplied by itself so many times; the inverse for a negative exponent.
  func raised(to exponent: Int) -> UnitMagnitude {
    let base = exponent < 0 ? inverse : self
    var result = UnitMagnitude.one
    for _ in 0..<abs(exponent) { result = result * base }
    return result
  }

  /// A number of this size; nil when it is out of all bounds.
  func times(_ number: DecimalNumber) -> DecimalNumber? {
    var product = Int128(number.digits) * Int128(numerator)
    var power = number.exponent + exponentOfTen
    if denominator != 1 {
      // As many digits as there is room for, so that the quotient has 18 that count.
      while product.magnitude < Self.room {
        product *= 10
        power -= 1
        if product == 0 { break }
      }
      let half = Int128(denominator / 2)
      product = (product + (product < 0 ? -half : half)) / Int128(denominator)
    }
    var result = DecimalNumber(wide: product, exponent: power)
    for _ in 0..<max(0, exponentOfPi) { result = result * Self.piDigits }
    for _ in 0..<max(0, -exponentOfPi) { result = result * Self.inversePiDigits }
    guard abs(result.exponent) <= 400 else { return nil }
    return result
  }

  /// Reduces a fraction and takes it over.
  private mutating func settle(_ upper: UInt128, _ lower: UInt128) {
    var upper = upper
    var lower = lower
    let common = Self.divisor(upper, lower)
    upper /= common
    lower /= common
    strip(&upper, by: 1)
    strip(&lower, by: -1)
    // One half is five tenths: so that equal sizes look equal.
    for (factor, other) in [(UInt128(2), UInt128(5)), (5, 2)] {
      while lower % factor == 0, upper < UInt128.max / 16 {
        lower /= factor
        upper *= other
        exponentOfTen -= 1
      }
    }
    strip(&upper, by: 1)
    numerator = shortened(upper, by: 1)
    denominator = shortened(lower, by: -1)
  }

  /// Takes factors of ten out of a part.
  private mutating func strip(_ part: inout UInt128, by step: Int) {
    while part % 10 == 0 {
      part /= 10
      exponentOfTen += step
    }
  }

  /// A part in 64 bits, rounded when it has more.
  private mutating func shortened(_ part: UInt128, by step: Int) -> UInt64 {
    var part = part
    while part > UInt128(UInt64.max) {
      part = part / 10 + (part % 10 >= 5 ? 1 : 0)
      exponentOfTen += step
      isExact = false
    }
    return UInt64(part)
  }

  private static func divisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (high, low) = (left, right)
    while low != 0 { (high, low) = (low, high % low) }
    return high
  }

  private static let room: UInt128 = 10_000_000_000_000_000_000_000_000_000_000_000_000
  /// The first 18 digits of π and of its inverse.
  private static let piDigits = DecimalNumber(digits: 314_159_265_358_979_324, exponent: -17)
  private static let inversePiDigits = DecimalNumber(
    digits: 318_309_886_183_790_672, exponent: -18)
}
