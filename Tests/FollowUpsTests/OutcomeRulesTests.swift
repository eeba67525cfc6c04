import Domain
import FollowUps
import Testing

/// Each outcome of a call sets its own next step.
@Suite struct OutcomeRulesTests {
  struct Case: Sendable {
    var outcome: FollowUpOutcome
    var state: FollowUpState
    /// As `YYYY-MM-DD`; nil when the follow-up ends.
    var next: String?
    var effect: PatientEffect?
    var zh: String
    var en: String
  }

  // Today is Friday 2026-11-20.
  static let today = CalendarDate(iso: "2026-11-20") ?? CalendarDate(dayNumber: 0)

  static let cases: [Case] = [
    Case(
      outcome: .completed, state: .done, next: nil, effect: nil, zh: "完成 → 按计划下次随访",
      en: "Done → next as planned"),
    Case(
      outcome: .noAnswer, state: .open, next: "2026-11-23", effect: nil, zh: "未接 第1次 → 次工作日",
      en: "No answer (1) → next working day"),
    Case(
      outcome: .callBack, state: .open, next: "2026-11-23", effect: nil, zh: "稍后再拨 → 次工作日",
      en: "Call back → next working day"),
    Case(
      outcome: .wrongNumber, state: .open, next: "2026-11-27", effect: nil,
      zh: "号码错误 → 另找号码, 1周后", en: "Wrong number → find another number, in a week"),
    // 30 days on is a Sunday.
    Case(
      outcome: .agreedToCome, state: .open, next: "2026-12-21", effect: nil,
      zh: "同意来诊 → 30天后未到再拨", en: "Agreed to come → call again after 30 days"),
    Case(
      outcome: .refused, state: .closed, next: nil, effect: nil, zh: "拒绝 → 结束",
      en: "Refused → closed"),
    Case(
      outcome: .moved, state: .closed, next: nil, effect: .movedAway, zh: "迁出 → 结束, 标记迁出",
      en: "Moved away → closed, marked as moved"),
    Case(
      outcome: .died, state: .closed, next: nil, effect: .deceased, zh: "死亡 → 结束, 标记死亡",
      en: "Died → closed, marked as deceased"),
    Case(
      outcome: .lost, state: .closed, next: nil, effect: .lost, zh: "失访 → 结束, 标记失访",
      en: "Lost → closed, marked as lost"),
    Case(
      outcome: .remindLater, state: .open, next: "2026-11-27", effect: nil,
      zh: "过几天再提醒 → 1周后再提醒", en: "Remind later → remind in a week"),
    Case(
      outcome: .alreadyVisited, state: .closed, next: nil, effect: nil,
      zh: "已自行就诊 → 本次结束, 下次照常", en: "Already visited → this one closed, the next as planned"),
    Case(
      outcome: .movedToPublic, state: .closed, next: nil, effect: .transferred,
      zh: "转公立医院 → 结束, 标记转出", en: "Public hospital → closed, marked as gone"),
    Case(
      outcome: .movedToPrivate, state: .closed, next: nil, effect: .transferred,
      zh: "转私立机构 → 结束, 标记转出", en: "Private clinic → closed, marked as gone"),
    Case(
      outcome: .notResponding, state: .closed, next: nil, effect: nil,
      zh: "一直联系不上 → 本次结束, 下次照常",
      en: "Not responding → this one closed, the next as planned"),
    Case(
      outcome: .other, state: .closed, next: nil, effect: nil, zh: "其他原因 → 结束, 须写原因",
      en: "Other reason → closed, with a reason"),
    Case(
      outcome: .found, state: .open, next: "2026-12-04", effect: nil, zh: "找到了 → 恢复管理, 2周内随访",
      en: "Found again → managed again, within 2 weeks"),
  ]

  @Test(arguments: cases)
  func everyOutcomeHasItsRule(expected: Case) {
    let rule = OutcomeRules.rule(for: expected.outcome, earlier: [], today: Self.today)
    #expect(rule.outcome == expected.outcome)
    #expect(rule.state == expected.state)
    #expect(rule.nextDue?.description == expected.next)
    #expect(rule.effect == expected.effect)
    #expect(rule.why == Localized(zh: expected.zh, en: expected.en))
  }

  @Test func theTableHasEveryOutcome() {
    #expect(Set(Self.cases.map(\.outcome)) == Set(FollowUpOutcome.allCases))
  }

  // Monday 2026-11-23: the third attempt in a row without an answer waits a week.
  @Test(arguments: [
    ([], "2026-11-24", "未接 第1次 → 次工作日"),
    ([FollowUpOutcome.noAnswer], "2026-11-24", "未接 第2次 → 次工作日"),
    ([.noAnswer, .noAnswer], "2026-11-30", "未接 第3次 → 1周后"),
    ([.noAnswer, .noAnswer, .noAnswer], "2026-11-30", "未接 第4次 → 1周后"),
    ([.noAnswer, .noAnswer, .callBack], "2026-11-24", "未接 第1次 → 次工作日"),
    ([.noAnswer, .callBack, .noAnswer], "2026-11-24", "未接 第2次 → 次工作日"),
  ])
  func attemptsWithoutAnAnswerAreCountedInARow(
    earlier: [FollowUpOutcome], next: String, why: String
  ) {
    let attempts = earlier.map {
      FollowUpAttempt(at: Instant(seconds: 0), outcome: $0, staff: "li")
    }
    let monday = CalendarDate(iso: "2026-11-23") ?? Self.today
    let rule = OutcomeRules.rule(for: .noAnswer, earlier: attempts, today: monday)
    #expect(rule.nextDue?.description == next)
    #expect(rule.why.chinese == why)
  }

  @Test func aClinicThatWorksOnSaturdaysCallsBackOnSaturday() {
    let week = WorkingWeek(days: 1...6)
    let rule = OutcomeRules.rule(for: .callBack, earlier: [], today: Self.today, week: week)
    #expect(rule.nextDue?.description == "2026-11-21")
  }

  @Test func aWeekWithoutWorkingDaysIsTakenAsEveryDay() {
    #expect(WorkingWeek(days: [0, 9]) == .everyDay)
    #expect(WorkingWeek(days: [0, 9]).day(after: Self.today).description == "2026-11-21")
  }
}
