package import Domain

extension UnitReckoning {
  /// Reckons by the dictionary, UCUM and the molar masses, in decimal arithmetic.
  ///
  /// A number that was converted goes through the grid of measured values, so that a value that
  /// equals it compares equal.
  package static let clinic = UnitReckoning(
    canonical: { number, unit, indicator in
      guard let conversion = indicator.conversion(from: unit) else { return nil }
      if conversion.isIdentity { return number }
      return DecimalNumber(number.approximation).flatMap(conversion.apply)
        .flatMap { Exact.gridStep($0.double) }.map { Exact(grid: $0) }
    },
    factor: { from, to in
      if UnitText(from).means(UnitText(to)) { return .one }
      guard let target = try? UnitReading(to).unit,
        let source = try? UnitReading(from).comparable(with: target)
      else { return nil }
      return source.differenceConversion(to: target)?.apply(.one).flatMap(Exact.init)
    },
    isKnown: { UnitText($0).isKnown || (try? UnitReading($0)) != nil })
}

extension Exact {
  /// A decimal number as it is; nil when it has more digits than fit.
  package init?(_ number: DecimalNumber) {
    guard abs(number.exponent) <= 18 else { return nil }
    var power = Int128(1)
    for _ in 0..<abs(number.exponent) { power *= 10 }
    let digits = Int128(number.digits)
    self = number.exponent < 0 ? Exact(digits, over: power) : Exact(digits * power, over: 1)
  }
}
