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
    let done =
      receipt.order.amends == nil
      ? Localized(zh: "已保存", en: "Filed") : Localized(zh: "已更正", en: "Corrected")
    let summary = receipt.summary
    return Localized(
      zh: "\(done.chinese): \(receipt.title.chinese)" + (summary.map { ", " + $0.chinese } ?? ""),
      en: "\(done.english): \(receipt.title.english)" + (summary.map { ", " + $0.english } ?? ""))
  }

  static let byPlan = Localized(zh: "按计划", en: "by the plan")

  /// The line that says when the person comes next and why; nil where nothing is said of it.
  ///
  /// The plans' own line with its source where they propose a day, else the classification by the
  /// form; then the day that stands in the form.
  static func nextDateLine(_ fill: FormFill) -> Localized? {
    let state = fill.session.state
    let outcomes = QuestionnaireOutcome.allCases.filter { state.results.outcomes.contains($0) }
    guard let why = fill.next.why ?? classification(outcomes) else { return nil }
    guard let day = state.nextDate ?? fill.next.due else { return why }
    if let due = fill.next.due, due != day {
      return Localized(
        zh: "\(why.chinese); 改为 \(day) (建议 \(due))",
        en: "\(why.english); set to \(day) (proposed \(due))")
    }
    let isTold = why.chinese.contains(day.description)
    return isTold
      ? why : Localized(zh: "\(why.chinese) → \(day)", en: "\(why.english) → \(day)")
  }

  private static func classification(_ outcomes: [QuestionnaireOutcome]) -> Localized? {
    guard !outcomes.isEmpty else { return nil }
    return Localized(
      zh: outcomes.map(\.title.chinese).joined(separator: "、"),
      en: outcomes.map(\.title.english).joined(separator: ", "))
  }
}
