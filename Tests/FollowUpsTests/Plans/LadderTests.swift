import Domain
import FollowUps
import Testing

/// Plans with steps at fixed distances: operations, stays, pregnancies, education.
@Suite("A ladder of steps") struct LadderTests {
  /// Operated on Monday 5 January 2026.
  static func operated() -> PlanDesk {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("post-operation", owner: "li")
    return desk
  }

  @Test("is climbed step by step, on working days, one call at a time")
  func climbed() {
    var desk = Self.operated()
    var days: [CalendarDate] = []
    while let next = desk.open.first, days.count < 9 {
      #expect(desk.open.count == 1)
      days.append(next.due)
      desk.visit(
        "post-operation", .unjudged, by: next.channel, on: next.due)
    }
    // Day 3, weeks 1 and 2, month 1 (5 February), month 3 (5 April, a Sunday).
    #expect(
      days == ["2026-01-08", "2026-01-12", "2026-01-19", "2026-02-05", "2026-04-03"].map(day))
    #expect(desk.book.instances.first?.ending?.cause == .completed)
    #expect(desk.changes.isEmpty)
  }

  @Test("carries its script, its urgency, its owner and the line that explains it")
  func firstStep() {
    let wanted = Self.operated().book.wanted(on: day("2026-01-05"), week: .mondayToFriday)
    #expect(wanted.count == 1)
    #expect(wanted.first?.contact.script?.id == "post-operation.first")
    #expect(wanted.first?.contact.risk == .raised)
    #expect(wanted.first?.owner == "li")
    #expect(wanted.first?.why.chinese == "术后3天随访 → 3天后，诊所自定")
    #expect(wanted.first?.why.english == "Day 3 after the operation → 3 days after, clinic's own")
    let draft = wanted.first?.draft(due: day("2026-01-08"))
    #expect(draft?.owner == "li")
    #expect(draft?.due == day("2026-01-08"))
    #expect(draft?.risk == .raised)
  }

  @Test("leaves a step behind when its time is over and the next one's has come")
  func missedStep() {
    var desk = Self.operated()
    desk.pass(to: day("2026-01-09"))
    #expect(desk.open.map(\.key.text) == ["1/s:day-3"])
    desk.pass(to: day("2026-01-11"))
    #expect(desk.open.map(\.key.text) == ["1/s:week-1"])
    #expect(desk.rows.first?.state == .closed)
    #expect(desk.why(desk.rows.first) == "已过时限，由下一步接替")
    #expect(desk.book.records(of: 1, on: desk.today).map(\.state) == [.missed, .due])
  }

  @Test("keeps its last step open until somebody is reached")
  func lastStepStays() {
    var desk = Self.operated()
    desk.pass(to: day("2026-08-01"))
    #expect(desk.open.map(\.key.text) == ["1/s:month-3"])
    #expect(desk.book.records(of: 1, on: desk.today).last?.state == .overdue)
    desk.pass(to: day("2027-01-05"))
    #expect(desk.open.count == 1)
    // After a year the plan's time is over.
    desk.pass(to: day("2027-01-06"))
    #expect(desk.open.isEmpty)
    #expect(desk.why(desk.rows.last) == "计划到期")
  }

  @Test("absorbs a call before the window: it is one more, and the step stays")
  func extraCall() {
    var desk = Self.operated()
    desk.visit("post-operation", .unjudged, by: .phone, on: day("2026-01-06"))
    #expect(desk.use("post-operation")?.counted == .extra)
    #expect(desk.use("post-operation")?.line.chinese == "额外就诊；原定日期不变")
    #expect(desk.open.map(\.due) == [day("2026-01-08")])
    desk.visit("post-operation", .unjudged, by: .phone, on: day("2026-01-07"))
    #expect(desk.open.map(\.due) == [day("2026-01-12")])
  }

  @Test("puts a date beside the others where something new is found, once")
  func addedDate() {
    var desk = Self.operated()
    desk.visit("post-operation", .unjudged, [.complication], by: .phone, on: day("2026-01-08"))
    #expect(desk.open.map(\.due) == [day("2026-01-09"), day("2026-01-12")])
    #expect(desk.open.map(\.risk) == [.high, .regular])
    #expect(desk.why?.chinese == "术后出现新情况 → 1天内到诊，诊所自定")
    desk.visit("post-operation", .unjudged, [.complication], by: .phone, on: day("2026-01-08"))
    #expect(desk.open.count == 2)
    // A call does not do what a visit is asked for.
    desk.visit("post-operation", .unjudged, by: .phone, on: day("2026-01-09"))
    #expect(desk.open.count == 2)
    desk.visit("post-operation", .unjudged, by: .visit, on: day("2026-01-09"))
    #expect(desk.open.map(\.due) == [day("2026-01-12")])
  }

  @Test("is shortened by an adverse reaction, and never lengthened")
  func shortened() {
    var desk = Self.operated()
    for date in ["2026-01-08", "2026-01-12", "2026-01-19"] {
      desk.visit("post-operation", .unjudged, by: .phone, on: day(date))
    }
    desk.visit("post-operation", .unjudged, [.adverseReaction], by: .phone, on: day("2026-01-20"))
    #expect(desk.open.map(\.due) == [day("2026-01-23")])
    #expect(desk.open.first?.key.text == "1/s:month-1")
    #expect(desk.why?.chinese == "药物不良反应 → 3天内再联系，诊所自定")
    desk.visit("post-operation", .unjudged, by: .visit, on: day("2026-01-23"))
    #expect(desk.open.map(\.due) == [day("2026-04-03")])
    desk.visit("post-operation", .unjudged, [.adverseReaction], by: .visit, on: day("2026-04-02"))
    #expect(desk.open.isEmpty)
  }

  @Test("begins anew after a second operation, and only once for one and the same")
  func restarted() {
    var desk = Self.operated()
    desk.visit("post-operation", .unjudged, by: .phone, on: day("2026-01-08"))
    desk.start("post-operation", anchor: day("2026-01-05"))
    #expect(desk.book.running.map(\.id) == [1])
    desk.pass(to: day("2026-01-20"))
    desk.start("post-operation", anchor: day("2026-01-19"))
    #expect(desk.book.running.map(\.id) == [4])
    #expect(desk.open.map(\.key.text) == ["4/s:day-3"])
    #expect(desk.open.map(\.due) == [day("2026-01-22")])
    #expect(desk.book[1]?.ending?.cause == .restarted)
  }

  @Test("begun late starts at the step whose time is not over")
  func begunLate() {
    var desk = PlanDesk(on: day("2026-01-14"))
    desk.start("post-operation", anchor: day("2026-01-05"))
    #expect(desk.open.map(\.key.text) == ["1/s:week-1"])
    // Its day is past: the follow-up is for today.
    #expect(desk.open.map(\.due) == [day("2026-01-14")])
    #expect(desk.book.records(of: 1, on: desk.today).map(\.state) == [.overdue])
  }

  @Test("begun when every date is past has nothing to do")
  func begunTooLate() {
    var desk = PlanDesk(on: day("2026-01-14"))
    desk.start("post-operation", anchor: day("2025-01-05"))
    #expect(desk.open.isEmpty)
    #expect(desk.book.instances.first?.ending?.cause == .elapsed)
  }

  @Test("of a pregnancy is reckoned back from the day the child is due, and moves with it")
  func pregnancy() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("pregnancy", anchor: day("2026-08-03"))
    // 28 weeks before is 19 January: the 12th week.
    #expect(desk.open.map(\.due) == [day("2026-01-19")])
    desk.happen(.anchored(instance: 1, to: day("2026-08-17")))
    #expect(desk.open.map(\.due) == [day("2026-02-02")])
    #expect(desk.why?.chinese == "孕13周前 建册与首次产检 → 28周前，规范三版 孕产妇健康管理")
    desk.visit("pregnancy", .unjudged, on: day("2026-02-02"))
    #expect(desk.open.map(\.due) == [day("2026-03-16")])
    desk.pass(to: day("2026-08-10"))
    desk.start("postpartum")
    #expect(desk.open.map(\.key.text) == ["4/s:day-7"])
    #expect(desk.book[1]?.ending?.cause == .replaced)
    #expect(desk.open.map(\.channel) == [.home])
    #expect(desk.open.map(\.due) == [day("2026-08-14")])
  }

  @Test("of education sends a message a week and stops when the tag goes")
  func education() {
    let tag = Localized(zh: "血压未控", en: "Blood pressure not controlled")
    var desk = PlanDesk(on: day("2026-01-05"))
    for kind in desk.book.beginnings(by: .tag(tag), anchor: desk.today, on: desk.today) {
      desk.happen(kind)
    }
    #expect(desk.wanted.map(\.contact.script?.id) == ["education.bp.1"])
    desk.visit("education-hypertension", .unjudged, by: .message, on: day("2026-01-12"))
    #expect(desk.wanted.map(\.contact.script?.id) == ["education.bp.2"])
    #expect(desk.open.map(\.due) == [day("2026-01-19")])
    for kind in desk.book.ending(by: .tagGone(tag)) { desk.happen(kind) }
    #expect(desk.open.isEmpty)
    #expect(desk.why(desk.rows.last) == "标签已去除")
  }

  @Test(
    "asks on the next working day where a limit ends on a weekend and its Friday is the visit's")
  func limitOnAWeekend() {
    var desk = PlanDesk(on: day("2026-01-06"))
    desk.start("post-operation")
    desk.visit("post-operation", .unjudged, [.complication], by: .phone, on: day("2026-01-09"))
    #expect(desk.open.first?.due == day("2026-01-12"))
  }

  @Test("does not put off a date beside the others that was asked for before")
  func addedDateStays() {
    var desk = Self.operated()
    desk.visit("post-operation", .unjudged, [.complication], by: .phone, on: day("2026-01-07"))
    #expect(desk.open.first?.due == day("2026-01-08"))
    desk.visit("post-operation", .unjudged, [.complication], by: .phone, on: day("2026-01-08"))
    #expect(desk.open.first?.due == day("2026-01-08"))
    #expect(desk.open.filter { $0.risk == .high }.count == 1)
  }
}
