import Domain
import Rules

/// Texts of putting rules in force and taking them out.
extension RuleWords {
  static let nothingSelected = Localized(zh: "没有选中规则", en: "no rule is selected")
  static let noDraft = Localized(zh: "没有要生效的草稿", en: "there is no draft of it")
  static let notInForce = Localized(zh: "没有生效", en: "it is not in force")
  static let nothingBefore = Localized(zh: "之前没有生效过的版本", en: "no version was in force before")

  static func ask(_ act: RuleAct) -> Localized {
    switch act.deed {
    case .activate: Localized(zh: "从今天起生效?", en: "Put it in force from today?")
    case .rollBack:
      Localized(
        zh: "退回, 让 v\(act.version) 重新生效?", en: "Go back, and put v\(act.version) in force again?")
    case .retire: Localized(zh: "停用这条规则?", en: "Take this rule out of force?")
    case .drop: Localized(zh: "丢弃这份草稿?", en: "Throw this draft away?")
    }
  }

  /// What will happen, a line each.
  static func what(_ act: RuleAct) -> [Localized] {
    var lines: [Localized] = []
    let carriers = act.carriers.map { Format.grouped($0) }
    switch act.deed {
    case .activate:
      lines.append(
        act.replaces.map {
          Localized(
            zh: "v\(act.version) 取代现在的 v\($0)", en: "v\(act.version) takes the place of v\($0)")
        } ?? Localized(zh: "v\(act.version), 第一次生效", en: "v\(act.version), for the first time"))
    case .rollBack:
      lines.append(
        Localized(
          zh: "v\(act.version) 回来, v\(act.replaces ?? 0) 停用",
          en: "v\(act.version) comes back, v\(act.replaces ?? 0) goes"))
    case .retire:
      if let carriers, act.subject.kind == .rule {
        lines.append(
          Localized(
            zh: "\(carriers) 人的标签今天去掉", en: "the tag of \(carriers) people goes today"))
      }
    case .drop:
      lines.append(
        act.replaces.map {
          Localized(
            zh: "v\(act.version) 的草稿会删去, v\($0) 仍然生效",
            en: "the draft of v\(act.version) goes, v\($0) stays in force")
        }
          ?? Localized(
            zh: "v\(act.version) 的草稿会删去", en: "the draft of v\(act.version) goes"))
    }
    if act.deed == .activate || act.deed == .rollBack, act.subject.kind == .rule {
      lines.append(forecastLine(act))
    }
    return lines
  }

  private static func forecastLine(_ act: RuleAct) -> Localized {
    guard let forecast = act.forecast else {
      return Localized(
        zh: "没有试算过; 先试算能看到影响谁", en: "not previewed; a preview first says whom it touches")
    }
    let (gains, loses) = (Format.grouped(forecast[.gains]), Format.grouped(forecast[.loses]))
    let keeps = Format.grouped(forecast[.keeps])
    let opened = Format.grouped(forecast.followUps)
    return Localized(
      zh: "\(gains) 人打上, \(loses) 人去掉, \(keeps) 人不变; 开 \(opened) 项随访",
      en: "\(gains) gain it, \(loses) lose it, \(keeps) keep it; \(opened) follow-ups")
  }

  static func done(_ act: RuleAct, backlog: Int) -> Localized {
    let name = act.subject.id
    let done: Localized =
      switch act.deed {
      case .activate:
        Localized(zh: "\(name) v\(act.version) 已生效", en: "\(name) v\(act.version) is in force")
      case .rollBack:
        Localized(
          zh: "已退回: \(name) v\(act.version) 重新生效",
          en: "Gone back: \(name) v\(act.version) is in force again")
      case .retire: Localized(zh: "\(name) 已停用", en: "\(name) is out of force")
      case .drop: Localized(zh: "\(name) 的草稿已丢弃", en: "The draft of \(name) is dropped")
      }
    guard backlog > 0 else { return done }
    let rest = Self.backlog(backlog)
    return Localized(
      zh: "\(done.chinese); \(rest.chinese)", en: "\(done.english); \(rest.english)")
  }

  /// Why nothing came into force, from what was found.
  static func refused(_ found: RuleDiagnostic, line: Int?) -> Localized {
    let place = line.map { Localized(zh: "第 \($0) 行: ", en: "line \($0): ") }
    let name = found.file.isEmpty ? "" : found.file + ": "
    let text = problem(found)
    return Localized(
      zh: name + (place?.chinese ?? "") + text.chinese,
      en: name + (place?.english ?? "") + text.english)
  }

  static func refused(_ test: RuleCheckup.FailedTest) -> Localized {
    let text = failed(test)
    return Localized(
      zh: "\(test.rule) 的测试未通过: \(text.chinese)",
      en: "a test of \(test.rule) fails: \(text.english)")
  }

  // MARK: The help

  static let guide = Localized(
    zh: "{rule.open} 打开规则来改, 存下的只是草稿; {rule.preview} 先看影响谁, {rule.activate} 才生效, "
      + "{rule.rollback} 一键退回; {queue.scope.next} 换到长期人工标签。",
    en:
      "{rule.open} opens a rule to change it; what is saved is a draft. {rule.preview} says whom it "
      + "touches, {rule.activate} puts it in force, {rule.rollback} takes it back; {queue.scope.next} "
      + "lists long overrides.")
  static let editorGuide = Localized(
    zh: "边写边查错: {rule.problem.next} 到下一处, {rule.complete} 补全; {rule.save} 存为草稿并跑测试, "
      + "{rule.preview} 试算, {rule.format} 整理; {item.back} 离开, 没存的会留着。",
    en: "It is checked as you write: {rule.problem.next} goes to the next problem, {rule.complete} "
      + "completes; {rule.save} saves a draft and runs its tests, {rule.preview} counts, "
      + "{rule.format} formats; {item.back} leaves and keeps what is not saved.")
  static let forecastGuide = Localized(
    zh: "{rule.change.prev}、{rule.change.next} 换类, {rule.patient} 打开档案; {item.back} 回去, 没算完的接着算, "
      + "{rule.preview.stop} 停止。",
    en: "{rule.change.prev} and {rule.change.next} go through the changes, {rule.patient} opens an "
      + "archive; {item.back} goes back while it counts on, {rule.preview.stop} stops it.")

  // MARK: Plain mode

  static let plainHint = Localized(
    zh: "\"3 文字\" 改第 3 行, \"+3 文字\" 在其后加一行, \"-3\" 删去它; :rule.save 保存",
    en: "\"3 TEXT\" changes line 3, \"+3 TEXT\" puts one after it, \"-3\" takes it out; :rule.save "
      + "saves")
  static let noSuchLine = Localized(zh: "没有这一行", en: "there is no such line")

  static func line(_ number: Int) -> Localized {
    Localized(zh: "第 \(number) 行: ", en: "line \(number): ")
  }

  // MARK: The template

  /// What a new rule begins with: whole, so that there is something to change and nothing to mend.
  static func template(_ language: Language) -> String {
    switch language {
    case .chinese:
      """
      # 出处: 
      规则 my.rule 版本 1
        标签 "我的标签" en "My tag"
        当 诊断({"I10".."I15"}) 且 平均(sbp, 90天) >= 140 mm[Hg]
        解除 当 平均(sbp, 90天) < 135 mm[Hg]
        未知时 保持原状
        因为 "近90天平均 {平均(sbp, 90天)}"
        测试 "高, 然后不高"
          患者 出生 1960-05-01 性别 男
          诊断 "I10" 2020-01-01
          sbp 2026-01-05 150 mm[Hg] 2026-05-01 120 mm[Hg]
          期望 开 于 2026-01-05, 关 于 2026-05-01
        结束
      结束

      """
    case .english:
      """
      # source: 
      rule my.rule version 1
        tag "我的标签" en "My tag"
        when has_dx({"I10".."I15"}) and avg(sbp, 90d) >= 140 mm[Hg]
        clear when avg(sbp, 90d) < 135 mm[Hg]
        if unknown keep
        because "{avg(sbp, 90d)} on average of 90 days"
        test "high, and then not"
          patient birth 1960-05-01 sex male
          dx "I10" 2020-01-01
          sbp 2026-01-05 150 mm[Hg] 2026-05-01 120 mm[Hg]
          expect on at 2026-01-05, off at 2026-05-01
        end
      end

      """
    }
  }
}
