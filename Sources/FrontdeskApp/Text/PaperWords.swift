import Domain
import FollowUps

/// Texts of the choice of sheets.
enum PaperWords {
  static let title = Localized(zh: "打印", en: "Print")
  static let card = Localized(zh: "卡和标签", en: "Card and label")
  static let followUp = Localized(zh: "随访记录", en: "Follow-up")
  static let year = Localized(zh: "年度管理卡", en: "Management card")
  static let care = Localized(zh: "照护计划", en: "Care plan")
  static let advice = Localized(zh: "健康建议", en: "Advice sheet")
  static let format = Localized(zh: "方式", en: "How")
  static let printed = Localized(zh: "打印机或文本文件", en: "printer, or a text file")
  static let page = Localized(zh: "保存为网页 (含图)", en: "saved as a page with charts")
  static let print = Localized(zh: "打印", en: "Print")
  static let sent = Localized(zh: "已送打印机", en: "Sent to the printer")
  static let nothing = Localized(
    zh: "没有可打印的内容: 没有这一年的管理记录, 没有照护计划, 或没有给出的建议",
    en: "There is nothing to print: no such year of management, no care plan or no advice")
  static let noFigures = Localized(zh: "统计还没有读出来", en: "the figures are not read yet")
  static let noArchive = Localized(zh: "先打开档案", en: "open an archive first")

  /// That a sheet was saved.
  static func saved(_ path: String) -> Localized {
    Localized(zh: "已写入 \(path)", en: "Written to \(path)")
  }

  /// What a sheet is, and of what.
  static func words(_ sheet: PaperSheet) -> (what: Localized, of: Localized) {
    switch sheet {
    case .card: (card, Localized(same: ""))
    case .followUp(let form):
      (
        followUp,
        Localized(
          zh: "\(form.day) \(form.title.chinese)", en: "\(form.day) \(form.title.english)")
      )
    case .year(let disease, let year):
      (
        PaperWords.year,
        Localized(
          zh: "\(disease.title.chinese) \(year)年", en: "\(disease.title.english) \(year)")
      )
    case .contact(_, let day, let title):
      (followUp, Localized(zh: "\(day) \(title.chinese)", en: "\(day) \(title.english)"))
    case .advice(let day): (advice, Localized(same: day.description))
    case .care: (care, Localized(same: ""))
    case .figures(let question, let part):
      (FigureWords.screen, whatFigures(part.title, question.disease.title, question.period.title))
    }
  }

  /// `按人员  高血压 2026年`.
  private static func whatFigures(
    _ part: Localized, _ disease: Localized, _ period: Localized
  ) -> Localized {
    Localized(
      zh: "\(part.chinese)  \(disease.chinese) \(period.chinese)",
      en: "\(part.english)  \(disease.english) \(period.english)")
  }
}
