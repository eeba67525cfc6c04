import Domain
import Testing

@testable import FollowUps

@Suite("Figures for the manager")
struct FigureTests {
  static func day(_ text: String) -> CalendarDate { GoalTests.day(text) }

  static func person(
    _ number: Int, staff: String? = "li", since: String? = "2024-01-01", last: String? = nil,
    end: ManagedSpan.End? = nil, isDiagnosed: Bool = true, visits: [ManagedVisit] = [],
    planned: [FigurePerson.Planned] = [], contacts: [FigurePerson.Contact] = []
  ) -> FigurePerson {
    FigurePerson(
      patient: PatientID(number), staff: staff, isDiagnosed: isDiagnosed,
      spans: since.map {
        [ManagedSpan(first: day($0), last: last.map(day), end: end)]
      } ?? [], visits: visits, planned: planned, contacts: contacts)
  }

  static func figure(
    _ kind: Figure.Kind, _ people: [FigurePerson], _ period: FigurePeriod = .year(2025),
    today: String = "2026-02-01"
  ) throws -> Figure {
    let figures = FigureMaker.figures(
      of: people, disease: .hypertension, period: period, today: day(today))
    #expect(figures.map(\.kind) == Figure.Kind.allCases)
    return try #require(figures.first { $0.kind == kind })
  }

  static func numbers(_ items: [Figure.Item]) -> [Int] { items.map(\.patient.value) }

  static func dates(_ items: [Figure.Item]) -> [String] {
    items.map { "\($0.patient.value) \($0.day?.description ?? "-")" }
  }

  static let four = ManagementCardTests.four

  @Test("management: managed in the period of those who are ill or managed")
  func managed() throws {
    let people = [
      Self.person(3), Self.person(1, since: nil), Self.person(2, since: nil, isDiagnosed: false),
      Self.person(4, isDiagnosed: false), Self.person(5, last: "2024-12-31", end: .closed),
      Self.person(6, last: "2025-01-01", end: .died), Self.person(7, since: "2025-12-31"),
      Self.person(8, since: "2026-01-01"),
    ]
    let figure = try Self.figure(.managed, people)
    #expect(Self.numbers(figure.numerator) == [3, 4, 6, 7])
    #expect(Self.numbers(figure.denominator) == [1, 3, 4, 5, 6, 7, 8])
    #expect(Self.numbers(figure.missing) == [1, 5, 8])
    #expect(figure.percentText == "57.1%")
  }

  @Test("standard: of those managed for a whole quarter, who missed none")
  func standard() throws {
    let people = [
      Self.person(1, visits: Self.four), Self.person(2, visits: Array(Self.four.dropFirst())),
      Self.person(3, since: "2025-11-01"), Self.person(4, since: nil),
      Self.person(5, since: "2025-10-01", visits: [ManagementCardTests.visit("2025-12-01")]),
    ]
    let figure = try Self.figure(.standard, people)
    #expect(Self.numbers(figure.numerator) == [1, 5])
    #expect(Self.numbers(figure.denominator) == [1, 2, 5])
  }

  @Test("standard: a month is judged by its year up to its end")
  func standardOfAMonth() throws {
    let people = [Self.person(1, visits: Array(Self.four.prefix(2)))]
    let may = try Self.figure(.standard, people, .month(year: 2025, month: 5))
    #expect(may.numerator.count == 1)
    let october = try Self.figure(.standard, people, .month(year: 2025, month: 10))
    #expect(october.denominator.count == 1)
    #expect(october.numerator.count == 0)
  }

  @Test(
    "control: by the latest reading; the lost and the unmeasured are not; the dead are left out")
  func control() throws {
    let people = [
      Self.person(1, visits: Self.four),
      Self.person(2, visits: Self.four + [ManagementCardTests.visit("2025-12-01", .uncontrolled)]),
      Self.person(3), Self.person(4, last: "2025-11-30", end: .lost, visits: Self.four),
      Self.person(5, last: "2025-11-30", end: .died, visits: Self.four),
      Self.person(6, last: "2025-11-30", end: .movedAway, visits: Self.four),
      Self.person(7, since: "2026-01-05"), Self.person(8, last: "2024-11-30", end: .lost),
    ]
    let figure = try Self.figure(.control, people)
    #expect(Self.numbers(figure.numerator) == [1])
    #expect(Self.numbers(figure.denominator) == [1, 2, 3, 4])
    #expect(figure.permille == 250)
  }

  @Test("nothing after the period changes it")
  func later() throws {
    let people = [
      Self.person(1, visits: Self.four + [ManagementCardTests.visit("2026-01-10", .uncontrolled)])
    ]
    #expect(try Self.figure(.control, people).numerator.count == 1)
    #expect(try Self.figure(.control, people, .year(2026)).numerator.count == 0)
  }

  static func planned(
    _ day: String, done: String? = nil, staff: String? = "li"
  ) -> FigurePerson.Planned {
    let planned = Self.day(day)
    return FigurePerson.Planned(
      day: planned, window: planned.adding(days: -14)...planned.adding(days: 14),
      done: done.map(Self.day), staff: staff)
  }

  @Test("completion: done in the window of what is over or done; timeliness: by the planned day")
  func dates() throws {
    let people = [
      Self.person(
        1,
        planned: [
          Self.planned("2025-03-10", done: "2025-03-10"),
          Self.planned("2025-03-11", done: "2025-03-25"), Self.planned("2025-03-12"),
          Self.planned("2025-03-13", done: "2025-02-26"),
          Self.planned("2025-03-14", done: "2025-03-29"),
          Self.planned("2025-04-01", done: "2025-04-01"),
        ])
    ]
    let march = FigurePeriod.month(year: 2025, month: 3)
    let completion = try Self.figure(.completion, people, march)
    #expect(
      Self.dates(completion.denominator) == [
        "1 2025-03-10", "1 2025-03-11", "1 2025-03-12", "1 2025-03-13", "1 2025-03-14",
      ])
    #expect(Self.dates(completion.numerator) == ["1 2025-03-10", "1 2025-03-11"])
    #expect(completion.percentText == "40.0%")
    let timeliness = try Self.figure(.timeliness, people, march)
    #expect(
      Self.dates(timeliness.denominator) == [
        "1 2025-03-10", "1 2025-03-11", "1 2025-03-13", "1 2025-03-14",
      ])
    #expect(Self.dates(timeliness.numerator) == ["1 2025-03-10", "1 2025-03-13"])
  }

  @Test("a date whose window is still open is in neither until it is done")
  func openWindow() throws {
    let people = [
      Self.person(1, planned: [Self.planned("2025-03-20")]),
      Self.person(2, planned: [Self.planned("2025-03-20", done: "2025-03-22")]),
    ]
    let march = FigurePeriod.month(year: 2025, month: 3)
    let during = try Self.figure(.completion, people, march, today: "2025-03-25")
    #expect(Self.numbers(during.denominator) == [2])
    // The window goes on after the month and is over on the day after its last.
    #expect(try Self.figure(.completion, people, march, today: "2025-04-03").denominator.count == 1)
    #expect(try Self.figure(.completion, people, march, today: "2025-04-04").denominator.count == 2)
    #expect(
      try Self.figure(.completion, people, .quarter(year: 2025, quarter: 2)).denominator == [])
    #expect(try Self.figure(.completion, people).denominator.count == 2)
  }

  static func call(
    _ day: String, _ outcome: FollowUpOutcome, staff: String? = "li"
  ) -> FigurePerson.Contact {
    FigurePerson.Contact(day: Self.day(day), outcome: outcome, staff: staff)
  }

  @Test("reached: once is enough, each caller for themselves")
  func reach() throws {
    let people = [
      Self.person(
        1, contacts: [Self.call("2025-03-01", .noAnswer), Self.call("2025-03-02", .callBack)]),
      Self.person(2, contacts: [Self.call("2025-03-01", .wrongNumber)]),
      Self.person(
        3,
        contacts: [
          Self.call("2025-03-01", .noAnswer, staff: "wang"), Self.call("2025-03-03", .completed),
        ]),
      Self.person(
        4, contacts: [Self.call("2024-12-31", .completed), Self.call("2026-01-01", .completed)]),
    ]
    let figure = try Self.figure(.reach, people)
    #expect(
      figure.denominator.map { "\($0.patient.value) \($0.staff ?? "-")" } == [
        "1 li", "2 li", "3 li", "3 wang",
      ])
    #expect(figure.numerator.map { "\($0.patient.value) \($0.staff ?? "-")" } == ["1 li", "3 li"])
  }

  @Test("returned: a visit in person on the day of the call or within fifteen days")
  func returned() throws {
    func caller(
      _ number: Int, _ visit: ManagedVisit?, _ day: String = "2025-03-01"
    ) -> FigurePerson {
      Self.person(
        number, visits: visit.map { [$0] } ?? [], contacts: [Self.call(day, .agreedToCome)])
    }
    let people = [
      caller(1, ManagementCardTests.visit("2025-03-01")),
      caller(2, ManagementCardTests.visit("2025-03-16")),
      caller(3, ManagementCardTests.visit("2025-03-17")),
      caller(4, ManagementCardTests.visit("2025-03-05", .controlled, .phone)), caller(5, nil),
      caller(6, ManagementCardTests.visit("2025-02-28")), caller(7, nil, "2025-12-20"),
      caller(8, ManagementCardTests.visit("2025-12-30"), "2025-12-20"),
    ]
    // The days of the seventh are not over on the fourth of January, and are on the fifth.
    let early = try Self.figure(.returned, people, today: "2026-01-04")
    #expect(Self.numbers(early.numerator) == [1, 2, 8])
    #expect(Self.numbers(early.denominator) == [1, 2, 3, 4, 5, 6, 8])
    let figure = try Self.figure(.returned, people, today: "2026-01-05")
    #expect(Self.numbers(figure.numerator) == [1, 2, 8])
    #expect(Self.numbers(figure.denominator) == [1, 2, 3, 4, 5, 6, 7, 8])
  }

  @Test("groups add up to the whole, nobody's come last")
  func groups() throws {
    let people = [
      Self.person(1, staff: "li", visits: Self.four), Self.person(2, staff: "wang"),
      Self.person(3, staff: nil, visits: Self.four),
      Self.person(4, staff: "zhao", visits: Self.four),
    ]
    let figure = try Self.figure(.control, people)
    let teams = ["li": "甲队", "wang": "甲队", "zhao": "乙队"]
    let groups = figure.grouped { $0.flatMap { teams[$0] } }
    #expect(groups.map(\.group) == ["乙队", "甲队", nil])
    #expect(
      groups.map { "\($0.figure.numerator.count)/\($0.figure.denominator.count)" } == [
        "1/1", "1/2", "1/1",
      ])
  }

  @Test("a period that has not begun has no figures")
  func future() throws {
    let figure = try Self.figure(.managed, [Self.person(1)], .year(2027))
    #expect(figure.denominator == [])
    #expect(figure.permille == nil)
    #expect(figure.percentText == "—")
  }

  @Test(
    "parts are rounded half up to a tenth of a per cent",
    arguments: [(1, 3, 333), (2, 3, 667), (1, 2000, 1), (1, 2001, 0), (0, 5, 0), (7, 7, 1000)])
  func rounding(_ part: Int, _ whole: Int, _ permille: Int) {
    #expect(Figure.permille(part, of: whole) == permille)
  }

  @Test(
    "periods are read as they are typed",
    arguments: [
      ("2026-03", "2026-03-01", "2026-03-31"), ("2024-02", "2024-02-01", "2024-02-29"),
      ("2026Q1", "2026-01-01", "2026-03-31"), ("2026q4", "2026-10-01", "2026-12-31"),
      ("2026", "2026-01-01", "2026-12-31"), ("2025-12", "2025-12-01", "2025-12-31"),
    ])
  func periods(_ text: String, _ first: String, _ last: String) throws {
    let period = try #require(FigurePeriod(text: text))
    #expect(period.first == Self.day(first))
    #expect(period.last == Self.day(last))
    #expect(period.code == text.uppercased())
    #expect(period.contains(period.last) && !period.contains(period.last.adding(days: 1)))
  }

  @Test(
    "and nothing else is a period",
    arguments: [
      "", "26", "2026-13", "2026-0", "2026-3", "2026Q0", "2026Q5", "2026Q", "2026-", "2026Q+1",
      "2026-Q1", "0000", "2026-03-01",
    ])
  func noPeriods(_ text: String) { #expect(FigurePeriod(text: text) == nil) }

  @Test("every figure has its words in both languages")
  func words() {
    for kind in Figure.Kind.allCases {
      for text in [kind.title, kind.definition] {
        #expect(!text.chinese.isEmpty && !text.english.isEmpty && text.chinese != text.english)
      }
    }
  }
}
