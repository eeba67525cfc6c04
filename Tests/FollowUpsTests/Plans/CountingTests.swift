import Domain
import FollowUps
import Testing

/// What the software has to decide that the standard's text does not: which visit counts as what.
@Suite("Which visit counts") struct CountingTests {
  /// Managed since 5 January 2026; the planned days are 19 January, 19 April, 19 July, 19 October.
  static func managed(_ plan: String = "hypertension") -> PlanDesk {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start(plan)
    return desk
  }

  @Test("a call without a reading is no reading: it neither adds to a row nor ends it")
  func callsAreNoReadings() {
    var desk = Self.managed()
    desk.visit("hypertension", .uncontrolled, on: day("2026-01-19"))
    desk.visit("hypertension", .unmeasured, by: .phone, on: day("2026-01-26"))
    #expect(desk.book.instances.first?.uncontrolledRun == 1)
    // Nor does it put off the two weeks after the visit.
    #expect(desk.open.map(\.due) == [day("2026-02-02")])
    #expect(desk.why?.chinese == "控制不满意 第1次 → 2周内复查，规范三版 2.8")
    desk.visit("hypertension", .unmeasured, by: .phone, on: day("2026-02-02"))
    #expect(desk.open.map(\.due) == [day("2026-02-16")])
    #expect(desk.why?.chinese == "未测血压，上次需关注 → 2周内测量，诊所自定")
    desk.visit("hypertension", .uncontrolled, on: day("2026-02-09"))
    #expect(desk.book.instances.first?.uncontrolledRun == 2)
    #expect(desk.why?.chinese == "控制不满意 连续2次 → 建议转诊，2周内查转诊，规范三版 2.8")
  }

  @Test("one day counts once in a row, however often it is entered")
  func aDayCountsOnce() {
    var desk = Self.managed()
    desk.visit("hypertension", .uncontrolled, on: day("2026-01-19"))
    desk.visit("hypertension", .uncontrolled, on: day("2026-01-19"))
    #expect(desk.book.instances.first?.uncontrolledRun == 1)
    #expect(desk.open.map(\.due) == [day("2026-02-02")])
    #expect(desk.open.count == 1)
  }

  @Test(
    "within two weeks is a limit: the last working day that keeps to it",
    arguments: [
      ("2026-01-19", "2026-02-02"), ("2026-01-21", "2026-02-04"), ("2026-01-24", "2026-02-06"),
      ("2026-01-25", "2026-02-06"),
    ])
  func twoWeeksAreALimit(visit: String, due: String) {
    var desk = Self.managed()
    desk.visit("hypertension", .uncontrolled, on: day(visit))
    #expect(desk.open.map(\.due) == [day(due)])
    #expect(desk.open.allSatisfy { $0.due <= day(visit).adding(days: 14) })
  }

  @Test("a two-week visit does not count as the next quarter's")
  func recheckIsNoQuarter() {
    var desk = Self.managed()
    desk.visit("hypertension", .uncontrolled, on: day("2026-01-19"))
    desk.visit("hypertension", .controlled, on: day("2026-02-02"))
    #expect(desk.use("hypertension")?.counted == .recheck)
    #expect(desk.use("hypertension")?.line.chinese == "计为复查；原定日期不变")
    #expect(desk.open.map(\.due) == [day("2026-04-17")])
    #expect(desk.why?.chinese == "高血压季度随访 第2次 → 每3个月，规范三版 2.8")
  }

  @Test("rechecks go on every two weeks and leave the done quarter and the next one in place")
  func rechecksReplaceOnlyWhatWasNotVisited() {
    var desk = Self.managed()
    for offset in [0, 14, 28, 42] {
      desk.visit(
        "hypertension", .uncontrolled, on: day("2026-01-19").adding(days: offset))
    }
    #expect(desk.open.map(\.due) == [day("2026-03-16")])
    desk.visit("hypertension", .controlled, on: day("2026-03-16"))
    #expect(desk.open.map(\.due) == [day("2026-04-17")])
    let done = desk.book.records(of: 1, on: desk.today).filter { $0.state == .done }
    #expect(done.map(\.key.text) == ["1/r1", "1/c2", "1/c3", "1/c4", "1/c5"])
  }

  @Test("a visit in the window is the quarter's and the recheck's at once")
  func oneVisitForBoth() {
    var desk = Self.managed()
    desk.visit("hypertension", .controlled, on: day("2026-01-19"))
    desk.visit("hypertension", .uncontrolled, on: day("2026-03-30"))
    desk.visit("hypertension", .controlled, on: day("2026-04-13"))
    #expect(desk.use("hypertension")?.counted == .recheck)
    #expect(desk.open.map(\.due) == [day("2026-06-30")])
  }

  @Test(
    "a visit inside the window counts, and the dates do not drift",
    arguments: ["2026-04-05", "2026-04-17", "2026-04-19", "2026-05-03", "2026-05-20"])
  func windowCounts(visit: String) {
    var desk = Self.managed()
    desk.visit("hypertension", .controlled, on: day("2026-01-19"))
    desk.visit("hypertension", .controlled, on: day(visit))
    #expect(
      desk.use("hypertension")?.counted
        == .counted(Localized(zh: "高血压季度随访 第2次", en: "Quarterly hypertension visit no. 2")))
    #expect(desk.use("hypertension")?.line.chinese == "计为高血压季度随访 第2次")
    #expect(desk.open.map(\.due) == [day("2026-07-17")])
  }

  @Test("a visit before the window moves the next date, and says so")
  func earlyVisitMoves() {
    var desk = Self.managed()
    desk.visit("hypertension", .controlled, on: day("2026-01-19"))
    let row = desk.open.first?.id
    desk.visit("hypertension", .controlled, on: day("2026-03-02"))
    #expect(desk.use("hypertension")?.counted == .early)
    #expect(desk.use("hypertension")?.line.chinese == "提前就诊；下次从本次算起 → 2026-06-02")
    // The same follow-up moves; nothing is closed and opened.
    #expect(desk.open.map(\.id) == [row])
    #expect(desk.open.map(\.due) == [day("2026-06-02")])
    #expect(
      desk.why
        == Localized(
          zh: "2026-03-02 提前就诊 → 高血压季度随访 第2次在其后3个月，规范三版 2.8",
          en: "early visit 2026-03-02 → Quarterly hypertension visit no. 2 3 months after it, "
            + "national standard, 3rd ed., 2.8"))
    desk.visit("hypertension", .controlled, on: day("2026-06-02"))
    #expect(desk.open.map(\.due) == [day("2026-09-02")])
  }

  @Test("a visit after several quarters counts as the newest; those before were missed")
  func missedQuarters() {
    var desk = Self.managed()
    desk.visit("hypertension", .controlled, on: day("2026-01-19"))
    let row = desk.open.first?.id
    desk.pass(to: day("2026-10-12"))
    #expect(desk.open.map(\.id) == [row])
    #expect(desk.open.map(\.due) == [day("2026-04-17")])
    desk.visit("hypertension", .controlled, on: day("2026-10-12"))
    let records = desk.book.records(of: 1, on: desk.today)
    #expect(records.map(\.state) == [.done, .missed, .missed, .done, .due])
    #expect(records.map(\.key.text) == ["1/r1", "1/r2", "1/r3", "1/r4", "1/r5"])
    #expect(desk.rows.first { $0.id == row }?.state == .done)
    #expect(desk.open.map(\.due) == [day("2027-01-19")])
  }

  @Test("a call with a value judges, but is no visit in person")
  func callsDoNotCount() {
    var desk = Self.managed()
    desk.visit("hypertension", .controlled, on: day("2026-01-19"))
    desk.visit("hypertension", .controlled, by: .phone, on: day("2026-04-17"))
    #expect(desk.use("hypertension")?.counted == .uncounted(.inPerson))
    #expect(desk.open.map(\.due) == [day("2026-05-15")])
    #expect(desk.why?.chinese == "未见到本人，不计面访 → 4周内面访，诊所自定")
    desk.visit("hypertension", .controlled, on: day("2026-05-15"))
    #expect(desk.open.map(\.due) == [day("2026-07-17")])
  }

  @Test("a home visit is a visit in person")
  func homeVisitsCount() {
    var desk = Self.managed()
    desk.visit("hypertension", .controlled, by: .home, on: day("2026-01-19"))
    #expect(desk.open.map(\.due) == [day("2026-04-17")])
  }

  @Test("a visit without a reading asks for one within four weeks, and the quarter stays")
  func unmeasured() {
    var desk = Self.managed()
    desk.visit("hypertension", .unmeasured, on: day("2026-01-19"))
    #expect(desk.use("hypertension")?.counted == .uncounted(.reading))
    #expect(desk.open.map(\.due) == [day("2026-02-16")])
    #expect(desk.why?.chinese == "本次未测血压 → 4周内测量，诊所自定")
    desk.visit("hypertension", .controlled, on: day("2026-02-16"))
    #expect(desk.open.map(\.due) == [day("2026-04-17")])
    #expect(desk.book.records(of: 1, on: desk.today).map(\.key.text) == ["1/c2", "1/r1", "1/r2"])
  }

  @Test("a call about something else, long before the next date, changes nothing")
  func farCallsChangeNothing() {
    var desk = Self.managed()
    desk.visit("hypertension", .controlled, on: day("2026-01-19"))
    let before = desk.rows
    desk.visit("hypertension", .unmeasured, by: .phone, on: day("2026-02-20"))
    desk.visit("diabetes", .uncontrolled, on: day("2026-02-20"))
    #expect(desk.rows == before)
  }

  @Test("a reaction told by phone is answered all the same")
  func reactionByPhone() {
    var desk = Self.managed()
    desk.visit("hypertension", .controlled, on: day("2026-01-19"))
    desk.visit("hypertension", .unmeasured, [.adverseReaction], by: .phone, on: day("2026-02-20"))
    #expect(desk.open.map(\.due) == [day("2026-03-06")])
    #expect(desk.why?.chinese == "药物不良反应 → 换药，2周内复查，规范三版 2.8")
  }

  @Test("a referral is checked by a call, and then the person is measured within two weeks")
  func referralIsClosed() {
    var desk = Self.managed()
    desk.visit("hypertension", .uncontrolled, [.dangerSign], on: day("2026-01-19"))
    desk.visit("hypertension", .unmeasured, by: .phone, on: day("2026-02-02"))
    #expect(desk.use("hypertension")?.counted == .recheck)
    #expect(desk.open.map(\.due) == [day("2026-02-16")])
    #expect(desk.open.first?.channel == .visit)
    desk.visit("hypertension", .controlled, on: day("2026-02-16"))
    #expect(desk.open.map(\.due) == [day("2026-04-17")])
  }

  @Test("a visit entered late does what it would have done in time, and is told apart")
  func enteredLate() {
    var late = Self.managed()
    late.pass(to: day("2026-02-10"))
    late.visit("hypertension", .controlled, on: day("2026-01-19"))
    var inTime = Self.managed()
    inTime.visit("hypertension", .controlled, on: day("2026-01-19"))
    #expect(late.open.map(\.due) == inTime.open.map(\.due))
    #expect(late.book.records(of: 1, on: late.today).first?.state == .doneEnteredLate)
    #expect(inTime.book.records(of: 1, on: inTime.today).first?.state == .done)
  }

  @Test("one visit for two programmes is judged for each")
  func twoProgrammes() {
    var desk = Self.managed()
    desk.start("diabetes")
    desk.pass(to: day("2026-01-19"))
    desk.happen(
      .visited(
        PlanVisit(
          channel: .visit,
          findings: [
            "hypertension": PlanFinding(.controlled), "diabetes": PlanFinding(.uncontrolled),
          ])))
    #expect(desk.open.map(\.due) == [day("2026-02-02"), day("2026-04-17")])
    #expect(desk.open.map(\.reason) == [.diabetesManagement, .hypertensionManagement])
  }

  @Test("a second value of the same day does not do the re-check that the first one asked for")
  func sameDayIsNoRecheck() {
    var desk = Self.managed()
    desk.visit("hypertension", .uncontrolled, on: day("2026-01-19"))
    desk.visit("hypertension", .controlled, on: day("2026-01-19"))
    #expect(desk.open.map(\.due) == [day("2026-02-02")])
    #expect(desk.open.map(\.key.text) == ["1/c2"])
  }

  @Test("a visit entered twice on a late day moves nothing the second time")
  func enteredTwice() {
    var desk = Self.managed()
    desk.visit("hypertension", .controlled, on: day("2026-01-28"))
    #expect(desk.open.map(\.due) == [day("2026-04-17")])
    desk.visit("hypertension", .controlled, on: day("2026-01-28"))
    #expect(desk.use("hypertension")?.counted == .extra)
    #expect(desk.open.map(\.due) == [day("2026-04-17")])
  }

  @Test("after a date that was brought nearer the dates are reckoned from the visit")
  func shortenedSeries() {
    var desk = PlanDesk(on: day("2026-01-05"))
    desk.start("medication")
    desk.visit("medication", .unjudged, [.adverseReaction], by: .phone, on: day("2026-01-19"))
    #expect(desk.open.map(\.due) == [day("2026-02-02")])
    #expect(desk.why?.chinese == "药物不良反应 → 换药，2周内，规范三版 2.8")
    desk.visit("medication", .unjudged, by: .phone, on: day("2026-02-02"))
    #expect(desk.open.map(\.due) == [day("2026-03-02")])
    #expect(desk.open.map(\.key.text) == ["1/r3"])
  }

  /// Every week from a Sunday, with a re-check within ten days after what is not controlled.
  static func weekly(early: Int) -> PlanDesk {
    let contact = PlanContact(title: Localized(same: "w"), isInPerson: true)
    let plan = PlanDefinition(
      id: "w", title: Localized(same: "w"), source: Localized(same: "s"),
      recurrence: PlanRecurrence(
        every: .weeks(1), first: .days(6), window: PlanWindow(early: early, late: 0),
        contact: contact),
      responses: [
        PlanResponse(
          result: .uncontrolled, effect: .replace, within: .days(10), advice: .adjust,
          contact: PlanContact(title: Localized(same: "r")), why: Localized(same: "why"))
      ])
    var desk = PlanDesk(PlanCatalog([plan]), on: day("2026-01-05"))
    desk.start("w")
    return desk
  }

  @Test("a date never leaves its window for the sake of a weekend")
  func weekendInsideTheWindow() {
    // 11 January is a Sunday: the Friday before lies in the window, or else it is Monday.
    #expect(Self.weekly(early: 2).open.map(\.due) == [day("2026-01-09")])
    #expect(Self.weekly(early: 1).open.map(\.due) == [day("2026-01-12")])
    #expect(Self.weekly(early: 0).open.map(\.due) == [day("2026-01-12")])
  }

  @Test("a re-check does not put off the plan's own date when that comes first")
  func ownDateComesFirst() {
    var desk = Self.weekly(early: 2)
    desk.visit("w", .controlled, on: day("2026-01-09"))
    #expect(desk.open.map(\.due) == [day("2026-01-16")])
    desk.visit("w", .uncontrolled, by: .phone, on: day("2026-01-12"))
    #expect(desk.open.map(\.key.text) == ["1/c3"])
    #expect(desk.open.map(\.due) == [day("2026-01-16")])
    // In its window already, the visit was the one that could not be done.
    desk.visit("w", .uncontrolled, by: .phone, on: day("2026-01-17"))
    #expect(desk.open.map(\.due) == [day("2026-01-27")])
  }
}
