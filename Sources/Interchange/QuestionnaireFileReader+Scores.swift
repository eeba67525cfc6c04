import Domain

// Calls of published scores, and units.
extension QuestionnaireFileReader {
  /// `{ id: 'ipaq-short', output: 'met-minutes' }`, with `inputs` where items have other names.
  mutating func score(_ value: JSONValue) -> QuestionnaireScoreCall? {
    checkKeys(of: value, among: ["id", "output", "inputs"])
    guard let id = text("id", of: value), let output = text("output", of: value),
      let idValue = value["id"], let outputValue = value["output"]
    else { return nil }
    guard let scorer = scorers[id] else {
      unknown(
        "unknown-score", id, at: idValue, among: scorers.keys.sorted(), zh: "没有这个评分",
        en: "there is no score")
      return nil
    }
    guard scorer.outputs.contains(output) else {
      unknown(
        "unknown-score", output, at: outputValue, among: scorer.outputs,
        zh: "此评分没有这个结果", en: "the score has no result")
      return nil
    }
    var inputs: [String: String] = [:]
    for member in value["inputs"]?.members ?? JSONMembers(idValue) {
      guard scorer.inputs.contains(member.name) else {
        unknown(
          "unknown-score", member.name, at: member.key, among: scorer.inputs,
          zh: "此评分没有这个输入", en: "the score has no input")
        return nil
      }
      inputs[member.name] = member.value.string
      guard let item = member.value.string, declaration(item, at: member.value) != nil else {
        return nil
      }
    }
    for input in scorer.inputs where inputs[input] == nil {
      guard declaration(input, at: value) != nil else { return nil }
      inputs[input] = input
    }
    return QuestionnaireScoreCall(score: id, output: output, inputs: inputs)
  }

  // MARK: - Units

  /// What an item is measured in; nil for a plain number.
  func measure(of known: Declaration) -> Indicator? {
    if let indicator = known.indicator.flatMap({ indicators[code: $0] }), known.unit != nil {
      return indicator
    }
    return known.unit.map { Indicator(code: "", name: Localized(same: ""), unit: $0) }
  }

  /// Whether two numbers may be compared or added; plain numbers go with everything.
  mutating func fits(_ left: Indicator?, _ right: Indicator?, at value: JSONValue) -> Bool {
    guard let left, let right, !UnitText(left.unit).means(UnitText(right.unit)) else { return true }
    refuse(
      "unit", at: value, zh: "单位不同：\(left.unit) 与 \(right.unit)",
      en: "the units differ: \(left.unit) and \(right.unit)")
    return false
  }

  /// A number with a unit, brought to the unit of what it stands beside.
  mutating func literal(_ text: String, at value: JSONValue, beside: Indicator?) -> Measured? {
    let digits = text.prefix { "0123456789.".contains($0) }
    let unit = String(text.dropFirst(digits.count).drop(while: \.isWhitespace))
    guard let number = DecimalNumber(digits) else {
      wrongType(value, zh: "数字和单位", en: "a number and a unit")
      return nil
    }
    guard let beside, let converted = beside.conversion(from: unit)?.apply(number) else {
      let target = beside?.unit ?? "1"
      refuse(
        "unit", at: value, zh: "不能从 “\(unit.prefix(30))” 换算成 \(target)",
        en: "\"\(unit.prefix(30))\" cannot be converted to \(target)")
      return nil
    }
    return (.constant(converted), beside)
  }

  mutating func checkUnit(_ unit: String, at value: JSONValue) {
    guard !UnitText(unit).isKnown else { return }
    refuse(
      "unknown-unit", at: value, zh: "不认识的单位 “\(unit.prefix(30))”",
      en: "the unit \"\(unit.prefix(30))\" is not known")
  }
}
