package import Domain

extension OpenForm {
  /// What is offered for an item; nil when nothing is, or nothing that fits this version.
  package func offer(at key: QuestionnaireItemKey) -> FormOffer? {
    guard let item = item(at: key) else { return nil }
    let proposed = key.row == 0 ? proposals[key.linkID] : nil
    let planned = proposed.map { FormOffer(answer: $0.answer, origin: .planned($0.why)) }
    guard let offer = planned ?? item.offer.flatMap({ self.offer($0, for: item, at: key) }) else {
      return nil
    }
    guard case .success(let answer) = FormInput(item: item, context: context).checked(offer.answer)
    else { return nil }
    return FormOffer(answer: answer, origin: offer.origin)
  }

  private func offer(
    _ kind: QuestionnaireOffer, for item: QuestionnaireItem, at key: QuestionnaireItemKey
  ) -> FormOffer? {
    switch kind {
    case .last:
      guard let last = context.last, let answer = last[key.linkID, row: key.row] else { return nil }
      return FormOffer(answer: answer, origin: .last(last.day))
    case .observed(let days): return observed(item, days: days)
    case .computed(let id): return computed(id, for: item)
    case .codes(let codes):
      return FormOffer(answer: Self.answer(codes, to: item), origin: .usual)
    case .number(let number):
      return Self.answer(number, to: item).map { FormOffer(answer: $0, origin: .usual) }
    case .day(let after):
      return FormOffer(answer: .date(context.day.adding(days: after), .day), origin: .usual)
    }
  }

  private func observed(_ item: QuestionnaireItem, days: Int) -> FormOffer? {
    guard let code = item.indicator, let reading = context.observed[code],
      (0...days).contains(reading.day.days(to: context.day)),
      let answer = Self.answer(reading.value, to: item)
    else { return nil }
    return FormOffer(answer: answer, origin: .observed(reading.day))
  }

  private func computed(_ id: String, for item: QuestionnaireItem) -> FormOffer? {
    guard let value = results.values[id] else { return nil }
    if !value.codes.isEmpty, !item.options.isEmpty {
      return FormOffer(answer: Self.answer(value.codes, to: item), origin: .computed)
    }
    if case .date = item.kind {
      guard let days = value.number?.scaled(decimals: 0), abs(days) <= 3660 else { return nil }
      return FormOffer(answer: .date(context.day.adding(days: Int(days)), .day), origin: .computed)
    }
    return value.number.flatMap { Self.answer($0, to: item) }.map {
      FormOffer(answer: $0, origin: .computed)
    }
  }

  private static func answer(_ codes: [String], to item: QuestionnaireItem) -> QuestionnaireAnswer {
    if case .yesNo = item.kind { return .yesNo(codes.contains("yes")) }
    return .choices(codes.map { QuestionnaireChoice($0) })
  }

  private static func answer(
    _ number: DecimalNumber, to item: QuestionnaireItem
  ) -> QuestionnaireAnswer? {
    switch item.kind {
    case .integer, .decimal: .number(QuestionnaireNumber(number))
    case .quantity(_, let unit):
      .quantity(QuestionnaireQuantity(text: number.description, unit: unit, value: number))
    default: nil
    }
  }
}
