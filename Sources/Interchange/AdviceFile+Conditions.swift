import Domain

// For whom something is: `'everybody'`, or objects whose keys have to hold together.
extension EntryReader {
  private static var conditionKeys: Set<String> {
    [
      "tag", "diagnosis", "trait", "constitution", "tendency", "form", "item", "is", "sex",
      "ageFrom",
      "ageTo",
    ]
  }

  /// For whom an entry is; it has to be said.
  mutating func whom(of entry: JSONValue, help: Localized? = nil) -> [AdviceEntry.Condition] {
    let conditions = conditions(entry["for"])
    if conditions.isEmpty, entry["for"].map({ $0.kind == .array && $0.count == 0 }) ?? true {
      missing("for", of: entry, help: help)
    }
    return conditions
  }

  /// The conditions of a key; none when it is not there.
  mutating func conditions(_ value: JSONValue?) -> [AdviceEntry.Condition] {
    elements(value, limit: 50).compactMap { condition($0) }
  }

  /// One condition; nil, reported, when it is not in form.
  private mutating func condition(_ value: JSONValue) -> AdviceEntry.Condition? {
    if value.isString("everybody") { return [.everybody] }
    guard value.kind == .object, value.count > 0 else {
      wrongType(
        value, zh: "'everybody' 或 { tag | trait | … }", en: "'everybody' or { tag | trait | … }")
      return nil
    }
    let before = errorCount
    checkKeys(of: value, among: Self.conditionKeys)
    var facts: [AdviceFact] = []
    for name in each(value["tag"]) {
      if let name = text(name, limit: 60) { facts.append(.tag(name)) }
    }
    if let code = value["diagnosis"], let prefix = icd10(code, 1...8) {
      facts.append(.diagnosis(prefix: prefix))
    }
    for word in each(value["trait"]) {
      if let trait: AdviceTrait = choice(word) { facts.append(.trait(trait)) }
    }
    if let fact = constitution(of: value) { facts.append(fact) }
    if let fact = band(of: value) { facts.append(fact) }
    if let word = value["sex"], let sex: Sex = choice(word) { facts.append(.sex(sex)) }
    if let fact = age(of: value) { facts.append(fact) }
    return errorCount == before ? facts : nil
  }

  /// The elements of a list, or the one value that stands for a list of one.
  private mutating func each(_ value: JSONValue?) -> [JSONValue] {
    guard let value else { return [] }
    return value.kind == .array ? elements(value, limit: 20) : [value]
  }

  private mutating func constitution(of value: JSONValue) -> AdviceFact? {
    let countsTendency = flag(value["tendency"], orElse: true)
    guard let word = value["constitution"] else {
      if value["tendency"] != nil { missing("constitution", of: value) }
      return nil
    }
    guard let one: BodyConstitution = choice(word) else { return nil }
    return .constitution(one, countsTendency: countsTendency)
  }

  private mutating func band(of value: JSONValue) -> AdviceFact? {
    guard value["form"] != nil || value["item"] != nil || value["is"] != nil else { return nil }
    guard let form = name("form", of: value), let item = name("item", of: value) else { return nil }
    guard let list = value["is"] else {
      missing("is", of: value)
      return nil
    }
    let codes = elements(list, limit: 20).compactMap { text($0, limit: 40) }
    if codes.isEmpty { wrongType(list, zh: "结果代码的列表", en: "a list of codes of results") }
    return .band(form: form, item: item, codes: codes)
  }

  private mutating func age(of value: JSONValue) -> AdviceFact? {
    guard value["ageFrom"] != nil || value["ageTo"] != nil else { return nil }
    let from = value["ageFrom"].map { number($0, 0...130, orElse: 0) }
    let to = value["ageTo"].map { number($0, 0...130, orElse: 130) }
    if let from, let to, from > to, let place = value["ageTo"] {
      refuse("bad-age", at: place, zh: "年龄的上限小于下限", en: "the age ends before it begins")
      return nil
    }
    return .age(from: from, to: to)
  }
}
