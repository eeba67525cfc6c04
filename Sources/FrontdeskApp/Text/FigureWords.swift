import Domain
import FollowUps
import Widgets

/// Texts of the figures.
enum FigureWords {
  static let screen = Localized(zh: "统计", en: "Figures")
  static let wholeClinic = Localized(zh: "全诊所", en: "Clinic")
  static let byStaff = Localized(zh: "按人员", en: "By staff")
  static let byTeam = Localized(zh: "按小组", en: "By team")

  static let group = Localized(zh: "组", en: "Whose")
  static let figure = Localized(zh: "指标", en: "Figure")
  static let result = Localized(zh: "结果", en: "Result")
  static let part = Localized(zh: "分子", en: "Part")
  static let whole = Localized(zh: "分母", en: "Whole")
  static let missing = Localized(zh: "未达到", en: "Missing")
  static let before = Localized(zh: "上期", en: "Before")
  static let change = Localized(zh: "变化", en: "Change")

  static let counted = Localized(zh: "已达到", en: "Counted")
  static let everybody = Localized(zh: "全部", en: "All")
  static let name = Localized(zh: "姓名", en: "Name")
  static let card = Localized(zh: "卡号", en: "Card")
  static let day = Localized(zh: "日期", en: "Day")
  static let staff = Localized(zh: "责任人", en: "Staff")
  static let state = Localized(zh: "结果", en: "Counts")
  static let yes = Localized(zh: "达到", en: "yes")
  static let no = Localized(zh: "未达到", en: "no")
  static let people = Localized(zh: "指标名单", en: "People of a figure")
  static let nobodys = Localized(zh: "未分配", en: "nobody's")
  static let noTeam = Localized(zh: "无小组", en: "no team")

  static let definition = Localized(zh: "定义", en: "What it is")
  static let days = Localized(zh: "期间", en: "Days")
  static let going = Localized(zh: "未结束", en: "not over")

  static let reading = Localized(zh: "正在统计", en: "counting")
  static let readingPeople = Localized(zh: "正在读取名单", en: "reading the list")
  static let notRead = Localized(
    zh: "没有统计出来; {refresh} 再试", en: "Nothing was counted; {refresh} tries again")
  static let noGroups = Localized(
    zh: "这一期没有分到人员或小组的指标", en: "no figure of this period belongs to anybody")
  static let nobody = Localized(zh: "没有人", en: "Nobody")
  static let nobodyMissing = Localized(
    zh: "全部达到, 没有要跟进的人", en: "Everybody counts: nobody to see to")
  static let nothingSelected = Localized(zh: "没有选中的", en: "nothing is selected")
  static let notForRole = Localized(zh: "您的角色不可看名单", en: "your role sees no names here")
  static let noLater = Localized(zh: "以后的时期还没有数据", en: "there is nothing yet after this period")
  static let noEarlier = Localized(zh: "没有更早的时期", en: "there is no earlier period")
  static let isStale = Localized(zh: "有新数据", en: "newer data")

  static let guide = Localized(
    zh: "{queue.scope.prev}、{queue.scope.next} 看全诊所、人员、小组; {figures.before}、{figures.after} 换时期, "
      + "{figures.length} 换月、季、年, {figures.illness} 换病种; {figures.open} 列出名单, 未达到的在前。",
    en:
      "{queue.scope.prev} and {queue.scope.next} show the clinic, staff, teams; {figures.before} and "
      + "{figures.after} step in time, {figures.length} and {figures.illness} change period and "
      + "illness; {figures.open} lists the people, the missing first.")

  /// That figures of another question are on their way.
  static func readingNext(_ question: FigureQuestion) -> Localized {
    Localized(
      zh: "正在统计\(question.disease.title.chinese) \(question.period.title.chinese)",
      en: "counting \(question.disease.title.english), \(question.period.title.english)")
  }

  /// When the figures were counted.
  static func asOf(_ clock: String) -> Localized { Localized(zh: "截至 \(clock)", en: "at \(clock)") }

  /// `83.3%`, or a dash of nothing.
  static func percent(_ line: FigureLine?, glyphs: Glyphs) -> String {
    guard let permille = line?.permille else { return glyphs == .ascii ? "-" : "—" }
    return Figure.percentText(permille)
  }

  /// `83.3%  25/30`.
  static func result(_ line: FigureLine, glyphs: Glyphs) -> String {
    percent(line, glyphs: glyphs)
      + "  \(Format.grouped(line.part))/\(Format.grouped(line.whole))"
  }

  /// What is divided by what, with signs that the characters in use have.
  static func definition(of kind: Figure.Kind, _ language: Language, glyphs: Glyphs) -> String {
    let text = kind.definition[language]
    return glyphs == .ascii ? text.replacing("÷", with: "/") : text
  }

  /// The difference in points of a per cent with its sign; empty where one is nothing.
  static func change(_ line: FigureLine, since before: FigureLine?) -> String {
    guard let now = line.permille, let then = before?.permille else { return "" }
    let difference = now - then
    let sign = difference > 0 ? "+" : difference < 0 ? "-" : ""
    return "\(sign)\(abs(difference) / 10).\(abs(difference) % 10)"
  }
}
