import Domain

// The parts of an indicator that are numbers: decimals, bounds, conversions and ranges.
extension IndicatorFileReader {
  struct Numbers {
    var decimals: Int
    var bounds: ClosedRange<Double>?
    var conversions: [UnitConversion]
    var ranges: [ReferenceRange]
  }

  mutating func numbers(of entry: JSONValue, unit: String) -> Numbers? {
    var decimals = 1
    if let value = entry["decimals"] {
      guard let number = whole(value, in: 0...4) else { return nil }
      decimals = number
    }
    var bounds: ClosedRange<Double>?
    if let value = entry["bounds"] {
      guard let pair = pair(value) else { return nil }
      bounds = pair
    }
    guard let conversions = list(entry["convert"]), let ranges = list(entry["ranges"]) else {
      return nil
    }
    var result = Numbers(decimals: decimals, bounds: bounds, conversions: [], ranges: [])
    for value in conversions {
      guard let conversion = conversion(value, to: unit, beside: result.conversions) else {
        return nil
      }
      result.conversions.append(conversion)
    }
    for value in ranges {
      guard let range = range(value) else { return nil }
      result.ranges.append(range)
    }
    return result
  }

  private mutating func list(_ value: JSONValue?) -> [JSONValue]? {
    guard let value else { return [] }
    guard value.kind == .array else {
      wrongType(value, zh: "列表 [ … ]", en: "a list [ … ]")
      return nil
    }
    return Array(value.elements)
  }

  /// Two rising numbers.
  private mutating func pair(_ value: JSONValue) -> ClosedRange<Double>? {
    let numbers = value.elements.map(\.double)
    guard numbers.count == 2, let low = numbers[0], let high = numbers[1] else {
      wrongType(value, zh: "[最小, 最大]", en: "[lowest, highest]")
      return nil
    }
    guard low < high else {
      badRange(value)
      return nil
    }
    return low...high
  }

  private mutating func conversion(
    _ value: JSONValue, to canonical: String, beside others: [UnitConversion]
  ) -> UnitConversion? {
    checkKeys(of: value, among: ["unit", "factor", "offset", "loinc"])
    guard let unit = text("unit", of: value), let loinc = loincCode(value["loinc"]) else {
      return nil
    }
    guard let factor = value["factor"]?.double, factor > 0 else {
      wrongType(value["factor"] ?? value, zh: "大于 0 的换算系数 factor", en: "a factor above 0")
      return nil
    }
    var offset = 0.0
    if let given = value["offset"] {
      guard let number = given.double else {
        wrongType(given, zh: "数字", en: "a number")
        return nil
      }
      offset = number
    }
    let spelling = UnitText(unit)
    guard spelling != UnitText(canonical) else {
      refuse(
        "bad-conversion", at: value,
        zh: "“\(unit)” 就是指标自己的单位，无需换算",
        en: "\"\(unit)\" is the indicator's own unit and needs no conversion")
      return nil
    }
    guard !others.contains(where: { UnitText($0.unit) == spelling && $0.loinc == loinc.text })
    else {
      refuse(
        "bad-conversion", at: value, zh: "单位 “\(unit)” 的换算重复",
        en: "the unit \"\(unit)\" is converted twice")
      return nil
    }
    checkUnit(unit, at: value["unit"] ?? value)
    return UnitConversion(unit: unit, factor: factor, offset: offset, loinc: loinc.text)
  }

  private mutating func range(_ value: JSONValue) -> ReferenceRange? {
    checkKeys(of: value, among: ["sex", "ages", "from", "to", "above", "below"])
    var limits: [Double?] = []
    for limit in [value["from"], value["above"], value["to"], value["below"]] {
      guard let limit else {
        limits.append(nil)
        continue
      }
      guard let number = limit.double else {
        wrongType(limit, zh: "数字", en: "a number")
        return nil
      }
      limits.append(number)
    }
    let low = limits[0] ?? limits[1]
    let high = limits[2] ?? limits[3]
    let isTwice = (limits[0] != nil && limits[1] != nil) || (limits[2] != nil && limits[3] != nil)
    let isEmpty = low == nil && high == nil
    guard !isTwice, !isEmpty, (low ?? 0) <= (high ?? .infinity) else {
      badRange(value)
      return nil
    }
    guard let sex = sex(value["sex"]), let ages = ages(value["ages"]) else { return nil }
    return ReferenceRange(
      low: low, high: high, includesLow: limits[1] == nil, includesHigh: limits[3] == nil,
      sex: sex.value, ages: ages.years)
  }

  private mutating func sex(_ value: JSONValue?) -> (value: Sex?, Void)? {
    guard let value else { return (nil, ()) }
    if value.isString("male") { return (.male, ()) }
    if value.isString("female") { return (.female, ()) }
    wrongType(value, zh: "'male' 或 'female'", en: "'male' or 'female'")
    return nil
  }

  private mutating func ages(_ value: JSONValue?) -> (years: ClosedRange<Int>?, Void)? {
    // The published ranges are for adults; a child must not be judged by them.
    guard let value else { return (18...150, ()) }
    if value.isString("all") { return (nil, ()) }
    let years = value.elements.map(\.int)
    guard years.count == 2, let from = years[0], let to = years[1], from >= 0, from <= to else {
      wrongType(value, zh: "[从, 到]（整岁）或 'all'", en: "[from, to] in whole years, or 'all'")
      return nil
    }
    return (from...to, ())
  }

  private mutating func badRange(_ value: JSONValue) {
    refuse(
      "bad-range", at: value, zh: "范围的上下限不成立",
      en: "the limits of the range do not make sense",
      help: Localized(zh: "下限须小于上限，且每侧只写一个", en: "give one limit a side, the lower one first"))
  }
}
