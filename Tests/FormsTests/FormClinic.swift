import Assessment
import Domain
import Forms
import Interchange
import TestSupport
import Testing

/// The shipped forms and a clinic's dictionary, for all suites of this target.
enum FormClinic {
  static let indicators: IndicatorDictionary = {
    let bytes = try? SharedFiles.repositoryBytes("sample-data/clinic/indicators.json5")
    return IndicatorDictionary(IndicatorFile.read(bytes ?? []).indicators)
  }()

  /// Every form file of the repository with its name, sorted.
  static let files: [(name: String, bytes: [UInt8])] = {
    let names = SharedFiles.repositoryFiles(in: "sample-data/clinic/forms", ending: ".json5")
    return names.compactMap { name in
      (try? SharedFiles.repositoryBytes("sample-data/clinic/forms/" + name)).map { (name, $0) }
    }
  }()

  static let reading = QuestionnaireFile.readAll(
    files, indicators: indicators, scorers: PublishedScores.all)

  static let library = reading.library

  /// 2026-03-02, a Monday.
  static let today = CalendarDate(year: 2026, month: 3, day: 2) ?? CalendarDate(dayNumber: 0)

  static func day(_ iso: String) -> CalendarDate {
    CalendarDate(iso: iso) ?? CalendarDate(dayNumber: 0)
  }

  static func form(_ id: String) throws -> Questionnaire { try #require(library[id]) }

  static func context(
    sex: Sex = .male, born: String? = "1970-05-01", last: QuestionnaireResponse? = nil,
    observed: [String: FormReading] = [:]
  ) -> FormContext {
    FormContext(
      day: today, sex: sex, birthDate: born.map(day), indicators: indicators,
      scorers: PublishedScores.all, last: last, observed: observed)
  }

  static func state(_ id: String, _ context: FormContext = context()) throws -> OpenForm {
    OpenForm(try form(id), context: context)
  }

  /// A form from lines of JSON5 alone; the test fails where it has an error.
  static func written(_ body: String, options: String = "") throws -> Questionnaire {
    let text = """
      { id: 'test', version: '1', zh: '测试', en: 'Test', source: { zh: '无', en: 'none' },
        licence: 'own', wording: { zh: 'official', en: 'official' },
        \(options) \(body) }
      """
    let (form, diagnostics) = QuestionnaireFile.read(
      Array(text.utf8), indicators: indicators, scorers: PublishedScores.all)
    #expect(diagnostics.map(\.code) == [])
    return try #require(form)
  }

  /// A form with one section of these items.
  static func items(_ items: String, rest: String = "") throws -> OpenForm {
    let form = try written(
      "sections: [{ id: 'one', zh: '一', en: 'One', items: [\(items)] }], \(rest)")
    return OpenForm(form, context: context())
  }
}

extension OpenForm {
  /// Answers items by what is typed; refusals fail the test.
  mutating func fill(_ answers: KeyValuePairs<String, String>) {
    for (id, typed) in answers {
      let refusal = enter(typed, at: QuestionnaireItemKey(id))
      #expect(refusal == nil, "\(id): \(refusal?.text.english ?? "")")
    }
  }

  /// The number of an item.
  func number(_ id: String) -> String? { results.values[id]?.number?.description }

  /// The band of an item.
  func band(_ id: String) -> String? { results.values[id]?.codes.first }

  /// Whether an item is shown.
  func isShown(_ id: String) -> Bool { results.shown.contains(QuestionnaireItemKey(id)) }

  /// The ids of the red flags that nobody has seen to.
  var flags: [String] { openRedFlags.map(\.id) }

  /// The ids of the warnings that nobody has confirmed.
  var warnings: [String] { openWarnings.map(\.id) }
}
