/// How a number in one unit becomes one in another: `(number + before) × factor + after`.
///
/// Decimal arithmetic throughout: 98.6 °F is 37 °C, not almost 37.
package struct ExactConversion: Hashable, Sendable {
  /// What is added first, in the unit that is left; 0 but for temperatures.
  package let before: DecimalNumber
  /// What is multiplied by then.
  let factor: UnitMagnitude
  /// What is added last, in the unit that is reached.
  package let after: DecimalNumber
  /// How many digits of a result count, from how many the factor was given with; at most 18.
  package let significantDigits: Int

  package static let identity = ExactConversion(factor: .one)

  init(
    before: DecimalNumber = .zero, factor: UnitMagnitude, after: DecimalNumber = .zero,
    significantDigits: Int = 18
  ) {
    self.before = before
    self.factor = factor
    self.after = after
    self.significantDigits = significantDigits
  }

  /// The number in the other unit; nil when it is out of all bounds.
  package func apply(_ number: DecimalNumber) -> DecimalNumber? {
    factor.times(number + before).map { ($0 + after).rounded(significant: significantDigits) }
  }

  /// Whether numbers stay as they are.
  package var isIdentity: Bool { self == .identity }

  /// The same for the difference of two numbers, in which what is added does not show.
  package var ofDifferences: ExactConversion {
    ExactConversion(factor: factor, significantDigits: significantDigits)
  }

  /// The same with results of so many digits only.
  func rounded(to digits: Int) -> ExactConversion {
    ExactConversion(
      before: before, factor: factor, after: after,
      significantDigits: min(digits, significantDigits))
  }

  /// This one and then another.
  package func followed(by next: ExactConversion) -> ExactConversion? {
    guard let carried = next.factor.times(after + next.before) else { return nil }
    return ExactConversion(
      before: before, factor: factor * next.factor, after: carried + next.after,
      significantDigits: min(significantDigits, next.significantDigits))
  }

  /// The factor and what is added after it, as `UnitConversion` keeps them; nil when too large.
  package var plain: (factor: Double, offset: Double)? {
    guard let factor = factor.times(.one), let offset = apply(.zero) else { return nil }
    return (factor.double, offset.double)
  }
}
