/// A moment in time, to the second.
package struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; negative before it.
  package let seconds: Int

  /// Makes the moment this many seconds after 1970-01-01T00:00:00Z.
  package init(seconds: Int) { self.seconds = seconds }

  /// The moment at which a clock at a fixed offset shows this date and time.
  ///
  /// - Parameters:
  ///   - secondOfDay: 0 through 86399.
  ///   - offset: Seconds east of UTC.
  package init(date: CalendarDate, secondOfDay: Int, offset: Int) {
    seconds = date.dayNumber * 86_400 + secondOfDay - offset
  }

  /// The moment this many seconds later, or earlier when negative.
  package func adding(seconds more: Int) -> Instant { Instant(seconds: seconds + more) }

  package static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }

  /// The date, the second of the day and the text of ISO 8601, read on a clock at an offset.
  ///
  /// - Parameter offset: Seconds east of UTC.
  package func local(offset: Int) -> LocalTime {
    let shifted = seconds + offset
    let day = floorDivide(shifted, 86_400)
    return LocalTime(
      date: CalendarDate(dayNumber: day), secondOfDay: shifted - day * 86_400, offset: offset)
  }
}

/// A moment as a wall clock shows it: the date, the time and the clock's distance from UTC.
package struct LocalTime: Hashable, Sendable {
  /// The clinic-local calendar date.
  package let date: CalendarDate
  /// Seconds since local midnight, 0 through 86399.
  package let secondOfDay: Int
  /// Seconds east of UTC.
  package let offset: Int

  package init(date: CalendarDate, secondOfDay: Int, offset: Int) {
    self.date = date
    self.secondOfDay = secondOfDay
    self.offset = offset
  }

  /// The time as `HH:MM`.
  package var clock: String {
    "\(padded(secondOfDay / 3600, 2)):\(padded(secondOfDay / 60 % 60, 2))"
  }

  /// The whole as `YYYY-MM-DDTHH:MM:SS+HH:MM`, the dateTime of FHIR.
  package var iso: String {
    let sign = offset < 0 ? "-" : "+"
    let minutes = abs(offset) / 60
    let zone = "\(sign)\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    return "\(date)T\(clock):\(padded(secondOfDay % 60, 2))\(zone)"
  }
}

/// How exactly a date or time was given; a month is stored as its first day.
package enum TimePrecision: Int, Sendable, CaseIterable {
  case second = 0
  case day = 1
  case month = 2
  case year = 3
}

/// The clinic's clock: what its wall shows at a moment.
///
/// The rule comes in from outside (`localtime_r` in the product, a fixed offset in tests), so that
/// nothing below reads the machine's settings.
package struct ClinicZone: Sendable {
  private let offsetAt: @Sendable (Instant) -> Int

  /// Makes a zone from a rule that gives seconds east of UTC at a moment.
  package init(offsetAt: @escaping @Sendable (Instant) -> Int) { self.offsetAt = offsetAt }

  /// A zone that is always this many seconds east of UTC.
  package static func fixed(_ seconds: Int) -> ClinicZone { ClinicZone { _ in seconds } }

  /// The wall clock at a moment.
  package func local(_ instant: Instant) -> LocalTime {
    instant.local(offset: offsetAt(instant))
  }

  /// The clinic-local date at a moment.
  package func day(_ instant: Instant) -> CalendarDate { local(instant).date }

  /// The moment at which the clinic's clock shows this date and time.
  ///
  /// A time that a clock change skips becomes the moment just after the change.
  package func instant(_ date: CalendarDate, secondOfDay: Int = 0) -> Instant {
    let guess = Instant(date: date, secondOfDay: secondOfDay, offset: 0)
    let first = Instant(
      date: date, secondOfDay: secondOfDay, offset: offsetAt(guess))
    return Instant(date: date, secondOfDay: secondOfDay, offset: offsetAt(first))
  }
}
