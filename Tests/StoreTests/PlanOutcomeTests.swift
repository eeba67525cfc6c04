import Domain
import FollowUps
import SQLite
import Store
import Testing

/// What a nurse does to a follow-up of a plan, and what the plan makes of it.
@Suite struct PlanOutcomeTests {
  /// The clock of the tests begins on Saturday, 21 November 2026.
  private func managed() throws -> PlanClinic {
    let desk = try PlanClinic()
    _ = try desk.store.startPlan("hypertension", of: desk.patient)
    return desk
  }

  @Test func aStartedPlanOpensItsFirstDateOnAWorkingDayWithItsLine() throws {
    let desk = try managed()
    let row = try desk.row("hypertension")
    // Two weeks on is Saturday, 5 December; the working day before it.
    #expect(row.details.due == CalendarDate(iso: "2026-12-04"))
    #expect(row.details.heading.chinese == "高血压季度随访")
    #expect(row.details.form == "hypertension-visit")
    #expect(row.details.why.chinese == "高血压季度随访 第1次 → 每3个月，规范三版 2.8")
    let plans = try desk.store.plans(of: desk.patient)
    #expect(plans.running.map(\.plan) == ["hypertension"])
    #expect(plans.running[0].cause == .hand && plans.past.isEmpty && plans.absence == nil)
    #expect(plans.running[0].followUps.values.map(\.value) == [row.id.value])
    try desk.expectSettled()
  }

  @Test func aControlledVisitLeadsToTheNextQuarter() throws {
    let desk = try managed()
    desk.go(to: try desk.row("hypertension").details.due)
    try desk.measure(128, 78)
    let row = try desk.row("hypertension")
    let proposal = try desk.store.planProposal(for: row.id)
    #expect(proposal.due == CalendarDate(iso: "2027-03-05"))
    let done = try desk.record(.completed, row)
    #expect(done.details.state == .done && done.details.attempts.last?.nextDue == proposal.due)
    let next = try desk.row("hypertension")
    #expect(next.details.due == proposal.due && next.id != row.id)
    #expect(next.details.why == proposal.why)
    try desk.expectSettled()
  }

  @Test func notControlledOnceIsTwoWeeksAndTwiceIsAReferral() throws {
    let desk = try managed()
    desk.go(to: try desk.row("hypertension").details.due)
    try desk.measure(162, 96)
    let proposal = try desk.store.planProposal(for: try desk.row("hypertension").id)
    #expect(proposal.why?.chinese == "控制不满意 第1次 → 2周内复查，规范三版 2.8")
    #expect(proposal.due == CalendarDate(iso: "2026-12-18"))
    try desk.record(.completed, try desk.row("hypertension"))
    let again = try desk.row("hypertension")
    #expect(again.details.due == CalendarDate(iso: "2026-12-18") && again.details.risk == .raised)
    desk.go(to: again.details.due)
    try desk.measure(158, 92)
    try desk.record(.completed, again)
    let check = try desk.row("hypertension")
    #expect(check.details.heading.chinese == "主动随访转诊情况")
    #expect(check.details.why.chinese == "控制不满意 连续2次 → 建议转诊，2周内查转诊，规范三版 2.8")
    try desk.expectSettled()
  }

  @Test func aVisitWithoutAReadingIsNeverAGoodOne() throws {
    let desk = try managed()
    desk.go(to: try desk.row("hypertension").details.due)
    let proposal = try desk.store.planProposal(for: try desk.row("hypertension").id)
    #expect(proposal.why?.chinese.hasPrefix("本次未测血压") == true)
    try desk.record(.completed, try desk.row("hypertension"))
    #expect(try desk.row("hypertension").details.heading.chinese == "补测血压")
    try desk.expectSettled()
  }

  @Test func anotherDateIsSetByHandWithItsReason() throws {
    let desk = try managed()
    desk.go(to: try desk.row("hypertension").details.due)
    try desk.measure(128, 78)
    let wanted = try #require(CalendarDate(iso: "2027-02-10"))
    try desk.record(.completed, try desk.row("hypertension"), next: wanted, reason: "出差")
    let next = try desk.row("hypertension")
    #expect(next.details.due == wanted)
    #expect(next.details.why.chinese.hasSuffix("人工定期 2027-02-10：出差"))
    let done = try #require(
      try desk.store.archive(of: desk.patient, purpose: .command).followUps
        .first { $0.details.state == .done })
    _ = try desk.store.undoOutcome(of: done.id, version: done.version)
    #expect(try desk.row("hypertension").id == done.id)
    #expect(try desk.open().count == 1)
    try desk.expectSettled()
  }

  @Test func everyOutcomeTakenBackLeavesThePlanAsItWas() throws {
    for outcome in FollowUpOutcome.ofCalls {
      let desk = try managed()
      _ = try desk.store.startPlan("elderly-self-care", of: desk.patient)
      desk.go(to: try desk.row("hypertension").details.due)
      try desk.measure(128, 78)
      let before = try desk.store.plans(of: desk.patient)
      let rows = try desk.open().map { [$0.id.value, $0.details.due.dayNumber] }
      let row = try desk.row("hypertension")
      let next = [.noAnswer, .callBack, .wrongNumber, .agreedToCome, .remindLater].contains(outcome)
      let saved = try desk.record(
        outcome, row, note: "备注", next: next ? desk.today.adding(days: 3) : nil)
      try desk.expectSettled()
      let after = try desk.store.plans(of: desk.patient)
      switch outcome {
      case .completed:
        #expect(after.running.first?.wanted.first?.key != before.running.first?.wanted.first?.key)
      case .refused, .alreadyVisited, .notResponding, .other:
        #expect(after.running[0].records.first?.state == .closed)
      case .movedToPublic, .movedToPrivate: #expect(after.absence?.cause == .transferred)
      case .moved: #expect(after.absence?.cause == .movedAway)
      case .died: #expect(after.absence?.cause == .died)
      case .lost: #expect(after.absence?.cause == .lost)
      case .found: break
      case .noAnswer, .callBack, .wrongNumber, .agreedToCome, .remindLater:
        #expect(after.running.map(\.wanted) == before.running.map(\.wanted))
        #expect(try desk.row("hypertension").details.due == desk.today.adding(days: 3))
      }
      if after.absence != nil { #expect(try desk.open().isEmpty) }
      _ = try desk.store.undoOutcome(of: saved.id, version: saved.version)
      #expect(try desk.store.plans(of: desk.patient) == before, "\(outcome)")
      #expect(
        try desk.open().map { [$0.id.value, $0.details.due.dayNumber] } == rows, "\(outcome)")
      try desk.expectSettled()
    }
  }

  @Test func ofTwoTerminalsTheFirstFinishesItAndTheSecondIsTold() throws {
    let desk = try managed()
    let row = try desk.row("hypertension")
    let other = try desk.clinic.secondTerminal()
    try desk.record(.completed, row)
    #expect(throws: StoreError.conflict) {
      _ = try other.recordOutcome(
        of: row.id, version: row.version, outcome: .completed, note: "", nextDue: nil)
    }
    #expect(try desk.open().count == 1)
    #expect(try desk.number("SELECT count(*) FROM plan_event WHERE content GLOB 'visited*'") == 1)
  }

  @Test func aFollowUpFromBeforeThePlanIsTakenOverAndNeverDoubled() throws {
    let desk = try PlanClinic()
    let due = desk.today.adding(days: -20)
    try desk.store.openFollowUps(
      [
        FollowUpDraft(
          reason: .hypertensionManagement, channel: .phone, due: due, risk: .high,
          why: Localized(same: "上次 170/100"))
      ], of: desk.patient)
    let old = try #require(try desk.open().first)
    _ = try desk.store.startPlan("hypertension", of: desk.patient)
    let row = try desk.row("hypertension")
    #expect(row.id == old.id && row.details.due == due && row.details.risk == .high)
    #expect(row.details.form == "hypertension-visit" && row.details.why.chinese == "上次 170/100")
    try desk.expectSettled()
    try desk.measure(128, 78)
    try desk.record(.completed, row)
    #expect(try desk.open().count == 1)
  }

  @Test func aDateMovedWithoutAnAttemptIsThePlansUntilItIsTakenBack() throws {
    let desk = try managed()
    let row = try desk.row("hypertension")
    let brief = try #require(try desk.store.followUpBriefs(ids: [Int64(row.id.value)]).first)
    let moved = desk.today.adding(days: 30)
    let before = try desk.store.change([brief], .reschedule(moved))
    #expect(try desk.row("hypertension").details.due == moved)
    #expect(try desk.row("hypertension").version == row.version + 1)
    #expect(try desk.store.plans(of: desk.patient).running[0].wanted[0].isByHand)
    try desk.expectSettled()
    try desk.store.undoChange(before)
    #expect(try desk.row("hypertension").details.due == row.details.due)
    #expect(try !desk.store.plans(of: desk.patient).running[0].wanted[0].isByHand)
    try desk.expectSettled()
  }
}
