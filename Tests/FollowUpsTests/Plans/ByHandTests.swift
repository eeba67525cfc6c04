import Domain
import FollowUps
import Testing

/// What a nurse decides stands above what the plan proposes.
@Suite("By hand") struct ByHandTests {
  static func uncontrolled() -> PlanDesk {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension")
    desk.visit("hypertension", .uncontrolled, on: day("2026-01-19"))
    return desk
  }

  @Test("a date set with a reason stands above the automatic one, and says both")
  func dateByHand() throws {
    var desk = Self.uncontrolled()
    let key = try #require(desk.open.first?.key)
    desk.happen(.dated(key, to: day("2026-02-11"), reason: "出差"))
    #expect(desk.open.map(\.due) == [day("2026-02-11")])
    #expect(
      desk.why
        == Localized(
          zh: "控制不满意 第1次 → 2周内复查，规范三版 2.8; 人工定期 2026-02-11：出差",
          en: "not controlled, 1st time → re-check within 2 weeks, "
            + "national standard, 3rd ed., 2.8; date set by hand 2026-02-11: 出差"))
    #expect(desk.book.wanted(on: desk.today, week: desk.week).first?.isByHand == true)
    desk.pass(to: day("2026-02-09"))
    #expect(desk.open.map(\.due) == [day("2026-02-11")])
  }

  @Test("it stands until the next visit, and falls with its undoing")
  func dateUntilNextVisit() throws {
    var desk = Self.uncontrolled()
    let key = try #require(desk.open.first?.key)
    desk.happen(.dated(key, to: day("2026-02-11"), reason: "出差"))
    let dated = desk.last
    var undone = desk
    undone.undo(dated)
    #expect(undone.open.map(\.due) == [day("2026-02-02")])
    desk.visit("hypertension", .uncontrolled, on: day("2026-02-11"))
    #expect(desk.open.map(\.due) == [day("2026-02-25")])
    #expect(desk.why?.chinese.contains("人工") == false)
  }

  @Test("a far call does not take the nurse's date away")
  func farCallKeepsDate() throws {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension")
    desk.visit("hypertension", .controlled, on: day("2026-01-19"))
    let key = try #require(desk.open.first?.key)
    desk.happen(.dated(key, to: day("2026-04-28"), reason: "旅行"))
    desk.visit("hypertension", .controlled, by: .phone, on: day("2026-02-20"))
    #expect(desk.open.map(\.due) == [day("2026-04-28")])
  }

  @Test("an attempt without an answer puts the call off, and the plan leaves it there")
  func attemptsStand() {
    var desk = Self.uncontrolled()
    desk.pass(to: day("2026-02-02"))
    let id = FollowUpID(2)
    desk.update(id) { $0.due = day("2026-02-03") }
    #expect(desk.changes.isEmpty)
    desk.pass(to: day("2026-02-10"))
    #expect(desk.open.map(\.due) == [day("2026-02-03")])
  }

  @Test("a refused date is given up and the plan goes on with the next")
  func skipped() throws {
    var desk = Self.uncontrolled()
    let key = try #require(desk.open.first?.key)
    desk.happen(.skipped(key, reason: "拒绝"))
    #expect(desk.open.map(\.due) == [day("2026-04-17")])
    #expect(desk.why(desk.rows.first { $0.key == key }) == "已放弃")
    let next = try #require(desk.open.first?.key)
    desk.happen(.skipped(next, reason: "拒绝"))
    #expect(desk.open.map(\.key.text) == ["1/r3"])
    #expect(desk.open.map(\.due) == [day("2026-07-17")])
    let records = desk.book.records(of: 1, on: desk.today)
    #expect(records.map(\.state) == [.done, .closed, .closed, .due])
  }

  @Test("a quarter refused when more are past goes on with one that is ahead")
  func skippedLate() throws {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension")
    desk.pass(to: day("2026-08-03"))
    let key = try #require(desk.open.first?.key)
    desk.happen(.skipped(key, reason: "拒绝"))
    #expect(desk.open.map(\.due) == [day("2026-10-19")])
    #expect(
      desk.book.records(of: 1, on: desk.today).map(\.state) == [.closed, .missed, .missed, .due])
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    var kind: PlanEvent.Kind
    var day = "2026-01-19"
    var refusal: PlanRefusal?
    var testDescription: String { "\(kind) \(refusal?.rawValue ?? "taken")" }
  }

  static let recheck = PlanKey(1, .recheck(2))

  @Test(
    "what makes no sense is refused with a sentence",
    arguments: [
      Refused(kind: .dated(recheck, to: day("2026-02-03"), reason: "出差"), refusal: nil),
      Refused(kind: .dated(recheck, to: day("2026-01-18"), reason: "出差"), refusal: .dateInPast),
      Refused(kind: .dated(recheck, to: day("2031-01-20"), reason: "出差"), refusal: .dateTooFar),
      Refused(kind: .dated(recheck, to: day("2026-02-03"), reason: " "), refusal: .reasonMissing),
      Refused(
        kind: .dated(PlanKey(1, .round(9)), to: day("2026-02-03"), reason: "x"),
        refusal: .notThere),
      Refused(
        kind: .dated(PlanKey(7, .round(1)), to: day("2026-02-03"), reason: "x"),
        refusal: .notThere),
      Refused(kind: .skipped(recheck, reason: ""), refusal: .reasonMissing),
      Refused(kind: .skipped(recheck, reason: "拒绝"), refusal: nil),
      Refused(
        kind: .visited(PlanVisit(channel: .visit, findings: [:])), day: "2026-01-20",
        refusal: .dayInFuture),
      Refused(kind: .ended(instance: 1, .hand), refusal: nil),
      Refused(kind: .ended(instance: 5, .hand), refusal: .notThere),
      Refused(kind: .returned, refusal: .notAway),
      Refused(kind: .undone(99), refusal: .notThere),
      Refused(kind: .undone(2), refusal: nil),
      Refused(
        kind: .started(
          PlanBeginning(
            plan: "hypertension", version: 1, anchor: day("2026-01-19"), cause: .hand)),
        refusal: .alreadyRunning),
      Refused(
        kind: .started(
          PlanBeginning(
            plan: "hypertension-risk", version: 1, anchor: day("2026-01-19"), cause: .hand)),
        refusal: .alreadyRunning),
      Refused(
        kind: .started(
          PlanBeginning(
            plan: "post-discharge", version: 1, anchor: day("2025-01-19"), cause: .hand)),
        refusal: .nothingLeft),
      Refused(
        kind: .started(
          PlanBeginning(plan: "no-such", version: 1, anchor: day("2026-01-19"), cause: .hand)),
        refusal: .notThere),
    ])
  func refusals(row: Refused) {
    let desk = Self.uncontrolled()
    let refusal = desk.book.refusal(of: row.kind, on: day(row.day), today: desk.today)
    #expect(refusal == row.refusal)
    if let refusal {
      #expect(!refusal.message.chinese.isEmpty)
      #expect(!refusal.message.english.isEmpty)
    }
  }

  @Test("what is over is refused as over")
  func refusedWhenOver() {
    var desk = Self.uncontrolled()
    let today = desk.today
    desk.undo(2)
    #expect(desk.book.refusal(of: .undone(2), on: today, today: today) == .alreadyUndone)
    #expect(desk.book.refusal(of: .undone(3), on: today, today: today) == nil)
    desk.undo(3)
    #expect(desk.book.refusal(of: .undone(3), on: today, today: today) == .alreadyUndone)
    #expect(desk.book.refusal(of: .undone(2), on: today, today: today) == nil)
    desk.happen(.left(.movedAway))
    let visit = PlanEvent.Kind.visited(PlanVisit(channel: .visit, findings: [:]))
    #expect(desk.book.refusal(of: visit, on: today, today: today) == .away)
    #expect(
      desk.book.refusal(of: .skipped(Self.recheck, reason: "x"), on: today, today: today) == .away)
    desk.happen(.returned)
    desk.happen(.ended(instance: 1, .hand))
    #expect(
      desk.book.refusal(of: .ended(instance: 1, .hand), on: today, today: today) == .alreadyEnded)
    #expect(
      desk.book.refusal(of: .skipped(Self.recheck, reason: "x"), on: today, today: today)
        == .alreadyEnded)
  }

  @Test("an early visit takes the nurse's date away, as it moves the date itself")
  func earlyVisitTakesDate() throws {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension")
    desk.visit("hypertension", .controlled, on: day("2026-01-19"))
    let key = try #require(desk.open.first?.key)
    desk.happen(.dated(key, to: day("2026-04-28"), reason: "旅行"))
    desk.visit("hypertension", .controlled, on: day("2026-03-02"))
    #expect(desk.open.map(\.key) == [key])
    #expect(desk.open.map(\.due) == [day("2026-06-02")])
  }
}
