/// Comparing and reckoning. Results that do not fit in 128 bits are nil, which makes them unknown.
extension Exact: Comparable {
  package static func == (left: Exact, right: Exact) -> Bool { left.order(to: right) == 0 }
  package static func < (left: Exact, right: Exact) -> Bool { left.order(to: right) < 0 }

  /// -1, 0 or 1 as this is less than, equal to or greater than another number.
  ///
  /// Never overflows: where the products would, the continued fractions are compared.
  package func order(to other: Exact) -> Int {
    if denominator == other.denominator { return Self.order(numerator, other.numerator) }
    let left = numerator.multipliedReportingOverflow(by: other.denominator)
    let right = other.numerator.multipliedReportingOverflow(by: denominator)
    if !left.overflow, !right.overflow { return Self.order(left.partialValue, right.partialValue) }
    return Self.continuedOrder(self, other)
  }

  private static func order(_ left: Int128, _ right: Int128) -> Int {
    left < right ? -1 : left == right ? 0 : 1
  }

  /// Compares whole parts, then the remainders turned upside down.
  private static func continuedOrder(_ left: Exact, _ right: Exact) -> Int {
    var (a, b, c, d) = (left.numerator, left.denominator, right.numerator, right.denominator)
    var sign = 1
    while true {
      let (wholeLeft, wholeRight) = (floor(a, b), floor(c, d))
      if wholeLeft != wholeRight { return sign * order(wholeLeft, wholeRight) }
      let (restLeft, restRight) = (a - wholeLeft * b, c - wholeRight * d)
      if restLeft == 0 || restRight == 0 {
        return sign * order(restLeft.signum(), restRight.signum())
      }
      (a, b, c, d) = (b, restLeft, d, restRight)
      sign = -sign
    }
  }

  private static func floor(_ number: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The number with its sign turned.
  package var negated: Exact { Exact(0 - numerator, over: denominator) }

  package func adding(_ other: Exact) -> Exact? {
    if denominator == other.denominator {
      let sum = numerator.addingReportingOverflow(other.numerator)
      if !sum.overflow { return Exact(sum.partialValue, over: denominator) }
    }
    return Self.combine(self, other) ?? Self.combine(reduced, other.reduced)
  }

  package func subtracting(_ other: Exact) -> Exact? { adding(other.negated) }

  package func multiplied(by other: Exact) -> Exact? {
    Self.product(self, other) ?? Self.crossReducedProduct(reduced, other.reduced)
  }

  /// The quotient; nil also for a divisor of zero.
  package func divided(by other: Exact) -> Exact? {
    guard other.numerator != 0 else { return nil }
    let inverse =
      other.numerator > 0
      ? Exact(other.denominator, over: other.numerator)
      : Exact(0 - other.denominator, over: 0 - other.numerator)
    return multiplied(by: inverse)
  }

  private static func combine(_ left: Exact, _ right: Exact) -> Exact? {
    let first = left.numerator.multipliedReportingOverflow(by: right.denominator)
    let second = right.numerator.multipliedReportingOverflow(by: left.denominator)
    let bottom = left.denominator.multipliedReportingOverflow(by: right.denominator)
    guard !first.overflow, !second.overflow, !bottom.overflow else { return nil }
    let top = first.partialValue.addingReportingOverflow(second.partialValue)
    guard !top.overflow else { return nil }
    return Exact(top.partialValue, over: bottom.partialValue)
  }

  private static func product(_ left: Exact, _ right: Exact) -> Exact? {
    let top = left.numerator.multipliedReportingOverflow(by: right.numerator)
    let bottom = left.denominator.multipliedReportingOverflow(by: right.denominator)
    guard !top.overflow, !bottom.overflow else { return nil }
    return Exact(top.partialValue, over: bottom.partialValue)
  }

  private static func crossReducedProduct(_ left: Exact, _ right: Exact) -> Exact? {
    let outer = Exact(left.numerator, over: right.denominator).reduced
    let inner = Exact(right.numerator, over: left.denominator).reduced
    return product(outer, inner)
  }
}

extension Exact: Hashable {
  package func hash(into hasher: inout Hasher) {
    let smallest = reduced
    hasher.combine(smallest.numerator)
    hasher.combine(smallest.denominator)
  }
}
