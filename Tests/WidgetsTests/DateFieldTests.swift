import Canvas
import Testing

@testable import Widgets

@Suite struct DateFieldTests {
  static let today = DateReaderTests.today

  private func keys(_ presses: [KeyPress], _ field: DateField = DateField()) -> DateField {
    var field = field
    for press in presses { _ = field.press(press, today: Self.today) }
    return field
  }

  @Test func keysStepDaysAndMonths() {
    #expect(keys([KeyPress(.up)]).text.text == "2026-08-24", "an empty field begins with today")
    #expect(keys([KeyPress(.up), KeyPress(.up)]).text.text == "2026-08-25")
    #expect(keys([KeyPress(.down), KeyPress(.down)]).text.text == "2026-08-23")
    #expect(keys([KeyPress(.up), KeyPress(.pageUp)]).text.text == "2026-09-24")
    var field = DateField(Self.today)
    for sign in ["+", "＋", "-", "+"] { field.type(sign, today: Self.today) }
    #expect(field.text.text == "2026-08-26")
    var typed = DateField()
    for sign in ["3", "-", "1", "5"] { typed.type(sign, today: Self.today) }
    #expect(typed.text.text == "3-15", "before a whole date a sign is text")
  }

  @Test func whatCannotBeReadStays() {
    var field = DateField()
    field.type("2月30日", today: Self.today)
    field.step(days: 1, today: Self.today)
    field.settle(today: Self.today)
    #expect(field.text.text == "2月30日")
    #expect(throws: DateReader.Problem.noSuchDay(year: 2027, month: 2, day: 30)) {
      try field.day(today: Self.today)
    }
    field.set("下周一")
    field.settle(today: Self.today)
    #expect(field.text.text == "2026-08-31")
  }

  @Test func limitsHoldForTypingAndSteps() {
    var field = DateField(Self.today, first: Self.today, last: Self.today + 1)
    for _ in 0..<3 { field.step(days: 1, today: Self.today) }
    #expect(field.text.text == "2026-08-25")
    field.set("昨天")
    #expect(throws: DateReader.Problem.tooEarly(Self.today)) { try field.day(today: Self.today) }
    field.set("+2d")
    #expect(throws: DateReader.Problem.tooLate(Self.today + 1)) {
      try field.day(today: Self.today)
    }
  }

  @Test func theCalendarIsOpenedMovedInAndPickedFrom() {
    var field = DateField()
    field.type(" ", today: Self.today)
    #expect(field.calendar == Self.today)
    field = keys([KeyPress(.right), KeyPress(.down), KeyPress(.pageDown)], field)
    #expect(field.calendar.map { CivilDay.text($0) } == "2026-10-01")
    field = keys([KeyPress(.end), KeyPress(.enter)], field)
    #expect(field.text.text == "2026-10-31")
    #expect(field.calendar == nil)
    field = keys([KeyPress(.down, .alt), KeyPress(.home), KeyPress(.escape)], field)
    #expect(field.text.text == "2026-10-31")
    var words = DateField()
    for letter in ["n", "e", "x", "t", " ", "w", "e", "e", "k"] {
      words.type(letter, today: Self.today)
    }
    #expect(words.text.text == "next week")
  }

  static let calendar = MonthCalendar(
    cursor: today + 2, today: today, words: .chinese, hints: [KeyHint("Enter", "选")])

  @Test func theCalendarShowsTodayAndTheCursorWithoutColour() {
    var caret: Point?
    let drawn = picture(40, 14) { grid in
      let frame = Self.calendar.place(below: Point(column: 3, row: 0), in: Rect(grid.size))
      caret = Self.calendar.draw(in: frame, on: &grid, with: .plain)
    }
    #expect(
      drawn == [
        "",
        "   ╭─ [2026年8月] ────────────────╮",
        "   │  一  二  三  四  五  六  日  │",
        "   │                       1   2  │",
        "   │   3   4   5   6   7   8   9  │",
        "   │  10  11  12  13  14  15  16  │",
        "   │  17  18  19  20  21  22  23  │",
        "   │ (24) 25 [26] 27  28  29  30  │",
        "   │  31                          │",
        "   │  今天 2026-08-24 周一        │",
        "   │                              │",
        "   │ Enter 选                     │",
        "   ╰──────────────────────────────╯",
        "",
      ])
    #expect(caret == Point(column: 14, row: 7))
  }

  @Test func theCalendarHoldsInASCIIAndEnglish() {
    var calendar = Self.calendar
    calendar.words = .english
    calendar.hints = []
    calendar.cursor = Self.today
    let drawn = picture(34, 11) {
      calendar.draw(
        in: calendar.place(below: Point(column: 0, row: 9), in: Rect($0.size)), on: &$0,
        with: .ascii)
    }
    #expect(
      drawn == [
        "",
        "+- 2026-08 --------------------+",
        "|  Mo  Tu  We  Th  Fr  Sa  Su  |",
        "|                       1   2  |",
        "|   3   4   5   6   7   8   9  |",
        "|  10  11  12  13  14  15  16  |",
        "|  17  18  19  20  21  22  23  |",
        "| [24] 25  26  27  28  29  30  |",
        "|  31                          |",
        "|  Today 2026-08-24 Mo         |",
        "+------------------------------+",
      ])
  }
}
