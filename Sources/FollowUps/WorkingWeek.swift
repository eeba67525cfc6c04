package import Domain

/// The days of the week on which the clinic works.
///
/// Public holidays are not known here: a date that falls on one is moved by hand.
package struct WorkingWeek: Hashable, Sendable {
  /// Monday through Friday.
  package static let mondayToFriday = WorkingWeek(days: 1...5)
  /// Every day.
  package static let everyDay = WorkingWeek(days: 1...7)

  private let days: Set<Int>

  /// Makes a week from its working days, 1 (Monday) through 7 (Sunday).
  ///
  /// Other numbers are left out; a week without any working day is taken as one with all of them.
  package init(days: some Sequence<Int>) {
    let known = Set(days).intersection(1...7)
    self.days = known.isEmpty ? Set(1...7) : known
  }

  /// Whether the clinic works on a day.
  package func contains(_ day: CalendarDate) -> Bool { days.contains(day.weekday) }

  /// The first working day after a day.
  package func day(after day: CalendarDate) -> CalendarDate { onOrAfter(day.adding(days: 1)) }

  /// The day itself when it is a working day, else the first one after it.
  package func onOrAfter(_ day: CalendarDate) -> CalendarDate {
    (0..<7).lazy.map { day.adding(days: $0) }.first(where: contains) ?? day
  }

  /// The day itself when it is a working day, else the last one before it.
  ///
  /// For dates that are the end of a time within which something must happen.
  package func onOrBefore(_ day: CalendarDate) -> CalendarDate {
    (0..<7).lazy.map { day.adding(days: -$0) }.first(where: contains) ?? day
  }
}
