import Canvas
import Domain
import Widgets

extension CommandRegistry {
  /// The manager's figures and the people behind them.
  static let figureCommands: [Command] = [
    Command(
      .viewFigures, Localized(zh: "统计: 管理率、控制率等", en: "Figures of the clinic"),
      keywords: ["指标", "考核", "管理率", "control rate", "dashboard", "statistics"],
      letters: ["0"], in: .screens, group: .figures, needs: (.read, .statistics)),
    Command(
      .figureOpen, Localized(zh: "列出指标的人, 或打开此人", en: "List the people, or open one"),
      keywords: ["名单", "未达到", "missing"], keys: [KeyPress(.enter)], letters: ["o"],
      in: .figures, menu: .figures, group: .figures,
      hint: .init(Localized(zh: "名单/档案", en: "List/open"), priority: 9),
      needs: (.read, .statistics), auditName: "figures.people",
      obstacle: { $0.figureObstacle }),
    Command(
      .figureBefore, Localized(zh: "前一时期", en: "The period before"),
      keys: [KeyPress(.left, .control)], letters: ["("], in: .figures, menu: .figures,
      group: .figures,
      hint: .init(Localized(zh: "换时期", en: "Period"), priority: 8, keys: .text("( )"))),
    Command(
      .figureAfter, Localized(zh: "后一时期", en: "The period after"),
      keys: [KeyPress(.right, .control)], letters: [")"], in: .figures, menu: .figures,
      group: .figures),
    Command(
      .figureLength, Localized(zh: "换月、季度、年", en: "Year, quarter or month"),
      keywords: ["时期", "period"], letters: ["p"], in: .figures, menu: .figures,
      group: .figures,
      hint: .init(Localized(zh: "月季年", en: "Length"), priority: 7, keys: .text("p"))),
    Command(
      .figureIllness, Localized(zh: "换病种", en: "The other illness"),
      keywords: ["高血压", "糖尿病", "diabetes", "hypertension"], letters: ["i"], in: .figures,
      menu: .figures, group: .figures,
      hint: .init(Localized(zh: "病种", en: "Illness"), priority: 6, keys: .text("i"))),
  ]
}

extension Model {
  /// Why nobody can be listed or opened now; nil when somebody can.
  fileprivate var figureObstacle: Localized? {
    if figures.people != nil { return figurePerson == nil ? FigureWords.nothingSelected : nil }
    guard figureLine != nil else { return FigureWords.nothingSelected }
    return access.allows(.read, .queue) ? nil : FigureWords.notForRole
  }
}
