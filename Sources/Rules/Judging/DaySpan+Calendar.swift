import Domain

/// Spans on the calendar. Days are numbers since 1970-01-01, as in `CalendarDate.dayNumber`.
extension DaySpan {
  /// The day so much later; a day that the month lacks becomes its last.
  package func after(_ day: Int) -> Int { shifted(day, by: count) }

  /// The last day before the window of this length that ends with a day.
  ///
  /// The window is `(result, day]`: 90 d are the 90 days ending with it.
  package func before(_ day: Int) -> Int { shifted(day, by: -count) }

  /// The first day whose window no longer holds a fact of a day.
  package func leaving(_ fact: Int) -> Int {
    switch unit {
    case .day, .week: return after(fact)
    case .month, .year:
      // A clamped month end may be taken back to an earlier day: 28 Feb less a month is 28 Jan,
      // so that a value of 31 Jan leaves on 1 March. Never more than 3 days are between.
      var day = after(fact)
      for _ in 0..<4 where before(day) < fact { day += 1 }
      for _ in 0..<4 where before(day - 1) >= fact { day -= 1 }
      return day
    }
  }

  private func shifted(_ day: Int, by count: Int) -> Int {
    // Longer than the calendar is as long as the calendar.
    let count = min(max(count, -4_000_000), 4_000_000)
    switch unit {
    case .day: return day + count
    case .week: return day + 7 * count
    case .month: return CalendarDate(dayNumber: day).adding(months: count).dayNumber
    case .year: return CalendarDate(dayNumber: day).adding(months: 12 * count).dayNumber
    }
  }
}
