/// A number without rounding: a fraction of two whole numbers.
///
/// A sum of values does not depend on their order, and a mean is compared as it is, before
/// anything is rounded for the eye. Measured values lie on a grid of millionths of the canonical
/// unit, finer than any laboratory reports.
package struct Exact: Sendable, BitwiseCopyable {
  /// The number above the line.
  package let numerator: Int128
  /// The number below the line; above zero.
  package let denominator: Int128

  /// Steps of the grid of measured values in one canonical unit.
  package static let gridSteps: Int64 = 1_000_000

  package static let zero = Exact(0)
  package static let one = Exact(1)

  /// Makes a whole number.
  package init(_ whole: Int) {
    numerator = Int128(whole)
    denominator = 1
  }

  /// Makes the fraction, unreduced; the denominator must be above zero.
  package init(_ numerator: Int128, over denominator: Int128) {
    precondition(denominator > 0, "The denominator must be above zero")
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Makes the number of so many steps of the grid.
  package init(grid steps: Int64) {
    numerator = Int128(steps)
    denominator = Int128(Self.gridSteps)
  }

  /// The step of the grid nearest to a canonical value, half away from zero.
  ///
  /// Nil when it is not finite or further from zero than 9 × 10^9. A literal that was converted
  /// from another unit goes through here as well, or a value equal to it would not compare equal.
  package static func gridStep(_ canonical: Double) -> Int64? {
    let scaled = canonical * Double(gridSteps)
    guard scaled > -9.0e15, scaled < 9.0e15 else { return nil }
    return Int64(scaled < 0 ? scaled - 0.5 : scaled + 0.5)
  }

  /// The step of the grid nearest to the number, half away from zero; nil far from zero as with a
  /// canonical value.
  package var nearestGridStep: Int64? {
    let doubled = numerator.multipliedReportingOverflow(by: Int128(Self.gridSteps) * 2)
    guard !doubled.overflow else {
      return reduced.denominator < denominator ? reduced.nearestGridStep : nil
    }
    let halves = doubled.partialValue / denominator
    let step = (halves + halves.signum()) / 2
    return step.magnitude < 9_000_000_000_000_000 ? Int64(step) : nil
  }

  /// Reads a decimal number as it is written: `7`, `7.0`, `-0.25`; nil for anything else.
  ///
  /// At most 30 digits; no exponent, no digit grouping.
  package init?(decimal text: some StringProtocol) {
    var digits = Int128(0)
    var scale = Int128(1)
    var count = 0
    var isNegative = false
    var seesPoint = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: isNegative = true
      case UInt8(ascii: ".") where !seesPoint && count > 0: seesPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        count += 1
        guard count <= 30 else { return nil }
        digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
        if seesPoint { scale *= 10 }
      default: return nil
      }
    }
    guard count > 0, text.last != "." else { return nil }
    self.init(isNegative ? -digits : digits, over: scale)
  }

  /// Whether there is nothing after the point.
  package var isWhole: Bool { numerator % denominator == 0 }

  /// The nearest double, for charts and for the eye; never for a comparison.
  package var approximation: Double { Double(numerator) / Double(denominator) }

  /// The same number with the smallest denominator.
  package var reduced: Exact {
    let divisor = Self.greatestDivisor(numerator.magnitude, denominator.magnitude)
    guard divisor > 1 else { return self }
    return Exact(numerator / Int128(divisor), over: denominator / Int128(divisor))
  }

  private static func greatestDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var (larger, smaller) = (first, second)
    while smaller > 0 { (larger, smaller) = (smaller, larger % smaller) }
    return larger
  }
}
