package import Domain

/// The time during which a person is managed for an illness.
package struct ManagedSpan: Hashable, Sendable {
  /// How a time of management ended.
  package enum End: String, Sendable, CaseIterable {
    /// Nobody could reach the person any more.
    case lost
    case died
    case movedAway = "moved-away"
    case refused
    /// The plan was ended, as when the diagnosis was wrong.
    case closed

    package var title: Localized {
      switch self {
      case .lost: Localized(zh: "失访", en: "lost")
      case .died: Localized(zh: "死亡", en: "died")
      case .movedAway: Localized(zh: "迁出", en: "moved away")
      case .refused: Localized(zh: "拒绝", en: "refused")
      case .closed: Localized(zh: "结案", en: "closed")
      }
    }
  }

  package var first: CalendarDate
  /// The last day; nil while it goes on.
  package var last: CalendarDate?
  /// Why it ended; nil while it goes on.
  package var end: End?

  package init(first: CalendarDate, last: CalendarDate? = nil, end: End? = nil) {
    self.first = first
    self.last = last
    self.end = end
  }

  /// Whether the person was managed on any day of these.
  package func meets(_ days: ClosedRange<CalendarDate>) -> Bool {
    first <= days.upperBound && (last ?? days.upperBound) >= days.lowerBound
  }

  /// Whether the person was managed on every day of these.
  package func covers(_ days: ClosedRange<CalendarDate>) -> Bool {
    first <= days.lowerBound && (last ?? days.upperBound) >= days.upperBound
  }

  /// Whether it counts as going on for figures on a day: it does, or the person was lost.
  ///
  /// Who is lost stays among the managed, and counts as not controlled.
  package func counts(on day: CalendarDate) -> Bool {
    guard first <= day else { return false }
    guard let last, last < day else { return true }
    return end == .lost
  }

  /// Whether the person had been lost by a day.
  package func isLost(by day: CalendarDate) -> Bool {
    end == .lost && last.map { $0 < day } == true
  }
}
