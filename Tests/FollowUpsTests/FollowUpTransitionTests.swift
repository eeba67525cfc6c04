import Domain
import FollowUps
import Testing

/// Recording an outcome moves, ends or renews a follow-up and never loses anything.
@Suite struct FollowUpTransitionTests {
  static let today = CalendarDate(iso: "2026-11-20") ?? CalendarDate(dayNumber: 0)
  static let at = Instant(date: today, secondOfDay: 36_000, offset: 28_800)

  private func draft(_ reason: FollowUpReason = .hypertensionManagement) -> FollowUpDraft {
    FollowUpDraft(
      reason: reason, channel: .phone, due: Self.today.adding(days: -3), risk: .raised,
      why: Localized(zh: "控制不满意 第1次 → 2周内, 规范三版", en: "not controlled → 2 weeks"), owner: "li")
  }

  private func apply(
    _ outcome: FollowUpOutcome, next: String? = nil, plan: NextVisit? = nil,
    to draft: FollowUpDraft
  ) -> Result<FollowUpTransition.Step, FollowUpTransition.Refusal> {
    FollowUpTransition.apply(
      outcome: outcome, note: "记", nextDue: next.flatMap { CalendarDate(iso: $0) }, staff: "li",
      at: Self.at, today: Self.today, plan: plan, to: draft)
  }

  private let plan = NextVisit(
    due: CalendarDate(iso: "2027-02-19") ?? today, channel: .visit, risk: .regular,
    advice: .routine, why: Localized(zh: "控制满意 → 下季度, 规范三版", en: "controlled → next quarter"))

  @Test func noAnswerMovesTheDateAndKeepsTheReason() throws {
    let step = try apply(.noAnswer, next: "2026-11-23", to: draft()).get()
    #expect(step.updated.state == .open)
    #expect(step.updated.due.description == "2026-11-23")
    #expect(step.updated.why.chinese == "控制不满意 第1次 → 2周内, 规范三版; 未接 第1次 → 次工作日")
    #expect(
      step.updated.why.english == "not controlled → 2 weeks; No answer (1) → next working day")
    #expect(step.successor == nil)
    #expect(step.effect == nil)
    let attempt = FollowUpAttempt(
      at: Self.at, outcome: .noAnswer, note: "记", staff: "li",
      nextDue: CalendarDate(iso: "2026-11-23"))
    #expect(step.updated.attempts == [attempt])
  }

  @Test func theLineNamesOnlyTheNewestPuttingOff() throws {
    let first = try apply(.noAnswer, next: "2026-11-23", to: draft()).get().updated
    let second = try apply(.noAnswer, next: "2026-11-25", to: first).get().updated
    #expect(second.why.chinese == "控制不满意 第1次 → 2周内, 规范三版; 未接 → 人工定期 2026-11-25")
    let third = try apply(.agreedToCome, next: "2026-12-21", to: second).get().updated
    #expect(third.why.chinese == "控制不满意 第1次 → 2周内, 规范三版; 同意来诊 → 30天后未到再拨")
    #expect(third.attempts.map(\.outcome) == [.noAnswer, .noAnswer, .agreedToCome])
  }

  @Test func aReasonWithASemicolonOfItsOwnIsKept() throws {
    var own = draft()
    own.why = Localized(same: "see notes; call the son → daughter")
    let step = try apply(.callBack, next: "2026-11-23", to: own).get()
    #expect(
      step.updated.why.english
        == "see notes; call the son → daughter; Call back → next working day")
  }

  @Test func completedOpensTheNextOneByThePlan() throws {
    let step = try apply(.completed, plan: plan, to: draft()).get()
    #expect(step.updated.state == .done)
    #expect(step.updated.due == draft().due)
    #expect(step.updated.attempts.last?.nextDue?.description == "2027-02-19")
    let successor = FollowUpDraft(
      reason: .hypertensionManagement, channel: .visit, due: plan.due, risk: .regular,
      why: plan.why, owner: "li")
    #expect(step.successor == successor)
  }

  @Test func aDateSetByHandIsSaidToBe() throws {
    let step = try apply(.completed, next: "2027-01-04", plan: plan, to: draft()).get()
    #expect(step.successor?.due.description == "2027-01-04")
    #expect(step.successor?.why.chinese == "控制满意 → 下季度, 规范三版; 人工定期 2027-01-04")
    let bare = try apply(.completed, next: "2027-01-04", to: draft()).get()
    #expect(bare.successor?.why.english == "Done → date set by hand 2027-01-04")
    #expect(bare.successor?.risk == .raised)
  }

  @Test func aRecheckEndsWithoutASuccessorUnlessADateIsGiven() throws {
    let done = try apply(.completed, to: draft(.bloodPressureRecheck)).get()
    #expect(done.updated.state == .done)
    #expect(done.successor == nil)
    let again = try apply(.completed, next: "2026-12-04", to: draft(.bloodPressureRecheck)).get()
    #expect(again.successor?.reason == .bloodPressureRecheck)
  }

  @Test(arguments: [
    (FollowUpOutcome.refused, PatientEffect?.none), (.moved, .movedAway), (.died, .deceased),
    (.lost, .lost), (.movedToPublic, .transferred), (.movedToPrivate, .transferred),
    (.notResponding, nil), (.other, nil),
  ])
  func endingOutcomesCloseAndTellWhatChangesOnThePatient(
    outcome: FollowUpOutcome, effect: PatientEffect?
  ) throws {
    let step = try apply(outcome, to: draft()).get()
    #expect(step.updated.state == .closed)
    #expect(step.effect == effect)
    #expect(step.successor == nil)
    #expect(step.updated.attempts.count == 1)
    #expect(step.updated.attempts.last?.nextDue == nil)
  }

  @Test(arguments: [
    (FollowUpOutcome.noAnswer, String?.none, FollowUpTransition.Refusal.nextDateMissing),
    (.callBack, nil, .nextDateMissing),
    (.wrongNumber, nil, .nextDateMissing),
    (.agreedToCome, nil, .nextDateMissing),
    (.completed, nil, .nextDateMissing),
    (.noAnswer, "2026-11-19", .nextDateInPast),
    (.completed, "2026-11-19", .nextDateInPast),
    (.callBack, "2031-11-21", .nextDateTooFar),
    (.died, "2026-11-23", .nextDateNotAllowed),
  ])
  func whatCannotBeIsRefused(
    outcome: FollowUpOutcome, next: String?, refusal: FollowUpTransition.Refusal
  ) {
    #expect(apply(outcome, next: next, to: draft()) == .failure(refusal))
  }

  @Test func todayAndFiveYearsAheadAreAllowed() throws {
    #expect(try apply(.callBack, next: "2026-11-20", to: draft()).get().updated.due == Self.today)
    #expect(throws: Never.self) { try apply(.callBack, next: "2031-11-20", to: draft()).get() }
  }

  @Test(arguments: [FollowUpState.done, .closed])
  func anEndedFollowUpTakesNoMoreAttempts(state: FollowUpState) {
    var ended = draft()
    ended.state = state
    #expect(apply(.noAnswer, next: "2026-11-23", to: ended) == .failure(.alreadyEnded(state)))
  }

  @Test func whoWasSeenElsewhereIsFollowedByTheNextVisit() throws {
    let step = try apply(.alreadyVisited, plan: plan, to: draft()).get()
    #expect(step.updated.state == .closed && step.effect == nil)
    #expect(step.successor?.due == plan.due)
    #expect(apply(.alreadyVisited, to: draft()) == .failure(.nextDateMissing))
    let recheck = try apply(.alreadyVisited, to: draft(.bloodPressureRecheck)).get()
    #expect(recheck.successor == nil)
  }

  @Test func anotherReasonHasToBeNoted() {
    let silent = FollowUpTransition.apply(
      outcome: .other, note: "  ", nextDue: nil, staff: "li", at: Self.at, today: Self.today,
      to: draft())
    #expect(silent == .failure(.noteMissing))
  }

  @Test(arguments: FollowUpOutcome.allCases.filter(\.isLeaving))
  func whoWasGoneIsFoundAgain(_ outcome: FollowUpOutcome) throws {
    let gone = try apply(outcome, to: draft()).get().updated
    let found = try FollowUpTransition.find(
      gone, staff: "li", at: Self.at, today: Self.today
    ).get()
    #expect(found.state == .open && found.due.description == "2026-12-04")
    #expect(found.attempts.map(\.outcome) == [outcome, .found])
    #expect(found.why.chinese == "控制不满意 第1次 → 2周内, 规范三版; 找到了 → 恢复管理, 2周内随访")
    // A date that is still to come stays.
    var early = gone
    early.due = Self.today.adding(days: 3)
    let kept = try FollowUpTransition.find(
      early, staff: "li", at: Self.at, today: Self.today
    ).get()
    #expect(kept.due == early.due)
  }

  @Test(arguments: [FollowUpOutcome.refused, .died, .notResponding])
  func nobodyElseIsFound(_ outcome: FollowUpOutcome) throws {
    let ended = try apply(outcome, to: draft()).get().updated
    let found = FollowUpTransition.find(ended, staff: "li", at: Self.at, today: Self.today)
    #expect(found == .failure(.notGone))
    #expect(apply(.found, next: "2026-12-04", to: draft()) == .failure(.notGone))
  }
}
