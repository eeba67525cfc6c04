import Domain
import FollowUps
import Reports

/// People and papers for the tests of this folder.
enum ReportSamples {
  static func day(_ text: String) -> CalendarDate {
    CalendarDate(iso: text) ?? CalendarDate(dayNumber: 0)
  }

  static let person = ReportPerson(
    clinic: Localized(zh: "晨光诊所", en: "Morning Clinic"), name: "张三", sex: .male, age: 64,
    card: "000123-4", archiveCode: "…01200345", phone: "138****5678")

  static let salt = CareAdvice(
    entry: "salt-5g", version: 1, kind: .diet,
    text: Localized(zh: "每天吃盐不超过5克。", en: "Eat at most 5 g of salt a day."), day: day("2025-02-01"))

  static let walk = CareAdvice(
    entry: "walk", version: 1, kind: .exercise,
    text: Localized(zh: "每天快走30分钟。", en: "Walk fast for 30 minutes a day."), day: day("2025-02-01"))

  static func visit(
    _ day: String, _ systolic: Double?, _ diastolic: Double?, _ control: PlanFinding.Control,
    _ channel: FollowUpChannel = .visit, isHome: Bool = false
  ) -> ManagedVisit {
    ManagedVisit(
      day: Self.day(day), channel: channel, control: control, systolic: systolic,
      diastolic: diastolic, isHomePressure: isHome, medicines: ["氨氯地平 5 mg ×1"],
      next: Self.day(day).adding(days: 90))
  }

  static let card = ManagementCard(
    of: .hypertension, year: 2025,
    visits: [
      visit("2025-02-01", 152, 94, .uncontrolled), visit("2025-05-03", 138, 86, .controlled),
      visit("2025-08-02", nil, nil, .unmeasured, .phone),
      visit("2025-11-01", 134, 82, .controlled, .home, isHome: true),
    ], span: ManagedSpan(first: day("2024-06-01")), exams: [day("2025-06-06")],
    asOf: day("2026-01-10"))

  static let plan = CarePlan(
    title: Localized(zh: "高血压照护计划", en: "Hypertension care plan"), start: day("2025-02-01"),
    goals: [
      CareGoal(
        id: 1, indicator: "sbp", target: .limit(.lessThan, 140), unit: "mm[Hg]",
        due: day("2025-05-01"), start: GoalReading(152, on: day("2025-02-01")),
        source: Localized(zh: "规范三版 2.8", en: "national standard, 3rd ed., 2.8"))
    ],
    tasks: [
      CareTask(id: 2, text: "每天测血压", due: day("2025-02-15")),
      CareTask(
        id: 3, text: "查血脂", owner: .staff("李护士"),
        done: CareTask.Completion(day: day("2025-03-01"))),
    ], advice: [walk, salt])

  static let indicators = IndicatorDictionary([
    Indicator(
      code: "sbp", name: Localized(zh: "收缩压", en: "Systolic pressure"), unit: "mm[Hg]",
      unitLabel: "mmHg", decimals: 0)
  ])

  static let hostile = "<img src=x onerror=alert(1)>&\"'\u{202E}\u{1B}[31m张\n三"
}
