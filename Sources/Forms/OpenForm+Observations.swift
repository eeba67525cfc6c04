import Domain

extension OpenForm {
  /// What the answers that count give the indicators, in the order of the form.
  ///
  /// What was accepted as it stood before is no new value and is left out, and so is what was
  /// worked out of such answers alone.
  package var observations: [FormObservation] {
    results.shown.compactMap { key in
      guard let item = item(at: key), let code = item.indicator,
        let indicator = context.indicators[code: code], index[key.linkID]?.table == nil
      else { return nil }
      if case .computed(let computation) = item.kind {
        return derived(item, by: computation, for: indicator)
      }
      guard let answer = answers[key], !carried.contains(key) else { return nil }
      return observation(answer, to: item, for: indicator)
    }
  }

  private func derived(
    _ item: QuestionnaireItem, by computation: QuestionnaireComputation, for indicator: Indicator
  ) -> FormObservation? {
    guard let number = results.values[item.linkID]?.number else { return nil }
    let read = index.askedItems(readBy: computation).map { QuestionnaireItemKey($0) }
    let given = read.filter { answers[$0] != nil && isAsked($0) }
    guard given.isEmpty || given.contains(where: { !carried.contains($0) }) else { return nil }
    let value = number.double
    return FormObservation(
      indicator: indicator.code, value: value, receivedText: number.description,
      receivedUnit: computation.unit ?? indicator.unit, factor: 1, isDerived: true,
      isImplausible: Self.isImplausible(value, indicator))
  }

  private func observation(
    _ answer: QuestionnaireAnswer, to item: QuestionnaireItem, for indicator: Indicator
  ) -> FormObservation? {
    switch answer {
    case .quantity(let given):
      let factor = indicator.conversion(from: given.unit)?.plain?.factor ?? 1
      var own = measured(given.value, given.text, unit: given.unit, factor: factor, indicator)
      own.comparator = given.comparator
      return own
    case .number(let given):
      return measured(given.value, given.text, unit: "", factor: 1, indicator)
    case .choices, .yesNo:
      guard let option = item.options.first(where: { answer.codes == [$0.code] }) else {
        return nil
      }
      if let words = option.observed {
        return FormObservation(
          indicator: indicator.code, value: nil, receivedText: words, receivedUnit: "", factor: 1,
          isDerived: false, isImplausible: false)
      }
      return option.score.map {
        measured($0, $0.description, unit: "", factor: 1, indicator)
      }
    case .date, .text: return nil
    }
  }

  private func measured(
    _ value: DecimalNumber, _ text: String, unit: String, factor: Double, _ indicator: Indicator
  ) -> FormObservation {
    FormObservation(
      indicator: indicator.code, value: value.double, receivedText: text, receivedUnit: unit,
      factor: factor, isDerived: false,
      isImplausible: Self.isImplausible(value.double, indicator))
  }

  private static func isImplausible(_ value: Double, _ indicator: Indicator) -> Bool {
    indicator.hardBounds.map { !$0.contains(value) } ?? false
  }
}
