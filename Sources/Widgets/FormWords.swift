/// The words that a form says by itself, in one language.
package struct FormWords: Hashable, Sendable {
  package var yes: String
  package var no: String
  /// Under a required field that is empty.
  package var missing: String
  package var notANumber: String
  /// Sentences in which `%` stands for the limit.
  package var tooSmall: String
  package var tooGreat: String
  package var tooManyDecimals: String
  /// Where nothing is chosen in a list that is closed.
  package var nothingChosen: String
  package var dates: DateWords

  package init(
    yes: String, no: String, missing: String, notANumber: String, tooSmall: String,
    tooGreat: String, tooManyDecimals: String, nothingChosen: String, dates: DateWords
  ) {
    self.yes = yes
    self.no = no
    self.missing = missing
    self.notANumber = notANumber
    self.tooSmall = tooSmall
    self.tooGreat = tooGreat
    self.tooManyDecimals = tooManyDecimals
    self.nothingChosen = nothingChosen
    self.dates = dates
  }

  /// Simplified Chinese.
  package static let chinese = FormWords(
    yes: "是", no: "否", missing: "必填", notANumber: "请填数字", tooSmall: "不能小于 %",
    tooGreat: "不能大于 %", tooManyDecimals: "最多 % 位小数", nothingChosen: "未选择",
    dates: .chinese)

  /// English.
  package static let english = FormWords(
    yes: "yes", no: "no", missing: "Required", notANumber: "Enter a number",
    tooSmall: "Not less than %", tooGreat: "Not more than %",
    tooManyDecimals: "At most % decimals", nothingChosen: "nothing chosen", dates: .english)

  /// What is wrong with a field, as a sentence.
  package func sentence(_ problem: FormProblem) -> String {
    switch problem {
    case .missing: missing
    case .notANumber: notANumber
    case .tooSmall(let limit): FormWords.fill(tooSmall, with: ValueAxis.label(limit))
    case .tooGreat(let limit): FormWords.fill(tooGreat, with: ValueAxis.label(limit))
    case .tooManyDecimals(let most): FormWords.fill(tooManyDecimals, with: "\(most)")
    case .date(let problem): dates.sentence(problem)
    case .said(let sentence): sentence
    }
  }

  /// The sentence with `%` replaced.
  static func fill(_ sentence: String, with text: String) -> String {
    sentence.split(separator: "%", omittingEmptySubsequences: false).joined(separator: text)
  }
}
