package import Domain
package import Widgets

/// A week, a line for each of its days, over the list of one day.
package struct WeekState: Equatable, Sendable {
  /// The day selected.
  package internal(set) var day: CalendarDate
  /// The days as they were read; those of another week while this one is on its way.
  package internal(set) var loads: [DayLoad] = []

  init(day: CalendarDate) { self.day = day }

  /// The Monday.
  package var first: CalendarDate { DayLoad.monday(of: day) }

  /// The seven days of the week; nothing before they were read.
  package var days: [DayLoad] { loads.first?.day == first ? loads : [] }

  /// What is known of the day selected; nil before it was read.
  package var selected: DayLoad? { days.first { $0.day == day } }

  /// The days as a list.
  package var list: ListState { ListState(count: DayLoad.daysOfWeek, selected: day.weekday - 1) }

  /// How far from the present day one can go, in days, either way.
  static let mostDays = SlotQuestion.mostDays
}
