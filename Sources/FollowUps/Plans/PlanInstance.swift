package import Domain

/// A plan that runs, ran, or never came to run, for one person, as its events make it.
package struct PlanInstance: Hashable, Sendable {
  /// Which date of the plan is waited for.
  enum Position: Hashable, Sendable {
    /// A step, by its place.
    case step(Int)
    /// The date that comes again, by its number.
    case round(Int)
    case over
  }

  /// A date that a result asked for.
  struct Pending: Hashable, Sendable {
    var key: PlanKey
    /// The day of the visit that asked for it.
    var cause: CalendarDate
    /// The last day that keeps to the rule.
    var limit: CalendarDate
    var result: PlanResult
    var contact: PlanContact
    var why: Localized
  }

  /// Another date for what is waited for anyway.
  struct Shift: Hashable, Sendable {
    var day: CalendarDate
    /// What made it so.
    var cause: CalendarDate
    var why: Localized
  }

  /// The number of the event that started it.
  package let id: Int
  /// The version it follows now.
  package internal(set) var definition: PlanDefinition
  /// The day on which it began.
  package let started: CalendarDate
  /// The day from which its dates are reckoned.
  package internal(set) var anchor: CalendarDate
  package let beginning: PlanBeginning
  /// When and why it ended; nil while it runs.
  package internal(set) var ending: PlanEnding?
  /// How many visits in a row were not controlled; a visit without a reading changes nothing.
  package internal(set) var uncontrolledRun = 0
  /// What the last visit called for; nil before the first.
  package internal(set) var advice: PlanAdvice?
  /// What became of every date so far, in order.
  package internal(set) var records: [PlanStepRecord] = []

  /// The number of the event by which what it began by was corrected; nil while that stands.
  package internal(set) var doubt: Int?

  var position = Position.over
  /// The day of the last visit that was not controlled.
  var uncontrolledDay: CalendarDate?
  /// The number and the day from which the dates that come again are reckoned.
  var base: (number: Int, day: CalendarDate) {
    get { (baseNumber, baseDay) }
    set { (baseNumber, baseDay) = newValue }
  }
  private var baseNumber = 1
  private var baseDay: CalendarDate
  /// The visit from which the dates are reckoned since it came before its time; nil when none did.
  var moved: CalendarDate?
  var recheck: Pending?
  var added: [Pending] = []
  var shift: Shift?
  var overrides: [PlanKey: PlanOverride] = [:]
  var lastVisit: CalendarDate?
  /// The newest day of entering among the events so far.
  var newestEntry: CalendarDate
  /// The day on which the present date of each thing waited for came to be.
  var since: [PlanKey: CalendarDate] = [:]

  /// Begins a plan; steps whose time was over before the first day are passed by without a record.
  init(_ event: PlanEvent, definition: PlanDefinition, beginning: PlanBeginning) {
    id = event.id
    self.definition = definition
    started = event.day
    newestEntry = event.recorded
    anchor = beginning.anchor
    self.beginning = beginning
    baseDay = beginning.anchor
    place(from: event.day)
    since = targets.mapValues { _ in event.recorded }
  }

  /// Whether it waits for dates.
  package var isRunning: Bool { ending == nil }

  /// Whether its time is over on a day, where it has such an end.
  package func isElapsed(on day: CalendarDate) -> Bool {
    definition.stops.contains { stop in
      if case .after(let span) = stop { day > span.after(anchor) } else { false }
    }
  }
}

/// When and why a plan ended.
package struct PlanEnding: Hashable, Sendable {
  package let day: CalendarDate
  package let cause: PlanEndCause
  /// The number of the event that ended it.
  package let event: Int
}

/// A date set by hand.
package struct PlanOverride: Hashable, Sendable {
  package let day: CalendarDate
  package let reason: String
}

/// What became of one date of a plan.
package struct PlanStepRecord: Hashable, Sendable {
  /// Where a date stands; the numbers are those of the plan states of B-Soft's CHIS.
  package enum State: Int, Sendable, CaseIterable {
    /// Waited for.
    case due = 0
    case done = 1
    /// Not done when the person was lost.
    case lost = 2
    /// Its time passed without a visit.
    case missed = 3
    /// Waited for, and its day has passed.
    case overdue = 4
    /// Done, and entered on a later day.
    case doneEnteredLate = 5
    /// Given up, or its plan ended first.
    case closed = 8
    /// The person died, moved away or refused, or the archive was cancelled.
    case cancelled = 9

    package var title: Localized {
      switch self {
      case .due: Localized(zh: "应访", en: "due")
      case .done: Localized(zh: "已访", en: "done")
      case .lost: Localized(zh: "失访", en: "lost")
      case .missed: Localized(zh: "未访", en: "missed")
      case .overdue: Localized(zh: "过期", en: "overdue")
      case .doneEnteredLate: Localized(zh: "补录", en: "entered later")
      case .closed: Localized(zh: "结案", en: "closed")
      case .cancelled: Localized(zh: "档案注销", en: "archive cancelled")
      }
    }
  }

  package let key: PlanKey
  package let title: Localized
  /// The planned day, before weekends are taken into account.
  package let planned: CalendarDate
  package let state: State
  /// The day on which it was done or given up; nil otherwise.
  package let day: CalendarDate?
  /// The number of the event that settled it; nil when time did, or while nothing has.
  package let event: Int?
}
