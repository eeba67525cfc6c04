package import Domain
package import FollowUps

/// A care plan on paper: goals and how far they have got, tasks, advice.
package struct CareReport: Sendable {
  package var person: ReportPerson
  package var plan: CarePlan
  /// How far each goal has got, by its number.
  package var progress: [Int: GoalProgress]
  package var indicators: IndicatorDictionary
  package var today: CalendarDate
  /// The names of the staff by their codes; whoever is not among them is called by the code.
  package var staff: [String: String]

  package init(
    person: ReportPerson, plan: CarePlan, progress: [Int: GoalProgress],
    indicators: IndicatorDictionary, today: CalendarDate, staff: [String: String] = [:]
  ) {
    self.person = person
    self.plan = plan
    self.progress = progress
    self.indicators = indicators
    self.today = today
    self.staff = staff
  }

  /// The paper in one language.
  package func report(in language: Language) -> Report {
    func say(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
    var facts = [
      Report.Field(say("状态", "Status"), plan.status.title[language]),
      Report.Field(say("开始", "Begun"), plan.start.description),
    ]
    if let end = plan.end { facts.append(Report.Field(say("结束", "Ended"), end.description)) }
    if !plan.reason.isEmpty { facts.append(Report.Field(say("原因", "Reason"), plan.reason)) }
    var blocks: [Report.Block] = [
      person.fields(in: language), .heading(plan.title[language]), .fields(facts),
    ]
    if !plan.goals.isEmpty { blocks += [.heading(say("目标", "Goals")), goals(in: language)] }
    if !plan.tasks.isEmpty { blocks += [.heading(say("任务", "Tasks")), tasks(in: language)] }
    blocks += AdviceBlocks.blocks(plan.advice, in: language)
    blocks += sources(in: language)
    blocks.append(
      .signatures([say("医护人员", "Staff"), say("患者或家属", "Patient or family"), say("日期", "Date")]))
    return Report(
      title: say("照护计划", "Care plan"), subtitle: person.clinic[language], language: language,
      blocks: blocks)
  }

  // MARK: - Parts

  private func goals(in language: Language) -> Report.Block {
    func say(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
    return .table(
      columns: [
        say("指标", "What"), say("目标", "Target"), say("起始", "Start"), say("最近", "Latest"),
        say("进度", "Progress"), say("期限", "By"), say("情况", "Standing"),
      ],
      rows: plan.goals.map { goal in
        let indicator = indicators[code: goal.indicator]
        let progress = progress[goal.id]
        let unit = indicator?.unitLabel ?? goal.unit
        return [
          indicator?.shortName[language] ?? goal.indicator,
          goal.target.text + (unit.isEmpty ? "" : " " + unit), words(progress?.start, indicator),
          words(progress?.latest, indicator), progress?.percent.map { "\($0)%" } ?? "—",
          goal.due?.description ?? "—", standing(goal, progress, language),
        ]
      })
  }

  private func standing(
    _ goal: CareGoal, _ progress: GoalProgress?, _ language: Language
  ) -> String {
    guard goal.status == .active else { return goal.status.title[language] }
    guard let progress else { return GoalProgress.Standing.noData.title[language] }
    let words = progress.standing.title[language]
    return progress.reachedOn.map { "\(words) (\($0.monthAndDay))" } ?? words
  }

  private func words(_ reading: GoalReading?, _ indicator: Indicator?) -> String {
    guard let reading else { return "—" }
    let number = indicator.map { fixedDecimal(reading.value, decimals: $0.decimals) }
    return (reading.comparator?.rawValue ?? "") + (number ?? shortestDecimal(reading.value))
  }

  private func tasks(in language: Language) -> Report.Block {
    func say(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
    return .table(
      columns: [say("任务", "Task"), say("谁", "Who"), say("期限", "By"), say("完成", "Done")],
      rows: plan.tasks.map { task in
        let owner =
          switch task.owner {
          case .patient: say("患者", "patient")
          case .staff(let code): code.map { staff[$0] ?? $0 } ?? say("诊所", "clinic")
          }
        let done =
          task.done.map(\.day.description)
          ?? (task.isOverdue(on: today) ? say("逾期", "overdue") : "☐")
        return [task.text, owner, task.due?.description ?? "—", done]
      })
  }

  /// Where the targets come from, each once.
  private func sources(in language: Language) -> [Report.Block] {
    var known: Set<String> = []
    return plan.goals.map { $0.source[language] }
      .filter { !$0.isEmpty && known.insert($0).inserted }
      .map { .note(Localized(zh: "目标出处：\($0)", en: "Targets from: \($0)")[language]) }
  }
}
