/// A unit of UCUM, the Unified Code for Units of Measure: `mm[Hg]`, `mmol/L`, `mL/min/{1.73_m2}`.
///
/// The case-sensitive form, with prefixes, powers, brackets, annotations, arbitrary units and the
/// scales that are no multiples (`Cel`, `[pH]`, `dB`). A scale inside a product, as in `Cel/h`, is
/// read as a difference, which is a multiple of its base unit.
package struct UCUMUnit: Hashable, Sendable {
  /// The unit as it was written.
  package let code: String
  /// What kind of quantity it measures.
  package let dimension: UnitDimension
  /// How large it is in base units; of a scale, its step.
  let magnitude: UnitMagnitude
  /// The scale, its prefix and its step without the prefix; nil for an ordinary unit.
  let scale: ScaleReading?

  struct ScaleReading: Hashable, Sendable {
    let scale: SpecialScale
    let prefix: UnitMagnitude
    let reference: UnitMagnitude
  }

  /// Reads a unit; linear in the length of the text.
  ///
  /// - Throws: What is wrong and where; a text is no unit as soon as one part is none.
  package init(_ code: String) throws(UnitFault) {
    let parts = try UnitParser.parts(of: code)
    self.code = code
    dimension = parts.dimension
    magnitude = parts.magnitude
    scale = parts.scale.map {
      ScaleReading(scale: $0.scale, prefix: $0.prefix, reference: $0.reference)
    }
  }

  private init(code: String, dimension: UnitDimension, magnitude: UnitMagnitude) {
    self.code = code
    self.dimension = dimension
    self.magnitude = magnitude
    scale = nil
  }

  /// Whether a text is a unit of UCUM.
  package static func isValid(_ code: String) -> Bool { (try? UCUMUnit(code)) != nil }

  /// Every code of the table without prefixes, sorted.
  package static var codes: [String] { UnitTable.shared.codes.sorted() }

  /// Whether UCUM lets a number in one be turned into the other.
  ///
  /// To UCUM a mole, a cell and a percent are all plain numbers. Where patients are concerned,
  /// ask `isComparable(with:)`.
  package func isCommensurable(with other: UCUMUnit) -> Bool {
    dimension.isCommensurable(with: other.dimension)
  }

  /// Whether both measure one kind of quantity, so that turning one into the other cannot mislead.
  ///
  /// Narrower than `isCommensurable(with:)`: what is counted must be the same (`mmol/L` is not
  /// `10*9/L`, an equivalent is no mole), plain numbers are comparable only when they are of one
  /// size (`%` of what is not known to be `mmol/mol` of the same), and a rate for a standard body
  /// surface is not one for the whole body.
  package func isComparable(with other: UCUMUnit) -> Bool {
    guard dimension == other.dimension, isPerSurface == other.isPerSurface else { return false }
    guard dimension.isPlainNumber else { return true }
    return scale == other.scale && magnitude == other.magnitude
  }

  /// Whether an annotation says that the unit is for 1.73 m² of body surface.
  var isPerSurface: Bool { code.contains("1.73") }

  /// A number in this unit as a number in another; nil when they are not commensurable.
  ///
  /// Nil also where the number has no counterpart, such as the pH of a negative concentration.
  /// Right to the last digit of a `Double` for units that are multiples or shifted multiples.
  package func convert(_ number: Double, to other: UCUMUnit) -> Double? {
    if let step = conversion(to: other), let exact = DecimalNumber(number) {
      return step.apply(exact).map(\.double).flatMap { $0.isFinite ? $0 : nil }
    }
    guard isCommensurable(with: other), number.isFinite else { return nil }
    var amount = number
    if let scale {
      amount = scale.scale.amount(of: scaled(number, by: scale.prefix))
      amount = scaled(amount, by: scale.reference)
    } else {
      amount = scaled(number, by: magnitude)
    }
    if let scale = other.scale {
      amount = scale.scale.number(of: scaled(amount, by: scale.reference.inverse))
      amount = scaled(amount, by: scale.prefix.inverse)
    } else {
      amount = scaled(amount, by: other.magnitude.inverse)
    }
    return amount.isFinite ? amount : nil
  }

  /// How numbers in this unit become numbers in another by a factor and a shift.
  ///
  /// Nil when the units are not commensurable, or when one is a logarithmic or other curved scale.
  package func conversion(to other: UCUMUnit) -> ExactConversion? {
    guard isCommensurable(with: other) else { return nil }
    if let scale, let other = other.scale, scale.scale == other.scale,
      scale.reference == other.reference
    {
      return ExactConversion(factor: scale.prefix * other.prefix.inverse)
    }
    var before = DecimalNumber.zero
    var after = DecimalNumber.zero
    if let scale {
      // A shift is in steps of the scale, and what is read are prefixed steps.
      guard let shift = scale.scale.shift,
        let shifted = scale.prefix.inverse.times(shift)
      else { return nil }
      before = shifted
    }
    if let scale = other.scale {
      guard let shift = scale.scale.shift,
        let shifted = scale.prefix.inverse.times(shift)
      else { return nil }
      after = -shifted
    }
    return ExactConversion(
      before: before, factor: magnitude * other.magnitude.inverse, after: after)
  }

  /// How a difference of two numbers in this unit becomes one in another; nil like `conversion`.
  package func differenceConversion(to other: UCUMUnit) -> ExactConversion? {
    conversion(to: other)?.ofDifferences
  }

  private func scaled(_ number: Double, by size: UnitMagnitude) -> Double {
    DecimalNumber(number).flatMap(size.times)?.double ?? .nan
  }

  package static func * (left: UCUMUnit, right: UCUMUnit) -> UCUMUnit {
    UCUMUnit(
      code: "(\(left.code)).(\(right.code))", dimension: left.dimension * right.dimension,
      magnitude: left.magnitude * right.magnitude)
  }

  /// The quotient; nil when a power grows out of all bounds.
  package func divided(by other: UCUMUnit) -> UCUMUnit? {
    guard let below = other.dimension.raised(to: -1) else { return nil }
    return UCUMUnit(
      code: "(\(code))/(\(other.code))", dimension: dimension * below,
      magnitude: magnitude * other.magnitude.inverse)
  }
}
