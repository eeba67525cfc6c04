import Domain
import FollowUps
import Store
import Testing

/// Whoever was lost, moved or went elsewhere and is found is followed up again, as it was before.
@Suite struct FoundAgainTests {
  private func rows(_ desk: PlanClinic) throws -> [[Int]] {
    try desk.open().map { [$0.id.value, $0.details.due.dayNumber] }
  }

  /// Somebody with two plans.
  private func managed() throws -> PlanClinic {
    let desk = try PlanClinic()
    _ = try desk.store.startPlan("hypertension", of: desk.patient)
    _ = try desk.store.startPlan("elderly-self-care", of: desk.patient)
    return desk
  }

  @Test(arguments: FollowUpOutcome.allCases.filter(\.isLeaving))
  func plansComeBackAsTheyWereAndOneUndoEndsThemAgain(_ outcome: FollowUpOutcome) throws {
    let desk = try managed()
    let before = try rows(desk)
    let wanted = try desk.store.plans(of: desk.patient).running.map(\.wanted)
    try desk.record(outcome, try desk.row("hypertension"), note: "搬家")
    let away = try desk.store.plans(of: desk.patient)
    #expect(away.absence != nil)
    #expect(try desk.open().isEmpty)
    let found = try desk.store.findAgain(desk.patient, note: "女儿来电")
    #expect(found.details.attempts.map(\.outcome) == [outcome, .found])
    #expect(found.details.attempts.last?.note == "女儿来电")
    let plans = try desk.store.plans(of: desk.patient)
    #expect(plans.absence == nil && plans.running.map(\.wanted) == wanted)
    #expect(try rows(desk) == before)
    try desk.expectSettled()
    let change = try #require(try desk.store.lastOwnChange())
    #expect(change.object == .followUp && change.event == "found" && !change.isOutdated)
    #expect(change.title.chinese == "登记随访：找到了")
    _ = try desk.store.takeBack(change.id)
    #expect(try desk.open().isEmpty)
    #expect(try desk.store.plans(of: desk.patient).absence == away.absence)
    try desk.expectSettled()
    // And the loss itself can then be taken back too.
    let loss = try #require(try desk.store.lastOwnChange())
    #expect(loss.event == outcome.rawValue && !loss.isOutdated)
    _ = try desk.store.takeBack(loss.id)
    #expect(try rows(desk) == before)
    try desk.expectSettled()
  }

  @Test func datesThatPassedMeanwhileAreSoonAndNoneIsPast() throws {
    let desk = try managed()
    try desk.record(.lost, try desk.row("hypertension"))
    desk.wait(days: 200)
    _ = try desk.store.findAgain(desk.patient)
    let row = try desk.row("hypertension")
    #expect(row.details.due >= desk.today && row.details.due <= desk.today.adding(days: 14))
    #expect(row.details.why.chinese.contains("恢复管理"))
    try desk.expectSettled()
  }

  @Test func withoutPlansTheFollowUpAndWhatItClosedOpenAgain() throws {
    let desk = try PlanClinic(plans: false)
    let drafts = [FollowUpReason.other, .education].map { reason in
      FollowUpDraft(
        reason: reason, channel: .phone, due: desk.today.adding(days: 3), risk: .regular,
        why: Localized(same: "人工"))
    }
    try desk.store.openFollowUps(drafts, of: desk.patient)
    let before = try rows(desk)
    let lost = try #require(try desk.open().first)
    try desk.record(.lost, lost)
    #expect(try desk.store.queueOrder(.lost).count == 1)
    desk.wait(days: 30)
    let found = try desk.store.findAgain(desk.patient)
    #expect(found.id == lost.id && found.details.state == .open)
    #expect(found.details.due >= desk.today && found.details.due <= desk.today.adding(days: 14))
    #expect(try desk.open().count == 2)
    #expect(try desk.store.queueOrder(.lost).isEmpty)
    let now = try desk.store.followUp(lost.id)
    _ = try desk.store.undoOutcome(of: lost.id, version: now.version)
    #expect(try desk.open().isEmpty)
    #expect(try desk.store.queueOrder(.lost).count == 1)
    let gone = try desk.store.followUp(lost.id)
    _ = try desk.store.undoOutcome(of: lost.id, version: gone.version)
    #expect(try rows(desk) == before)
  }

  @Test func whoWasFoundAndRefusesIsNotAmongTheLost() throws {
    let desk = try PlanClinic(plans: false)
    try desk.store.openFollowUps(
      [
        FollowUpDraft(
          reason: .other, channel: .phone, due: desk.today, risk: .regular,
          why: Localized(same: "人工"))
      ], of: desk.patient)
    try desk.record(.lost, try #require(try desk.open().first))
    let found = try desk.store.findAgain(desk.patient)
    try desk.record(.refused, found)
    #expect(try desk.store.queueOrder(.lost).isEmpty)
  }

  @Test func nobodyElseIsFound() throws {
    let desk = try managed()
    #expect(throws: StoreError.self) { _ = try desk.store.findAgain(desk.patient) }
    try desk.record(.died, try desk.row("hypertension"))
    let error = #expect(throws: StoreError.self) { _ = try desk.store.findAgain(desk.patient) }
    #expect(error?.message.english.contains("not lost") == true)
    let auditor = try desk.clinic.terminal(of: .auditor)
    #expect(throws: StoreError.denied(.change, .queue)) {
      _ = try auditor.findAgain(desk.patient)
    }
  }

  /// A date that another place saw to is given up, and the plan goes on.
  @Test func whoWasSeenElsewhereKeepsTheirPlan() throws {
    let desk = try PlanClinic()
    _ = try desk.store.startPlan("hypertension", of: desk.patient)
    let row = try desk.row("hypertension")
    desk.go(to: row.details.due)
    let ended = try desk.record(.alreadyVisited, row, note: "市医院")
    #expect(ended.details.state == .closed)
    let next = try desk.row("hypertension")
    #expect(next.id != row.id && next.details.due > row.details.due)
    try desk.expectSettled()
    // Without a plan the rules ask for a visit, as nothing of this one is known.
    let other = try PlanClinic(plans: false)
    try other.store.openFollowUps(
      [
        FollowUpDraft(
          reason: .hypertensionManagement, channel: .phone, due: other.today, risk: .regular,
          why: Localized(same: "季度"))
      ], of: other.patient)
    try other.record(.alreadyVisited, try #require(try other.open().first))
    #expect(try other.open().map(\.details.reason) == [.hypertensionManagement])
  }
}
