import Domain
import FollowUps
import Testing

/// Every sentence of the national standard on frequency and referral, third edition.
@Suite("The national rules") struct NationalRulesTests {
  struct Sentence: Sendable, CustomTestStringConvertible {
    var plan: String
    var earlier: [PlanFinding.Control] = []
    var control: PlanFinding.Control
    var signs: Set<VisitFinding> = []
    var due: String
    var channel: FollowUpChannel
    var risk: FollowUpRisk
    var advice: PlanAdvice?
    var why: String
    var english: String
    var testDescription: String { "\(plan) \(control) \(signs.map(\.rawValue)) → \(due)" }
  }

  static let standard = "，规范三版 2.8"
  static let edition = ", national standard, 3rd ed., 2.8"

  static func sentences(_ plan: String, _ quarterly: String, _ english: String) -> [Sentence] {
    [
      Sentence(
        plan: plan, control: .controlled, due: "2026-04-17", channel: .visit, risk: .regular,
        why: "\(quarterly) 第2次 → 每3个月\(standard)",
        english: "\(english) no. 2 → every 3 months\(edition)"),
      Sentence(
        plan: plan, control: .uncontrolled, due: "2026-02-02", channel: .visit, risk: .raised,
        advice: .adjust, why: "控制不满意 第1次 → 2周内复查\(standard)",
        english: "not controlled, 1st time → re-check within 2 weeks\(edition)"),
      Sentence(
        plan: plan, control: .controlled, signs: [.adverseReaction], due: "2026-02-02",
        channel: .visit, risk: .raised, advice: .adjust,
        why: "药物不良反应 → 换药，2周内复查\(standard)",
        english: "adverse reaction → change medicine, re-check within 2 weeks\(edition)"),
      Sentence(
        plan: plan, earlier: [.uncontrolled], control: .uncontrolled, due: "2026-02-16",
        channel: .phone, risk: .raised, advice: .refer,
        why: "控制不满意 连续2次 → 建议转诊，2周内查转诊\(standard)",
        english:
          "not controlled, 2 in a row → advise referral, check on it within 2 weeks\(edition)"),
      Sentence(
        plan: plan, control: .controlled, signs: [.stubbornReaction, .adverseReaction],
        due: "2026-02-02", channel: .phone, risk: .raised, advice: .refer,
        why: "不良反应难以控制 → 建议转诊，2周内查转诊\(standard)",
        english:
          "adverse reaction hard to control → advise referral, check on it within 2 weeks\(edition)"
      ),
      Sentence(
        plan: plan, control: .uncontrolled, signs: [.complication], due: "2026-02-02",
        channel: .phone, risk: .raised, advice: .refer,
        why: "新发或加重并发症 → 建议转诊，2周内查转诊\(standard)",
        english: "new or worse complication → advise referral, check on it within 2 weeks\(edition)"
      ),
      Sentence(
        plan: plan, control: .uncontrolled, signs: [.dangerSign, .complication],
        due: "2026-02-02", channel: .phone, risk: .high, advice: .emergency,
        why: "危急情况 → 紧急转诊，2周内查转诊\(standard)",
        english: "emergency → refer at once, check on it within 2 weeks\(edition)"),
      Sentence(
        plan: plan, earlier: [.uncontrolled, .controlled], control: .uncontrolled,
        due: "2026-03-02", channel: .visit, risk: .raised, advice: .adjust,
        why: "控制不满意 第1次 → 2周内复查\(standard)",
        english: "not controlled, 1st time → re-check within 2 weeks\(edition)"),
      Sentence(
        plan: plan, earlier: [.uncontrolled, .uncontrolled], control: .uncontrolled,
        due: "2026-03-02", channel: .phone, risk: .raised, advice: .refer,
        why: "控制不满意 连续3次 → 建议转诊，2周内查转诊\(standard)",
        english:
          "not controlled, 3 in a row → advise referral, check on it within 2 weeks\(edition)"),
    ]
  }

  /// Visits two weeks apart from 19 January, a Monday, which is the first planned date.
  @Test(
    "are followed to the letter",
    arguments: sentences("hypertension", "高血压季度随访", "Quarterly hypertension visit")
      + sentences("diabetes", "糖尿病季度随访", "Quarterly diabetes visit"))
  func sentence(_ row: Sentence) {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start(row.plan)
    for (number, control) in row.earlier.enumerated() {
      desk.visit(row.plan, control, on: day("2026-01-19").adding(days: 14 * number))
    }
    desk.visit(
      row.plan, row.control, row.signs,
      on: day("2026-01-19").adding(days: 14 * row.earlier.count))
    #expect(desk.open.map(\.due) == [day(row.due)])
    #expect(desk.open.first?.channel == row.channel)
    #expect(desk.open.first?.risk == row.risk)
    #expect(desk.why == Localized(zh: row.why, en: row.english))
    #expect(desk.book.wanted(on: desk.today, week: desk.week).first?.advice == row.advice)
    #expect(desk.changes.isEmpty)
  }

  @Test(
    "ask for at least four visits a year",
    arguments: ["hypertension", "diabetes"])
  func fourVisitsAYear(plan: String) {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start(plan)
    var days: [CalendarDate] = []
    while desk.today < day("2029-01-05"), let next = desk.open.first {
      desk.visit(plan, .controlled, on: next.due)
      days.append(next.due)
    }
    for year in 2026...2028 { #expect(days.filter { $0.year == year }.count == 4) }
    // 19 January, April, July and October, or the Friday before, year after year without drift.
    #expect(days.allSatisfy { (17...19).contains($0.day) })
    #expect(days.last == day("2029-01-19"))
  }

  @Test("measure people at high risk of hypertension every six months")
  func halfYearly() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension-risk", cause: .tag("血压正常高值"))
    #expect(desk.open.map(\.due) == [day("2026-07-03")])
    desk.visit("hypertension", .controlled, on: day("2026-07-03"))
    #expect(desk.open.map(\.due) == [day("2027-01-05")])
    #expect(
      desk.why?.chinese == "高危人群测血压 第2次 → 每6个月，规范三版 2.8")
  }

  @Test("give people at high risk of diabetes one fasting glucose a year")
  func yearlyGlucose() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("diabetes-risk")
    #expect(desk.open.map(\.due) == [day("2027-01-05")])
  }

  @Test("measure a first raised pressure on three different days in all")
  func threeDays() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("bp-recheck", cause: .rule("bp.suspect"))
    #expect(desk.open.map(\.due) == [day("2026-01-12")])
    desk.visit("hypertension", .uncontrolled, on: day("2026-01-12"))
    #expect(desk.open.map(\.due) == [day("2026-01-19")])
    // The same day again is no third day.
    desk.visit("hypertension", .uncontrolled, on: day("2026-01-12"))
    #expect(desk.open.map(\.due) == [day("2026-01-19")])
    desk.visit("hypertension", .uncontrolled, on: day("2026-01-19"))
    #expect(desk.open.isEmpty)
    #expect(desk.book.instances.first?.ending?.cause == .completed)
  }

  @Test("check on the referral of somebody at risk within two weeks")
  func screeningReferral() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension-risk")
    desk.visit("hypertension", .uncontrolled, on: day("2026-07-06"))
    #expect(desk.open.map(\.due) == [day("2026-07-20")])
    desk.visit("hypertension", .uncontrolled, on: day("2026-07-13"))
    #expect(desk.open.map(\.due) == [day("2026-07-27")])
    #expect(desk.open.first?.channel == .phone)
    #expect(desk.why?.chinese == "血压升高 第2次 → 请医生评估，2周内查结果，规范三版 2.8")
  }

  @Test("exam once a year, once for all the reasons there are")
  func oneExam() {
    var desk = PlanDesk(on: day("2026-01-05"))
    let facts: [PlanFact] = [
      .tag(Localized(zh: "老年人健康管理", en: "Elderly health programme")),
      .diagnosis(Coding(code: "I10", display: "x"), codeSets: ["htn"]),
      .diagnosis(Coding(code: "E11.9", display: "y"), codeSets: ["dm"]),
    ]
    for fact in facts {
      for kind in desk.book.beginnings(by: fact, anchor: desk.today, on: desk.today) {
        desk.happen(kind)
      }
    }
    #expect(
      desk.book.running.map(\.definition.id) == [
        "annual-exam", "elderly-self-care", "elderly-tcm", "hypertension", "diabetes",
      ])
    let exams = desk.open.filter { $0.form == "elderly-exam" }
    #expect(exams.map(\.due) == [day("2026-02-05")])
    desk.visit("annual-exam", .unjudged, on: day("2026-02-05"))
    #expect(
      desk.open.filter { $0.form == "elderly-exam" }.map(\.due) == [day("2027-02-05")])
  }
}
