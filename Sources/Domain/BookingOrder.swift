/// What somebody wants booked.
package struct BookingOrder: Hashable, Sendable {
  package var patient: PatientID
  package var place: AppointmentPlace
  package var priority: AppointmentPriority
  /// Why they come, in their words; empty for nothing said.
  package var reason: String
  /// Why it is booked although there is no room, which a manager alone may; nil where there is.
  package var overbook: String?

  package init(
    patient: PatientID, place: AppointmentPlace, priority: AppointmentPriority = .regular,
    reason: String = "", overbook: String? = nil
  ) {
    self.patient = patient
    self.place = place
    self.priority = priority
    self.reason = reason
    self.overbook = overbook
  }
}

/// Somebody who stands at the counter without a booking.
package struct WalkInOrder: Hashable, Sendable {
  package var patient: PatientID
  package var kind: ServiceKind
  /// The code of the member of staff; nil for whoever is free.
  package var staff: String?
  package var priority: AppointmentPriority
  package var reason: String

  package init(
    patient: PatientID, kind: ServiceKind = .consultation, staff: String? = nil,
    priority: AppointmentPriority = .regular, reason: String = ""
  ) {
    self.patient = patient
    self.kind = kind
    self.staff = staff
    self.priority = priority
    self.reason = reason
  }
}

/// What was done to an appointment, and how it stands now.
package struct AppointmentReceipt: Hashable, Sendable {
  /// The word of the trail, such as `check-in`; with `undo ` before it when that was taken back.
  package var event: String
  package var entry: DayEntry

  package init(event: String, entry: DayEntry) {
    self.event = event
    self.entry = entry
  }

  /// What it says to the person.
  package var title: Localized {
    let undone = event.split(separator: " ", maxSplits: 1)
    guard undone.count == 2, undone[0] == "undo" else { return AppointmentEvent.title(of: event) }
    let title = AppointmentEvent.title(of: String(undone[1]))
    return Localized(
      zh: "已撤销\(title.chinese)", en: "Taken back: \(title.english.lowercased())")
  }

  /// Whether it was the taking back of something.
  package var isUndo: Bool { event.hasPrefix("undo ") }
}

/// Which slots are asked for.
package struct SlotQuestion: Hashable, Sendable {
  package var from: CalendarDate
  /// How many days, from 1 through `mostDays`.
  package var days: Int
  /// The code of the member of staff; nil for everybody.
  package var staff: String?
  package var kind: ServiceKind?
  /// Whether those without a place left are wanted too.
  package var includesFull: Bool
  /// For whom: times at which they are booked already are left out; nil for nobody in particular.
  package var patient: PatientID?

  /// The farthest that is planned, in days.
  package static let mostDays = 366

  package init(
    from: CalendarDate, days: Int = 14, staff: String? = nil, kind: ServiceKind? = nil,
    includesFull: Bool = false, patient: PatientID? = nil
  ) {
    self.from = from
    self.days = min(max(1, days), Self.mostDays)
    self.staff = staff
    self.kind = kind
    self.includesFull = includesFull
    self.patient = patient
  }
}
