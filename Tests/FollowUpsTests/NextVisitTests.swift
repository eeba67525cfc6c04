import Domain
import FollowUps
import Testing

/// The next visit follows the national service standard, third edition, rule by rule.
@Suite struct NextVisitTests {
  // Monday; two weeks on is Monday 2026-11-30, three months on Tuesday 2027-02-16.
  static let today = CalendarDate(iso: "2026-11-16") ?? CalendarDate(dayNumber: 0)

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var reason = FollowUpReason.hypertensionManagement
    var sbp: Double?
    var dbp: Double?
    var fpg: Double?
    var before = false
    var age: Int? = 50
    var diabetes = false
    var vascular = false
    var findings: Set<VisitFinding> = []
    var due: String
    var channel = FollowUpChannel.visit
    var risk: FollowUpRisk
    var advice: NextVisit.Advice
    var zh: String

    var testDescription: String { name }
  }

  static let pressure: [Case] = [
    Case(
      name: "controlled comes once a quarter", sbp: 139, dbp: 89, due: "2027-02-16",
      risk: .regular, advice: .routine, zh: "控制满意 → 下季度, 规范三版"),
    Case(
      name: "140 is not controlled under 65", sbp: 140, dbp: 80, age: 64, due: "2026-11-30",
      risk: .raised, advice: .adjust, zh: "控制不满意 第1次 → 2周内, 规范三版"),
    Case(
      name: "149 is controlled from 65 on", sbp: 149, dbp: 89, age: 65, due: "2027-02-16",
      risk: .regular, advice: .routine, zh: "控制满意 → 下季度, 规范三版"),
    Case(
      name: "150 is not controlled from 65 on", sbp: 150, dbp: 80, age: 65, due: "2026-11-30",
      risk: .raised, advice: .adjust, zh: "控制不满意 第1次 → 2周内, 规范三版"),
    Case(
      name: "an unknown age has the lower line", sbp: 145, dbp: 80, age: nil, due: "2026-11-30",
      risk: .raised, advice: .adjust, zh: "控制不满意 第1次 → 2周内, 规范三版"),
    Case(
      name: "90 diastolic is not controlled at any age", sbp: 120, dbp: 90, age: 80,
      due: "2026-11-30", risk: .raised, advice: .adjust, zh: "控制不满意 第1次 → 2周内, 规范三版"),
    Case(
      name: "twice in a row is referred", sbp: 150, dbp: 95, before: true, due: "2026-11-30",
      channel: .phone, risk: .raised, advice: .refer, zh: "控制不满意 连续2次 → 建议转诊, 2周内, 规范三版"),
    Case(
      name: "controlled after not controlled is a quarter again", sbp: 130, dbp: 80, before: true,
      due: "2027-02-16", risk: .regular, advice: .routine, zh: "控制满意 → 下季度, 规范三版"),
    Case(
      name: "180 systolic is an emergency", sbp: 180, dbp: 80, due: "2026-11-30", channel: .phone,
      risk: .high, advice: .emergency, zh: "血压 ≥180/110 → 立即转诊, 2周内查转诊, 规范三版"),
    Case(
      name: "110 diastolic is an emergency", sbp: 150, dbp: 110, due: "2026-11-30",
      channel: .phone, risk: .high, advice: .emergency,
      zh: "血压 ≥180/110 → 立即转诊, 2周内查转诊, 规范三版"),
    Case(
      name: "179/109 is none", sbp: 179, dbp: 109, due: "2026-11-30", risk: .raised,
      advice: .adjust, zh: "控制不满意 第1次 → 2周内, 规范三版"),
    Case(
      name: "140/90 with diabetes is a high risk", sbp: 140, dbp: 85, diabetes: true,
      due: "2026-11-30", risk: .high, advice: .adjust, zh: "控制不满意 第1次 → 2周内, 规范三版"),
    Case(
      name: "149 with diabetes at 70 is controlled and still a high risk", sbp: 149, dbp: 80,
      age: 70, diabetes: true, due: "2027-02-16", risk: .high, advice: .routine,
      zh: "控制满意 → 下季度, 规范三版"),
    Case(
      name: "140/90 after a stroke is a high risk", sbp: 135, dbp: 90, vascular: true,
      due: "2026-11-30", risk: .high, advice: .adjust, zh: "控制不满意 第1次 → 2周内, 规范三版"),
    Case(
      name: "139/89 with diabetes is a regular risk", sbp: 139, dbp: 89, diabetes: true,
      due: "2027-02-16", risk: .regular, advice: .routine, zh: "控制满意 → 下季度, 规范三版"),
  ]

  static let findings: [Case] = [
    Case(
      name: "an adverse reaction while controlled", sbp: 130, dbp: 80,
      findings: [.adverseReaction], due: "2026-11-30", risk: .raised, advice: .adjust,
      zh: "药物不良反应 → 2周内, 规范三版"),
    Case(
      name: "an adverse reaction that stays", sbp: 130, dbp: 80, findings: [.stubbornReaction],
      due: "2026-11-30", channel: .phone, risk: .raised, advice: .refer,
      zh: "不良反应难以控制 → 建议转诊, 2周内, 规范三版"),
    Case(
      name: "a new complication", sbp: 130, dbp: 80, findings: [.complication],
      due: "2026-11-30", channel: .phone, risk: .raised, advice: .refer,
      zh: "新发或加重并发症 → 建议转诊, 2周内, 规范三版"),
    Case(
      name: "a sign of danger", sbp: 130, dbp: 80, findings: [.dangerSign], due: "2026-11-30",
      channel: .phone, risk: .high, advice: .emergency,
      zh: "危急症状 → 立即转诊, 2周内查转诊, 规范三版"),
    Case(
      name: "nothing measured", due: "2026-12-14", risk: .regular, advice: .measure,
      zh: "无近期血压 → 4周内测量"),
    Case(
      name: "nothing measured after not controlled", before: true, due: "2026-11-30",
      risk: .raised, advice: .measure, zh: "无近期血压, 上次不满意 → 2周内, 规范三版"),
    Case(
      name: "half a pressure is never controlled", sbp: 120, due: "2026-12-14", risk: .regular,
      advice: .measure, zh: "无近期血压 → 4周内测量"),
    Case(
      name: "half a pressure can be not controlled", dbp: 95, due: "2026-11-30", risk: .raised,
      advice: .adjust, zh: "控制不满意 第1次 → 2周内, 规范三版"),
  ]

  static let glucose: [Case] = [
    Case(
      name: "6.9 is controlled", reason: .diabetesManagement, fpg: 6.9, diabetes: true,
      due: "2027-02-16", risk: .regular, advice: .routine, zh: "控制满意 → 下季度, 规范三版"),
    Case(
      name: "7.0 is not controlled", reason: .diabetesManagement, fpg: 7.0, diabetes: true,
      due: "2026-11-30", risk: .raised, advice: .adjust, zh: "控制不满意 第1次 → 2周内, 规范三版"),
    Case(
      name: "7.0 twice is referred", reason: .diabetesManagement, fpg: 7.0, before: true,
      diabetes: true, due: "2026-11-30", channel: .phone, risk: .raised, advice: .refer,
      zh: "控制不满意 连续2次 → 建议转诊, 2周内, 规范三版"),
    Case(
      name: "16.7 is an emergency", reason: .diabetesManagement, fpg: 16.7, diabetes: true,
      due: "2026-11-30", channel: .phone, risk: .high, advice: .emergency,
      zh: "血糖 ≥16.7 → 立即转诊, 2周内查转诊, 规范三版"),
    Case(
      name: "3.9 is an emergency", reason: .diabetesManagement, fpg: 3.9, diabetes: true,
      due: "2026-11-30", channel: .phone, risk: .high, advice: .emergency,
      zh: "血糖 ≤3.9 → 立即转诊, 2周内查转诊, 规范三版"),
    Case(
      name: "16.6 is none", reason: .glucoseRecheck, fpg: 16.6, due: "2026-11-30",
      risk: .raised, advice: .adjust, zh: "控制不满意 第1次 → 2周内, 规范三版"),
    Case(
      name: "a diabetes visit sees a dangerous pressure too", reason: .diabetesManagement,
      sbp: 185, dbp: 100, fpg: 6.0, diabetes: true, due: "2026-11-30", channel: .phone,
      risk: .high, advice: .emergency, zh: "血压 ≥180/110 → 立即转诊, 2周内查转诊, 规范三版"),
    Case(
      name: "a diabetes visit without glucose", reason: .diabetesManagement, sbp: 120, dbp: 70,
      diabetes: true, due: "2026-12-14", risk: .regular, advice: .measure,
      zh: "无近期空腹血糖 → 4周内测量"),
  ]

  static let others: [Case] = [
    Case(
      name: "the annual exam", reason: .annualExam, due: "2027-11-16", risk: .regular,
      advice: .routine, zh: "年度体检 → 1年"),
    Case(
      name: "after discharge", reason: .postDischarge, due: "2026-11-30", channel: .phone,
      risk: .regular, advice: .routine, zh: "出院 → 2周内"),
    Case(
      name: "any other", reason: .other, due: "2026-12-14", channel: .phone, risk: .regular,
      advice: .routine, zh: "常规 → 4周"),
    Case(
      name: "any other with a dangerous pressure", reason: .newPatient, sbp: 190, dbp: 100,
      due: "2026-11-30", channel: .phone, risk: .high, advice: .emergency,
      zh: "血压 ≥180/110 → 立即转诊, 2周内查转诊, 规范三版"),
  ]

  @Test(arguments: pressure + findings + glucose + others)
  func theVisitFollowsTheRule(rule: Case) {
    let visit = Self.visit(rule, on: Self.today, measured: Self.today)
    #expect(visit.due.description == rule.due)
    #expect(visit.channel == rule.channel)
    #expect(visit.risk == rule.risk)
    #expect(visit.advice == rule.advice)
    #expect(visit.why.chinese == rule.zh)
    #expect(!visit.why.english.isEmpty)
  }

  @Test func englishSaysTheSame() {
    let visit = Self.visit(Self.pressure[1], on: Self.today, measured: Self.today)
    #expect(
      visit.why.english
        == "not controlled, 1st time → within 2 weeks, national standard, 3rd ed.")
  }

  @Test func valuesOlderThanAQuarterOrOfTomorrowDoNotCount() {
    let controlled = Self.pressure[0]
    let old = Self.visit(controlled, on: Self.today, measured: Self.today.adding(days: -93))
    let fresh = Self.visit(controlled, on: Self.today, measured: Self.today.adding(days: -92))
    let future = Self.visit(controlled, on: Self.today, measured: Self.today.adding(days: 1))
    #expect(old.advice == .measure)
    #expect(fresh.advice == .routine)
    #expect(future.advice == .measure)
  }

  @Test func datesFallOnWorkingDaysAndNeverTooLate() {
    for offset in 0..<400 {
      let day = Self.today.adding(days: offset)
      for rule in Self.pressure + Self.findings + Self.glucose {
        let visit = Self.visit(rule, on: day, measured: day)
        #expect(visit.due.weekday <= 5)
        #expect(visit.due > day)
        let latest =
          switch visit.advice {
          case .routine: day.adding(months: 3)
          case .measure: day.adding(days: rule.before ? 14 : 28)
          case .adjust, .refer, .emergency: day.adding(days: 14)
          }
        #expect(visit.due <= latest)
        #expect(visit.due.days(to: latest) <= 2)
      }
    }
  }

  private static func visit(
    _ rule: Case, on today: CalendarDate, measured: CalendarDate
  ) -> NextVisit {
    func dated(_ value: Double?) -> DatedValue? { value.map { DatedValue($0, on: measured) } }
    return NextVisit.propose(
      reason: rule.reason,
      readings: LatestReadings(
        systolic: dated(rule.sbp), diastolic: dated(rule.dbp), fastingGlucose: dated(rule.fpg)),
      previousWasUncontrolled: rule.before, age: rule.age, hasDiabetes: rule.diabetes,
      hasVascularDisease: rule.vascular, findings: rule.findings, today: today)
  }
}
