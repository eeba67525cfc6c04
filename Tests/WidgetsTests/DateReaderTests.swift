import TestSupport
import Testing

@testable import Widgets

@Suite struct DateReaderTests {
  /// 2026-08-24, a Monday.
  static let today = 20_689

  static let readings: [(typed: String, date: String)] = [
    ("今天", "2026-08-24"), ("明天", "2026-08-25"), ("后天", "2026-08-26"), ("大后天", "2026-08-27"),
    ("昨天", "2026-08-23"), ("前天", "2026-08-22"), (" Today ", "2026-08-24"),
    ("TOMORROW", "2026-08-25"), ("+2w", "2026-09-07"), ("+10d", "2026-09-03"),
    ("+3m", "2026-11-24"), ("+1y", "2027-08-24"), ("-1d", "2026-08-23"), ("+7", "2026-08-31"),
    ("+3 个月", "2026-11-24"), ("＋２Ｗ", "2026-09-07"), ("2周后", "2026-09-07"),
    ("3天后", "2026-08-27"), ("两周后", "2026-09-07"), ("十二天后", "2026-09-05"),
    ("二十天以后", "2026-09-13"), ("3天前", "2026-08-21"), ("1个月后", "2026-09-24"),
    ("半年后", "2027-02-24"), ("in 2 weeks", "2026-09-07"), ("3 days ago", "2026-08-21"),
    ("下周", "2026-08-31"), ("下月", "2026-09-24"), ("月底", "2026-08-31"),
    ("下周一", "2026-08-31"), ("下下周日", "2026-09-13"), ("周五", "2026-08-28"),
    ("周一", "2026-08-24"), ("星期天", "2026-08-30"), ("上周三", "2026-08-19"),
    ("本周5", "2026-08-28"), ("monday", "2026-08-24"), ("next monday", "2026-08-31"),
    ("Fri", "2026-08-28"), ("last sunday", "2026-08-23"), ("3/15", "2027-03-15"),
    ("8/24", "2026-08-24"), ("8/25", "2026-08-25"), ("0315", "2027-03-15"),
    ("15", "2026-09-15"), ("24", "2026-08-24"), ("31", "2026-08-31"), ("25日", "2026-08-25"),
    ("1号", "2026-09-01"), ("2026-3-15", "2026-03-15"), ("20260315", "2026-03-15"),
    ("2026年3月15日", "2026-03-15"), ("2026 年 3 月 15 日", "2026-03-15"),
    ("２０２６－０３－１５", "2026-03-15"), ("2026。3。15", "2026-03-15"), ("3月15号", "2027-03-15"),
    ("3 15", "2027-03-15"), ("2028-02-29", "2028-02-29"),
  ]

  @Test(arguments: readings)
  func whatPeopleTypeIsUnderstood(typed: String, date: String) throws {
    #expect(CivilDay.text(try DateReader.read(typed, today: Self.today)) == date)
  }

  static let pastReadings: [(typed: String, date: String)] = [
    ("3/15", "2026-03-15"), ("8/25", "2025-08-25"), ("8/24", "2026-08-24"), ("1225", "2025-12-25"),
    ("25", "2026-07-25"), ("31", "2026-07-31"), ("24", "2026-08-24"), ("周五", "2026-08-21"),
    ("周一", "2026-08-24"), ("下周五", "2026-09-04"),
  ]

  @Test(arguments: pastReadings)
  func anOpenDateOfAVisitLiesInThePast(typed: String, date: String) throws {
    let day = try DateReader.read(typed, today: Self.today, meaning: .past)
    #expect(CivilDay.text(day) == date)
  }

  static let problems: [(typed: String, problem: DateReader.Problem)] = [
    ("", .missing), (" \u{3000}\n", .missing), ("soon", .unreadable), ("12-", .unreadable),
    ("+", .unreadable), ("+x", .unreadable), ("+99999", .unreadable), ("1-2-3-4", .unreadable),
    ("315", .unreadable), ("3月", .unreadable), ("2026", .noSuchDay(year: 2027, month: 20, day: 26)),
    ("2026-3", .unreadable), ("周八", .unreadable), ("十十天后", .unreadable), ("mo", .unreadable),
    ("-", .unreadable), ("99999999999999999999", .unreadable), ("\u{202e}15", .unreadable),
    ("2月30日", .noSuchDay(year: 2027, month: 2, day: 30)),
    ("2026-02-30", .noSuchDay(year: 2026, month: 2, day: 30)),
    ("13-1", .noSuchDay(year: 2027, month: 13, day: 1)),
    ("32", .noSuchDay(year: 2026, month: 8, day: 32)),
    ("0", .noSuchDay(year: 2026, month: 8, day: 0)),
    ("0000-01-01", .noSuchDay(year: 0, month: 1, day: 1)),
  ]

  @Test(arguments: problems)
  func whatIsNoDateIsSaidToBeSo(typed: String, problem: DateReader.Problem) {
    #expect(throws: problem) { try DateReader.read(typed, today: Self.today) }
  }

  @Test func problemsAreSentencesInBothLanguages() {
    let problem = DateReader.Problem.noSuchDay(year: 2026, month: 2, day: 30)
    #expect(DateWords.chinese.sentence(problem) == "日历上没有 2026年2月30日 这一天")
    #expect(DateWords.english.sentence(problem) == "The calendar has no 2026-02-30")
    #expect(DateWords.chinese.sentence(.tooEarly(Self.today)) == "不能早于 2026-08-24")
  }

  /// The calendar against a count of its own, from the year 1 through 9999 by odd steps.
  @Test func theCalendarAgreesWithItself() {
    #expect(CivilDay.day(year: 1970, month: 1, day: 1) == 0)
    #expect(CivilDay.day(year: 2026, month: 8, day: 24) == Self.today)
    #expect(CivilDay.weekday(of: Self.today) == 1)
    #expect(CivilDay.weekday(of: 0) == 4, "1970-01-01 was a Thursday")
    #expect(CivilDay.weekday(of: -4) == 7)
    for day in stride(
      from: CivilDay.bounds.lowerBound, through: CivilDay.bounds.upperBound, by: 997)
    {
      let (year, month, dayOfMonth) = CivilDay.parts(of: day)
      #expect(CivilDay.day(year: year, month: month, day: dayOfMonth) == day)
    }
    #expect(CivilDay.text(CivilDay.adding(months: 1, to: 19_753)) == "2024-02-29")
    #expect(CivilDay.adding(months: .max, to: 0) <= CivilDay.bounds.upperBound)
    #expect(CivilDay.adding(days: .min, to: 0) == CivilDay.bounds.lowerBound)
    #expect(CivilDay.text(.max) == "9999-12-31")
    #expect(CivilDay.text(.min) == "0001-01-01")
  }

  /// Any letters and days: a date within the bounds, or a problem.
  @Test func randomTextNeverTraps() {
    var random = SeededRandom(seed: 9)
    let signs = Array("0123456789+-/.年月日号周星期一两十后前下上 wdmy今天monday，。＋９\u{301}")
    for _ in 0..<20_000 {
      let typed = String(
        (0..<random.next(below: 9)).map { _ in signs[random.next(below: signs.count)] })
      let days = [Self.today, 0, .min, .max, -719_162, 2_932_896]
      let today = days[random.next(below: days.count)]
      let meaning: DateReader.Meaning = random.next(below: 2) == 0 ? .coming : .past
      if let day = try? DateReader.read(typed, today: today, meaning: meaning) {
        #expect(CivilDay.bounds.contains(day))
      }
    }
  }
}
