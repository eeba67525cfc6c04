/// A day of the Gregorian calendar without a time zone, such as a birth date or a due date.
///
/// Dates run from 0001-01-01 through 9999-12-31. Arithmetic is on a day number, so comparing and
/// adding days are O(1) and never meet a clock change.
package struct CalendarDate: Hashable, Sendable {
  /// Days since 1970-01-01; negative before it.
  package let dayNumber: Int

  private static let firstDay = -719_162
  private static let lastDay = 2_932_896

  /// Makes the date with this day number.
  ///
  /// - Parameter dayNumber: Days since 1970-01-01, from -719162 (0001-01-01) through 2932896
  ///   (9999-12-31); a number outside is moved to the nearer end.
  package init(dayNumber: Int) {
    self.dayNumber = min(max(dayNumber, Self.firstDay), Self.lastDay)
  }

  /// Makes a date from its parts, or nil when no such day exists (2023-02-29).
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(inMonth: month, ofYear: year)
    else { return nil }
    dayNumber = Self.dayNumber(year: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD`, the form of ISO 8601 and FHIR; nil for anything else.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Self.digits(bytes[0..<4]), let month = Self.digits(bytes[5..<7]),
      let day = Self.digits(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The year, month (1 through 12) and day (1 through 31).
  package var parts: (year: Int, month: Int, day: Int) {
    // Howard Hinnant's civil-from-days: eras of 400 years that begin on 1 March.
    let shifted = dayNumber + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  /// The calendar year.
  package var year: Int { parts.year }
  /// The month, 1 through 12.
  package var month: Int { parts.month }
  /// The day of the month, 1 through 31.
  package var day: Int { parts.day }

  /// The day of the week, 1 (Monday) through 7 (Sunday), as in ISO 8601.
  package var weekday: Int { (dayNumber + 3 + 7_000_000) % 7 + 1 }

  /// The date this many days later, or earlier when negative.
  package func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }

  /// The same day this many months later; a day that the month lacks becomes its last.
  ///
  ///     2024-01-31 adding 1 month    // 2024-02-29
  package func adding(months: Int) -> CalendarDate {
    let (year, month, day) = parts
    let index = year * 12 + (month - 1) + months
    let newYear = min(max(floorDivide(index, 12), 1), 9999)
    let newMonth = ((index % 12) + 12) % 12 + 1
    let last = Self.days(inMonth: newMonth, ofYear: newYear)
    return CalendarDate(
      dayNumber: Self.dayNumber(year: newYear, month: newMonth, day: min(day, last)))
  }

  /// Whole days from this date to another; negative when the other is earlier.
  package func days(to other: CalendarDate) -> Int { other.dayNumber - dayNumber }

  /// Whole years of age on a day, for someone born on this date; 0 before birth.
  ///
  /// Someone born on 29 February turns a year older on 1 March of a common year.
  package func age(on day: CalendarDate) -> Int {
    let birth = parts
    let now = day.parts
    let hadBirthday = (now.month, now.day) >= (birth.month, birth.day)
    return max(0, now.year - birth.year - (hadBirthday ? 0 : 1))
  }

  /// The number of days in a month, 28 through 31.
  package static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The day number of a date from year 1 through 9999, which is not checked.
  ///
  /// The 29th of February of a common year is the 1st of March.
  package static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let shiftedMonth = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    return value
  }
}

extension CalendarDate: Comparable {
  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.dayNumber < right.dayNumber
  }
}

extension CalendarDate: CustomStringConvertible {
  /// The date as `YYYY-MM-DD`.
  package var description: String {
    let (year, month, day) = parts
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The date as `MM-DD`, for rows where the year is understood.
  package var monthAndDay: String {
    let (_, month, day) = parts
    return "\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// A number with zeros in front, at least `width` digits wide.
package func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number.magnitude)
  let zeros = String(repeating: "0", count: max(0, width - digits.count))
  return (number < 0 ? "-" : "") + zeros + digits
}

/// The quotient rounded down, also below zero; the divisor must be above zero.
package func floorDivide(_ number: Int, _ divisor: Int) -> Int {
  number >= 0 ? number / divisor : -((divisor - 1 - number) / divisor)
}
