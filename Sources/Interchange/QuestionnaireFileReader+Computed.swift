import Domain

// Computed items and their bands.
extension QuestionnaireFileReader {
  mutating func computation(of value: JSONValue) -> QuestionnaireComputation? {
    var computation = QuestionnaireComputation(expression: nil)
    if let given = value["value"] {
      guard let read = expression(given, depth: 0) else { return nil }
      computation.expression = read.expression
    }
    if let unit = value["unit"] {
      guard let text = text("unit", of: value) else { return nil }
      checkUnit(text, at: unit)
      computation.unit = text
    }
    if let decimals = value["decimals"] {
      guard let number = whole(decimals, in: 0...4) else { return nil }
      computation.decimals = number
    }
    let list = elements(value["bands"])
    guard computation.expression != nil || !list.isEmpty else {
      missing("value", of: value)
      return nil
    }
    computation.bands = list.compactMap { band($0) }
    checkOrder(of: computation, list)
    return computation
  }

  private mutating func band(_ value: JSONValue) -> QuestionnaireBand? {
    guard value.kind == .object else {
      wrongType(value, zh: "一个分段 { … }", en: "a band { … }")
      return nil
    }
    checkKeys(of: value, among: ["code", "zh", "en", "below", "upTo", "when", "number"])
    let code = code("code", of: value)
    let words = localized(value)
    guard let code, let words else { return nil }
    return QuestionnaireBand(
      code: code, text: words, below: value["below"].flatMap { decimal($0) },
      upTo: value["upTo"].flatMap { decimal($0) },
      condition: value["when"].flatMap { self.condition($0) },
      number: value["number"].flatMap { decimal($0) })
  }

  /// Bands that nobody can fall into are slips.
  private mutating func checkOrder(of computation: QuestionnaireComputation, _ list: [JSONValue]) {
    guard computation.bands.count == list.count else { return }
    var highest: DecimalNumber?
    var isClosed = false
    for (band, value) in zip(computation.bands, list) {
      let end = band.below ?? band.upTo
      let isTwice = band.below != nil && band.upTo != nil
      let needsNumber =
        end != nil && computation.expression == nil
        || band.number != nil && computation.expression != nil
      let isBehind = end.flatMap { end in highest.map { end <= $0 } } ?? false
      if isClosed || isTwice || needsNumber || isBehind {
        refuse(
          "bad-bands", at: value, zh: "此分段永远不会用到，或上限写法不对",
          en: "nobody can fall into this band, or its end is wrong",
          help: Localized(
            zh: "上限须逐段升高，每段只写 below 或 upTo 之一，无上限的放在最后",
            en: "ends must rise, one of below and upTo each, the band without an end last"))
        return
      }
      guard band.condition == nil else { continue }
      highest = end
      isClosed = end == nil
    }
  }
}
