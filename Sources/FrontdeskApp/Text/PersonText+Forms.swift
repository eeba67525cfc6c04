import Domain
import Forms

extension PersonText {
  /// The filled forms, the oldest first, each by the version by which it was filled in.
  ///
  /// Without the clinic's forms the codes are told as they are kept.
  var filledForms: [String] {
    let library = book?.library ?? QuestionnaireLibrary([])
    let indicators = book?.indicators ?? IndicatorDictionary([])
    return export.forms.flatMap { filed -> [String] in
      let sheet = FormSheet(
        filed.response, library: library, indicators: indicators, language: language)
      let state = FormDeskWords.state(filed)?[language]
      let lines = sheet.lines.map { line -> String in
        switch line.kind {
        case .title: join(line.value, line.label, filed.staff, state)
        case .heading: "  [\(line.label)]"
        case .answer, .result, .note: "  " + join(line.label, line.value)
        }
      }
      return section(lines.first ?? "", Array(lines.dropFirst()))
    }
  }
}
