/// What a person and the clinic want a value to become, FHIR's Goal.
package struct CareGoal: Hashable, Sendable {
  /// Where a goal stands by decision of a person; the names are FHIR's.
  package enum Status: String, Sendable, CaseIterable {
    case active
    case onHold = "on-hold"
    case completed
    case cancelled

    package var title: Localized {
      switch self {
      case .active: Localized(zh: "进行中", en: "active")
      case .onHold: Localized(zh: "暂停", en: "on hold")
      case .completed: Localized(zh: "已完成", en: "completed")
      case .cancelled: Localized(zh: "已取消", en: "cancelled")
      }
    }
  }

  /// Its number in the plan, from 1; never used again for another.
  package var id: Int
  /// The code of the indicator, such as `sbp`.
  package var indicator: String
  package var target: GoalTarget
  /// The unit of the target: the indicator's canonical one, in UCUM.
  package var unit: String
  /// The day by which it is to be reached; nil when no day is set.
  package var due: CalendarDate?
  /// The value it began at; nil when there was none.
  package var start: GoalReading?
  package var status: Status
  /// Where the target comes from, with the edition; empty when a person set it.
  package var source: Localized

  package init(
    id: Int, indicator: String, target: GoalTarget, unit: String, due: CalendarDate? = nil,
    start: GoalReading? = nil, status: Status = .active, source: Localized = Localized(same: "")
  ) {
    self.id = id
    self.indicator = indicator
    self.target = target
    self.unit = unit
    self.due = due
    self.start = start
    self.status = status
    self.source = source
  }
}

/// A value that counts for a goal, in the indicator's canonical unit.
package struct GoalReading: Hashable, Sendable {
  package var value: Double
  package var day: CalendarDate
  /// How the measured value stands to the number; nil when it is the number.
  package var comparator: Comparator?

  package init(_ value: Double, on day: CalendarDate, comparator: Comparator? = nil) {
    self.value = value
    self.day = day
    self.comparator = comparator
  }
}
