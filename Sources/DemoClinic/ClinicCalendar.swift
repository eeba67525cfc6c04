import Domain

/// When the clinic is open, and the moments at which things happen there.
struct ClinicCalendar: Sendable {
  /// The day the demo is made for; everything that happened lies before it.
  let today: CalendarDate
  let zone: ClinicZone

  /// The last day on which something may have happened.
  var yesterday: CalendarDate { today.adding(days: -1) }

  /// Whether the clinic works on a day: not on Sundays, the week of Spring Festival, 1 January, and
  /// the first three days of May and October.
  func isOpen(_ day: CalendarDate) -> Bool {
    if day.weekday == 7 { return false }
    let (year, month, dayOfMonth) = day.parts
    switch month {
    case 1, 2:
      if month == 1 && dayOfMonth == 1 { return false }
      guard let newYear = Self.springFestival(year) else { return true }
      return !(-1...5).contains(newYear.days(to: day))
    case 5, 10: return dayOfMonth > 3
    default: return true
    }
  }

  /// The first open day from a day on.
  func open(onOrAfter day: CalendarDate) -> CalendarDate {
    var day = day
    while !isOpen(day) { day = day.adding(days: 1) }
    return day
  }

  /// The last open day up to a day.
  func open(onOrBefore day: CalendarDate) -> CalendarDate {
    var day = day
    while !isOpen(day) { day = day.adding(days: -1) }
    return day
  }

  /// A moment within the opening hours, more often in the morning, to the minute.
  func moment(on day: CalendarDate, _ random: inout RandomStream) -> Instant {
    let isMorning = day.weekday == 6 || random.happens(0.68)
    let minute = isMorning ? random.within(480...690) : random.within(840...1025)
    return zone.instant(day, secondOfDay: minute * 60)
  }

  /// The first day of the Chinese year that begins in a year, 2010 through 2030; nil outside.
  ///
  /// Source: the calendar of public holidays as published each year by the State Council.
  static func springFestival(_ year: Int) -> CalendarDate? {
    guard (2010...2030).contains(year) else { return nil }
    let monthAndDay = newYears[year - 2010]
    return CalendarDate(year: year, month: monthAndDay / 100, day: monthAndDay % 100)
  }

  private static let newYears = [
    214, 203, 123, 210, 131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206, 126,
    213, 203,
  ]

  /// How likely a planned visit falls out on a day, 0 through 1, for reasons that touch everybody.
  ///
  /// From February to early May 2020 clinics saw almost nobody but fever patients; in the weeks
  /// around New Year 2023 most people were ill at home.
  static func closureRisk(_ day: CalendarDate) -> Double {
    switch day.dayNumber {
    case 18_287...18_390: 0.85  // 2020-01-26 through 2020-05-08
    case 19_336...19_372: 0.55  // 2022-12-10 through 2023-01-15
    default: 0
    }
  }

  /// How far a day is into winter: 1 in mid January, −1 in mid July.
  static func winter(_ day: CalendarDate) -> Double {
    let phase = Double(((day.dayNumber - 15) % 365 + 365) % 365) / 365
    return (phase < 0.5 ? 0.5 - phase : phase - 0.5) * 4 - 1
  }
}

/// The day number of 1 January of a year after 1600.
func newYearDay(_ year: Int) -> Int {
  let before = year - 1
  return before * 365 + before / 4 - before / 100 + before / 400 - 719_162
}
