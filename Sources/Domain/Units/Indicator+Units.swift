extension Indicator {
  /// How numbers in a unit become numbers in the canonical unit; nil when they cannot.
  ///
  /// Exact, but where the dictionary's own factor or a molar mass is rounded: then to its digits.
  ///
  /// In this order: the unit is the canonical one, however it is spelled; the dictionary lists it;
  /// UCUM converts it, as both measure the same kind of quantity; UCUM converts it to a listed
  /// unit; mass and amount of substance by the molar mass. What has no dimension (`%`, scores,
  /// `mmol/mol`) is converted by the dictionary alone, as one number means different things there.
  ///
  /// - Parameters:
  ///   - unit: The unit in UCUM or as people write it; empty for a plain number.
  ///   - loinc: The LOINC code that the number came under, or nil.
  package func conversion(from unit: String, viaLoinc loinc: String? = nil) -> ExactConversion? {
    let received = UnitText(unit)
    if received.means(UnitText(self.unit)) || received.means(UnitText(unitLabel)) {
      return .identity
    }
    if let listed = listed(loinc, where: { received.means(UnitText($0.unit)) }) {
      return listed.exact
    }
    guard let reading = try? UnitReading(unit), let canonical = try? UnitReading(self.unit) else {
      return nil
    }
    let hasDimension = !canonical.unit.dimension.isPlainNumber
    if hasDimension, let same = reading.comparable(with: canonical.unit) {
      return same.conversion(to: canonical.unit)
    }
    return throughListed(reading, loinc: loinc)
      ?? (hasDimension ? throughMass(reading, to: canonical.unit) : nil)
  }

  /// The conversion of the dictionary that fits, the one for the code first.
  private func listed(
    _ loinc: String?, where fits: (UnitConversion) -> Bool
  ) -> UnitConversion? {
    let fitting = conversions.filter(fits)
    return fitting.first { $0.loinc != nil && $0.loinc == loinc }
      ?? fitting.first { $0.loinc == nil } ?? fitting.first
  }

  /// To a listed unit by UCUM, and from there by the dictionary.
  private func throughListed(_ reading: UnitReading, loinc: String?) -> ExactConversion? {
    let listed = listed(loinc) { conversion in
      guard let unit = try? UnitReading(conversion.unit).unit else { return false }
      return !unit.dimension.isPlainNumber && reading.comparable(with: unit) != nil
    }
    guard let listed, let unit = try? UnitReading(listed.unit).unit else { return nil }
    guard let step = reading.comparable(with: unit)?.conversion(to: unit), let last = listed.exact
    else { return nil }
    return step.followed(by: last)
  }

  /// Between mass and amount of substance, when the molar mass is known.
  private func throughMass(_ reading: UnitReading, to canonical: UCUMUnit) -> ExactConversion? {
    guard let mass = MolarMass.of(code).flatMap(UnitMagnitude.init),
      let grams = try? UCUMUnit("g"), let moles = try? UCUMUnit("mol"),
      let massByMole = grams.divided(by: moles)
    else { return nil }
    for unit in reading.candidates {
      let asMass = unit * massByMole
      if asMass.isComparable(with: canonical) {
        return asMass.conversion(to: canonical)?.followed(by: ExactConversion(factor: mass))?
          .rounded(to: 6)
      }
      if let asMoles = unit.divided(by: massByMole), asMoles.isComparable(with: canonical) {
        return asMoles.conversion(to: canonical)?
          .followed(by: ExactConversion(factor: mass.inverse))?.rounded(to: 6)
      }
    }
    return nil
  }
}

extension UnitConversion {
  /// The same in decimal arithmetic; nil when a number is none.
  ///
  /// A factor of many digits was itself rounded, so that only 15 digits of a result count.
  package var exact: ExactConversion? {
    guard let factor = DecimalNumber(factor).flatMap(UnitMagnitude.init),
      let offset = DecimalNumber(offset)
    else { return nil }
    return ExactConversion(factor: factor, after: offset, significantDigits: 15)
  }
}
