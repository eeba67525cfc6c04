import Domain

// Items and what they take.
extension QuestionnaireFileReader {
  private static let common: Set<String> = [
    "id", "type", "zh", "en", "hint", "required", "when", "offer", "indicator",
  ]
  /// The keys of each type beside the common ones.
  private static let own: [String: Set<String>] = [
    "choice": ["options"], "multi": ["options"], "yesno": [],
    "integer": ["bounds", "plausible"], "decimal": ["bounds", "plausible", "decimals"],
    "quantity": ["bounds", "plausible", "decimals", "unit"],
    "date": ["precision", "past", "future"], "text": ["longest"], "display": [],
    "computed": ["value", "unit", "decimals", "bands"], "table": ["rows", "columns"],
  ]

  mutating func item(_ value: JSONValue, isColumn: Bool = false) -> QuestionnaireItem? {
    guard value.kind == .object else {
      wrongType(value, zh: "一个项目 { … }", en: "an item { … }")
      return nil
    }
    guard let type = text("type", of: value), let typeValue = value["type"] else { return nil }
    guard let own = Self.own[type] else {
      unknown(
        "unknown-type", type, at: typeValue, among: Self.own.keys.sorted(),
        zh: "不认识的项目类型", en: "unknown type of item")
      return nil
    }
    checkKeys(of: value, among: Self.common.union(own))
    checkPlace(of: value, type: type, isColumn: isColumn)
    let id = code("id", of: value)
    let words = localized(value)
    let kind = kind(type, of: value)
    let condition = isColumn ? nil : value["when"].flatMap { self.condition($0) }
    guard let id, let words, let kind else { return nil }
    var item = QuestionnaireItem(
      linkID: id, text: words, hint: optionalLocalized(value["hint"]), kind: kind,
      isRequired: flag(value["required"]), enableWhen: condition)
    item.indicator = indicator(of: value, item)
    item.offer = value["offer"].flatMap { offer($0, for: item) }
    if item.isRequired, !item.isAsked {
      refuse(
        "not-asked", at: value["required"] ?? value, zh: "此类项目不需要回答",
        en: "nobody answers an item of this type")
    }
    return item
  }

  private mutating func checkPlace(of value: JSONValue, type: String, isColumn: Bool) {
    guard isColumn else { return }
    if ["table", "computed", "display"].contains(type) || value["when"] != nil {
      refuse(
        "column", at: value["when"] ?? value["type"] ?? value,
        zh: "表格的列不能是表格、计算项或说明，也不能带条件",
        en: "a column is no table, computed item or line of text, and has no condition")
    }
  }

  private mutating func kind(_ type: String, of value: JSONValue) -> QuestionnaireItemKind? {
    switch type {
    case "choice": return options(of: value).map { .choice($0) }
    case "multi": return options(of: value).map { .multiChoice($0) }
    case "yesno": return .yesNo
    case "integer": return limits(of: value, decimals: 0).map { .integer($0) }
    case "decimal": return limits(of: value, decimals: 1).map { .decimal($0) }
    case "quantity":
      guard let limits = limits(of: value, decimals: 1), let unit = text("unit", of: value) else {
        return nil
      }
      checkUnit(unit, at: value["unit"] ?? value)
      return .quantity(limits, unit: unit)
    case "date": return .date(dateLimits(of: value))
    case "text":
      let longest = value["longest"].map { whole($0, in: 1...2000) } ?? 200
      return longest.map { .text(longest: $0) }
    case "display": return .display
    case "computed": return computation(of: value).map { .computed($0) }
    default: return table(of: value)
    }
  }

  private mutating func table(of value: JSONValue) -> QuestionnaireItemKind? {
    guard let rows = value["rows"] else {
      missing("rows", of: value)
      return nil
    }
    let columns = elements(value["columns"])
    guard let count = whole(rows, in: 1...20), !columns.isEmpty, columns.count <= 10 else {
      if columns.isEmpty || columns.count > 10 {
        wrongType(value["columns"] ?? value, zh: "1 到 10 列", en: "1 to 10 columns")
      }
      return nil
    }
    let items = columns.compactMap { item($0, isColumn: true) }
    return .table(QuestionnaireTable(rows: count, columns: items))
  }

  // MARK: - Numbers and dates

  private mutating func limits(of value: JSONValue, decimals: Int) -> QuestionnaireLimits? {
    var limits = QuestionnaireLimits(decimals: decimals)
    if let given = value["decimals"] {
      guard let number = whole(given, in: 0...4) else { return nil }
      limits.decimals = number
    }
    if let bounds = value["bounds"] {
      guard let range = range(bounds) else { return nil }
      limits.hard = range
    }
    if let bounds = value["plausible"] {
      guard let range = range(bounds) else { return nil }
      limits.plausible = range
      if let hard = limits.hard,
        !hard.contains(range.lowerBound) || !hard.contains(range.upperBound)
      {
        badBounds(
          bounds, zh: "常见范围超出了允许范围", en: "what is likely lies outside what is allowed")
        return nil
      }
    }
    return limits
  }

  private mutating func range(_ value: JSONValue) -> ClosedRange<DecimalNumber>? {
    let list = elements(value)
    guard list.count == 2, let low = decimal(list[0]), let high = decimal(list[1]) else {
      if list.count != 2 { wrongType(value, zh: "[最小, 最大]", en: "[lowest, highest]") }
      return nil
    }
    guard low < high else {
      badBounds(value, zh: "下限须小于上限", en: "the lower limit must be below the upper one")
      return nil
    }
    return low...high
  }

  mutating func badBounds(_ value: JSONValue, zh: String, en: String) {
    refuse("bad-bounds", at: value, zh: zh, en: en)
  }

  private mutating func dateLimits(of value: JSONValue) -> QuestionnaireDateLimits {
    var limits = QuestionnaireDateLimits(
      isPast: flag(value["past"]), isFuture: flag(value["future"]))
    if let precision = value["precision"] {
      switch precision.string {
      case "day": limits.precision = .day
      case "month": limits.precision = .month
      case "year": limits.precision = .year
      default: wrongType(precision, zh: "'day'、'month' 或 'year'", en: "'day', 'month' or 'year'")
      }
    }
    if limits.isPast, limits.isFuture {
      badBounds(
        value["future"] ?? value, zh: "日期不能既在过去又在将来", en: "a date is not both past and future")
    }
    return limits
  }
}
