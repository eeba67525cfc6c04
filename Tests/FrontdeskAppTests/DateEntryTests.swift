import Domain
import FrontdeskApp
import Testing

@Suite struct DateEntryTests {
  static let today = SampleClinic.day("2026-08-24")

  @Test(arguments: [
    ("2026-12-05", "2026-12-05"), ("20261205", "2026-12-05"), ("2026/12/5", "2026-12-05"),
    ("12-5", "2026-12-05"), ("12.5", "2026-12-05"), ("12月5日", "2026-12-05"),
    ("8-24", "2026-08-24"), ("3-1", "2027-03-01"), ("+7", "2026-08-31"), ("+2w", "2026-09-07"),
    ("+3m", "2026-11-24"), ("+2周", "2026-09-07"), ("＋７", "2026-08-31"), (" 今天 ", "2026-08-24"),
    ("明天", "2026-08-25"), ("后天", "2026-08-26"), ("下周", "2026-08-31"), ("tomorrow", "2026-08-25"),
    ("Next Week", "2026-08-31"), ("下月", "2026-09-24"), ("5", "2026-09-05"),
    ("２０２６－１２－０５", "2026-12-05"),
  ])
  func whatPeopleTypeIsUnderstood(_ typed: String, _ date: String) throws {
    #expect(try DateEntry.read(typed, today: Self.today) == SampleClinic.day(date))
  }

  @Test(arguments: [
    ("", DateEntry.Problem.missing), ("   ", .missing), ("soon", .unreadable),
    ("12-", .unreadable), ("315", .unreadable), ("+", .unreadable), ("+x", .unreadable),
    ("2026-02-30", .noSuchDay), ("13-1", .noSuchDay), ("2026-08-23", .past), ("20250101", .past),
    ("2029-01-01", .tooFar), ("+9999", .tooFar), ("2-29", .noSuchDay), ("1-2-3-4", .unreadable),
  ])
  func whatIsNoDateIsSaidToBeSo(_ typed: String, _ problem: DateEntry.Problem) {
    #expect(throws: problem) { try DateEntry.read(typed, today: Self.today) }
  }
}
