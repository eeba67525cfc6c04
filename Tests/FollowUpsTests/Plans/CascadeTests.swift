import Domain
import FollowUps
import Testing

/// Leaving, coming back, taking back: over all plans of the person, exactly.
@Suite("Leaving and coming back") struct CascadeTests {
  static func busy() -> PlanDesk {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension")
    desk.start("diabetes")
    desk.start("post-operation")
    desk.visit("hypertension", .uncontrolled, on: day("2026-01-07"))
    return desk
  }

  @Test("closes every follow-up of every plan", arguments: PlanLeave.allCases)
  func leaving(cause: PlanLeave) {
    var desk = Self.busy()
    #expect(desk.open.count == 3)
    desk.happen(.left(cause))
    #expect(desk.open.isEmpty)
    #expect(desk.book.running.isEmpty)
    #expect(desk.lines.values.filter { $0 == cause.title }.count == 3)
    let state: PlanStepRecord.State = cause == .lost ? .lost : .cancelled
    #expect(desk.book.records(of: 2, on: desk.today).last?.state == state)
    #expect(desk.book.absence?.since == day("2026-01-07"))
    #expect(desk.changes.isEmpty)
  }

  @Test("taken back brings everything again exactly as it was", arguments: PlanLeave.allCases)
  func mistake(cause: PlanLeave) {
    let before = Self.busy()
    var desk = before
    desk.happen(.left(cause))
    desk.undo(desk.last)
    #expect(desk.rows.map(\.state) == before.rows.map(\.state))
    #expect(desk.open == before.open)
    // And taken back again it is as it was after leaving.
    desk.undo(desk.last)
    #expect(desk.open.isEmpty)
  }

  @Test("and coming back later makes due soon what passed meanwhile")
  func comingBack() {
    var desk = Self.busy()
    desk.happen(.left(.movedAway))
    desk.pass(to: day("2026-03-02"))
    desk.happen(.returned)
    #expect(desk.open.map(\.due) == [day("2026-03-16"), day("2026-03-16"), day("2026-03-16")])
    #expect(
      desk.why(desk.open.first { $0.reason == .diabetesManagement })
        == "恢复管理，原定日期已过 → 2周内，诊所自定")
    #expect(desk.book.records(of: 3, on: desk.today).filter { $0.state == .missed }.count == 3)
    #expect(desk.changes.isEmpty)
  }

  @Test("somebody lost who is seen again is found")
  func found() {
    var desk = Self.busy()
    desk.happen(.left(.lost))
    desk.visit("hypertension", .controlled, on: day("2026-04-20"))
    #expect(desk.book.absence == nil)
    #expect(desk.open.count == 3)
    #expect(desk.book.refusal(of: .returned, on: desk.today, today: desk.today) == .notAway)
  }

  @Test("nobody who died is planned for, whatever is entered after")
  func dead() {
    var desk = Self.busy()
    desk.happen(.left(.died))
    desk.happen(.left(.lost))
    desk.visit("hypertension", .controlled, on: day("2026-01-20"))
    #expect(desk.book.absence?.cause == .died)
    #expect(desk.open.isEmpty)
  }

  @Test("outcomes of a call say how the person left")
  func outcomes() {
    #expect(
      PatientEffect.allCases.map { PlanLeave($0) } == [.died, .movedAway, .transferred, .lost])
  }

  @Test("a visit taken back leaves no trace, and taken back again is there")
  func visitUndone() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension")
    desk.pass(to: day("2026-01-19"))
    let before = desk
    desk.visit("hypertension", .uncontrolled)
    let after = desk
    let visit = desk.last
    desk.undo(visit)
    // The follow-up was done by that visit alone: it is open again.
    #expect(desk.open == before.open)
    desk.undo(desk.last)
    #expect(desk.open.map(\.key) == after.open.map(\.key))
    #expect(desk.open.map(\.due) == after.open.map(\.due))
    #expect(desk.changes.isEmpty)
  }

  @Test("an earlier visit is taken back from under a later one")
  func undoneFromUnder() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension")
    desk.visit("hypertension", .uncontrolled, on: day("2026-01-19"))
    let first = desk.last
    desk.visit("hypertension", .uncontrolled, on: day("2026-02-02"))
    #expect(desk.book.instances.first?.uncontrolledRun == 2)
    desk.undo(first)
    #expect(desk.book.instances.first?.uncontrolledRun == 1)
    #expect(desk.why?.chinese == "控制不满意 第1次 → 2周内复查，规范三版 2.8")
    #expect(desk.open.map(\.due) == [day("2026-02-16")])
  }

  @Test("a plan ended by hand rests alone, and the taking back of its start ends it without trace")
  func endedByHand() {
    var desk = Self.busy()
    desk.happen(.ended(instance: 3, .hand))
    #expect(desk.open.count == 2)
    #expect(desk.why(desk.rows.last { $0.key.instance == 3 }) == "人工结束")
    desk.undo(2)
    #expect(desk.book.instances.map(\.id) == [1, 3])
    #expect(desk.why(desk.rows.last { $0.key.instance == 2 }) == "计划已撤销")
  }

  @Test("the undoing of a replacement brings back the plan that was replaced")
  func replacementUndone() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension-risk")
    let before = desk.open
    desk.start("hypertension")
    #expect(desk.open.map(\.reason) == [.hypertensionManagement])
    desk.undo(desk.last)
    #expect(desk.open == before)
  }
}
