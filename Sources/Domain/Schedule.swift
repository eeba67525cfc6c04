/// A session of a member of staff that comes every week, and how its time is cut up.
///
/// FHIR's Schedule with the planning horizon as days.
package struct Schedule: Hashable, Sendable {
  /// The number in the store; 0 for one that is not stored yet.
  package var id: Int
  /// The code of the member of staff.
  package var staff: String
  /// 1 (Monday) through 7 (Sunday).
  package var weekday: Int
  package var start: ClockTime
  package var end: ClockTime
  /// Minutes of a slot, above 0.
  package var slotMinutes: Int
  /// How many can be booked into one slot, above 0.
  package var capacity: Int
  /// What is offered; nil for anything.
  package var kind: ServiceKind?
  package var since: CalendarDate
  /// The last day; nil for no end.
  package var until: CalendarDate?

  /// Makes a session; nil when its times or numbers make no sense.
  package init?(
    id: Int = 0, staff: String, weekday: Int, start: ClockTime, end: ClockTime,
    slotMinutes: Int, capacity: Int = 1, kind: ServiceKind? = nil, since: CalendarDate,
    until: CalendarDate? = nil
  ) {
    guard (1...7).contains(weekday), (1...Self.longestSlot).contains(slotMinutes),
      (1...Self.mostInSlot).contains(capacity),
      start.adding(minutes: slotMinutes) <= end, start.minutes + slotMinutes <= 1440,
      until.map({ $0 >= since }) ?? true
    else { return nil }
    self.id = id
    self.staff = staff
    self.weekday = weekday
    self.start = start
    self.end = end
    self.slotMinutes = slotMinutes
    self.capacity = capacity
    self.kind = kind
    self.since = since
    self.until = until
  }

  /// The longest slot in minutes, and the most people in one.
  package static let longestSlot = 480
  package static let mostInSlot = 200

  /// Whether it is held on a day, holidays aside.
  package func isHeld(on day: CalendarDate) -> Bool {
    day.weekday == weekday && day >= since && until.map { day <= $0 } ?? true
  }

  /// Whether two sessions of one person claim the same minute of some day.
  package func collides(with other: Schedule) -> Bool {
    staff == other.staff && weekday == other.weekday && start < other.end && other.start < end
      && since <= other.until ?? since && other.since <= until ?? other.since
  }

  /// The slots of a day that it is held on, all free; what is left at the end is no slot.
  package func slots(on day: CalendarDate) -> [Slot] {
    guard isHeld(on: day) else { return [] }
    var slots: [Slot] = []
    var at = start
    while at.minutes + slotMinutes <= end.minutes {
      slots.append(
        Slot(
          staff: staff, day: day, start: at, minutes: slotMinutes, kind: kind, capacity: capacity))
      at = at.adding(minutes: slotMinutes)
    }
    return slots
  }
}

/// Days on which nobody, or one of the staff, is there although the week says so.
package struct ScheduleException: Hashable, Sendable {
  package var id: Int
  /// The code of the member of staff; nil for the whole clinic.
  package var staff: String?
  package var first: CalendarDate
  package var last: CalendarDate
  /// Why, such as `国庆节`.
  package var reason: String

  package init(
    id: Int = 0, staff: String?, first: CalendarDate, last: CalendarDate, reason: String
  ) {
    self.id = id
    self.staff = staff
    self.first = first
    self.last = max(first, last)
    self.reason = reason
  }

  package func covers(_ staff: String, on day: CalendarDate) -> Bool {
    (self.staff == nil || self.staff == staff) && first <= day && day <= last
  }
}

/// A piece of a session that so many can be booked into.
package struct Slot: Hashable, Sendable {
  package var staff: String
  /// The name of the member of staff where it was read; empty when it was not.
  package var staffName: String
  package var day: CalendarDate
  package var start: ClockTime
  package var minutes: Int
  /// What is offered; nil for anything.
  package var kind: ServiceKind?
  package var capacity: Int
  /// How many are booked; above the capacity after overbooking.
  package var taken: Int

  package init(
    staff: String, staffName: String = "", day: CalendarDate, start: ClockTime, minutes: Int,
    kind: ServiceKind?, capacity: Int, taken: Int = 0
  ) {
    self.staff = staff
    self.staffName = staffName
    self.day = day
    self.start = start
    self.minutes = minutes
    self.kind = kind
    self.capacity = capacity
    self.taken = taken
  }

  package var end: ClockTime { start.adding(minutes: minutes) }
  /// Places left; 0 when overbooked.
  package var left: Int { max(0, capacity - taken) }

  package func offers(_ kind: ServiceKind) -> Bool { self.kind.map { $0 == kind } ?? true }

  /// The place it gives for a kind of service.
  package func place(for kind: ServiceKind) -> AppointmentPlace {
    AppointmentPlace(day: day, start: start, minutes: minutes, staff: staff, kind: kind)
  }
}

/// The week's sessions and the days that differ.
package struct ClinicPlan: Hashable, Sendable {
  package var sessions: [Schedule]
  package var exceptions: [ScheduleException]

  package init(sessions: [Schedule] = [], exceptions: [ScheduleException] = []) {
    self.sessions = sessions
    self.exceptions = exceptions
  }

  /// Why nobody can be booked with somebody on a day that the week has; nil when nothing hinders.
  package func dayOff(of staff: String, on day: CalendarDate) -> ScheduleException? {
    exceptions.first { $0.covers(staff, on: day) }
  }

  /// The slots of a day by time, then by staff, with what is taken of each.
  ///
  /// - Parameters:
  ///   - staff: Whose; nil for everybody's.
  ///   - booked: The appointments of the day; others are left alone.
  package func slots(
    on day: CalendarDate, staff: String? = nil, booked: [Appointment] = []
  ) -> [Slot] {
    var slots: [Slot] = []
    for session in sessions where staff == nil || session.staff == staff {
      guard dayOff(of: session.staff, on: day) == nil else { continue }
      slots += session.slots(on: day)
    }
    for place in slots.indices {
      let slot = slots[place]
      slots[place].taken = booked.count { slot.isTaken(by: $0) }
    }
    return slots.sorted {
      ($0.start, $0.staff, $0.kind?.rawValue ?? "") < ($1.start, $1.staff, $1.kind?.rawValue ?? "")
    }
  }
}

extension Slot {
  /// Whether an appointment takes one of its places: what begins in it does.
  func isTaken(by appointment: Appointment) -> Bool {
    guard let begin = appointment.start, appointment.status.holdsPlace else { return false }
    return appointment.day == day && appointment.staff == staff && start <= begin && begin < end
  }
}
