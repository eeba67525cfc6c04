/// A received number in an indicator's canonical unit, and how it came there.
package struct ConvertedValue: Hashable, Sendable {
  /// The number in the canonical unit.
  package var value: Double
  /// What the received number was multiplied by; 1 when it was canonical already.
  package var factor: Double
  /// What was then added; 0 for most units.
  package var offset: Double

  package init(value: Double, factor: Double = 1, offset: Double = 0) {
    self.value = value
    self.factor = factor
    self.offset = offset
  }
}

extension IndicatorDictionary {
  /// A received number in the indicator's canonical unit; nil when text or unit cannot be read.
  ///
  /// When the received unit is the canonical one, however spelled, no arithmetic touches the
  /// number: `7.0` stays 7.0. A LOINC code decides where one unit has two meanings: `mg/dL` of
  /// 3094-0 is of urea nitrogen, of 22664-7 of urea. An empty unit counts only for an indicator
  /// without a dimension.
  ///
  /// - Parameters:
  ///   - text: A decimal number such as `7.0`, `1e2` or `+5`; never `nan` or `inf`.
  ///   - unit: The unit as received, in UCUM or as people write it.
  ///   - loinc: The LOINC code that the number came under, or nil.
  package func convert(
    _ text: String, unit: String, for indicator: Indicator, viaLoinc loinc: String? = nil
  ) -> ConvertedValue? {
    guard let number = Self.decimal(text) else { return nil }
    guard let rule = Self.conversion(of: unit, for: indicator, viaLoinc: loinc) else { return nil }
    if rule.factor == 1, rule.offset == 0 { return ConvertedValue(value: number) }
    return ConvertedValue(
      value: number * rule.factor + rule.offset, factor: rule.factor, offset: rule.offset)
  }

  /// How a unit becomes the canonical one; factor 1 and offset 0 when it is; nil when it cannot.
  ///
  /// What the dictionary lists comes first, then UCUM and the molar mass, as in
  /// `Indicator.conversion(from:viaLoinc:)`.
  package static func conversion(
    of unit: String, for indicator: Indicator, viaLoinc loinc: String? = nil
  ) -> UnitConversion? {
    let received = UnitText(unit)
    if received.means(UnitText(indicator.unit)) || received.means(UnitText(indicator.unitLabel)) {
      return UnitConversion(unit: indicator.unit, factor: 1)
    }
    let fitting = indicator.conversions.filter { received.means(UnitText($0.unit)) }
    if let listed = fitting.first(where: { $0.loinc != nil && $0.loinc == loinc })
      ?? fitting.first(where: { $0.loinc == nil }) ?? fitting.first
    {
      return listed
    }
    guard let plain = indicator.conversion(from: unit, viaLoinc: loinc)?.plain else { return nil }
    return UnitConversion(unit: unit, factor: plain.factor, offset: plain.offset)
  }

  /// The number that a decimal text means, correctly rounded; nil for words, `nan`, `inf` and hex.
  package static func decimal(_ text: String) -> Double? {
    let allowed = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)  // + - . E e
    }
    guard allowed, let number = Double(text), number.isFinite else { return nil }
    return number
  }
}
