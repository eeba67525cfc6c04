/// What kind of quantity a unit measures: powers of UCUM's seven base units, and what it counts.
///
/// UCUM takes a mole for a number, so that to UCUM `mmol/L` and `10*9/L` are one kind of quantity.
/// A clinic must never turn one into the other: what is counted is kept beside the powers.
package struct UnitDimension: Hashable, Sendable {
  /// Powers of metre, second, gram, radian, kelvin, coulomb and candela; the last lane is 0.
  private(set) var powers = SIMD8<Int16>()
  /// Powers of units that no other unit can be turned into, such as `[iU]`, by their code.
  private(set) var arbitrary: [String: Int] = [:]
  /// Powers of what is counted, such as `mol` or `eq`, by the code of its unit.
  private(set) var counted: [String: Int] = [:]

  static let none = UnitDimension()

  /// The dimension of a base unit.
  ///
  /// - Parameter base: Its place in `UnitTable.bases`, 0 through 6.
  init(base: Int) { powers[base] = 1 }

  /// The dimension of an arbitrary unit.
  init(arbitrary code: String) { arbitrary[code] = 1 }

  private init() {}

  /// This with what is counted replaced by the things that a unit itself names.
  func counting(_ code: String) -> UnitDimension {
    var result = self
    result.counted = [code: 1]
    return result
  }

  /// Whether it is a plain number to UCUM.
  package var isNone: Bool { powers == SIMD8<Int16>() && arbitrary.isEmpty }

  /// Whether it is a plain number that also counts nothing in particular.
  package var isPlainNumber: Bool { isNone && counted.isEmpty }

  /// Whether UCUM lets one be turned into the other.
  func isCommensurable(with other: UnitDimension) -> Bool {
    powers == other.powers && arbitrary == other.arbitrary
  }

  static func * (left: UnitDimension, right: UnitDimension) -> UnitDimension {
    var product = left
    product.powers = left.powers &+ right.powers
    product.arbitrary = sum(left.arbitrary, right.arbitrary)
    product.counted = sum(left.counted, right.counted)
    return product
  }

  /// The dimension of a power; nil when it is out of all bounds.
  func raised(to exponent: Int) -> UnitDimension? {
    let most = (0..<8).map { abs(Int(powers[$0])) }.max() ?? 0
    guard most * abs(exponent) <= Self.most else { return nil }
    var result = self
    result.powers = powers &* SIMD8(repeating: Int16(exponent))
    result.arbitrary = arbitrary.mapValues { $0 * exponent }.filter { $0.value != 0 }
    result.counted = counted.mapValues { $0 * exponent }.filter { $0.value != 0 }
    return result
  }

  /// Sums of 256 such powers fit into 16 bits, and a unit has at most that many factors.
  private static let most = 127

  private static func sum(_ left: [String: Int], _ right: [String: Int]) -> [String: Int] {
    if right.isEmpty { return left }
    return left.merging(right) { $0 + $1 }.filter { $0.value != 0 }
  }
}
