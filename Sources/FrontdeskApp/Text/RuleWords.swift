import Domain
import Rules

/// Texts of the rules.
enum RuleWords {
  static let screen = Localized(zh: "规则", en: "Rules")
  static let overrides = Localized(zh: "长期人工标签", en: "Long overrides")

  // MARK: The list

  static let tag = Localized(zh: "标签", en: "Tag")
  static let rule = Localized(zh: "规则", en: "Rule")
  static let state = Localized(zh: "状态", en: "State")
  static let version = Localized(zh: "版本", en: "Version")
  static let since = Localized(zh: "自", en: "Since")
  static let author = Localized(zh: "经手", en: "By")
  static let carriers = Localized(zh: "人数", en: "Carry it")
  static let codes = Localized(zh: "编码集", en: "code set")
  static let text = Localized(zh: "内容", en: "Text")
  static let begun = Localized(zh: "未存", en: "unsaved")
  static let noRules = Localized(
    zh: "还没有规则; {rule.new} 新建, 或 frontdesk rules activate 文件",
    en: "There are no rules yet: {rule.new} writes one, or frontdesk rules activate FILE")
  static let noOverrides = Localized(zh: "没有满 30 天的人工标签", en: "no tag stands by hand for 30 days")
  static let notForRole = Localized(zh: "您的角色不可看", en: "not for your role")

  static func state(_ state: RuleLine.State) -> Localized {
    switch state {
    case .broken: Localized(zh: "出错", en: "broken")
    case .active: Localized(zh: "生效", en: "in force")
    case .draft: Localized(zh: "草稿", en: "draft")
    case .retired: Localized(zh: "停用", en: "retired")
    }
  }

  /// That a new rule bears a name that is taken.
  static func isTaken(_ id: String) -> Localized {
    Localized(
      zh: "已有规则 \(id); 请换一个名字, 或到列表里改它", en: "there is a rule \(id) already; choose another name")
  }

  /// How many are still to be judged.
  static func backlog(_ count: Int) -> Localized {
    let text = Format.grouped(count)
    return Localized(zh: "还有 \(text) 人待判定", en: "\(text) people still to be judged")
  }

  // MARK: Overrides

  static let person = Localized(zh: "患者", en: "Patient")
  static let card = Localized(zh: "卡号", en: "Card")
  static let onOff = Localized(zh: "开关", en: "On/off")
  static let putOn = Localized(zh: "手工打上", en: "put on")
  static let takenOff = Localized(zh: "手工去掉", en: "taken off")
  static let reason = Localized(zh: "原因", en: "Reason")
  static let until = Localized(zh: "到", en: "Until")
  static let by = Localized(zh: "经手人", en: "By")

  // MARK: The editor

  static let newRule = Localized(zh: "新规则", en: "New rule")
  static let readOnly = Localized(zh: "只读", en: "read only")
  static let saving = Localized(zh: "保存中", en: "saving")
  static let problems = Localized(zh: "问题", en: "Problems")
  static let noProblem = Localized(zh: "没有问题", en: "nothing is wrong")
  static let noMoreProblems = Localized(zh: "没有要改的", en: "there is nothing to mend")
  static let hasErrorsToMend = Localized(zh: "先改好错误", en: "mend the errors first")
  static let mendFirst = Localized(zh: "先改好错误再整理", en: "Mend the errors first")
  static let nothingFits = Localized(zh: "这里没有可补全的", en: "Nothing can be completed here")
  static let hasErrors = Localized(
    zh: "有错误, 没有保存; 草稿已保留", en: "It has errors and was not saved; the draft is kept")
  static let changed = Localized(
    zh: "别人刚存了另一个版本, 没有保存; 再存一次就以您的为准",
    en: "Somebody has just saved another text of it; save again to put yours in its place")
  static let kept = Localized(zh: "草稿已保留, 还没有保存", en: "The draft is kept and not saved yet")
  static let takenUp = Localized(zh: "接着上次没有保存的写", en: "Going on with what was not saved")
  static let changedSince = Localized(
    zh: "接着没有保存的写; 但其间别人存过新的版本",
    en: "Going on with what was not saved; somebody has saved another text since")
  static let unchanged = Localized(zh: "没有改动", en: "Nothing was changed")
  static let completions = Localized(zh: "补全", en: "Complete")

  static func errors(_ count: Int) -> Localized {
    Localized(zh: "\(count) 个错误", en: count == 1 ? "1 error" : "\(count) errors")
  }

  static func warnings(_ count: Int) -> Localized {
    Localized(zh: "\(count) 个提醒", en: count == 1 ? "1 warning" : "\(count) warnings")
  }

  /// That the text was written anew, in which language.
  static func formatted(_ language: Language) -> Localized {
    switch language {
    case .chinese: Localized(zh: "已整理为中文", en: "Formatted in Chinese")
    case .english: Localized(zh: "已整理为英文", en: "Formatted in English")
    }
  }

  /// How the examples of a rule stand; nil for none.
  static func tests(_ checkup: RuleCheckup) -> Localized? {
    guard checkup.tests > 0 else { return nil }
    let failed = checkup.failed.count
    return failed == 0
      ? Localized(
        zh: "\(checkup.tests) 个测试都通过",
        en: checkup.tests == 1 ? "the test passes" : "all \(checkup.tests) tests pass")
      : Localized(
        zh: "\(checkup.tests) 个测试, \(failed) 个未通过",
        en: "\(failed) of \(checkup.tests) tests \(failed == 1 ? "fails" : "fail")")
  }

  static func failed(_ test: RuleCheckup.FailedTest) -> Localized {
    let on = test.expectsOn
    return Localized(
      zh: "「\(test.title)」\(test.day) 应为\(on ? "开" : "关")",
      en: "\"\(test.title)\" should be \(on ? "on" : "off") at \(test.day)")
  }

  /// What is wrong, with its code; `E014 没有指标 spb；是否指 sbp？`.
  static func problem(_ found: RuleDiagnostic) -> Localized {
    let code = found.code.rawValue
    return Localized(
      zh: "\(code) \(found.message.chinese)", en: "\(code) \(found.message.english)")
  }

  static func elsewhere(_ found: RuleDiagnostic) -> Localized {
    Localized(
      zh: "\(found.file): \(found.message.chinese)", en: "\(found.file): \(found.message.english)")
  }

  /// What saving came to.
  static func saved(_ saved: RuleSaved) -> Localized {
    let name = "\(saved.subject.id) v\(saved.version)"
    guard let failed = saved.checkup.failed.first else {
      return Localized(
        zh: "已存为草稿 \(name); 生效前谁也不受影响",
        en: "Saved as the draft \(name); nobody is touched before it is in force")
    }
    let test = Self.failed(failed)
    return Localized(
      zh: "已存为草稿 \(name), 但测试未通过: \(test.chinese)",
      en: "Saved as the draft \(name), but a test fails: \(test.english)")
  }

  // MARK: Whom it would touch

  static let forecast = Localized(zh: "试算", en: "Preview")
  static let nobody = Localized(zh: "没有人", en: "nobody")
  static let stopping = Localized(zh: "正在停止", en: "stopping")
  static let stopped = Localized(zh: "试算已停止", en: "The preview was stopped")
  static let onlyRules = Localized(zh: "编码集没有可试算的", en: "a code set touches nobody by itself")
  static let forecastHint = Localized(
    zh: "只算不改; 文字改动后要重算", en: "It is counted alone; once the text changes, count again")

  static func change(_ change: RuleForecast.Change) -> Localized {
    switch change {
    case .gains: Localized(zh: "将打上", en: "Gain it")
    case .loses: Localized(zh: "将去掉", en: "Lose it")
    case .keeps: Localized(zh: "不变", en: "Keep it")
    case .unknown: Localized(zh: "资料不足", en: "Unknown")
    }
  }

  /// `+1,204 −87 =16,660 ?31,002`, which reads the same in every language.
  static func counts(_ forecast: RuleForecast) -> String {
    "+\(Format.grouped(forecast[.gains])) -\(Format.grouped(forecast[.loses])) "
      + "=\(Format.grouped(forecast[.keeps])) ?\(Format.grouped(forecast[.unknown]))"
  }

  /// What else a forecast says, in a line.
  static func cost(_ forecast: RuleForecast) -> Localized {
    let seconds = Format.fixed(Double(forecast.milliseconds) / 1000, decimals: 1)
    let count = Format.grouped(forecast.followUps)
    return Localized(
      zh: "会开 \(count) 项随访, 用时 \(seconds) 秒",
      en: "\(count) follow-ups would be opened, counted in \(seconds) s")
  }

  /// That nobody, or everybody, is touched, which is seldom meant.
  static func doubt(_ forecast: RuleForecast) -> Localized? {
    let on = forecast[.gains] + forecast[.keeps]
    guard on == 0 else { return nil }
    return Localized(zh: "谁也不会有这个标签: 条件对吗?", en: "Nobody would carry it: is the condition right?")
  }

  static func firstOf(_ shown: Int, _ count: Int) -> Localized? {
    guard shown < count else { return nil }
    return Localized(zh: "前 \(shown) 人", en: "the first \(shown)")
  }

  static func running(_ done: Int, seconds: Int) -> Localized {
    let count = Format.grouped(done)
    return Localized(
      zh: "试算中: 已看 \(count) 人, \(seconds) 秒", en: "counting: \(count) people, \(seconds) s")
  }

  static func ready(_ forecast: RuleForecast) -> Localized {
    Localized(
      zh: "\(forecast.subject.id) 试算完成: \(counts(forecast))",
      en: "\(forecast.subject.id) is counted: \(counts(forecast))")
  }
}
