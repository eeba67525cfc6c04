import Domain

/// Numbers for the eye.
extension Exact {
  /// The number with so many digits after the point, rounded half away from zero: `148.0`.
  ///
  /// - Parameter decimals: 0 through 15.
  package func text(decimals: Int) -> String {
    let steps = Self.power(min(max(decimals, 0), 15))
    let rounded = rounded(steps: steps)
    let sign = rounded < 0 ? "-" : ""
    let size = rounded.magnitude
    let whole = String(size / UInt128(steps))
    guard decimals > 0 else { return sign + whole }
    let rest = String(size % UInt128(steps))
    let zeros = String(repeating: "0", count: max(0, min(decimals, 15) - rest.count))
    return "\(sign)\(whole).\(zeros)\(rest)"
  }

  /// The number with as few digits as are needed to bear out what was judged of it.
  ///
  /// 139.96 is below 140, so that it is not shown as `140.0` beside that verdict but as `139.96`.
  /// - Parameters:
  ///   - decimals: The digits that are enough when nothing is contradicted.
  ///   - comparisons: The bounds that the number was held against.
  package func text(
    decimals: Int, bearingOut comparisons: [(sign: ComparisonSign, bound: Exact)]
  ) -> String {
    var digits = decimals
    while digits < 15, !isBorneOut(digits, comparisons) { digits += 1 }
    return text(decimals: digits)
  }

  private func isBorneOut(
    _ digits: Int, _ comparisons: [(sign: ComparisonSign, bound: Exact)]
  ) -> Bool {
    let steps = Self.power(digits)
    let shown = Exact(rounded(steps: steps), over: steps)
    return comparisons.allSatisfy { sign, bound in
      sign.holds(order(to: bound)) == sign.holds(shown.order(to: bound))
    }
  }

  /// The number of steps nearest to it, half away from zero.
  ///
  /// Beyond 128 bits the fraction is left out: such a number has no digits worth showing.
  private func rounded(steps: Int128) -> Int128 {
    let (whole, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    let base = whole.multipliedReportingOverflow(by: steps)
    let scaled = rest.multipliedReportingOverflow(by: steps * 2)
    guard !base.overflow else { return whole < 0 ? -Int128.max : .max }
    guard !scaled.overflow else { return base.partialValue }
    let doubled = scaled.partialValue / denominator
    return base.partialValue + (doubled + doubled.signum()) / 2
  }

  private static func power(_ digits: Int) -> Int128 {
    var result = Int128(1)
    for _ in 0..<digits { result *= 10 }
    return result
  }
}

extension Amount {
  /// The number or range as shown: `148.0`, `<5.0`, `3.0…4.5`; nil when unknown.
  func text(
    decimals: Int, bearingOut comparisons: [(sign: ComparisonSign, bound: Exact)]
  ) -> String? {
    if isUnknown { return nil }
    if isExact { return low.text(decimals: decimals, bearingOut: comparisons) }
    let lower = low.text(decimals: decimals, bearingOut: comparisons)
    let upper = high.text(decimals: decimals, bearingOut: comparisons)
    switch (hasLow, hasHigh) {
    case (true, true): return "\(lower)…\(upper)"
    case (true, false): return (looseness.contains(.lowOpen) ? ">" : "≥") + lower
    case (false, true): return (looseness.contains(.highOpen) ? "<" : "≤") + upper
    case (false, false): return nil
    }
  }
}
