import Domain

// Reading the value of an Observation or component.
extension FHIRImport {
  /// The longest text kept as a result, in characters.
  static let longestText = 4000

  mutating func quantity(
    _ value: JSONValue, code: FHIRCode, of occasion: Occasion
  ) -> Reading? {
    guard let number = value["value"], number.kind != .null else {
      skip(occasion.resource, "fhir.no-value", zh: "没有数值", en: "no value is given")
      return nil
    }
    var comparator: Comparator?
    if let mark = value["comparator"] {
      comparator = mark.line.flatMap { Comparator(rawValue: $0) }
      guard comparator != nil else {
        problems.add(
          .error, "fhir.bad-code", at: mark, zh: "不认识的比较符，该值未导入",
          en: "unknown comparator; the value was not imported",
          help: Localized(zh: "应为 <、<=、>= 或 >", en: "R4 has <, <=, >= and >"))
        return nil
      }
    }
    return self.number(number, unit: FHIRUnit(value), comparator: comparator, code: code)
  }

  /// A number with its unit; nil, with a diagnostic, when it is none.
  mutating func number(
    _ value: JSONValue, unit: FHIRUnit, comparator: Comparator?, code: FHIRCode
  ) -> Reading? {
    guard let text = value.numberText else {
      problems.add(
        .error, "fhir.bad-number", at: value, zh: "此处应为数字，该值未导入",
        en: "expected a number here; the value was not imported")
      return nil
    }
    guard IndicatorDictionary.decimal(text) != nil else {
      problems.add(
        .error, "fhir.bad-number", at: value, zh: "数字过大，该值未导入",
        en: "the number is too large; the value was not imported")
      return nil
    }
    let meaning = meaning(of: code, unit: unit, number: text, at: value)
    var reading = Reading(
      indicator: meaning.indicator, value: nil, comparator: comparator, text: text,
      unit: unit.received)
    guard let rule = meaning.conversion, let number = IndicatorDictionary.decimal(text) else {
      return reading
    }
    let isCanonical = rule.factor == 1 && rule.offset == 0
    reading.value = isCanonical ? number : number * rule.factor + rule.offset
    reading.factor = rule.factor
    return reading
  }

  /// A result in words; the number of its step where the indicator is a scale and it is certain.
  mutating func words(
    _ answer: JSONMember, code: FHIRCode, of occasion: Occasion
  ) -> Reading? {
    guard let found = Self.text(of: answer) else {
      skip(occasion.resource, "fhir.no-value", zh: "没有数值", en: "no value is given")
      return nil
    }
    let indicator = indicator(of: code)
    let step = Self.step(of: answer.value, text: found.text, on: indicator)
    return Reading(
      indicator: indicator, value: step.map(Double.init),
      text: String(found.text.prefix(Self.longestText)), unit: found.unit)
  }

  private static func text(of answer: JSONMember) -> (text: String, unit: String)? {
    let value = answer.value
    func plain(_ text: String?) -> (text: String, unit: String)? { text.map { ($0, "") } }
    switch answer.name {
    case "valueCodeableConcept": return plain(value.words)
    case "valueBoolean": return plain(value.bool.map { $0 ? "true" : "false" })
    case "valueRange":
      let (low, high) = (value["low"], value["high"])
      let ends = [low, high].map { $0?["value"]?.numberText ?? "" }
      let unit = [low, high].lazy.compactMap { $0.map { FHIRUnit($0).received } }.first ?? ""
      return ends == ["", ""] ? nil : (ends.joined(separator: "-"), unit)
    case "valueRatio":
      let parts = [value["numerator"], value["denominator"]].map { part -> String in
        let number = part?["value"]?.numberText ?? ""
        let unit = part.map { FHIRUnit($0).received } ?? ""
        return unit.isEmpty ? number : "\(number) \(unit)"
      }
      return parts == ["", ""] ? nil : plain(parts.joined(separator: ":"))
    case "valuePeriod":
      let ends = [value.text("start") ?? "", value.text("end") ?? ""]
      return ends == ["", ""] ? nil : plain(ends.joined(separator: "/"))
    case "valueSampledData": return plain(value.text("data"))
    default: return plain(value.line)
    }
  }

  /// The step that a coded or written result means; nil when its wordings do not agree.
  private static func step(of value: JSONValue, text: String, on indicator: Indicator) -> Int? {
    guard !indicator.ordinal.isEmpty else { return nil }
    var wordings = [text]
    for coding in value.list("coding") {
      if let display = coding.text("display") { wordings.append(display) }
      if coding.text("system") == FHIRCode.snomedSystem, let code = coding.text("code"),
        let sign = signs[code]
      {
        wordings.append(sign)
      }
    }
    let steps = Set(wordings.compactMap { IndicatorDictionary.ordinal(of: $0, for: indicator) })
    return steps.count == 1 ? steps.first : nil
  }

  /// Qualifier values of SNOMED CT (International Edition) that are signs of a scale.
  private static let signs: [String: String] = [
    "260385009": "negative", "260415000": "not detected", "10828004": "positive",
    "260373001": "detected", "260405006": "trace", "260347006": "+", "260348001": "++",
    "260349009": "+++", "260350009": "++++",
  ]
}
