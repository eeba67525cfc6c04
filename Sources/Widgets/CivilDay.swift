/// The Gregorian calendar on days counted from 1970-01-01, for time axes and date fields.
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and
/// civil_from_days, https://howardhinnant.github.io/date_algorithms.html.
enum CivilDay {
  /// The year, month and day of a day counted from 1970-01-01.
  static func parts(of day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, ofYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// The first day of a month counted from January of year 0.
  static func first(ofMonth months: Int) -> Int {
    var year = months >= 0 ? months / 12 : (months - 11) / 12
    let month = months - year * 12 + 1
    if month <= 2 { year -= 1 }
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
    let ofEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear
    return era * 146_097 + ofEra - 719_468
  }
  /// Every day that has a year of four digits: 0001-01-01 through 9999-12-31.
  static let bounds = -719_162...2_932_896

  /// The day of a date; nil when the calendar has no such day, such as 2023-02-29.
  static func day(year: Int, month: Int, day: Int) -> Int? {
    guard (1...9_999).contains(year), (1...12).contains(month), day >= 1,
      day <= days(inMonth: month, ofYear: year)
    else { return nil }
    return first(ofMonth: year * 12 + month - 1) + day - 1
  }

  /// The number of days in a month, 28 through 31; the month from 1 through 12.
  static func days(inMonth month: Int, ofYear year: Int) -> Int {
    let months = year * 12 + month - 1
    return first(ofMonth: months + 1) - first(ofMonth: months)
  }

  /// The day of the week, 1 (Monday) through 7 (Sunday).
  static func weekday(of day: Int) -> Int { ((day + 3) % 7 + 7) % 7 + 1 }

  /// The day so many days later, kept within the bounds.
  static func adding(days: Int, to day: Int) -> Int {
    let (sum, overflow) = day.addingReportingOverflow(days)
    return clamped(overflow ? (days < 0 ? .min : .max) : sum)
  }

  /// The same day of the month so many months later; one that the month lacks becomes its last.
  static func adding(months: Int, to day: Int) -> Int {
    let (year, month, dayOfMonth) = parts(of: clamped(day))
    let wanted = year * 12 + month - 1 + min(max(months, -120_000), 120_000)
    let target = min(max(wanted, 12), 9_999 * 12 + 11)
    let first = first(ofMonth: target)
    return first + min(dayOfMonth, CivilDay.first(ofMonth: target + 1) - first) - 1
  }

  static func clamped(_ day: Int) -> Int { min(max(day, bounds.lowerBound), bounds.upperBound) }

  /// The date as `YYYY-MM-DD`; a day outside the bounds as the nearest inside.
  static func text(_ day: Int) -> String {
    let (year, month, day) = parts(of: clamped(day))
    let digits = String(year)
    let zeros = String(repeating: "0", count: 4 - digits.count)
    return "\(zeros)\(digits)-\(two(month))-\(two(day))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
