import Domain

// Numbered answers, what they become, and what is offered.
extension QuestionnaireFileReader {
  private static let optionKeys: Set<String> = [
    "code", "key", "national", "zh", "en", "score", "exclusive", "text", "observed",
  ]

  mutating func readSharedOptions(_ value: JSONValue?) {
    guard let value else { return }
    guard value.kind == .object else {
      wrongType(value, zh: "{ 名称: [ … ] }", en: "{ name: [ … ] }")
      return
    }
    for member in value.members { shared[member.name] = member.value }
  }

  mutating func options(of item: JSONValue) -> [QuestionnaireOption]? {
    guard let given = item["options"] else {
      missing("options", of: item)
      return nil
    }
    if let name = given.string, shared[name] == nil {
      unknown(
        "unknown-options", name, at: given, among: shared.keys.sorted(),
        zh: "没有这组选项", en: "there is no list of options")
      return nil
    }
    let list = elements(optionList(of: item))
    guard (2...60).contains(list.count) else {
      wrongType(given, zh: "2 到 60 个选项", en: "2 to 60 options")
      return nil
    }
    var options: [QuestionnaireOption] = []
    for (place, value) in list.enumerated() {
      guard let option = option(value, place: place) else { return nil }
      if options.contains(where: { $0.code == option.code }) {
        duplicate(option.code, at: value["code"] ?? value)
        return nil
      }
      if options.contains(where: { $0.key == option.key }) {
        refuse(
          "key-clash", at: value["key"] ?? value,
          zh: "两个选项用了同一个按键 “\(option.key)”", en: "two options have the key \"\(option.key)\"")
        return nil
      }
      options.append(option)
    }
    return options
  }

  private mutating func option(_ value: JSONValue, place: Int) -> QuestionnaireOption? {
    guard value.kind == .object else {
      wrongType(value, zh: "一个选项 { … }", en: "an option { … }")
      return nil
    }
    checkKeys(of: value, among: Self.optionKeys)
    let code = code("code", of: value)
    let words = localized(value)
    guard let code, let words else { return nil }
    let key = value["key"] == nil ? String(place + 1) : text("key", of: value)
    guard let key, key.utf8.count <= 2, key.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      wrongType(value["key"] ?? value, zh: "一两位数字的按键", en: "a key of one or two digits")
      return nil
    }
    var option = QuestionnaireOption(
      code: code, key: key, text: words, isExclusive: flag(value["exclusive"]),
      takesText: flag(value["text"]))
    if value["national"] != nil { option.national = text("national", of: value) }
    if value["observed"] != nil { option.observed = text("observed", of: value) }
    if let score = value["score"] { option.score = decimal(score) }
    return option
  }

  // MARK: - Indicators

  /// The indicator that an item feeds, in whose unit it must be.
  mutating func indicator(of value: JSONValue, _ item: QuestionnaireItem) -> String? {
    guard let given = value["indicator"], let code = text("indicator", of: value) else {
      return nil
    }
    guard let indicator = indicators[code: code] else {
      unknown(
        "unknown-indicator", code, at: given, among: indicators.indicators.map(\.code),
        zh: "没有这个指标", en: "there is no indicator")
      return nil
    }
    switch item.kind {
    case .quantity, .computed:
      let unit = item.unit ?? "1"
      guard UnitText(unit).means(UnitText(indicator.unit)) else {
        refuse(
          "unit", at: value["unit"] ?? given,
          zh: "指标 \(code) 的单位是 \(indicator.unit)，这里是 \(unit)",
          en: "the unit of \(code) is \(indicator.unit), here it is \(unit)")
        return nil
      }
    case .integer, .decimal: break
    case .choice(let options) where options.allSatisfy { $0.score != nil || $0.observed != nil }:
      break
    default:
      refuse(
        "not-a-number", at: given, zh: "此项的答案不能成为指标的数值",
        en: "the answer to this item is no value of an indicator")
      return nil
    }
    return code
  }

  // MARK: - Offers

  mutating func offer(_ value: JSONValue, for item: QuestionnaireItem) -> QuestionnaireOffer? {
    if value.isString("last") { return .last }
    checkKeys(of: value, among: ["observed", "computed", "codes", "number", "day"])
    if let days = value["observed"] {
      if item.indicator == nil { missing("indicator", of: value) }
      return whole(days, in: 0...20_000).map { .observed(days: $0) }
    }
    if let computed = value["computed"] { return offered(computed, for: item) }
    if let codes = value["codes"] {
      let words = elements(codes).compactMap(\.string)
      for word in words { checkOption(word, of: item.options.map(\.code), at: codes) }
      return .codes(words)
    }
    if let number = value["number"] { return decimal(number).map { .number($0) } }
    if let days = value["day"] { return whole(days, in: -3660...3660).map { .day(after: $0) } }
    wrongType(value, zh: "'last' 或 { … }", en: "'last' or { … }")
    return nil
  }

  private mutating func offered(
    _ value: JSONValue, for item: QuestionnaireItem
  ) -> QuestionnaireOffer? {
    guard let id = value.string, let known = declaration(id, at: value) else { return nil }
    guard known.type == "computed" else {
      wrongType(value, zh: "计算项", en: "a computed item")
      return nil
    }
    if !item.options.isEmpty {
      for code in known.codes { checkOption(code, of: item.options.map(\.code), at: value) }
    }
    return .computed(id)
  }

  mutating func checkOption(_ code: String, of codes: [String], at value: JSONValue) {
    guard !codes.contains(code) else { return }
    unknown("unknown-option", code, at: value, among: codes, zh: "没有这个选项", en: "there is no option")
  }
}
