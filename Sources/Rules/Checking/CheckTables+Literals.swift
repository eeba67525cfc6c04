import Domain

// Numbers with units, brought to the unit of what they are compared with.
extension CheckTables {
  /// The number in the unit of a type; nil after telling what is wrong with it.
  mutating func literal(
    _ quantity: QuantitySyntax, isNegative: Bool, as type: AmountType, _ scope: RuleScope
  ) -> Exact? {
    guard let digits = Exact(decimal: quantity.number.text) else {
      markBroken(scope.rule)
      return nil
    }
    let number = isNegative ? digits.negated : digits
    guard let unit = quantity.unit else {
      if type.isBare { return number }
      bareNumber(quantity, type, scope)
      return nil
    }
    if let converted = convert(number, UnitWord.ucum(unit.text), to: type) { return converted }
    wrongUnit(unit, quantity, type, scope)
    return nil
  }

  /// A number in the unit of a type; nil where its unit does not fit.
  private func convert(_ number: Exact, _ unit: String, to type: AmountType) -> Exact? {
    switch type {
    case .plain:
      let isCount = ["次", "个", "天"].contains(unit)
      return isCount || (unit != "%" && UnitText(unit).isDimensionless) ? number : nil
    case .years: return TimeWord.unit(unit) == .year ? number : nil
    case .days:
      guard let time = TimeWord.unit(unit), time == .day || time == .week else { return nil }
      return number.multiplied(by: TimeWord.days(time))
    case .percent: return unit == "%" ? number : nil
    case .level(let indicator): return vocabulary.units.canonical(number, unit, indicator)
    case .difference(let indicator): return difference(number, unit, indicator)
    case .slope(let indicator, let per):
      guard let slope = SlopeUnit(unit),
        let change = difference(number, slope.unit.isEmpty ? "1" : slope.unit, indicator)
      else { return nil }
      guard let per, per != slope.time else { return change }
      return change.multiplied(by: TimeWord.days(per))?.divided(by: TimeWord.days(slope.time))
    case .composite(let whole):
      return vocabulary.units.factor(unit, whole).flatMap { number.multiplied(by: $0) }
    }
  }

  /// A difference has no offset: 2 °F warmer is 1.1 °C warmer, not -16.7 °C.
  private func difference(_ number: Exact, _ unit: String, _ indicator: Indicator) -> Exact? {
    guard let value = vocabulary.units.canonical(number, unit, indicator),
      let zero = vocabulary.units.canonical(.zero, unit, indicator)
    else { return nil }
    return value.subtracting(zero)
  }

  // MARK: - What is wrong

  private mutating func bareNumber(
    _ quantity: QuantitySyntax, _ type: AmountType, _ scope: RuleScope
  ) {
    let end = quantity.range.upperBound
    let unit = type.unit
    let text = type == .days ? unit : " \(unit)"
    report(
      .bareNumber, file: scope.file, quantity.range, [quantity.number.text, unit],
      fix: RuleDiagnostic.Fix(range: end..<end, text: text), rule: scope.rule)
  }

  private mutating func wrongUnit(
    _ unit: TextSyntax, _ quantity: QuantitySyntax, _ type: AmountType, _ scope: RuleScope
  ) {
    if refuseJoined(unit, scope) { return }
    let isTime = TimeWord.unit(unit.text) != nil || SlopeUnit(unit.text) != nil
    guard isTime || vocabulary.units.isKnown(unit.text) else {
      let near = Spelling.nearest(to: unit.text, of: knownUnits(for: type))
      report(
        .unknownUnit, file: scope.file, unit.range, [unit.text], suggestion: near,
        fix: near.map { RuleDiagnostic.Fix(range: unit.range, text: $0) }, rule: scope.rule)
      return
    }
    if type == .plain {
      let between = quantity.number.range.upperBound..<unit.range.upperBound
      report(
        .unitOnPlainNumber, file: scope.file, unit.range,
        ["\(quantity.number.text) \(unit.text)"],
        fix: RuleDiagnostic.Fix(range: between, text: ""), rule: scope.rule)
      return
    }
    mismatch(type, unit.text, quantity.range, scope)
  }

  mutating func mismatch(
    _ type: AmountType, _ unit: String, _ range: Range<Int>, _ scope: RuleScope
  ) {
    let own = type.unit.isEmpty ? "1" : type.unit
    let way = Self.way(type)
    report(
      .unitMismatch, file: scope.file, range, [own, unit, way?.chinese ?? "", way?.english ?? ""],
      rule: scope.rule)
  }

  /// What the units of a type are, where that is not plain from the message.
  private static func way(_ type: AmountType) -> Localized? {
    switch type {
    case .days: Localized(zh: "距上次 以天计：用 天 或 周", en: "days_since counts days: write d or wk")
    case .years: Localized(zh: "年龄以整岁计", en: "age counts whole years")
    case .percent: Localized(zh: "变化率与占比以 % 计", en: "change and share are in %")
    case .slope(let indicator, _):
      Localized(
        zh: "趋势是单位时间的变化，如 \(indicator.unit)/a",
        en: "a trend is a change per time, such as \(indicator.unit)/a")
    case .level(let indicator), .difference(let indicator):
      Localized(
        zh: "\(indicator.name.chinese)的单位：\(units(of: indicator).joined(separator: "、"))",
        en: "units of \(indicator.code): \(units(of: indicator).joined(separator: ", "))")
    case .plain, .composite: nil
    }
  }

  static func units(of indicator: Indicator) -> [String] {
    var units: [String] = []
    for unit in [indicator.unit] + indicator.conversions.map(\.unit) where !units.contains(unit) {
      units.append(unit)
    }
    return units
  }

  private func knownUnits(for type: AmountType) -> [String] {
    switch type {
    case .level(let indicator), .difference(let indicator), .slope(let indicator, _):
      Self.units(of: indicator) + [indicator.unitLabel]
    default: [type.unit]
    }
  }

  // MARK: - Ordinal scales

  /// The step of an ordinal scale that a text means: `latest(uprot, 90d) >= "++"`.
  mutating func ordinal(
    _ text: String, _ expression: ExpressionSyntax, as type: AmountType, _ scope: RuleScope
  ) -> Exact? {
    guard case .level(let indicator) = type, !indicator.ordinal.isEmpty else {
      report(
        .wrongType, file: scope.file, expression.range, ["数", "文字", "a number", "a text"],
        rule: scope.rule)
      return nil
    }
    if let step = IndicatorDictionary.ordinal(of: text, for: indicator) { return Exact(step) }
    report(
      .unknownWord, file: scope.file, expression.range,
      [text, indicator.ordinal.map { "\"\($0)\"" }.joined(separator: ", ")], rule: scope.rule)
    return nil
  }
}
