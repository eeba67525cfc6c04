import Domain
import Forms

// What a form came to, in words.
extension FormDeskWords {
  /// Scores with their bands and the classification in one line; nil where the form has neither.
  static func summary(
    of filled: FilledForm, _ form: Questionnaire, _ book: FormBook?
  ) -> Localized? {
    let chinese = parts(of: filled, form, book, .chinese)
    guard !chinese.isEmpty else { return nil }
    return Localized(
      zh: chinese.joined(separator: ", "),
      en: parts(of: filled, form, book, .english).joined(separator: ", "))
  }

  /// `总分 12，中度`, one for each result that has a band.
  private static func parts(
    of filled: FilledForm, _ form: Questionnaire, _ book: FormBook?, _ language: Language
  ) -> [String] {
    let results = banded(filled.response, form).map { result, item in
      item.text[language] + " "
        + FormText.result(result, of: item, unitLabel: unit(item, book), in: language)
    }
    let outcomes = QuestionnaireOutcome.allCases.filter { filled.outcomes.contains($0) }
    return results + outcomes.map { $0.title[language] }
  }

  /// The score and band of a filed form in a few words; empty where it has none.
  static func score(
    of response: QuestionnaireResponse, _ book: FormBook, _ language: Language
  ) -> String {
    guard let form = book.library.form(of: response) else { return "" }
    return banded(response, form).prefix(2).map { result, item in
      FormText.result(result, of: item, unitLabel: unit(item, book), in: language)
    }.joined(separator: language == .chinese ? "；" : "; ")
  }

  /// The results that have a band which says what they mean, and that stand for themselves.
  ///
  /// A computed item that only proposes the answer of another one is left out.
  private static func banded(
    _ response: QuestionnaireResponse, _ form: Questionnaire
  ) -> [(QuestionnaireResult, QuestionnaireItem)] {
    let proposing = Set(
      form.items.compactMap { item -> String? in
        if case .computed(let id)? = item.offer { id } else { nil }
      })
    return response.results.compactMap { result in
      guard result.band != nil, !proposing.contains(result.linkID),
        let item = form.item(result.linkID)
      else { return nil }
      return (result, item)
    }
  }

  private static func unit(_ item: QuestionnaireItem, _ book: FormBook?) -> String? {
    book.flatMap { FormText.unitLabel(of: item, in: $0.indicators) }
  }

  static func filed(_ receipt: FormReceipt) -> Localized {
    guard let summary = receipt.summary else {
      return Localized(zh: "已保存: \(receipt.title.chinese)", en: "Filed: \(receipt.title.english)")
    }
    return Localized(
      zh: "已保存: \(receipt.title.chinese), \(summary.chinese)",
      en: "Filed: \(receipt.title.english), \(summary.english)")
  }

  /// The line that says when the person comes next and why; nil where the form says nothing of it.
  ///
  /// The classification by the form and the day that stands in it.
  static func nextDateLine(_ state: OpenForm) -> Localized? {
    let outcomes = QuestionnaireOutcome.allCases.filter { state.results.outcomes.contains($0) }
    guard !outcomes.isEmpty else { return nil }
    let planned = state.form.items.first { item in
      if case .date(let limits) = item.kind { limits.isFuture } else { false }
    }
    var day = ""
    if let planned, case .date(let date, _)? = state.answers[QuestionnaireItemKey(planned.linkID)] {
      day = " → \(date)"
    }
    return Localized(
      zh: outcomes.map(\.title.chinese).joined(separator: "、") + day,
      en: outcomes.map(\.title.english).joined(separator: ", ") + day)
  }
}
