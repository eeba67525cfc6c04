/// The birthdays of everybody of an age, as keys to look for.
enum LookupAges {
  /// The youngest and the oldest for whom two digits beside a name are taken for an age; below them
  /// they are far more often the beginning of a phone number.
  static let bare = 14...99

  /// The birthdays of those who are of an age on a day: whole months by their beginning, the days of
  /// the two months at the ends one by one, and the year of those of whom no more is known.
  ///
  /// - Returns: About forty keys; none for an age nobody reaches.
  static func keys(age: Int, today: CalendarDate) -> [LookupDates.Key] {
    guard let birthdays = LookupBirthdays(age: age, today: today) else { return [] }
    let last = birthdays.last
    var day = birthdays.first
    var keys = [key(padded(last.year, 4))]
    while day <= last {
      let (year, month, date) = day.parts
      let text = padded(year, 4) + padded(month, 2)
      let length = CalendarDate.days(inMonth: month, ofYear: year)
      if date == 1, day.adding(days: length - 1) <= last {
        keys.append(LookupDates.Key(kind: .birthDate, text: text, isPrefix: true))
        day = day.adding(days: length)
      } else {
        // Of some the month alone is known.
        if !keys.contains(key(text)) { keys.append(key(text)) }
        keys.append(key(text + padded(date, 2)))
        day = day.adding(days: 1)
      }
    }
    return keys
  }

  private static func key(_ text: String) -> LookupDates.Key {
    LookupDates.Key(kind: .birthDate, text: text, isPrefix: false)
  }
}

/// The birthdays of everybody who is of an age on a day.
package struct LookupBirthdays: Hashable, Sendable {
  /// The birthday of the oldest of them.
  package let first: CalendarDate
  /// The birthday of the youngest of them.
  package let last: CalendarDate

  /// The birthdays of an age on a day; nil for an age nobody reaches.
  init?(age: Int, today: CalendarDate) {
    guard (0...BirthText.oldestAge).contains(age), today.year - age > 1 else { return nil }
    last = today.adding(months: -12 * age)
    first = today.adding(months: -12 * (age + 1)).adding(days: 1)
  }

  /// The calendar years of the birthdays.
  package var years: ClosedRange<Int> { first.year...last.year }

  /// The years as beginnings of keys: they find everybody of the age, and others.
  package var keys: [LookupQuery.Alternative] {
    years.map { LookupQuery.Alternative(.birthDate, padded($0, 4), isPrefix: true, .age, tier: 1) }
  }

  /// Whether a birthday is one of them, as far as it is known.
  ///
  /// Whose month alone is known counts where the month has such a day; whose year alone is known, in
  /// the year of the youngest.
  package func contains(_ birthday: CalendarDate, _ precision: TimePrecision) -> Bool {
    switch precision {
    case .second, .day: (first...last).contains(birthday)
    case .month:
      (first.adding(days: 1 - first.day)...last).contains(birthday.adding(days: 1 - birthday.day))
    case .year: birthday.year == last.year
    }
  }
}
