import Domain
import FollowUps
import Testing

/// Stored follow-ups become what the plans want, once, whatever happened in between.
@Suite("Reconciling") struct ReconcileTests {
  static func managed() -> PlanDesk {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("hypertension")
    return desk
  }

  @Test("a second run changes nothing, today or later")
  func idempotent() {
    var desk = Self.managed()
    #expect(desk.rows.count == 1)
    for offset in 0..<400 {
      #expect(desk.book.reconcile(desk.rows, on: desk.today, week: desk.week).isEmpty)
      desk.today = day("2026-01-05").adding(days: offset)
    }
    #expect(desk.open.map(\.due) == [day("2026-01-19")])
  }

  @Test("a run that broke off is finished by the next one, without doubling")
  func crash() {
    var desk = CascadeTests.busy()
    let whole = desk
    desk.book = desk.book.adding(.left(.lost), on: desk.today)
    let changes = desk.changes
    #expect(changes.count == 3)
    desk.carryOut(changes[0])
    #expect(desk.changes == Array(changes.dropFirst()))
    desk.settle()
    #expect(desk.open.isEmpty)
    #expect(desk.rows.count == whole.rows.count)
  }

  @Test("two terminals come to the same keys")
  func twoTerminals() {
    let left = CascadeTests.busy()
    var right = left
    right.rows = []
    let opened = right.changes.compactMap { change in
      if case .open(let wanted, let generation, _) = change {
        "\(wanted.key.text) \(generation)"
      } else {
        nil
      }
    }
    #expect(opened == ["3/s:day-3 1", "2/r1 1", "1/c4 1"])
    #expect(
      Set(opened) == Set(left.open.map { "\($0.key.text) \($0.generation)" }))
  }

  @Test("a follow-up that is there twice is closed once")
  func doubled() {
    var desk = Self.managed()
    var twin = desk.rows[0]
    twin.id = FollowUpID(2)
    twin.generation = 2
    desk.rows.append(twin)
    #expect(
      desk.settle() == [.close(FollowUpID(2), why: Localized(zh: "重复", en: "doubled"))])
    #expect(desk.open.map(\.id) == [FollowUpID(1)])
  }

  @Test("one closed behind the plan's back is opened again; one done gets a successor")
  func closedBehind() {
    var desk = Self.managed()
    desk.update(FollowUpID(1)) { $0.state = .closed }
    desk.settle()
    #expect(desk.open.map(\.id) == [FollowUpID(1)])
    desk.update(FollowUpID(1)) { $0.state = .done }
    desk.settle()
    #expect(desk.open.map(\.id) == [FollowUpID(2)])
    #expect(desk.open.map(\.generation) == [2])
    #expect(desk.changes.isEmpty)
  }

  @Test("a restricted record's follow-up is withheld and not opened beside it")
  func withheld() {
    var desk = Self.managed()
    desk.update(FollowUpID(1)) { $0.state = .withheld }
    #expect(desk.changes.isEmpty)
  }

  @Test("a visit nobody called for ends the open follow-up as done, and says by which visit")
  func completedByVisit() {
    var desk = Self.managed()
    desk.today = day("2026-01-14")
    desk.book = desk.book.adding(
      .visited(PlanVisit(channel: .visit, findings: ["hypertension": PlanFinding(.controlled)])),
      on: desk.today)
    #expect(
      desk.changes.first
        == .complete(
          FollowUpID(1), event: 2,
          why: Localized(zh: "2026-01-14 就诊已完成", en: "done by the visit of 2026-01-14")))
  }

  @Test("a follow-up is made for today, or the next working day, where its day is past")
  func neverInThePast() {
    var desk = PlanDesk(on: day("2026-02-21"))
    desk.book = desk.book.adding(
      .started(
        PlanBeginning(
          plan: "hypertension", version: 1, anchor: day("2026-01-05"), cause: .hand)),
      on: day("2026-01-05"))
    desk.settle()
    // A Saturday: Monday it is. Later it stays there and grows overdue.
    #expect(desk.open.map(\.due) == [day("2026-02-23")])
    #expect(desk.open.map(\.planned) == [day("2026-01-19")])
    desk.pass(to: day("2026-03-10"))
    #expect(desk.open.map(\.due) == [day("2026-02-23")])
  }

  @Test("a clock set back returns no step and gives no date in the past")
  func clockSetBack() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("post-operation")
    desk.visit("post-operation", .unjudged, by: .phone, on: day("2026-01-19"))
    let before = desk.rows
    for back in ["2026-01-18", "2026-01-01", "2001-01-01"] {
      desk.today = day(back)
      #expect(desk.changes.isEmpty)
    }
    // A step that time left behind does not return either, once something was recorded later.
    var other = PlanDesk(on: day("2026-01-05"))
    other.start("post-operation")
    other.start("hypertension")
    other.visit("hypertension", .controlled, on: day("2026-01-12"))
    #expect(other.open.map(\.key.text) == ["1/s:week-1", "2/r2"])
    other.today = day("2026-01-06")
    #expect(other.changes.isEmpty)
    desk.happen(.skipped(PlanKey(1, .step("month-1")), reason: "x"), on: day("2026-01-19"))
    #expect(desk.rows.count == before.count + 1)
    #expect(desk.open.allSatisfy { $0.due >= desk.today })
  }

  @Test("a plan whose definition is gone leaves its follow-ups alone")
  func definitionGone() {
    var desk = Self.managed()
    desk.book = PlanBook(catalog: PlanCatalog([]), events: desk.book.events)
    #expect(desk.book.unreadable == [1])
    #expect(desk.changes.isEmpty)
  }

  @Test("events in any order of arrival make the same book")
  func orderOfArrival() {
    let desk = CascadeTests.busy()
    let shuffled = PlanBook(catalog: desk.book.catalog, events: desk.book.events.reversed())
    #expect(shuffled.instances == desk.book.instances)
    #expect(shuffled.events == desk.book.events)
  }

  @Test("the clinic's own week decides which day is a working day")
  func otherWeek() {
    var desk = PlanDesk(on: day("2026-01-05"), week: WorkingWeek(days: [2, 6]))
    desk.start("hypertension")
    // 19 January is a Monday: the Saturday before.
    #expect(desk.open.map(\.due) == [day("2026-01-17")])
    desk.visit("hypertension", .uncontrolled, on: day("2026-01-17"))
    #expect(desk.open.map(\.due) == [day("2026-01-31")])
  }

  @Test("a date that comes back after its day is for today, not for the day that is past")
  func comesBackLate() throws {
    var desk = Self.managed()
    desk.visit("hypertension", .controlled, on: day("2026-01-19"))
    desk.visit("hypertension", .uncontrolled, [.complication], on: day("2026-03-30"))
    desk.visit("hypertension", .uncontrolled, by: .phone, on: day("2026-04-13"))
    desk.pass(to: day("2026-07-20"))
    // The quarter waited behind the re-check; when that is refused, its own day is past.
    let key = try #require(desk.open.first?.key)
    #expect(key.text == "1/c4")
    desk.happen(.skipped(key, reason: "拒绝"))
    #expect(desk.open.map(\.key.text) == ["1/r2"])
    #expect(desk.open.map(\.planned) == [day("2026-06-30")])
    #expect(desk.open.map(\.due) == [day("2026-07-20")])
    // The same for one that was on the list before and was closed by the re-check.
    var other = Self.managed()
    other.visit("hypertension", .uncontrolled, by: .phone, on: day("2026-01-07"))
    #expect(other.rows.map(\.state) == [.closed, .open])
    other.pass(to: day("2026-02-16"))
    other.happen(.skipped(PlanKey(1, .recheck(2)), reason: "拒绝"))
    #expect(other.open.map(\.id) == [FollowUpID(1)])
    #expect(other.open.map(\.due) == [day("2026-02-16")])
    // Taking the refusal and the call back restores the day that it had.
    other.undo(3)
    other.undo(2)
    #expect(other.open.map(\.id) == [FollowUpID(1)])
    #expect(other.open.map(\.due) == [day("2026-01-19")])
  }
}
