/// A row of the day's list: an appointment or a walk-in, and who it is.
package struct DayEntry: Hashable, Sendable {
  package var id: AppointmentID
  package var appointment: Appointment
  /// Changes with every write; a change that names an older one is refused.
  package var version: Int
  package var card: String
  package var name: String
  package var sex: Sex
  package var birthDate: CalendarDate?
  package var phone: String?
  /// The name of the member of staff; nil for whoever is free.
  package var staffName: String?
  package var isDeceased: Bool
  /// Whether the phone is a ``Mask`` of the number; `reveal` gives the number.
  package var isMasked: Bool

  package init(
    id: AppointmentID, appointment: Appointment, version: Int = 1, card: String, name: String,
    sex: Sex, birthDate: CalendarDate?, phone: String? = nil, staffName: String? = nil,
    isDeceased: Bool = false, isMasked: Bool = false
  ) {
    self.id = id
    self.appointment = appointment
    self.version = version
    self.card = card
    self.name = name
    self.sex = sex
    self.birthDate = birthDate
    self.phone = phone
    self.staffName = staffName
    self.isDeceased = isDeceased
    self.isMasked = isMasked
  }
}

/// The last thing done to an appointment, as far as it can be taken back.
package struct AppointmentUndo: Hashable, Sendable {
  package var id: AppointmentID
  /// The version that it made.
  package var version: Int
  /// The word of the trail, such as `check-in`.
  package var event: String
  /// Whose appointment it is.
  package var name: String

  package init(id: AppointmentID, version: Int, event: String, name: String) {
    self.id = id
    self.version = version
    self.event = event
    self.name = name
  }
}

/// A day's appointments and walk-ins in one list.
package struct DayList: Hashable, Sendable {
  package var day: CalendarDate
  /// In the order of `DayOrder`; what was entered in error is left out.
  package var entries: [DayEntry]
  /// What the one who reads did last to an appointment; nil when there is nothing to take back.
  package var undo: AppointmentUndo?

  package init(day: CalendarDate, entries: [DayEntry], undo: AppointmentUndo? = nil) {
    self.day = day
    self.entries = entries
    self.undo = undo
  }

  /// Who is to be called next; nil when nobody waits.
  ///
  /// - Parameter staff: Whose; nil for anybody's. Who waits for whoever is free is anybody's.
  package func next(for staff: String? = nil) -> DayEntry? {
    entries.first { entry in
      entry.appointment.stage == .waiting
        && (staff == nil || entry.appointment.staff == nil || entry.appointment.staff == staff)
    }
  }
}

/// The numbers of a day, of everybody or of one member of staff.
package struct DayTally: Hashable, Sendable {
  /// The numbers of one member of staff, or of nobody in particular.
  package struct OfStaff: Hashable, Sendable {
    /// The code; nil for whoever is free.
    package var staff: String?
    package var name: String?
    package var tally: DayTally
  }

  /// How many stand at each stage.
  package private(set) var counts: [AppointmentStage: Int] = [:]
  /// How many of all came without a booking.
  package private(set) var walkIns = 0
  /// The waits of those who were called, summed up in minutes, and how many they were.
  private var waits = 0
  private var called = 0

  package init(_ entries: some Sequence<DayEntry> = []) {
    for entry in entries { add(entry.appointment) }
  }

  private mutating func add(_ one: Appointment) {
    counts[one.stage, default: 0] += 1
    if one.isWalkIn, one.status.holdsPlace { walkIns += 1 }
    // A wait that has ended: the present moment does not matter.
    if let end = one.calledAt, let waited = one.waitedMinutes(at: end) {
      waits += waited
      called += 1
    }
  }

  package subscript(stage: AppointmentStage) -> Int { counts[stage] ?? 0 }

  /// How many hold a place.
  package var total: Int {
    counts.reduce(0) { $0 + ($1.key == .cancelled ? 0 : $1.value) }
  }

  /// Minutes waited until the call, on average and rounded; nil while nobody was called.
  package var meanWait: Int? { called > 0 ? (waits + called / 2) / called : nil }

  /// The numbers of each member of staff, by code; those of nobody in particular last, as nil.
  ///
  /// O(entries).
  package static func byStaff(_ entries: [DayEntry]) -> [OfStaff] {
    var found: [String?: OfStaff] = [:]
    for entry in entries {
      let staff = entry.appointment.staff
      found[
        staff, default: OfStaff(staff: staff, name: entry.staffName, tally: DayTally())
      ].tally.add(entry.appointment)
    }
    return found.values.sorted { left, right in
      guard let left = left.staff else { return false }
      return right.staff.map { left < $0 } ?? true
    }
  }
}
