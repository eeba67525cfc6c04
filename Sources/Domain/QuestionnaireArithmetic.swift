extension DecimalNumber {
  /// The quotient to 18 significant digits, rounded half away from zero; nil when divided by zero.
  package func divided(by divisor: DecimalNumber) -> DecimalNumber? {
    guard divisor.digits != 0 else { return nil }
    guard digits != 0 else { return .zero }
    // 10^19 times the dividend leaves at least 18 digits that count, and fits into 128 bits.
    let shift = 19
    let above = UInt128(digits.magnitude) * UInt128(Self.power(shift))
    let below = UInt128(divisor.digits.magnitude)
    let quotient = Int128((above * 2 + below) / (below * 2))
    let isNegative = (digits < 0) != (divisor.digits < 0)
    return DecimalNumber(
      wide: isNegative ? -quotient : quotient, exponent: exponent - divisor.exponent - shift)
  }

  /// The number with so many digits after the point, rounded half away from zero.
  ///
  /// - Parameter decimals: 0 through 9.
  package func rounded(decimals: Int) -> DecimalNumber {
    let surplus = -exponent - decimals
    guard surplus > 0 else { return self }
    // Beyond 19 digits less than half of the last digit that is kept is left.
    guard surplus <= 19 else { return .zero }
    let divisor = Self.power(surplus)
    let magnitude = (Int128(digits.magnitude) + divisor / 2) / divisor
    return DecimalNumber(wide: digits < 0 ? -magnitude : magnitude, exponent: -decimals)
  }

  /// The text with exactly so many digits after the point: `7.0`.
  ///
  /// - Parameter decimals: 0 through 9.
  package func text(decimals: Int) -> String {
    let rounded = rounded(decimals: decimals)
    guard let scaled = rounded.scaled(decimals: decimals) else { return rounded.description }
    let sign = scaled < 0 ? "-" : ""
    guard decimals > 0 else { return String(scaled) }
    let digits = padded(Int(scaled.magnitude), decimals + 1)
    return "\(sign)\(digits.dropLast(decimals)).\(digits.suffix(decimals))"
  }
}
