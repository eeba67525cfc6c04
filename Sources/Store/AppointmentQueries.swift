package import Domain
internal import SQLite

extension Store {
  /// The day's appointments and walk-ins in the order of `DayOrder`.
  ///
  /// Those of people whose records are restricted are left out, as everywhere.
  package func day(_ day: CalendarDate) throws(StoreError) -> DayList {
    try require(.read, .queue)
    let list = try read { connection in
      DayList(
        day: day, entries: try entries(of: day, in: connection), undo: try lastUndo(in: connection))
    }
    if !list.entries.isEmpty { try noteLook(at: .day, count: list.entries.count) }
    return list
  }

  /// One appointment.
  ///
  /// - Throws: `.notFound`, also where the person's record is restricted.
  package func appointment(_ id: AppointmentID) throws(StoreError) -> DayEntry {
    try require(.read, .queue)
    return try read { connection in try dayEntry(id, in: connection) }
  }

  /// A person's coming appointments, the next first; today's among them until they are over.
  package func coming(_ patient: PatientID) throws(StoreError) -> [DayEntry] {
    try require(.read, .queue, of: patient)
    try requireVisible(patient)
    return try read { connection in try coming(patient, most: 20, in: connection) }
  }

  func coming(
    _ patient: PatientID, most limit: Int, in connection: Connection
  ) throws -> [DayEntry] {
    let row = try connection.statement(
      """
      \(Self.dayEntrySelect) WHERE a.patient = ? AND a.day >= ?
        AND a.status IN ('proposed', 'booked', 'arrived', 'checked-in')
      ORDER BY a.day, a.start LIMIT ?
      """)
    row.bind(patient.value, today.dayNumber, limit)
    var found: [DayEntry] = []
    while try row.step() { found.append(dayEntry(row)) }
    return found
  }

  /// Whom to remind of an appointment on a day, by the time; the dead are left in peace.
  package func reminders(on day: CalendarDate) throws(StoreError) -> [DayEntry] {
    try require(.read, .queue)
    let found = try read { connection in
      try entries(of: day, in: connection).filter {
        $0.appointment.stage == .expected && !$0.isDeceased
      }
    }
    if !found.isEmpty { try noteLook(at: .reminders, count: found.count) }
    return found
  }

  /// Slots of the coming days with what is taken of each, by day and time.
  package func slots(_ question: SlotQuestion) throws(StoreError) -> [Slot] {
    try require(.read, .queue)
    let clock = zone.local(now())
    return try read { connection in
      let last = question.from.adding(days: question.days - 1)
      let plan = try Self.plan(from: question.from, through: last, in: connection)
      let names = try staffNames(in: connection)
      var found: [Slot] = []
      guard !plan.sessions.isEmpty else { return [] }
      for offset in 0..<question.days {
        let day = question.from.adding(days: offset)
        guard plan.sessions.contains(where: { $0.isHeld(on: day) }) else { continue }
        let booked = try Self.booked(on: day, in: connection)
        let own = booked.filter { $0.patient == question.patient && $0.status.holdsPlace }
        for var slot in plan.slots(on: day, staff: question.staff, booked: booked) {
          let place = slot.place(for: slot.kind ?? .consultation)
          guard question.kind.map(slot.offers) ?? true, question.includesFull || slot.left > 0,
            !AppointmentFlow.isPast(place, clock: clock),
            !own.contains(where: { $0.overlaps(place) })
          else { continue }
          slot.staffName = names[slot.staff] ?? ""
          found.append(slot)
        }
      }
      return found
    }
  }

  /// The sessions of the week and the days that differ, from a day on.
  package func plan(from first: CalendarDate) throws(StoreError) -> ClinicPlan {
    try require(.read, .queue)
    return try read { connection in
      try Self.plan(
        from: first, through: CalendarDate(dayNumber: .max), in: connection)
    }
  }

  /// Everything that was ever booked for a person, the oldest first, also what was a slip.
  func appointments(
    of patient: PatientID, in connection: Connection
  ) throws -> [DayEntry] {
    let row = try connection.statement(
      "\(Self.dayEntrySelect) WHERE a.patient = ? ORDER BY a.day, a.start, a.id")
    row.bind(patient.value)
    var found: [DayEntry] = []
    while try row.step() {
      var entry = dayEntry(row)
      // Their own words are theirs, whoever makes the copy.
      entry.appointment.reason = row.text(9)
      found.append(entry)
    }
    return found
  }

  /// How many wait to be called; nil in a clinic that plans no days and has nobody today.
  func waitingCount(in connection: Connection) throws -> Int? {
    // Who waits are a few: of the day's others no patient is looked up, as this is asked at each
    // change of anybody.
    let shown = """
      FROM appointment a
      JOIN patient p ON p.id = a.patient AND p.restricted_at IS NULL AND p.erased_at IS NULL
      WHERE a.day = ?1
      """
    let row = try connection.statement(
      """
      SELECT (SELECT count(*) \(shown) AND a.status = 'checked-in' AND a.called_at IS NULL),
        EXISTS (SELECT 1 \(shown)), EXISTS (SELECT 1 FROM schedule)
      """)
    row.bind(today.dayNumber)
    defer { row.reset() }
    guard try row.step() else { return nil }
    return row.integer(1) > 0 || row.integer(2) > 0 ? row.integer(0) : nil
  }

  /// A day's rows in the order of the day.
  func entries(of day: CalendarDate, in connection: Connection) throws -> [DayEntry] {
    let row = try connection.statement(
      "\(Self.dayEntrySelect) WHERE a.day = ? AND a.status <> 'entered-in-error'")
    row.bind(day.dayNumber)
    var found: [DayEntry] = []
    while try row.step() { found.append(dayEntry(row)) }
    return found.sorted {
      DayOrder.isBefore(($0.id, $0.appointment), ($1.id, $1.appointment), zone: zone)
    }
  }

  func staffNames(in connection: Connection) throws -> [String: String] {
    let row = try connection.statement("SELECT code, name FROM staff")
    var names: [String: String] = [:]
    while try row.step() { names[row.text(0)] = row.text(1) }
    return names
  }

  /// What the one who acts did last today to an appointment and nobody built upon.
  private func lastUndo(in connection: Connection) throws -> AppointmentUndo? {
    guard let actor else { return nil }
    let row = try connection.statement(
      """
      SELECT e.appointment, a.version, e.event, p.name
      FROM appointment_event e JOIN appointment a ON a.id = e.appointment
      JOIN patient p ON p.id = a.patient AND p.restricted_at IS NULL AND p.erased_at IS NULL
      WHERE e.staff = ?1 AND e.is_undone = 0 AND e.at >= ?2
        AND NOT EXISTS (SELECT 1 FROM appointment_event l
          WHERE l.appointment = e.appointment AND l.id > e.id AND l.is_undone = 0)
      ORDER BY e.id DESC LIMIT 1
      """)
    row.bind(actor, zone.instant(today).seconds)
    defer { row.reset() }
    guard try row.step() else { return nil }
    let shown = Patient(name: row.text(3), sex: .unknown, birthDate: nil).masked(for: access)
    return AppointmentUndo(
      id: AppointmentID(row.integer(0)), version: row.integer(1), event: row.text(2),
      name: shown.name)
  }
}
