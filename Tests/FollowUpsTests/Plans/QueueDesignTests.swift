import Domain
import FollowUps
import Testing

/// The two queue designs that are followed: Simple's call list and B-Soft's plan engine.
@Suite("The two queue designs") struct QueueDesignTests {
  static func managed() -> PlanDesk { CountingTests.managed() }

  struct Outcome: Sendable, CustomTestStringConvertible {
    var outcome: FollowUpOutcome
    /// The due dates afterwards, had it been recorded on 19 January.
    var open: [String]
    var leave: PlanLeave?
    var testDescription: String { outcome.rawValue }
  }

  @Test(
    "each outcome of a call has its own effect on the plans",
    arguments: [
      Outcome(outcome: .completed, open: ["2026-01-19"]),
      Outcome(outcome: .noAnswer, open: ["2026-01-19"]),
      Outcome(outcome: .callBack, open: ["2026-01-19"]),
      Outcome(outcome: .wrongNumber, open: ["2026-01-19"]),
      Outcome(outcome: .agreedToCome, open: ["2026-01-19"]),
      Outcome(outcome: .refused, open: ["2026-04-17"]),
      Outcome(outcome: .moved, open: [], leave: .movedAway),
      Outcome(outcome: .died, open: [], leave: .died),
      Outcome(outcome: .lost, open: [], leave: .lost),
      Outcome(outcome: .remindLater, open: ["2026-01-19"]),
      Outcome(outcome: .alreadyVisited, open: ["2026-04-17"]),
      Outcome(outcome: .movedToPublic, open: [], leave: .transferred),
      Outcome(outcome: .movedToPrivate, open: [], leave: .transferred),
      Outcome(outcome: .notResponding, open: ["2026-04-17"]),
      Outcome(outcome: .other, open: ["2026-04-17"]),
    ])
  func outcomes(row: Outcome) throws {
    var desk = Self.managed()
    desk.pass(to: day("2026-01-19"))
    let key = try #require(desk.open.first?.key)
    if let kind = PlanEvent.Kind(row.outcome, of: key) { desk.happen(kind) }
    #expect(desk.open.map(\.due) == row.open.map(day))
    #expect(desk.book.absence?.cause == row.leave)
  }

  /// What Simple's call list knows, and how far ours goes the same way.
  struct Simple: Sendable, CustomTestStringConvertible {
    var words: String
    var outcome: FollowUpOutcome
    /// Days until the person is called again; nil where they are off the list.
    var days: Int?
    /// Whether the person's own status changes with it.
    var changesStatus = false
    var testDescription: String { words }
  }

  @Test(
    "every outcome of Simple's call list can be recorded, with its step and its side effect",
    arguments: [
      Simple(words: "agreed to visit", outcome: .agreedToCome, days: 30),
      Simple(words: "remind later", outcome: .remindLater, days: 7),
      Simple(words: "already visited", outcome: .alreadyVisited),
      Simple(words: "not responding", outcome: .notResponding),
      Simple(words: "refused to come back", outcome: .refused),
      // Theirs is off the list; here another number is looked for, as nobody is to drop off.
      Simple(words: "invalid phone number", outcome: .wrongNumber, days: 7),
      Simple(words: "moved to public hospital", outcome: .movedToPublic, changesStatus: true),
      Simple(words: "moved to private", outcome: .movedToPrivate, changesStatus: true),
      Simple(words: "moved away", outcome: .moved, changesStatus: true),
      Simple(words: "died", outcome: .died, changesStatus: true),
      Simple(words: "other", outcome: .other),
    ])
  func simple(row: Simple) {
    // A Monday, from which neither 7 nor 30 days lead to a weekend.
    let today = day("2026-01-19")
    let rule = OutcomeRules.rule(for: row.outcome, earlier: [], today: today)
    #expect(rule.nextDue == row.days.map { today.adding(days: $0) })
    #expect(rule.staysOpen == (row.days != nil))
    #expect((rule.effect != nil) == row.changesStatus)
  }

  @Test(
    "the archive is cancelled by death, moving, loss and refusal, and comes back but from death")
  func cancelling() {
    #expect(PlanLeave.allCases.filter(\.canReturn) == [.movedAway, .transferred, .lost])
    #expect(
      FollowUpOutcome.allCases.filter(\.isLeaving)
        == [.moved, .lost, .movedToPublic, .movedToPrivate])
    for outcome in FollowUpOutcome.allCases where outcome.isLeaving {
      let effect = OutcomeRules.rule(for: outcome, earlier: [], today: day("2026-01-19")).effect
      #expect(effect.map { PlanLeave($0).canReturn } == true)
    }
  }

  @Test("the next visit is 28 days off where nothing else is known")
  func defaultDays() { #expect(NextVisit.defaultDays == 28) }

  @Test("a refusal keeps what was noted with it")
  func refusalNote() {
    let key = PlanKey(1, .round(1))
    #expect(PlanEvent.Kind(.refused, of: key, note: "忙") == .skipped(key, reason: "忙"))
    #expect(PlanEvent.Kind(.refused, of: key) == .skipped(key, reason: "refused"))
  }

  @Test("overdue is a date before today, not visited, of somebody alive")
  func overdue() {
    var desk = Self.managed()
    func state() -> PlanStepRecord.State? { desk.book.records(of: 1, on: desk.today).last?.state }
    desk.pass(to: day("2026-01-19"))
    #expect(state() == .due)
    desk.pass(to: day("2026-01-20"))
    #expect(state() == .overdue)
    var dead = desk
    dead.happen(.left(.died))
    #expect(dead.book.records(of: 1, on: dead.today).last?.state == .cancelled)
    desk.visit("hypertension", .controlled)
    #expect(state() == .due)
  }

  @Test("nobody drops off the list by waiting: a year later the same follow-up is open")
  func nobodyDropsOff() {
    var desk = Self.managed()
    desk.pass(to: day("2027-02-01"))
    #expect(desk.open.map(\.due) == [day("2026-01-19")])
    #expect(desk.rows.count == 1)
    let order = WorkingOrder(
      due: desk.open[0].due, risk: .regular, id: desk.open[0].id, today: desk.today)
    #expect(order.section == .longOverdue)
  }

  @Test("each date has a beginning, a day and an end")
  func beginDueEnd() throws {
    var desk = Self.managed()
    desk.visit("hypertension", .controlled, on: day("2026-01-19"))
    let quarter = try #require(
      desk.book.wanted(on: desk.today, week: desk.week).first)
    #expect(quarter.earliest == day("2026-04-05"))
    #expect(quarter.day == day("2026-04-17"))
    #expect(quarter.latest == day("2026-05-03"))
    desk.visit("hypertension", .uncontrolled, on: day("2026-04-17"))
    let recheck = try #require(
      desk.book.wanted(on: desk.today, week: desk.week).first)
    #expect(recheck.earliest == day("2026-04-18"))
    #expect(recheck.day == day("2026-05-01"))
    #expect(recheck.latest == day("2026-05-01"))
  }

  @Test("every state of a date is reached, under the number it has there")
  func states() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("post-discharge")
    desk.pass(to: day("2026-01-12"))
    #expect(Self.states(desk) == [.missed, .due])
    desk.pass(to: day("2026-01-14"))
    #expect(Self.states(desk) == [.missed, .overdue])
    desk.visit("post-discharge", .unjudged, by: .phone, on: day("2026-01-13"))
    #expect(Self.states(desk) == [.missed, .doneEnteredLate, .due])
    desk.visit("post-discharge", .unjudged, by: .phone, on: day("2026-01-19"))
    #expect(Self.states(desk) == [.missed, .doneEnteredLate, .done, .due])
    var lost = desk
    lost.happen(.left(.lost))
    #expect(Self.states(lost).last == .lost)
    lost.happen(.left(.refused))
    #expect(Self.states(lost).last == .cancelled)
    desk.happen(.ended(instance: 1, .hand))
    #expect(Self.states(desk).last == .closed)
    #expect(PlanStepRecord.State.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 8, 9])
    #expect(Set(PlanStepRecord.State.allCases.map(\.title)).count == 8)
  }

  private static func states(_ desk: PlanDesk) -> [PlanStepRecord.State] {
    desk.book.records(of: 1, on: desk.today).map(\.state)
  }

  @Test("both ways of planning: from the visit's result, and from an appointment made by hand")
  func twoModes() throws {
    var desk = Self.managed()
    desk.visit("hypertension", .controlled, on: day("2026-01-19"))
    let key = try #require(desk.open.first?.key)
    desk.happen(.dated(key, to: day("2026-03-10"), reason: "预约"))
    #expect(desk.open.map(\.due) == [day("2026-03-10")])
    desk.visit("hypertension", .uncontrolled, on: day("2026-03-10"))
    #expect(desk.open.map(\.due) == [day("2026-03-24")])
  }

  @Test("the year ahead can be shown")
  func schedule() {
    var desk = Self.managed()
    #expect(
      desk.book.schedule(of: 1, count: 4)
        == ["2026-01-19", "2026-04-19", "2026-07-19", "2026-10-19"].map(day))
    desk.visit("hypertension", .uncontrolled, on: day("2026-01-19"))
    #expect(
      desk.book.schedule(of: 1, count: 3) == ["2026-02-02", "2026-04-19", "2026-07-19"].map(day))
    #expect(desk.book.schedule(of: 9, count: 3).isEmpty)
    desk.start("post-operation")
    #expect(desk.book.schedule(of: 3, count: 100).count == 5)
  }
}
