import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct DayTests {
  private func desk(
    _ keys: String = "<F6>", columns: Int = 120, rows: Int = 35, language: Language = .chinese
  ) -> Desk {
    var clinic = FakeClinic()
    clinic.planDay()
    var desk = Desk(columns, rows, language: language, clinic: clinic)
    desk.press(keys)
    return desk
  }

  // MARK: - The list

  @Test func theListGoesFromTheCalledToTheEnded() {
    let desk = desk()
    let stages = desk.model.day.entries.map(\.appointment.stage)
    #expect(
      stages == [
        .called, .waiting, .waiting, .waiting, .expected, .expected, .expected, .done, .noShow,
        .cancelled,
      ])
    // Priority first, then who came without a booking long enough ago, then the booked time.
    #expect(desk.model.day.entries[1].appointment.priority == .preferred)
    #expect(desk.model.day.entries[2].appointment.isWalkIn)
    #expect(desk.text.contains("● 候诊 37分"), "who came at 9:05 has waited 37 minutes at 9:42")
    #expect(desk.text.contains("○ 迟到 27分"))
    #expect(desk.text.contains("F6 今日 3"), "the title says how many wait")
  }

  @Test func theHomeScreenSaysHowManyWait() {
    let desk = desk("")
    #expect(desk.model.screen == .lookup)
    #expect(desk.text.contains("F6 今日 3"))
    #expect(!Desk().text.contains("今日 "), "not where no day is planned")
  }

  @Test func viewsStaffAndFilterNarrowTheList() {
    var desk = desk("<F6><Right>")
    #expect(desk.model.day.view == .here)
    #expect(desk.model.day.list.count == 4)
    desk.press("<Right>")
    #expect(desk.model.day.list.count == 3)
    desk.press("<Left><Left>f")
    #expect(desk.model.day.staff == "li")
    #expect(desk.model.day.list.count == 4)
    desk.press("ff")
    #expect(desk.model.day.staff == nil)
    desk.press("/接种<Enter>")
    #expect(desk.model.day.list.count == 2)
    desk.press("<Esc>")
    #expect(desk.model.day.list.count == 10)
  }

  @Test func otherDaysAreAKeyAway() {
    var desk = desk("<F6>)")
    #expect(desk.model.shownDay == FakeClinic.today.adding(days: 1))
    #expect(desk.model.day.entries.isEmpty)
    #expect(desk.text.contains("这一天还没有人"))
    desk.press("(")
    #expect(desk.model.day.entries.count == 10)
    #expect(desk.model.day.day == nil)
  }

  // MARK: - Steps

  @Test func enterTakesTheNextStepAndTheDayIsReadAgain() {
    var desk = desk("<F6>")
    #expect(desk.model.dayEntry?.appointment.stage == .called)
    desk.press("<Enter>")
    #expect(desk.clinic.dayEntries[0].appointment.status == .fulfilled)
    #expect(desk.model.toast?.text.chinese.hasPrefix("已完成: 张三") == true)
    desk.press("<C-z>")
    #expect(desk.clinic.dayEntries[0].appointment.status == .checkedIn)
    #expect(desk.model.toast?.text.chinese.hasPrefix("已撤销已完成") == true)
  }

  @Test func callingNextTakesWhoIsFirstAndSelectsThem() {
    var desk = desk("<F6>c")
    #expect(desk.model.dayEntry?.appointment.priority == .preferred)
    #expect(desk.model.dayEntry?.appointment.stage == .called)
    desk.press("ccc")
    #expect(desk.model.toast?.text.chinese == "没有人候诊")
    #expect(desk.model.counts?.waiting == 0)
  }

  @Test func checkingInGoesOnToTheNextOfTheList() {
    var desk = desk("<F6><Right><Right>i")
    #expect(desk.clinic.dayEntries[4].appointment.status == .checkedIn)
    #expect(desk.model.dayEntry?.id == AppointmentID(6))
    desk.press("x")
    #expect(desk.model.layer == .booking)
    desk.press("3<Enter>")
    #expect(desk.clinic.dayEntries[5].appointment.cancelReason == .unwell)
    #expect(desk.model.layer == .screen(.today))
  }

  @Test func whatMakesNoSenseIsSaidAndNotDone() {
    var desk = desk("<F6><Right><Right><Down>n")
    #expect(desk.clinic.dayEntries[5].appointment.status == .booked)
    #expect(desk.model.toast?.text.chinese == "预约时间 10:00 还没到")
    desk.press("d")
    #expect(desk.clinic.dayEntries[5].appointment.status == .booked)
  }

  @Test func somebodyWhoWasQuickerIsSeen() {
    var desk = desk("<F6>")
    desk.clinic.dayEntries[0].version += 1
    desk.press("<Enter>")
    #expect(desk.model.toast?.kind == .problem)
    desk.press("<Enter>")
    #expect(desk.clinic.dayEntries[0].appointment.status == .fulfilled)
  }

  // MARK: - At the counter

  @Test func whoStandsAtTheCounterIsCheckedInFromTheLookup() {
    var desk = desk("wjg<C-t>")
    let id = desk.model.lookup.selected?.patient
    #expect(desk.clinic.dayEntries.last?.appointment.patient == id)
    #expect(desk.clinic.dayEntries.last?.appointment.isWalkIn == true)
    desk.press("<F6>a")
    #expect(desk.model.screen == .lookup)
  }

  // MARK: - Rights

  @Test func whoOnlyReadsChangesNothing() {
    var desk = desk("")
    desk.model.user = StaffMember(code: "z", name: "收费", role: .cashier)
    desk.press("<F6><Enter>cibx")
    #expect(desk.model.screen == .today)
    #expect(!desk.clinic.log.contains { if case .changeDay = $0 { true } else { false } })
    #expect(desk.model.layer == .screen(.today))
  }

  @Test func namesAreHiddenFromPatients() {
    var desk = desk("<F6>")
    desk.send(.command(.togglePublic))
    #expect(!desk.text.contains("张三"))
    desk.press("b")
    #expect(!desk.text.contains("张三"))
  }

  // MARK: - Pictures

  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var keys: String
    var isReception = false
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "day", keys: "<F6><Down>"), Case(name: "day-booking", keys: "zs<A-b><Down><Enter>"),
    Case(name: "day-cancel", keys: "<F6><Down>x<Down>"),
    Case(name: "day-walkin", keys: "zs<A-w>5<Tab>3<Tab>换药<Tab>2<Enter>", isReception: true),
  ]

  @Test(arguments: cases, [Size(columns: 80, rows: 24), Size(columns: 120, rows: 35)])
  func theDayLooksAsRecorded(_ one: Case, _ size: Size) {
    for language in Language.allCases {
      var desk = desk("", columns: size.columns, rows: size.rows, language: language)
      if one.isReception { desk.model.user = RightsTests.reception }
      desk.press(one.keys)
      ScreenFile.expect(
        desk.text, is: "\(one.name)-\(size.columns)x\(size.rows)-\(language.rawValue)")
    }
  }

  @Test(arguments: cases) func theDayLooksAsRecordedInASCII(_ one: Case) {
    var desk = desk("", columns: 60, rows: 16, language: .english)
    desk.model.glyphs = .ascii
    if one.isReception { desk.model.user = RightsTests.reception }
    desk.press(one.keys)
    ScreenFile.expect(desk.text, is: "\(one.name)-60x16-ascii")
  }
}
