import Domain

// Numbers that a form works out, as values.
extension QuestionnaireFileReader {
  /// What a number is measured in, as far as it is known.
  ///
  /// An indicator with nothing but a unit where the form has no real one; nil for a plain number or
  /// what cannot be told.
  typealias Measured = (expression: QuestionnaireExpression, measure: Indicator?)

  /// - Parameter beside: What the number is compared with or added to, whose unit it must have.
  mutating func expression(
    _ value: JSONValue, depth: Int, beside: Indicator? = nil
  ) -> Measured? {
    guard depth < Self.deepest else {
      tooDeep(value)
      return nil
    }
    switch value.kind {
    case .number: return decimal(value).map { (.constant($0), beside) }
    case .string: return named(value, beside: beside)
    case .object: return operation(value, depth: depth, beside: beside)
    default:
      wrongType(value, zh: "数字、项目代码或算式", en: "a number, the code of an item or a calculation")
      return nil
    }
  }

  /// An item, or a number with its unit such as `16.7 mmol/L`.
  private mutating func named(_ value: JSONValue, beside: Indicator?) -> Measured? {
    let text = value.string ?? ""
    if let first = text.utf8.first, (0x30...0x39).contains(first) {
      return literal(text, at: value, beside: beside)
    }
    guard let known = declaration(text, at: value) else { return nil }
    guard isNumber(known, at: value) else { return nil }
    let measure = measure(of: known)
    guard fits(measure, beside, at: value) else { return nil }
    return (.value(text), measure)
  }

  private mutating func isNumber(_ known: Declaration, at value: JSONValue) -> Bool {
    let isNone = ["text", "display", "table", "date"].contains(known.type) || !known.isScored
    guard isNone else { return true }
    refuse("not-a-number", at: value, zh: "此项没有数值", en: "this item has no number")
    return false
  }

  /// The items of a list, each with a number.
  private mutating func numbers(_ value: JSONValue) -> [String]? {
    let list = elements(value)
    var ids: [String] = []
    for entry in list {
      guard let id = entry.string else {
        wrongType(entry, zh: "项目代码", en: "the code of an item")
        return nil
      }
      guard let known = declaration(id, at: entry), isNumber(known, at: entry) else { return nil }
      ids.append(id)
    }
    guard !ids.isEmpty else {
      wrongType(value, zh: "至少一个项目", en: "at least one item")
      return nil
    }
    return ids
  }

  private mutating func operation(
    _ value: JSONValue, depth: Int, beside: Indicator?
  ) -> Measured? {
    guard let member = value.members.first(where: { _ in true }), value.count == 1 else {
      wrongType(value, zh: "只有一个键的算式", en: "a calculation with one key")
      return nil
    }
    let inner = member.value
    switch member.name {
    case "age": return flag(inner) ? (.age, nil) : nil
    case "last": return ofItem(inner, beside) { .last($0) }
    case "chosen": return counted(inner, type: "multi") { .chosen($0) }
    case "rows": return counted(inner, type: "table") { .rows($0) }
    case "total": return numbers(inner).map { (.total($0), nil) }
    case "countAtLeast":
      checkKeys(of: inner, among: ["items", "number"])
      guard let items = inner["items"], let number = inner["number"], let ids = numbers(items),
        let least = decimal(number)
      else { return nil }
      return (.countAtLeast(ids, least), nil)
    case "round":
      checkKeys(of: inner, among: ["value", "decimals"])
      guard let number = inner["value"], let decimals = inner["decimals"],
        let read = expression(number, depth: depth + 1, beside: beside),
        let digits = whole(decimals, in: 0...9)
      else { return nil }
      return (.round(read.expression, decimals: digits), read.measure)
    case "score": return score(inner).map { (.score($0), nil) }
    default: return arithmetic(member, depth: depth, beside: beside)
    }
  }

  private mutating func ofItem(
    _ value: JSONValue, _ beside: Indicator?, make: (String) -> QuestionnaireExpression
  ) -> Measured? {
    guard let id = value.string else {
      wrongType(value, zh: "项目代码", en: "the code of an item")
      return nil
    }
    guard let known = declaration(id, at: value), isNumber(known, at: value) else { return nil }
    let measure = measure(of: known)
    return fits(measure, beside, at: value) ? (make(id), measure) : nil
  }

  private mutating func counted(
    _ value: JSONValue, type: String, make: (String) -> QuestionnaireExpression
  ) -> Measured? {
    guard let id = value.string, let known = declaration(id, at: value) else { return nil }
    guard known.type == type else {
      wrongType(value, zh: "类型为 \(type) 的项目", en: "an item of type \(type)")
      return nil
    }
    return (make(id), nil)
  }

  private mutating func arithmetic(
    _ member: JSONMember, depth: Int, beside: Indicator?
  ) -> Measured? {
    let names = ["add", "subtract", "multiply", "divide", "least", "greatest", "first"]
    guard names.contains(member.name) else {
      let all =
        names + ["age", "last", "chosen", "rows", "total", "countAtLeast", "round", "score"]
      unknown(
        "unknown-key", member.name, at: member.key, among: all, zh: "不认识的算式",
        en: "unknown calculation")
      return nil
    }
    // Products and quotients have units of their own, which a form declares where it matters.
    let isProduct = member.name == "multiply" || member.name == "divide"
    let list = elements(member.value)
    var measure = isProduct ? nil : beside
    var parts: [QuestionnaireExpression] = []
    for entry in list {
      guard let part = expression(entry, depth: depth + 1, beside: measure) else { return nil }
      if !isProduct { measure = measure ?? part.measure }
      parts.append(part.expression)
    }
    let isPair = member.name == "subtract" || member.name == "divide"
    guard isPair ? parts.count == 2 : !parts.isEmpty else {
      wrongType(
        member.value, zh: isPair ? "两个数" : "至少一个数",
        en: isPair ? "two numbers" : "at least one number")
      return nil
    }
    switch member.name {
    case "add": return (.add(parts), measure)
    case "subtract": return (.subtract(parts[0], parts[1]), measure)
    case "multiply": return (.multiply(parts), nil)
    case "divide": return (.divide(parts[0], parts[1]), nil)
    case "least": return (.least(parts), measure)
    case "greatest": return (.greatest(parts), measure)
    default: return (.first(parts), measure)
    }
  }
}
