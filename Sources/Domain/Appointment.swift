/// The number by which the store knows an appointment.
package struct AppointmentID: Hashable, Comparable, Sendable {
  package let value: Int
  package init(_ value: Int) { self.value = value }
  package static func < (left: AppointmentID, right: AppointmentID) -> Bool {
    left.value < right.value
  }
}

/// A time with somebody of the staff that can be booked.
package struct AppointmentPlace: Hashable, Sendable {
  package var day: CalendarDate
  package var start: ClockTime
  /// How long it takes, above 0.
  package var minutes: Int
  /// The code of the member of staff.
  package var staff: String
  package var kind: ServiceKind

  package init(
    day: CalendarDate, start: ClockTime, minutes: Int, staff: String, kind: ServiceKind
  ) {
    self.day = day
    self.start = start
    self.minutes = max(1, minutes)
    self.staff = staff
    self.kind = kind
  }

  /// The time at which it ends.
  package var end: ClockTime { start.adding(minutes: minutes) }
}

/// Somebody who is to come, has come or came: booked, or without a booked time as a walk-in.
///
/// Invariant: `calledAt` is nil unless the person is or was checked in; a walk-in has no `start`.
package struct Appointment: Hashable, Sendable {
  package var patient: PatientID
  package var status: AppointmentStatus
  package var day: CalendarDate
  /// The booked time; nil for a walk-in.
  package var start: ClockTime?
  /// How long it is planned to take.
  package var minutes: Int
  package var kind: ServiceKind
  /// The code of the member of staff; nil for whoever is free.
  package var staff: String?
  package var priority: AppointmentPriority
  /// Why they come, in their words; empty where none was given or the role may not know.
  package var reason: String
  /// When they came; nil while they have not.
  package var arrivedAt: Instant?
  /// When they were called in; nil while they were not.
  package var calledAt: Instant?
  /// When it was done, cancelled or given up.
  package var endedAt: Instant?
  package var cancelReason: CancelReason?
  /// Why it was booked where there was no room; empty where there was.
  package var overbookReason: String

  package init(
    patient: PatientID, status: AppointmentStatus = .booked, day: CalendarDate,
    start: ClockTime?, minutes: Int, kind: ServiceKind, staff: String?,
    priority: AppointmentPriority = .regular, reason: String = "", arrivedAt: Instant? = nil,
    calledAt: Instant? = nil, endedAt: Instant? = nil, cancelReason: CancelReason? = nil,
    overbookReason: String = ""
  ) {
    self.patient = patient
    self.status = status
    self.day = day
    self.start = start
    self.minutes = minutes
    self.kind = kind
    self.staff = staff
    self.priority = priority
    self.reason = reason
    self.arrivedAt = arrivedAt
    self.calledAt = calledAt
    self.endedAt = endedAt
    self.cancelReason = cancelReason
    self.overbookReason = overbookReason
  }

  /// A booking of a place.
  package init(
    _ place: AppointmentPlace, for patient: PatientID,
    priority: AppointmentPriority = .regular, reason: String = ""
  ) {
    self.init(
      patient: patient, day: place.day, start: place.start, minutes: place.minutes,
      kind: place.kind, staff: place.staff, priority: priority, reason: reason)
  }

  /// Somebody who has come without a booking.
  package static func walkIn(
    _ patient: PatientID, on day: CalendarDate, at moment: Instant, kind: ServiceKind,
    staff: String?, priority: AppointmentPriority = .regular, reason: String = ""
  ) -> Appointment {
    Appointment(
      patient: patient, status: .checkedIn, day: day, start: nil, minutes: walkInMinutes,
      kind: kind, staff: staff, priority: priority, reason: reason, arrivedAt: moment)
  }

  /// Minutes that a walk-in is planned with.
  package static let walkInMinutes = 10

  package var isWalkIn: Bool { start == nil }

  /// The place it has; nil for a walk-in and for one that nobody of the staff has.
  package var place: AppointmentPlace? {
    guard let start, let staff else { return nil }
    return AppointmentPlace(day: day, start: start, minutes: minutes, staff: staff, kind: kind)
  }

  package var stage: AppointmentStage {
    switch status {
    case .proposed, .booked: .expected
    case .arrived: .arrived
    case .checkedIn: calledAt == nil ? .waiting : .called
    case .fulfilled: .done
    case .noShow: .noShow
    case .cancelled, .enteredInError: .cancelled
    }
  }

  /// Whole minutes between coming and being called, or until now; nil for who has not come.
  ///
  /// From the moment of coming also for those who are early, as that is what they wait.
  package func waitedMinutes(at now: Instant) -> Int? {
    guard let arrivedAt else { return nil }
    let end = calledAt ?? endedAt ?? now
    return max(0, (end.seconds - arrivedAt.seconds) / 60)
  }

  /// Whether two booked times touch the same minute of one day.
  package func overlaps(_ place: AppointmentPlace) -> Bool {
    guard let start, day == place.day else { return false }
    return start < place.end && place.start < start.adding(minutes: minutes)
  }
}
