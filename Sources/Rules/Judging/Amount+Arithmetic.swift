/// Reckoning with ranges; what cannot be said with certainty becomes unknown.
extension Amount {
  /// The range with its sign turned.
  var negated: Amount {
    var turned: Looseness = looseness.intersection([.unknown, .closed])
    if looseness.contains(.lowOpen) { turned.insert(.highOpen) }
    if looseness.contains(.highOpen) { turned.insert(.lowOpen) }
    if looseness.contains(.noLow) { turned.insert(.noHigh) }
    if looseness.contains(.noHigh) { turned.insert(.noLow) }
    return Amount(low: high.negated, high: low.negated, looseness: turned, until: until)
  }

  func adding(_ other: Amount) -> Amount {
    let until = min(until, other.until)
    let both = looseness.union(other.looseness)
    if both.isEmpty { return .known(low.adding(other.low), until: until) }
    if both.contains(.unknown) { return .unknown(until: until) }
    let low = both.contains(.noLow) ? Exact.zero : self.low.adding(other.low)
    let high = both.contains(.noHigh) ? Exact.zero : self.high.adding(other.high)
    guard let low, let high else { return .unknown(until: until) }
    return Amount(low: low, high: high, looseness: both, until: until)
  }

  func subtracting(_ other: Amount) -> Amount { adding(other.negated) }

  /// The product; unknown when neither side is exact.
  func multiplied(by other: Amount) -> Amount {
    let until = min(until, other.until)
    if isUnknown || other.isUnknown { return .unknown(until: until) }
    var result: Amount
    if other.isExact {
      result = scaled(by: other.low)
    } else if isExact {
      result = other.scaled(by: low)
    } else {
      result = .unknown(until: until)
    }
    result.until = until
    return result
  }

  /// The quotient; unknown when the divisor is zero or not exact.
  func divided(by other: Amount) -> Amount {
    let until = min(until, other.until)
    guard !isUnknown, other.isExact, let inverse = Exact.one.divided(by: other.low) else {
      return .unknown(until: until)
    }
    var result = scaled(by: inverse)
    result.until = until
    return result
  }

  /// Every number of the range times an exact one.
  func scaled(by factor: Exact) -> Amount {
    if isUnknown { return self }
    if factor.numerator == 0 { return .exact(.zero, until: until) }
    if isExact { return .known(low.multiplied(by: factor), until: until) }
    let source = factor.numerator < 0 ? negated : self
    let size = factor.numerator < 0 ? factor.negated : factor
    let low = source.hasLow ? source.low.multiplied(by: size) : .zero
    let high = source.hasHigh ? source.high.multiplied(by: size) : .zero
    guard let low, let high else { return .unknown(until: until) }
    return Amount(low: low, high: high, looseness: source.looseness, until: until)
  }

  /// The range of the smaller of two numbers of which each lies in its own range.
  func smaller(_ other: Amount) -> Amount { other.negated.greater(negated).negated }

  /// The range of the greater of two numbers of which each lies in its own range.
  func greater(_ other: Amount) -> Amount {
    if isUnknown || other.isUnknown { return .unknown(until: min(until, other.until)) }
    let lowest = Self.lowEndIsBelow(self, other) ? other : self
    let highest = Self.highEndIsBelow(self, other) ? other : self
    return Self.between(lowOf: lowest, highOf: highest, until: min(until, other.until))
  }

  /// The range with the lower end of one and the upper end of another.
  static func between(lowOf lowest: Amount, highOf highest: Amount, until: Int) -> Amount {
    var looseness = lowest.looseness.intersection([.lowOpen, .noLow])
    looseness.formUnion(highest.looseness.intersection([.highOpen, .noHigh]))
    if looseness.isEmpty, lowest.low != highest.high { looseness = .closed }
    return Amount(low: lowest.low, high: highest.high, looseness: looseness, until: until)
  }

  /// Whether the lower end of one lies below that of another; no end lies below every end.
  static func lowEndIsBelow(_ left: Amount, _ right: Amount) -> Bool {
    guard left.hasLow else { return right.hasLow }
    guard right.hasLow else { return false }
    let order = left.low.order(to: right.low)
    if order != 0 { return order < 0 }
    return !left.looseness.contains(.lowOpen) && right.looseness.contains(.lowOpen)
  }

  /// Whether the upper end of one lies below that of another; no end lies above every end.
  static func highEndIsBelow(_ left: Amount, _ right: Amount) -> Bool {
    guard left.hasHigh else { return false }
    guard right.hasHigh else { return true }
    let order = left.high.order(to: right.high)
    if order != 0 { return order < 0 }
    return left.looseness.contains(.highOpen) && !right.looseness.contains(.highOpen)
  }
}
