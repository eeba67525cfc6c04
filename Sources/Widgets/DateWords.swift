/// The words of a calendar and of what is wrong with a date, in one language.
package struct DateWords: Hashable, Sendable {
  /// Monday through Sunday, each of at most two columns.
  package var weekdays: [String]
  /// Makes the name of a weekday of its short form, such as `周`.
  package var weekdayPrefix: String
  /// Stands before today's date below the calendar.
  package var today: String
  /// After the year, the month and the day; without them a date is `2026-08-24`.
  package var yearSign: String
  package var monthSign: String
  package var daySign: String
  package var missing: String
  package var unreadable: String
  /// A sentence in which `%` stands for the date that does not exist.
  package var noSuchDay: String
  /// Sentences in which `%` stands for the first and the last day allowed.
  package var tooEarly: String
  package var tooLate: String

  package init(
    weekdays: [String], weekdayPrefix: String, today: String, yearSign: String, monthSign: String,
    daySign: String,
    missing: String,
    unreadable: String, noSuchDay: String, tooEarly: String,
    tooLate: String
  ) {
    self.weekdays = weekdays
    self.weekdayPrefix = weekdayPrefix
    self.today = today
    self.yearSign = yearSign
    self.monthSign = monthSign
    self.daySign = daySign
    self.missing = missing
    self.unreadable = unreadable
    self.noSuchDay = noSuchDay
    self.tooEarly = tooEarly
    self.tooLate = tooLate
  }
}

extension DateWords {
  /// Simplified Chinese.
  package static let chinese = DateWords(
    weekdays: ["一", "二", "三", "四", "五", "六", "日"], weekdayPrefix: "周", today: "今天", yearSign: "年",
    monthSign: "月", daySign: "日", missing: "请填写日期", unreadable: "看不懂这个日期，可写 3/15、+2w 或 明天",
    noSuchDay: "日历上没有 % 这一天", tooEarly: "不能早于 %", tooLate: "不能晚于 %")

  /// English.
  package static let english = DateWords(
    weekdays: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"], weekdayPrefix: "", today: "Today",
    yearSign: "",
    monthSign: "", daySign: "", missing: "Enter a date",
    unreadable: "Not a date; try 3/15, +2w or tomorrow",
    noSuchDay: "The calendar has no %", tooEarly: "Not before %", tooLate: "Not after %")

  /// What is wrong with a date, as a sentence.
  package func sentence(_ problem: DateReader.Problem) -> String {
    switch problem {
    case .missing: missing
    case .unreadable: unreadable
    case .noSuchDay(let year, let month, let day):
      FormWords.fill(noSuchDay, with: date(year, month, day))
    case .tooEarly(let day): FormWords.fill(tooEarly, with: CivilDay.text(day))
    case .tooLate(let day): FormWords.fill(tooLate, with: CivilDay.text(day))
    }
  }

  /// The date as it would be written, whether it exists or not.
  private func date(_ year: Int, _ month: Int, _ day: Int) -> String {
    guard yearSign.isEmpty else { return "\(year)\(yearSign)\(month)\(monthSign)\(day)\(daySign)" }
    let two: (Int) -> String = { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  /// The name of a day of the week.
  func weekday(of day: Int) -> String {
    let place = CivilDay.weekday(of: day) - 1
    return weekdays.indices.contains(place) ? weekdayPrefix + weekdays[place] : ""
  }

  /// A month as the title of a calendar.
  func title(year: Int, month: Int) -> String {
    guard yearSign.isEmpty else { return "\(year)\(yearSign)\(month)\(monthSign)" }
    return "\(year)-" + (month < 10 ? "0\(month)" : "\(month)")
  }
}
