/// A length of time as a rule writes it: `90d`, `6mo`.
///
/// Days and weeks are counted; months and years go by the calendar, and a day that the month lacks
/// becomes its last.
package struct DaySpan: Hashable, Sendable {
  /// A unit of a window, a hold or a period.
  package enum Unit: String, Sendable, CaseIterable {
    case day = "d"
    case week = "wk"
    case month = "mo"
    case year = "a"
  }

  /// How many; 0 or above.
  package var count: Int
  package var unit: Unit

  package init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// So many days.
  package static func days(_ count: Int) -> DaySpan { DaySpan(count, .day) }
  /// So many weeks of seven days.
  package static func weeks(_ count: Int) -> DaySpan { DaySpan(count, .week) }
  /// So many months of the calendar.
  package static func months(_ count: Int) -> DaySpan { DaySpan(count, .month) }
  /// So many years of the calendar.
  package static func years(_ count: Int) -> DaySpan { DaySpan(count, .year) }
}
