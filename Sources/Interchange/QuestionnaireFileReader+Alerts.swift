import Domain

// Warnings, red flags and what a form says of the course of a disease.
extension QuestionnaireFileReader {
  mutating func warning(_ value: JSONValue) -> QuestionnaireWarning? {
    checkKeys(of: value, among: ["id", "when", "zh", "en"])
    guard let (id, condition, words) = alert(value) else { return nil }
    return QuestionnaireWarning(id: id, condition: condition, text: words)
  }

  mutating func redFlag(_ value: JSONValue) -> QuestionnaireRedFlag? {
    checkKeys(of: value, among: ["id", "when", "zh", "en", "next", "source"])
    guard let (id, condition, words) = alert(value) else { return nil }
    guard let next = value["next"] else {
      missing("next", of: value)
      return nil
    }
    guard let source = value["source"] else {
      missing("source", of: value)
      return nil
    }
    guard let nextStep = optionalLocalized(next), let from = optionalLocalized(source) else {
      return nil
    }
    return QuestionnaireRedFlag(
      id: id, condition: condition, text: words, nextStep: nextStep, source: from)
  }

  mutating func outcome(_ value: JSONValue) -> QuestionnaireOutcomeRule? {
    checkKeys(of: value, among: ["outcome", "when"])
    guard let word = text("outcome", of: value), let place = value["outcome"] else { return nil }
    guard let outcome = QuestionnaireOutcome(rawValue: word) else {
      unknown(
        "unknown-outcome", word, at: place,
        among: QuestionnaireOutcome.allCases.map(\.rawValue), zh: "不认识的结论",
        en: "unknown outcome")
      return nil
    }
    guard let when = value["when"] else {
      missing("when", of: value)
      return nil
    }
    return condition(when).map { QuestionnaireOutcomeRule(outcome: outcome, condition: $0) }
  }

  private mutating func alert(
    _ value: JSONValue
  ) -> (id: String, condition: QuestionnaireCondition, words: Localized)? {
    guard value.kind == .object else {
      wrongType(value, zh: "{ … }", en: "{ … }")
      return nil
    }
    let id = code("id", of: value)
    let words = localized(value)
    guard let when = value["when"] else {
      missing("when", of: value)
      return nil
    }
    guard let id, let words, let condition = condition(when) else { return nil }
    guard alertIDs.insert(id).inserted else {
      if let place = value["id"] { duplicate(id, at: place) }
      return nil
    }
    return (id, condition, words)
  }
}
