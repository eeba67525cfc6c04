/// A length of time by the calendar, such as two weeks or three months; negative means before.
///
/// Months are kept as months: three months after 30 November is the last day of February, and six
/// months after it is 30 May again, so that a series that is reckoned from its beginning never drifts.
package struct PlanSpan: Hashable, Sendable {
  /// What is counted.
  package enum Unit: String, Sendable, CaseIterable {
    case days = "d"
    case weeks = "w"
    case months = "m"
    case years = "y"
  }

  /// How many of the unit; negative for a time before.
  package let count: Int
  package let unit: Unit

  /// No span is longer than this many years, either way: more is taken for a slip.
  package static let mostYears = 20

  package init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  package static func days(_ count: Int) -> PlanSpan { PlanSpan(count, .days) }
  package static func weeks(_ count: Int) -> PlanSpan { PlanSpan(count, .weeks) }
  package static func months(_ count: Int) -> PlanSpan { PlanSpan(count, .months) }
  package static func years(_ count: Int) -> PlanSpan { PlanSpan(count, .years) }

  /// Reads `14d`, `2w`, `3m`, `1y` or `-24w`; nil for anything else and beyond ``mostYears``.
  package init?(text: String) {
    guard let last = text.last, let unit = Unit(rawValue: String(last)),
      let count = Int(text.dropLast()), text.first != "+", count.magnitude <= 8000
    else { return nil }
    self.init(count, unit)
    guard roughDays.magnitude <= Self.mostYears * 366 else { return nil }
  }

  /// The day this long after a day; a day that a month lacks becomes its last.
  ///
  /// - Parameter times: How often the span is taken, at once and not step by step.
  package func after(_ day: CalendarDate, times: Int = 1) -> CalendarDate {
    switch unit {
    case .days: day.adding(days: count * times)
    case .weeks: day.adding(days: 7 * count * times)
    case .months: day.adding(months: count * times)
    case .years: day.adding(months: 12 * count * times)
    }
  }

  /// The shortest it can be, in days: a month is at least 28, a year at least 365.
  package var leastDays: Int {
    switch unit {
    case .days: count
    case .weeks: 7 * count
    case .months: 28 * count
    case .years: 365 * count
    }
  }

  /// About how many days, for comparing spans: a month is taken as 30, a year as 365.
  package var roughDays: Int {
    switch unit {
    case .days: count
    case .weeks: 7 * count
    case .months: 30 * count
    case .years: 365 * count
    }
  }

  /// The length in words, without its direction: `2周`, `2 weeks`.
  package var title: Localized {
    let number = Int(count.magnitude)
    let (chinese, english) =
      switch unit {
      case .days: ("天", "day")
      case .weeks: ("周", "week")
      case .months: ("个月", "month")
      case .years: ("年", "year")
      }
    return Localized(
      zh: "\(number)\(chinese)", en: "\(number) \(english)\(number == 1 ? "" : "s")")
  }
}
