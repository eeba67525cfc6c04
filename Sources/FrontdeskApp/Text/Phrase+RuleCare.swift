import Domain

/// What a manager is told of the rules in force.
extension Phrase {
  static func nightlyFault(_ people: Int, on day: CalendarDate) -> Localized {
    Localized(
      zh: "\(day) 夜间核对：\(people) 人的标签与资料不符，已改正；请报告开发者",
      en: "Nightly check of \(day): the tags of \(people) people were wrong and were mended; "
        + "please report it")
  }

  static func brokenRules(_ count: Int) -> Localized {
    Localized(
      zh: "\(count) 条规则无法判定，标签保持原样；frontdesk rules list 列出",
      en: "\(count) rules cannot be judged and their tags stay as they are; frontdesk rules list "
        + "names them")
  }
}
