import Domain
import FollowUps
import Testing

/// The day from which a running plan is reckoned was wrong, and is corrected.
@Suite("The first day of a plan") struct FirstDayTests {
  private func keys(_ desk: PlanDesk) -> [String] { desk.open.map(\.key.text) }

  private func state(_ desk: PlanDesk, _ step: String) -> PlanStepRecord.State? {
    desk.book.records(of: 1, on: desk.today).last { $0.key == PlanKey(1, .step(step)) }?.state
  }

  @Test("what is open moves, and nothing is doubled")
  func moves() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("post-operation", anchor: day("2026-01-05"))
    let before = desk.open
    desk.happen(.anchored(instance: 1, to: day("2026-01-02")))
    #expect(desk.open.map(\.id) == before.map(\.id))
    #expect(desk.open.allSatisfy { $0.planned <= before[0].planned })
    #expect(desk.changes.isEmpty)
  }

  @Test("what was done stays done, and the next date is reckoned from the right day")
  func doneStaysDone() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("post-operation", anchor: day("2026-01-05"))
    let first = desk.open[0]
    desk.visit("post-operation", .unjudged, by: first.channel, on: first.due)
    guard case .step(let done) = first.key.part else { return }
    #expect(state(desk, done) == .done)
    let second = desk.open[0]
    desk.happen(.anchored(instance: 1, to: day("2026-01-08")))
    #expect(state(desk, done) == .done)
    #expect(desk.open.map(\.id) == [second.id])
    #expect(desk.open[0].planned > second.planned)
    desk.undo(desk.last)
    #expect(desk.open.map(\.id) == [second.id] && desk.open[0].planned == second.planned)
  }

  @Test("what was passed by under the wrong day is waited for again")
  func comesBack() {
    var desk = PlanDesk(on: day("2026-03-02"))
    // The year was right and the month was not: the first weeks seemed over.
    desk.start("post-operation", anchor: day("2026-02-02"))
    let late = keys(desk)
    desk.happen(.anchored(instance: 1, to: day("2026-03-02")))
    var right = PlanDesk(on: day("2026-03-02"))
    right.start("post-operation", anchor: day("2026-03-02"))
    #expect(keys(desk) != late)
    #expect(keys(desk) == keys(right))
    #expect(desk.open.map(\.planned) == right.open.map(\.planned))
  }

  @Test("a day by which every date is past is refused, and so is a plan that ended")
  func refused() {
    var desk = PlanDesk(on: day("2026-03-02"))
    desk.start("post-operation", anchor: day("2026-03-02"))
    let wrong = PlanEvent.Kind.anchored(instance: 1, to: day("2020-03-02"))
    #expect(desk.book.refusal(of: wrong, on: desk.today, today: desk.today) == .nothingLeft)
    let right = PlanEvent.Kind.anchored(instance: 1, to: day("2026-02-27"))
    #expect(desk.book.refusal(of: right, on: desk.today, today: desk.today) == nil)
    desk.happen(.ended(instance: 1, .hand))
    #expect(desk.book.refusal(of: right, on: desk.today, today: desk.today) == .alreadyEnded)
    let none = PlanEvent.Kind.anchored(instance: 9, to: day("2026-02-27"))
    #expect(desk.book.refusal(of: none, on: desk.today, today: desk.today) == .notThere)
  }

  @Test("dates that come again move with it, and those that were done stay done")
  func series() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension", anchor: day("2026-01-05"))
    let first = desk.open[0].planned
    desk.happen(.anchored(instance: 1, to: day("2026-01-12")))
    #expect(desk.open[0].planned == first.adding(days: 7))
    desk.visit("hypertension", .controlled, on: desk.open[0].due)
    let row = desk.open[0]
    desk.happen(.anchored(instance: 1, to: day("2026-01-02")))
    #expect(desk.open.map(\.id) == [row.id])
    // Two weeks after the right day, and then a quarter.
    #expect(desk.open[0].planned == day("2026-04-16"))
    #expect(desk.book.records(of: 1, on: desk.today).first?.state == .done)
  }
}
