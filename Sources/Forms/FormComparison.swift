package import Domain

/// What differs between two filled forms of one id.
package struct FormChange: Hashable, Sendable {
  /// Which way a number went.
  package enum Direction: Hashable, Sendable {
    case up
    case down
  }

  package var key: QuestionnaireItemKey
  package var label: String
  /// In words; nil when there was no answer.
  package var before: String?
  /// In words; nil when there is no answer.
  package var after: String?
  /// Nil when one of them is no number.
  package var direction: Direction?
}

/// A filled form beside an earlier one.
package enum FormComparison {
  /// What changed, in the order of the newer form; each is told in the words of its own version.
  ///
  /// Answers are compared by concept code and by the number in the form's unit, so that a list that
  /// was renumbered, or another unit, is no change.
  package static func changes(
    from earlier: QuestionnaireResponse, to later: QuestionnaireResponse,
    library: QuestionnaireLibrary, indicators: IndicatorDictionary, language: Language
  ) -> [FormChange] {
    func label(_ item: QuestionnaireItem?) -> String? {
      item.flatMap { FormText.unitLabel(of: $0, in: indicators) }
    }
    let old = library.form(of: earlier)
    let new = library.form(of: later)
    var keys = later.answers.map(\.key)
    keys += earlier.answers.map(\.key).filter { !keys.contains($0) }
    let answers = keys.compactMap { key -> FormChange? in
      let item = new?.item(key.linkID)
      let oldItem = old?.item(key.linkID)
      let before = earlier[key.linkID, row: key.row]
      let after = later[key.linkID, row: key.row]
      guard !isSame(before, after) else { return nil }
      return FormChange(
        key: key, label: (item ?? oldItem)?.text[language] ?? key.linkID,
        before: before.map {
          FormText.answer($0, to: oldItem, unitLabel: label(oldItem), in: language)
        },
        after: after.map {
          FormText.answer($0, to: item, unitLabel: label(item), in: language)
        },
        direction: direction(number(before), number(after)))
    }
    var computed = later.results.map(\.linkID)
    computed += earlier.results.map(\.linkID).filter { !computed.contains($0) }
    let results = computed.compactMap { id -> FormChange? in
      let before = earlier.results.first { $0.linkID == id }
      let after = later.results.first { $0.linkID == id }
      guard before?.value != after?.value || before?.band != after?.band else { return nil }
      let item = new?.item(id)
      let oldItem = old?.item(id)
      return FormChange(
        key: QuestionnaireItemKey(id), label: (item ?? oldItem)?.text[language] ?? id,
        before: before.map {
          FormText.result($0, of: oldItem, unitLabel: label(oldItem), in: language)
        },
        after: after.map { FormText.result($0, of: item, unitLabel: label(item), in: language) },
        direction: direction(before?.value, after?.value))
    }
    return answers + results
  }

  private static func isSame(_ before: QuestionnaireAnswer?, _ after: QuestionnaireAnswer?) -> Bool
  {
    if let before = number(before), let after = number(after) { return before == after }
    return before == after
  }

  private static func number(_ answer: QuestionnaireAnswer?) -> DecimalNumber? {
    switch answer {
    case .number(let given): given.value
    case .quantity(let given): given.value
    default: nil
    }
  }

  private static func direction(
    _ before: DecimalNumber?, _ after: DecimalNumber?
  ) -> FormChange.Direction? {
    guard let before, let after, before != after else { return nil }
    return before < after ? .up : .down
  }
}
