package import Domain

/// Answers and filled forms in words.
package enum FormText {
  /// An answer as people read it, such as `头痛头晕、其他：胸闷` or `150斤 (75 kg)`.
  ///
  /// - Parameters:
  ///   - item: The item in the version by which it was answered; nil when that is unknown, then
  ///     concept codes stay codes.
  ///   - unitLabel: The unit of the form as people write it.
  package static func answer(
    _ answer: QuestionnaireAnswer, to item: QuestionnaireItem?, unitLabel: String? = nil,
    in language: Language
  ) -> String {
    switch answer {
    case .choices(let chosen):
      return chosen.map { choice($0, of: item, in: language) }
        .joined(separator: language == .chinese ? "、" : ", ")
    case .yesNo(let isYes):
      return QuestionnaireOption.yesNo[isYes ? 0 : 1].text[language]
    case .number(let given): return given.text
    case .quantity(let given): return quantity(given, item, unitLabel)
    case .date(let date, let precision): return day(date, precision)
    case .text(let words): return words
    }
  }

  /// A computed value in words: its number, its band, or both.
  package static func result(
    _ result: QuestionnaireResult, of item: QuestionnaireItem?, unitLabel: String? = nil,
    in language: Language
  ) -> String {
    var computation: QuestionnaireComputation?
    if case .computed(let own)? = item?.kind { computation = own }
    let unit = unitLabel ?? result.unit ?? ""
    let number = result.value.map { value in
      (computation.map { value.text(decimals: $0.decimals) } ?? value.description)
        + (unit.isEmpty ? "" : " " + unit)
    }
    let band = result.band.map { code in
      computation?.bands.first { $0.code == code }?.text[language] ?? code
    }
    return [number, band].compactMap(\.self).joined(separator: language == .chinese ? "，" : ", ")
  }

  /// The unit of an item as people write it, such as `mmHg`; nil when it has none.
  package static func unitLabel(
    of item: QuestionnaireItem, in indicators: IndicatorDictionary
  ) -> String? {
    guard let unit = item.unit else { return nil }
    let own = item.indicator.flatMap { indicators[code: $0] }
    let known = own?.unit == unit ? own : indicators.indicators.first { $0.unit == unit }
    return known?.unitLabel ?? unit
  }

  /// The codes of an answer on the national sheet of the form's version, in the order of the form.
  ///
  /// Nil when one of them has no code there, or the answer is not chosen from a list.
  package static func nationalCodes(
    of answer: QuestionnaireAnswer, to item: QuestionnaireItem
  ) -> [String]? {
    guard !answer.codes.isEmpty else { return nil }
    let codes = answer.codes.compactMap { code in
      item.options.first { $0.code == code }?.national
    }
    return codes.count == answer.codes.count ? codes : nil
  }

  /// A date as exactly as it is known: `2019`, `2019-03`, `2019-03-15`.
  package static func day(_ date: CalendarDate, _ precision: TimePrecision) -> String {
    switch precision {
    case .year: padded(date.year, 4)
    case .month: "\(padded(date.year, 4))-\(padded(date.month, 2))"
    case .day, .second: date.description
    }
  }

  private static func choice(
    _ choice: QuestionnaireChoice, of item: QuestionnaireItem?, in language: Language
  ) -> String {
    let label = item?.options.first { $0.code == choice.code }?.text[language] ?? choice.code
    guard let words = choice.text else { return label }
    return language == .chinese ? "\(label)：\(words)" : "\(label): \(words)"
  }

  private static func quantity(
    _ given: QuestionnaireQuantity, _ item: QuestionnaireItem?, _ unitLabel: String?
  ) -> String {
    let sign = given.comparator.map { given.text.first?.isNumber == true ? $0.rawValue : "" } ?? ""
    let text = sign + given.text
    guard let unit = item?.unit, !UnitText(given.unit).means(UnitText(unit)) else {
      let label = unitLabel ?? given.unit
      return label.isEmpty ? text : "\(text) \(label)"
    }
    var decimals = 1
    if case .quantity(let limits, _)? = item?.kind { decimals = limits.decimals }
    let own = "\(given.value.text(decimals: decimals)) \(unitLabel ?? unit)"
    return "\(text) \(given.unit) (\(sign)\(own))"
  }
}
