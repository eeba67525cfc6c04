import Domain

// Conditions, as values.
extension QuestionnaireFileReader {
  private static let comparisons: [String: QuestionnaireComparison] = [
    "below": .below, "atMost": .atMost, "equals": .equals, "atLeast": .atLeast, "above": .above,
  ]

  mutating func condition(_ value: JSONValue, depth: Int = 0) -> QuestionnaireCondition? {
    guard depth < Self.deepest else {
      tooDeep(value)
      return nil
    }
    guard value.kind == .object else {
      wrongType(value, zh: "条件 { … }", en: "a condition { … }")
      return nil
    }
    if let parts = value["all"] { return joined(parts, in: value, depth).map { .all($0) } }
    if let parts = value["any"] { return joined(parts, in: value, depth).map { .any($0) } }
    if let part = value["not"] {
      checkKeys(of: value, among: ["not"])
      return condition(part, depth: depth + 1).map { .not($0) }
    }
    if let id = value["answered"] {
      checkKeys(of: value, among: ["answered"])
      return known(id).map { .answered($0) }
    }
    if let sex = value["sex"] {
      checkKeys(of: value, among: ["sex"])
      guard let word = sex.string, let known = Sex(rawValue: word),
        known == .male || known == .female
      else {
        wrongType(sex, zh: "'male' 或 'female'", en: "'male' or 'female'")
        return nil
      }
      return .sex(known)
    }
    return value["is"] == nil ? comparison(value, depth) : choice(value)
  }

  private mutating func joined(
    _ parts: JSONValue, in value: JSONValue, _ depth: Int
  ) -> [QuestionnaireCondition]? {
    checkKeys(of: value, among: ["all", "any"])
    let list = elements(parts)
    guard !list.isEmpty, value.count == 1 else {
      wrongType(parts, zh: "至少一个条件", en: "at least one condition")
      return nil
    }
    let read = list.compactMap { condition($0, depth: depth + 1) }
    return read.count == list.count ? read : nil
  }

  private mutating func known(_ value: JSONValue) -> String? {
    guard let id = value.string else {
      wrongType(value, zh: "项目代码", en: "the code of an item")
      return nil
    }
    return declaration(id, at: value) == nil ? nil : id
  }

  /// Reads `{ item: 'symptoms', is: 'none' }`.
  private mutating func choice(_ value: JSONValue) -> QuestionnaireCondition? {
    checkKeys(of: value, among: ["item", "is"])
    guard let item = value["item"], let given = value["is"] else {
      missing("item", of: value)
      return nil
    }
    guard let id = known(item), let codes = declared[id]?.codes else { return nil }
    let words = given.string.map { [$0] } ?? elements(given).compactMap(\.string)
    guard !words.isEmpty else {
      wrongType(given, zh: "选项代码", en: "the code of an option")
      return nil
    }
    for word in words { checkOption(word, of: codes, at: given) }
    return .has(id, codes: words)
  }

  /// Reads `{ item: 'sbp', atLeast: 180 }` or `{ value: { … }, atLeast: 10, below: 20 }`.
  private mutating func comparison(
    _ value: JSONValue, _ depth: Int
  ) -> QuestionnaireCondition? {
    checkKeys(of: value, among: Set(Self.comparisons.keys).union(["item", "value"]))
    guard let left = value["item"] ?? value["value"] else {
      wrongType(
        value, zh: "条件：all、any、not、answered、sex、item 或 value",
        en: "a condition: all, any, not, answered, sex, item or value")
      return nil
    }
    guard let number = expression(left, depth: depth + 1) else { return nil }
    var parts: [QuestionnaireCondition] = []
    for member in value.members {
      guard let comparison = Self.comparisons[member.name] else { continue }
      guard let other = expression(member.value, depth: depth + 1, beside: number.measure) else {
        return nil
      }
      parts.append(.compare(number.expression, comparison, other.expression))
    }
    guard !parts.isEmpty else {
      wrongType(
        value, zh: "比较：below、atMost、equals、atLeast、above 或 is",
        en: "a comparison: below, atMost, equals, atLeast, above or is")
      return nil
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  mutating func tooDeep(_ value: JSONValue) {
    refuse(
      "too-deep", at: value, zh: "条件嵌套超过 \(Self.deepest) 层",
      en: "conditions nest deeper than \(Self.deepest)")
  }
}
