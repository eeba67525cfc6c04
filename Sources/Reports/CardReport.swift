package import Domain
package import FollowUps

/// The year's management card on paper.
package struct CardReport: Sendable {
  package var person: ReportPerson
  package var card: ManagementCard
  /// The advice that was given in the year, the oldest first.
  package var advice: [CareAdvice]

  package init(person: ReportPerson, card: ManagementCard, advice: [CareAdvice] = []) {
    self.person = person
    self.card = card
    self.advice = advice
  }

  /// The paper in one language.
  package func report(in language: Language) -> Report {
    func say(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
    let title = say(
      "\(card.year)年\(card.disease.title.chinese)患者年度管理卡",
      "\(card.disease.title.english): management card \(card.year)")
    var blocks: [Report.Block] = [
      person.fields(in: language), .heading(say("小结", "Summary")), .fields(summary(in: language)),
      .heading(say("各季度", "Quarters")), quarters(in: language),
      .heading(say("历次随访", "Visits")), visits(in: language),
    ]
    if let chart = chart(in: language) { blocks.append(.chart(chart)) }
    if !advice.isEmpty {
      blocks.append(.heading(say("给出的健康建议", "Advice given")))
      blocks.append(
        .table(
          columns: [say("日期", "Day"), say("类别", "About"), say("建议", "Advice")],
          rows: advice.map {
            [$0.day.description, $0.kind.title[language], $0.text[language]]
          }))
    }
    blocks += [
      .note(
        say(
          "规范管理：在管的每个完整季度都有一次面访（国家基本公共卫生服务规范第三版：每年至少4次面对面随访）。",
          "To the standard: seen in person in every whole quarter managed (national standard, 3rd ed.: at "
            + "least 4 visits in person a year).")),
      .note(
        say(
          "控制：按本年最近一次有测量值的随访；失访者不算控制。",
          "Control: by the year's latest visit with a reading; the lost do not count as controlled."
        )),
      .signatures([say("责任人员", "Staff"), say("日期", "Date")]),
    ]
    return Report(
      title: title, subtitle: person.clinic[language], language: language, blocks: blocks)
  }

  // MARK: - Parts

  private func summary(in language: Language) -> [Report.Field] {
    func say(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
    let span = card.span
    let ended = span.last.map { day in
      " – \(day) " + (span.end?.title[language] ?? "")
    }
    return [
      Report.Field(say("管理起止", "Managed"), span.first.description + (ended ?? say(" 起", " on"))),
      Report.Field(say("面访次数", "Visits in person"), "\(card.visitsInPerson)"),
      Report.Field(say("规范管理", "Standard"), card.standard.title[language]),
      Report.Field(say("最近控制", "Latest control"), control(card.control, language)),
      Report.Field(
        say("计为控制", "Counts as controlled"), card.isControlled ? say("是", "yes") : say("否", "no")),
      Report.Field(
        say("全年效果", "Effect of the year"),
        card.effect?.title[language] ?? say("未到年底", "the year is not over")),
      Report.Field(say("年度体检", "Yearly examination"), card.exam?.description ?? say("未做", "none")),
      Report.Field(say("下次随访", "Next visit"), card.next?.description ?? "—"),
      Report.Field(say("截至", "As of"), card.asOf.description),
    ]
  }

  private func quarters(in language: Language) -> Report.Block {
    func say(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
    return .table(
      columns: [
        say("季度", "Quarter"), say("面访", "In person"), say("日期", "Day"), say("控制", "Control"),
      ],
      rows: card.quarters.map { quarter in
        [
          say("第\(quarter.number)季度", "Q\(quarter.number)"), quarter.state.title[language],
          quarter.counted?.day.description ?? "—",
          control(quarter.visits.last { $0.hasReading }?.control, language),
        ]
      })
  }

  private func visits(in language: Language) -> Report.Block {
    func say(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
    guard !card.visits.isEmpty else {
      return .paragraph(say("本年没有随访。", "There were no visits this year."))
    }
    return .table(
      columns: [
        say("日期", "Day"), say("方式", "Way"), say("测量值", "Values"), say("控制", "Control"),
        say("用药", "Medicines"), say("下次", "Next"),
      ],
      rows: card.visits.map { visit in
        [
          visit.day.description, visit.channel.title[language], values(visit, language),
          control(visit.control, language),
          visit.medicines.joined(separator: language == .chinese ? "；" : "; "),
          visit.next?.description ?? "—",
        ]
      })
  }

  private func values(_ visit: ManagedVisit, _ language: Language) -> String {
    var parts: [String] = []
    if card.disease == .diabetes, let glucose = visit.glucose {
      parts.append(fixedDecimal(glucose, decimals: 1) + " mmol/L")
    }
    if visit.systolic != nil || visit.diastolic != nil {
      let numbers = [visit.systolic, visit.diastolic].map { value in
        value.map { fixedDecimal($0, decimals: 0) } ?? "?"
      }
      let home = visit.isHomePressure ? Localized(zh: "（家测）", en: " (home)")[language] : ""
      parts.append(numbers.joined(separator: "/") + home)
    }
    if let weight = visit.weight { parts.append(fixedDecimal(weight, decimals: 1) + " kg") }
    return parts.isEmpty ? "—" : parts.joined(separator: language == .chinese ? "，" : ", ")
  }

  private func control(_ control: PlanFinding.Control?, _ language: Language) -> String {
    switch control {
    case .controlled: Localized(zh: "达标", en: "controlled")[language]
    case .uncontrolled: Localized(zh: "未达标", en: "not controlled")[language]
    case .unmeasured: Localized(zh: "未测", en: "not measured")[language]
    case .unjudged, nil: "—"
    }
  }

  /// The year's values with the lines of the third edition.
  private func chart(in language: Language) -> ReportChart? {
    let period = FigurePeriod.year(card.year)
    func series(_ zh: String, _ en: String, _ value: (ManagedVisit) -> Double?)
      -> ReportChart.Series
    {
      ReportChart.Series(
        name: Localized(zh: zh, en: en)[language],
        points: card.visits.compactMap { visit in
          value(visit).map { ReportChart.Point(visit.day, $0) }
        })
    }
    let targets = ControlTargets.thirdEdition
    let chart: ReportChart
    switch card.disease {
    case .hypertension:
      let isOlder = person.age.map { $0 >= targets.olderAge } == true
      chart = ReportChart(
        title: Localized(zh: "血压 mmHg", en: "Pressure, mmHg")[language],
        days: period.first...period.last,
        series: [
          series("收缩压", "systolic") { $0.systolic }, series("舒张压", "diastolic") { $0.diastolic },
        ], limits: [isOlder ? targets.olderSystolic : targets.systolic, targets.diastolic])
    case .diabetes:
      chart = ReportChart(
        title: Localized(zh: "空腹血糖 mmol/L", en: "Fasting glucose, mmol/L")[language],
        days: period.first...period.last,
        series: [series("空腹血糖", "fasting glucose") { $0.glucose }],
        limits: [targets.fastingGlucose])
    }
    return chart.isEmpty ? nil : chart
  }
}
