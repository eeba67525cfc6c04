import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// Seven days at once, over the list of one.
@Suite struct WeekTests {
  private func desk(
    _ keys: String = "<F6>W", _ columns: Int = 120, _ rows: Int = 35,
    language: Language = .chinese
  ) -> Desk {
    var clinic = FakeClinic()
    clinic.planDay()
    var desk = Desk(columns, rows, language: language, clinic: clinic)
    desk.model.user = RightsTests.reception
    desk.press(keys)
    return desk
  }

  private func day(_ desk: Desk) -> String? {
    if case .week(let week) = desk.model.day.dialog { week.day.description } else { nil }
  }

  private func questions(_ desk: Desk) -> [String] {
    desk.clinic.log.compactMap { effect in
      if case .readWeek(let first, _) = effect { first.description } else { nil }
    }
  }

  @Test func eachDaySaysHowManyComeAndWhatOfItsSlotsIsTaken() {
    let desk = desk()
    #expect(desk.model.layer == .week)
    let lines = desk.text.split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    // Eight with a time, one of them cancelled; two without; one was seen, one did not come.
    let monday = lines.first { $0.contains("周一 08-24 今天") } ?? ""
    #expect(monday.contains("周一 08-24 今天 7 2 1 1"), "\(monday)")
    #expect(monday.contains("1/6 16%"))
    #expect(lines.contains { $0.contains("周四 08-27 没有排班") })
    #expect(lines.contains { $0.contains("周日 08-30 停诊 假日") })
    // Who is there on the day selected: three of the four slots are one nurse's.
    #expect(lines.contains { $0.contains("1/5 09:45 ░ ░ █ 15:15") }, "\(desk.text)")
    #expect(lines.contains { $0.contains("余号 15") })
  }

  @Test func arrowsGoByDayAndByWeek() {
    var desk = desk()
    #expect(day(desk) == "2026-08-24")
    #expect(questions(desk) == ["2026-08-24"])
    desk.press("<Down><Down>")
    #expect(day(desk) == "2026-08-26")
    #expect(questions(desk).count == 1, "the week is there")
    desk.press("<Right>")
    #expect(day(desk) == "2026-09-02")
    #expect(questions(desk).last == "2026-08-31")
    desk.press("<Left><Up><Up><Up>")
    #expect(day(desk) == "2026-08-23", "above the Monday lies the Sunday before")
    #expect(questions(desk).last == "2026-08-17")
    desk.press("<PgDn>k")
    #expect(day(desk) == "2026-08-29")
    desk.press("t")
    #expect(day(desk) == "2026-08-24")
    desk.press(String(repeating: "<Right>", count: 60))
    #expect(day(desk) == "2027-08-25", "as far as can be booked")
    desk.press("<Home>")
    #expect(day(desk) == "2026-08-24")
  }

  @Test func enterOrADigitOpensTheDayAndEscTheOneBefore() {
    var desk = desk("<F6>W<Down><Enter>")
    #expect(desk.model.layer == .screen(.today))
    #expect(desk.model.shownDay.description == "2026-08-25")
    desk.press("W")
    #expect(day(desk) == "2026-08-25", "it begins with the day shown")
    desk.press("1")
    #expect(desk.model.shownDay.description == "2026-08-24")
    #expect(desk.model.day.day == nil && desk.model.day.entries.count == 10)
    desk.press("W<Down><Down><Esc>")
    #expect(desk.model.layer == .screen(.today))
    #expect(desk.model.shownDay.description == "2026-08-24")
  }

  /// What another terminal books is in the week with the next look for changes.
  @Test func whatOthersBookIsCounted() {
    var desk = desk()
    desk.clinic.dayEntries[9].appointment.status = .booked
    desk.clinic.version += 1
    desk.send(.timeToPoll)
    guard case .week(let week) = desk.model.day.dialog else {
      Issue.record("the week is gone")
      return
    }
    #expect(week.selected?.booked == 8)
  }

  @Test func anAnswerForAnotherWeekIsLeftOut() {
    var desk = desk()
    desk.holds = true
    desk.press("<Right>")
    #expect(!desk.text.contains("周一 08-24"), "no numbers of the week before under these days")
    desk.deliver()
    #expect(desk.text.contains("08-31"))
  }

  @Test func whoMayNotSeeTheDaysSeesNoWeek() {
    var desk = desk("")
    desk.model.user = SampleClinic.auditor
    desk.press("<F6>W")
    #expect(day(desk) == nil)
  }

  @Test func clicksSelectAndOpen() throws {
    var desk = desk("<F12><F6>W")
    let row = try #require(
      desk.text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
        $0.contains("周三 08-26")
      })
    let point = Point(column: 60, row: row)
    desk.send(.event(.click(point)))
    #expect(day(desk) == "2026-08-26")
    desk.send(.event(.click(point)))
    #expect(desk.model.shownDay.description == "2026-08-26")
  }

  @Test func itIsReadInPlainMode() {
    var clinic = FakeClinic()
    clinic.planDay()
    let desk = PlainDesk(
      console: PlainScript([.line("F6"), .line(":week.open"), .line("3")]), language: .english,
      user: RightsTests.reception, runner: FakeRunner(clinic))
    #expect(
      desk.transcript.contains(
        "1. Mon, selected, 2026-08-24, today, Booked 7, Walk-in 2, Done 1, No-show 1, Slots taken 1/6, 16%"
      ),
      "\(desk.transcript)")
    #expect(desk.transcript.contains("7. Sun, 2026-08-30, closed 假日"))
    #expect(desk.model.shownDay.description == "2026-08-26")
  }

  // MARK: - Pictures

  private static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 35), Size(columns: 200, rows: 50),
  ]

  @Test(arguments: sizes, Language.allCases)
  func theWeekLooksAsRecorded(_ size: Size, _ language: Language) {
    let desk = desk("<F6>W<Down>", size.columns, size.rows, language: language)
    ScreenFile.expect(
      desk.text, is: "day-week-\(size.columns)x\(size.rows)-\(language.rawValue)")
  }

  @Test func theSmallestWindowIsEnough() {
    var desk = desk("", 60, 16, language: .english)
    desk.model.glyphs = .ascii
    desk.press("<F6>W<Down>")
    ScreenFile.expect(desk.text, is: "day-week-60x16-ascii")
  }
}
