package import Domain
package import Widgets

/// Which part of the day's list is shown.
package enum DayView: String, CaseIterable, Sendable {
  case all
  /// Who is in the house: called, waiting or arrived.
  case here
  case expected
  case over

  package var title: Localized {
    switch self {
    case .all: Localized(zh: "全部", en: "All")
    case .here: Localized(zh: "在院", en: "Here")
    case .expected: Localized(zh: "待到", en: "Expected")
    case .over: Localized(zh: "已结束", en: "Over")
    }
  }

  func holds(_ stage: AppointmentStage) -> Bool {
    switch self {
    case .all: true
    case .here: stage <= .arrived
    case .expected: stage == .expected
    case .over: stage > .expected
    }
  }
}

/// Something to be done to the day.
package enum DayChange: Equatable, Sendable {
  case carryOut(AppointmentEvent, AppointmentID, version: Int)
  /// Moves an appointment; with the reason where there is no room.
  case move(AppointmentPlace, AppointmentID, version: Int, overbook: String?)
  /// Calls whoever is next, of a member of staff or of anybody.
  case callNext(staff: String?)
  case book(BookingOrder)
  /// Checks in who stands at the counter: today's booking, or as a walk-in.
  case here(WalkInOrder)
  /// Puts somebody among those who wait, as the form says.
  case walkIn(WalkInOrder)
  case undo(AppointmentID, version: Int)
}

/// The day's list, and what is being booked.
package struct DayState: Equatable, Sendable {
  /// The day shown; nil for the present one, whichever that is.
  package internal(set) var day: CalendarDate?
  package internal(set) var view = DayView.all
  /// Whose alone; nil for everybody's.
  package internal(set) var staff: String?
  /// Everything of the day, in its order.
  package internal(set) var entries: [DayEntry] = []
  /// The day that the rows are of; nil before the first answer.
  package internal(set) var loaded: CalendarDate?
  package internal(set) var list = ListState()
  /// What to select when the next rows come; nil to stay with the one selected.
  package internal(set) var selects: AppointmentID?
  /// The numbers of everybody, and of each member of staff, as they were read.
  package internal(set) var tally = DayTally()
  package internal(set) var tallies: [DayTally.OfStaff] = []
  package internal(set) var generation = 0
  package internal(set) var slotGeneration = 0
  package internal(set) var weekGeneration = 0
  /// What Ctrl-Z takes back here.
  package internal(set) var undo: AppointmentUndo?
  /// Whether that was done in this session, so that it is offered on every screen.
  package internal(set) var isUndoFresh = false
  /// What lies over the screen.
  package internal(set) var dialog: DayDialog?
  /// What was booked last, which the next booking begins with.
  package internal(set) var kind = ServiceKind.consultation
}

/// What lies over a screen while something of the day is decided.
package enum DayDialog: Equatable, Sendable {
  case booking(BookingState)
  case cancel(CancelState)
  /// Seven days at once, of which one is chosen.
  case week(WeekState)

  /// Whether an answer is on its way.
  package var isSaving: Bool {
    switch self {
    case .booking(let booking): booking.isSaving
    case .cancel(let cancel): cancel.isSaving
    case .week: false
    }
  }
}

/// Why an appointment is cancelled.
package struct CancelState: Equatable, Sendable {
  package var entry: DayEntry
  package internal(set) var list = ListState(count: CancelReason.allCases.count)
  package internal(set) var isSaving = false
  package internal(set) var problem: Localized?
}
