import Domain

// Finding the indicator of a value. Two units that cannot be converted into one another never
// share an indicator, so that no line of a chart can mix them: the first unit met is canonical,
// and each further one gets an indicator of its own, such as `loinc-2339-0-mmol_per_l`.
extension FHIRImport {
  /// The place of indicators made for an import: after all of the clinic's own.
  static let newOrder = 100_000

  /// The indicator that a code alone names, made when the dictionary lacks it.
  mutating func indicator(of code: FHIRCode) -> Indicator {
    if let known = dictionary[code: code.indicator] ?? newIndicators[code.indicator] {
      return known
    }
    let indicator = Indicator(
      code: code.indicator, loinc: code.loinc, loincDisplay: code.loinc == nil ? nil : code.name,
      name: Localized(same: code.name), unit: "", unitLabel: "", decimals: 0,
      order: Self.newOrder)
    newIndicators[code.indicator] = indicator
    return indicator
  }

  /// What a number under a code and in a unit means.
  mutating func meaning(
    of code: FHIRCode, unit: FHIRUnit, number: String, at value: JSONValue
  ) -> FHIRMeaning {
    let key = FHIRMeaning.Key(indicator: code.indicator, loinc: code.loinc, unit: unit)
    if let known = meanings[key] {
      if known.conversion == nil { tellMissingUnit(known.indicator, at: value) }
      return known
    }
    let base = settled(indicator(of: code), unit: unit, number: number)
    let meaning = newMeaning(of: base, loinc: code.loinc, unit: unit, at: value)
    meanings[key] = meaning
    return meaning
  }

  /// A new indicator takes the unit of its first number.
  private mutating func settled(
    _ indicator: Indicator, unit: FHIRUnit, number: String
  ) -> Indicator {
    guard indicator.unit.isEmpty else { return indicator }
    var settled = indicator
    settled.unit = unit.isEmpty ? "1" : unit.canonical
    settled.unitLabel = unit.received
    settled.decimals = Self.decimals(of: number)
    newIndicators[indicator.code] = settled
    return settled
  }

  /// The digits after the point of a number, at most two.
  private static func decimals(of number: String) -> Int {
    guard let point = number.firstIndex(of: ".") else { return 0 }
    return min(2, number[point...].dropFirst().prefix { $0.isNumber }.count)
  }

  private mutating func newMeaning(
    of base: Indicator, loinc: String?, unit: FHIRUnit, at value: JSONValue
  ) -> FHIRMeaning {
    // A bare number is no step of a scale: it may be an amount whose unit was lost.
    if unit.isEmpty, !base.ordinal.isEmpty || !UnitText(base.unit).isDimensionless {
      tellMissingUnit(base, at: value)
      return FHIRMeaning(indicator: base, conversion: nil)
    }
    for spelling in unit.isEmpty ? [""] : unit.spellings {
      if let rule = IndicatorDictionary.conversion(of: spelling, for: base, viaLoinc: loinc) {
        return FHIRMeaning(indicator: base, conversion: rule)
      }
    }
    let other = otherIndicator(besides: base, unit: unit)
    let why = Self.reason(against: unit)
    problems.tally(
      .warning, "fhir.other-unit", subject: other.code, at: value
    ) { count in
      Localized(
        zh: "\(base.code) 的单位 “\(unit.received)” 无法换算\(why.chinese)，另立指标 \(other.code)",
        en:
          "\(base.code) cannot be converted from \"\(unit.received)\"\(why.english); kept as \(other.code)"
      )
    }
    return FHIRMeaning(
      indicator: other, conversion: UnitConversion(unit: other.unit, factor: 1))
  }

  /// What is wrong with a unit that is none, and what may have been meant; empty for a unit.
  private static func reason(against unit: FHIRUnit) -> Localized {
    do {
      _ = try UnitReading(unit.received)
      return Localized(same: "")
    } catch {
      let help = error.help
      return Localized(
        zh: "（\(error.message.chinese)\(help.map { "；" + $0.chinese } ?? "")）",
        en: " (\(error.message.english)\(help.map { "; " + $0.english } ?? ""))")
    }
  }

  private mutating func otherIndicator(besides base: Indicator, unit: FHIRUnit) -> Indicator {
    let code = "\(base.code)-\(FHIRCode.suffix(of: unit.canonical))"
    if let known = dictionary[code: code] ?? newIndicators[code] { return known }
    let names = base.name
    // Without a LOINC code, so that the code keeps naming the first indicator.
    let other = Indicator(
      code: code,
      name: Localized(
        zh: "\(names.chinese) (\(unit.received))", en: "\(names.english) (\(unit.received))"),
      unit: unit.canonical, unitLabel: unit.received, decimals: max(base.decimals, 1),
      order: Self.newOrder)
    newIndicators[code] = other
    return other
  }

  private mutating func tellMissingUnit(_ indicator: Indicator, at value: JSONValue) {
    problems.tally(
      .warning, "fhir.no-unit", subject: indicator.code, at: value
    ) { count in
      Localized(
        zh: "\(indicator.code)：\(count) 个数值没有单位，只按原文保存，不参与趋势",
        en: "\(indicator.code): \(count) numbers have no unit; kept as text, not in trends")
    }
  }
}
