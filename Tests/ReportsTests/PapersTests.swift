import Domain
import FollowUps
@testable import Forms
import Testing

@testable import Reports

@Suite("The papers themselves")
struct PapersTests {
  static func text(_ report: Report) -> [String] { ReportText(report).lines }

  @Test("the management card in Chinese, line by line")
  func card() {
    let report = CardReport(person: ReportSamples.person, card: ReportSamples.card)
    let lines = Self.text(report.report(in: .chinese))
    #expect(lines.first?.contains("2025年高血压患者年度管理卡") == true)
    for line in [
      "姓名：张三                               性别：男",
      "规范管理：未规范管理                     最近控制：达标",
      "计为控制：是                             全年效果：有效",
      "年度体检：2025-06-06                     下次随访：2026-01-30",
      "第1季度  已面访  2025-02-01  未达标", "第3季度  缺面访  —           —", "第4季度  已面访  2025-11-01  达标",
    ] {
      #expect(lines.contains(line), "\(line)\n\(lines.joined(separator: "\n"))")
    }
    #expect(lines.contains { $0.hasPrefix("2025-02-01  到诊  152/94") })
    #expect(lines.contains { $0.hasPrefix("2025-08-02  电话  —") && $0.contains("未测") })
    #expect(lines.contains { $0.hasPrefix("2025-11-01  家访  134/82（家测）") })
  }

  @Test("the card has a chart of both pressures with the line of the person's age")
  func cardChart() throws {
    func limits(_ age: Int?) throws -> [Double] {
      var person = ReportSamples.person
      person.age = age
      let blocks = CardReport(person: person, card: ReportSamples.card).report(in: .english).blocks
      for case .chart(let chart) in blocks {
        #expect(chart.series.map(\.points.count) == [3, 3])
        return chart.limits
      }
      return []
    }
    #expect(try limits(64) == [140, 90])
    #expect(try limits(65) == [150, 90])
    #expect(try limits(nil) == [140, 90])
  }

  @Test("a card without visits says so and has no chart")
  func emptyCard() {
    let card = ManagementCard(
      of: .diabetes, year: 2025, visits: [],
      span: ManagedSpan(first: ReportSamples.day("2025-01-01")),
      asOf: ReportSamples.day("2025-02-01"))
    let report = CardReport(person: ReportSamples.person, card: card).report(in: .english)
    #expect(Self.text(report).contains("There were no visits this year."))
    #expect(!report.blocks.contains { if case .chart = $0 { true } else { false } })
  }

  @Test("the care plan has targets, progress, tasks and advice by kind")
  func care() throws {
    let goal = ReportSamples.plan.goals[0]
    let progress = GoalProgress(
      of: goal, readings: [GoalReading(136, on: ReportSamples.day("2025-03-05"))],
      since: ReportSamples.plan.start, today: ReportSamples.day("2025-03-10"))
    let report = CareReport(
      person: ReportSamples.person, plan: ReportSamples.plan, progress: [1: progress],
      indicators: ReportSamples.indicators, today: ReportSamples.day("2025-03-10"))
    let lines = Self.text(report.report(in: .chinese))
    for line in [
      "收缩压  <140 mmHg  152   136   100%  2025-05-01  已达标 (03-05)", "每天测血压  患者    2025-02-15  逾期",
      "查血脂      李护士  —           2025-03-01", "* 目标出处：规范三版 2.8",
    ] {
      #expect(lines.contains(line), "\(line)\n\(lines.joined(separator: "\n"))")
    }
    let diet = try #require(lines.firstIndex(of: "· 每天吃盐不超过5克。"))
    let exercise = try #require(lines.firstIndex(of: "· 每天快走30分钟。"))
    #expect(diet < exercise)
    #expect(lines[diet - 1] == "饮食")
  }

  @Test("a goal that is on hold says so whatever the values are")
  func heldGoal() {
    var plan = ReportSamples.plan
    plan.goals[0].status = .onHold
    let report = CareReport(
      person: ReportSamples.person, plan: plan, progress: [:],
      indicators: ReportSamples.indicators, today: ReportSamples.day("2025-03-10"))
    #expect(Self.text(report.report(in: .english)).contains { $0.hasSuffix("on hold") })
    // Whoever does a task is called by the name, where it is known.
    var named = report
    named.staff = ["李护士": "李红梅"]
    #expect(Self.text(named.report(in: .chinese)).contains { $0.hasPrefix("查血脂      李红梅") })
  }

  @Test("the follow-up record has the form, what was carried over, advice and the next date")
  func followUp() {
    let sheet = FollowUpReport(
      person: ReportSamples.person, heading: Localized(zh: "高血压季度随访", en: "Quarterly visit"),
      day: ReportSamples.day("2025-02-01"), channel: .visit,
      why: Localized(zh: "每3个月", en: "every 3 months"),
      attempts: [
        (
          "2025-01-30 09:05",
          FollowUpAttempt(
            at: Instant(seconds: 0), outcome: .agreedToCome, note: "下午来", staff: "li",
            staffName: "李护士")
        )
      ],
      sheet: [
        .sample(.title, "高血压患者随访服务记录表", "2025-02-01"), .sample(.heading, "体征"),
        .sample(.answer, "收缩压", "152 mmHg"), .sample(.answer, "身高", "170 cm", isCarried: true),
        .sample(.note, "血压 ≥180/110 mmHg", "已转诊"),
      ], advice: [ReportSamples.salt], next: ReportSamples.day("2025-02-15"), staff: "李护士")
    let lines = Self.text(sheet.report(in: .chinese))
    for line in [
      "随访日期：2025-02-01                     方式：到诊",
      "内容：高血压季度随访                     缘由：每3个月",
      "2025-01-30 09:05  同意来诊  下午来  李护士", "收缩压：152 mmHg                         身高：170 cm *",
      "血压 ≥180/110 mmHg：已转诊", "* 沿用上次，本次未重新询问或测量。", "· 每天吃盐不超过5克。", "2025-02-15",
      "随访人员（李护士）：____________________",
    ] {
      #expect(lines.contains(line), "\(line)\n\(lines.joined(separator: "\n"))")
    }
  }

  @Test("advice that was not given is told as what the library has")
  func suggested() {
    let sheet = FollowUpReport(
      person: ReportSamples.person, heading: Localized(same: ""),
      day: ReportSamples.day("2025-02-01"), advice: [ReportSamples.salt], isSuggested: true)
    let lines = Self.text(sheet.report(in: .english)).joined(separator: " ")
    #expect(lines.contains("Eat at most 5 g of salt a day."))
    #expect(lines.contains("no advice was recorded at this visit"), "\(lines)")
  }

  @Test("the advice sheet has what to do, the person's own tasks and the next visit")
  func adviceSheet() {
    let sheet = AdviceReport(
      person: ReportSamples.person, day: ReportSamples.day("2025-02-01"),
      advice: [ReportSamples.salt, ReportSamples.walk],
      tasks: [CareTask(id: 2, text: "每天测血压", due: ReportSamples.day("2025-02-15"))],
      next: ReportSamples.day("2025-05-01"), staff: "李护士")
    let chinese = Self.text(sheet.report(in: .chinese)).joined(separator: "\n")
    for words in [
      "健康建议", "饮食", "· 每天吃盐不超过5克。", "运动", "· 每天测血压（2025-02-15 前）", "下次随访：2025-05-01",
      "医护人员：李护士",
    ] {
      #expect(chinese.contains(words), "\(words)\n\(chinese)")
    }
    let page = ReportHTML(sheet.report(in: .english)).text
    #expect(page.contains("Health advice") && page.contains("For you to do"))
  }

  @Test("the year's card lists the advice of the year")
  func cardAdvice() {
    let card = CardReport(
      person: ReportSamples.person, card: ReportSamples.card, advice: [ReportSamples.salt])
    let lines = Self.text(card.report(in: .english)).joined(separator: "\n")
    #expect(lines.contains("Advice given") && lines.contains("2025-02-01  Diet"), "\(lines)")
  }

  static let figures = FiguresReport(
    clinic: Localized(zh: "晨光诊所", en: "Morning Clinic"), disease: .hypertension,
    period: .quarter(year: 2025, quarter: 1),
    figures: [
      Figure(
        kind: .control, numerator: [Figure.Item(patient: PatientID(1), staff: "li")],
        denominator: [
          Figure.Item(patient: PatientID(1), staff: "li"), Figure.Item(patient: PatientID(2)),
          Figure.Item(patient: PatientID(3), staff: "=cmd"),
        ]),
      Figure(kind: .returned, numerator: [], denominator: []),
    ])

  @Test("the figures have their part, whole and definition, and their groups")
  func figuresPaper() {
    var report = Self.figures
    report.groups = FiguresReport.groups(of: report.figures) { $0 }
    let lines = Self.text(report.report(in: .chinese))
    #expect(lines.contains("控制率      33.3%  1     3"))
    #expect(lines.contains("约后来诊率  —      0     0"))
    #expect(lines.contains("li      100.0% (1/1)  — (0/0)"))
    #expect(lines.contains("未分配  0.0% (0/1)    — (0/0)"))
    #expect(lines.contains { $0.hasPrefix("* 控制率：本年最近一次有测量值的随访达标人数") })
  }

  @Test("the table for spreadsheets is guarded against formulas")
  func csv() {
    var report = Self.figures
    report.groups = FiguresReport.groups(of: report.figures) { $0 }
    let lines = report.csv(in: .english, hasByteOrderMark: false).split(separator: "\r\n")
    #expect(lines.first == "period,illness,group,code,figure,part,whole,per cent")
    #expect(lines[1] == "2025Q1,hypertension,all,control,Control rate,1,3,33.3")
    #expect(lines[2] == "2025Q1,hypertension,all,returned,Returned after a call,0,0,")
    #expect(lines[3] == "2025Q1,hypertension,'=cmd,control,Control rate,0,1,0.0")
    #expect(lines.count == 1 + 2 * 4)
    #expect(report.csv(in: .chinese, hasByteOrderMark: true).hasPrefix("\u{FEFF}时期,"))
  }
}

extension FormLine {
  /// A line as a form gives it.
  fileprivate static func sample(
    _ kind: Kind, _ label: String, _ value: String = "", isCarried: Bool = false
  ) -> FormLine {
    FormLine(kind, label, value, isCarried: isCarried)
  }
}
