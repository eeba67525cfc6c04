package import Domain
internal import SQLite

extension Store {
  /// Books a place for a person.
  ///
  /// - Throws: `.refused` when the person is booked at an overlapping time, or when there is no
  ///   room and no manager says why all the same; `.notFound` for people that there are not.
  package func book(_ order: BookingOrder) throws(StoreError) -> AppointmentReceipt {
    try requireDayChange(.add, of: order.patient, for: order.place.staff)
    try requireReason(order.reason, of: order.patient)
    let overbook = try overbooking(order.overbook, of: order.patient)
    let clock = zone.local(now())
    return try write { connection in
      try checkBookable(order.patient, in: connection)
      let exceeds = try checkPlace(
        order.place, for: order.patient, clock: clock, overbook: overbook, in: connection)
      var appointment = Appointment(
        order.place, for: order.patient, priority: order.priority, reason: order.reason)
      if exceeds, let overbook { appointment.overbookReason = overbook }
      return try insert(appointment, event: "book", in: connection)
    }
  }

  /// Puts somebody who has come without a booking among those who wait.
  ///
  /// - Throws: `.refused` for somebody who waits already.
  package func addWalkIn(_ order: WalkInOrder) throws(StoreError) -> AppointmentReceipt {
    try requireDayChange(.add, of: order.patient, for: order.staff)
    try requireReason(order.reason, of: order.patient)
    return try write { connection in try walkIn(order, in: connection) }
  }

  /// Checks in whoever stands at the counter: today's booking, or as a walk-in without one.
  package func checkIn(_ order: WalkInOrder) throws(StoreError) -> AppointmentReceipt {
    try requireDayChange(.change, of: order.patient, for: nil)
    return try write { connection in
      let row = try connection.statement(
        """
        SELECT id, version FROM appointment
        WHERE patient = ? AND day = ? AND status IN ('proposed', 'booked', 'arrived')
        ORDER BY start LIMIT 1
        """)
      row.bind(order.patient.value, today.dayNumber)
      defer { row.reset() }
      guard try row.step() else { return try walkIn(order, in: connection) }
      let (id, version) = (AppointmentID(row.integer(0)), row.integer(1))
      row.reset()
      return try carryOut(.checkIn, on: id, version: version, overbook: nil, in: connection)
    }
  }

  /// Does something to an appointment.
  ///
  /// - Parameters:
  ///   - version: The version that the person saw.
  ///   - overbook: Why it is moved to where there is no room, which a manager alone may.
  /// - Throws: `.conflict` when somebody else changed it first, `.refused` when it makes no sense.
  package func carryOut(
    _ event: AppointmentEvent, on id: AppointmentID, version: Int, overbook: String? = nil
  ) throws(StoreError) -> AppointmentReceipt {
    try requireDayChange(of: id)
    if case .move(let place) = event { try requireDayChange(.change, of: nil, for: place.staff) }
    let overbook = try overbooking(overbook, of: nil)
    return try write { connection in
      try carryOut(event, on: id, version: version, overbook: overbook, in: connection)
    }
  }

  /// Calls whoever is next.
  ///
  /// Two terminals that call at once call two people.
  ///
  /// - Parameter staff: Whose patients; nil for anybody's. A doctor calls their own.
  /// - Returns: Nil when nobody waits.
  package func callNext(for staff: String? = nil) throws(StoreError) -> AppointmentReceipt? {
    try require(.change, .queue)
    let whose = access.reach(.change, .queue) == .own ? try ownCode() : staff
    return try write { connection in
      let list = DayList(day: today, entries: try entries(of: today, in: connection))
      guard let next = list.next(for: whose) else { return nil }
      return try carryOut(
        .call, on: next.id, version: next.version, overbook: nil, in: connection)
    }
  }

  /// Takes back the last thing that was done to an appointment, also by a session before.
  ///
  /// What made it leaves it as entered in error. A place that others have taken since is not taken
  /// from them.
  ///
  /// - Throws: `.conflict` when it was changed since, `.notFound` when nothing was done to it.
  package func undoAppointment(
    _ id: AppointmentID, version: Int
  ) throws(StoreError) -> AppointmentReceipt {
    try requireDayChange(of: id)
    return try write { connection in
      let current = try dayEntry(id, in: connection)
      guard current.version == version else { throw StoreError.conflict }
      let (event, name, before) = try lastEvent(of: id, current, in: connection)
      if let before { try checkReturn(of: id, to: before, from: current, in: connection) }
      let old = try auditDigest(of: id.value, in: .appointment, connection)
      try connection.statement(
        """
        UPDATE appointment SET version = version + 1,
          (status, day, start, minutes, kind, staff, priority, arrived_at, called_at, ended_at,
            cancel_reason, overbook_reason) =
          (SELECT coalesce(before_status, 'entered-in-error'), coalesce(before_day, day),
            CASE WHEN before_status IS NULL THEN start ELSE before_start END,
            coalesce(before_minutes, minutes), coalesce(before_kind, kind),
            CASE WHEN before_status IS NULL THEN a.staff ELSE before_staff END,
            coalesce(before_priority, priority),
            CASE WHEN before_status IS NULL THEN arrived_at ELSE before_arrived_at END,
            before_called_at, before_ended_at, before_cancel_reason, coalesce(before_overbook_reason, '')
           FROM appointment_event e JOIN appointment a ON a.id = e.appointment WHERE e.id = ?2)
        WHERE id = ?1
        """
      ).bind(id.value, event).run()
      try connection.statement("UPDATE appointment_event SET is_undone = 1 WHERE id = ?")
        .bind(event).run()
      try audit(
        .update, .appointment, id: id.value, patient: current.appointment.patient,
        detail: "undo \(name)", before: old,
        after: try auditDigest(of: id.value, in: .appointment, connection), in: connection)
      try noteTakenBack(
        .appointment, id.value, from: version, to: version + 1, in: connection)
      return AppointmentReceipt(event: "undo \(name)", entry: try dayEntry(id, in: connection))
    }
  }
}

// MARK: - Inside a transaction

extension Store {
  private func walkIn(
    _ order: WalkInOrder, in connection: Connection
  ) throws -> AppointmentReceipt {
    try checkBookable(order.patient, in: connection)
    let row = try connection.statement(
      "SELECT 1 FROM appointment WHERE patient = ? AND day = ? AND status IN ('arrived', 'checked-in')"
    )
    row.bind(order.patient.value, today.dayNumber)
    defer { row.reset() }
    if try row.step() {
      throw StoreError.refused(
        Localized(zh: "此人已在候诊", en: "this person is in the waiting list already"))
    }
    row.reset()
    return try insert(
      .walkIn(
        order.patient, on: today, at: now(), kind: order.kind, staff: order.staff,
        priority: order.priority, reason: order.reason), event: "walk-in", in: connection)
  }

  private func carryOut(
    _ event: AppointmentEvent, on id: AppointmentID, version: Int, overbook: String?,
    in connection: Connection
  ) throws -> AppointmentReceipt {
    let current = try dayEntry(id, in: connection)
    guard current.version == version else { throw StoreError.conflict }
    let moment = now()
    let clock = zone.local(moment)
    var after: Appointment
    switch AppointmentFlow.apply(event, to: current.appointment, at: moment, clock: clock) {
    case .success(let result): after = result
    case .failure(let refusal): throw StoreError.refused(refusal.message)
    }
    if case .move(let place) = event {
      let exceeds = try checkPlace(
        place, for: after.patient, clock: clock, overbook: overbook, without: id, in: connection)
      if exceeds, let overbook { after.overbookReason = overbook }
    }
    let old = try auditDigest(of: id.value, in: .appointment, connection)
    try note(event.name, on: id, keepsBefore: true, in: connection)
    try save(after, of: id, in: connection)
    try audit(
      .update, .appointment, id: id.value, patient: after.patient, detail: event.name,
      before: old, after: try auditDigest(of: id.value, in: .appointment, connection),
      in: connection)
    try noteOwn(
      .appointment, id.value, of: after.patient, event: event.name, from: version,
      to: version + 1, in: connection)
    return AppointmentReceipt(event: event.name, entry: try dayEntry(id, in: connection))
  }

  private func insert(
    _ appointment: Appointment, event: String, in connection: Connection
  ) throws -> AppointmentReceipt {
    let staff = try appointment.staff.map { try staffNumber($0, in: connection) }
    try connection.statement(
      """
      INSERT INTO appointment (patient, status, day, start, minutes, kind, staff, priority, reason,
        arrived_at, overbook_reason, created_at)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?)
      """
    ).bind(
      appointment.patient.value, appointment.status.rawValue, appointment.day.dayNumber,
      appointment.start?.minutes, appointment.minutes, appointment.kind.rawValue, staff,
      appointment.priority.rawValue, appointment.reason, appointment.arrivedAt?.seconds,
      appointment.overbookReason, now().seconds
    ).run()
    let id = AppointmentID(connection.lastInsertID)
    try note(event, on: id, keepsBefore: false, in: connection)
    try audit(
      .create, .appointment, id: id.value, patient: appointment.patient,
      detail: appointment.overbookReason.isEmpty ? event : event + " over",
      reason: appointment.overbookReason.isEmpty ? nil : appointment.overbookReason,
      after: try auditDigest(of: id.value, in: .appointment, connection), in: connection)
    try noteOwn(
      .appointment, id.value, of: appointment.patient, event: event, from: 0, to: 1,
      in: connection)
    return AppointmentReceipt(event: event, entry: try dayEntry(id, in: connection))
  }

  /// Writes what happens into the appointment's own history, with what undoing it puts back.
  private func note(
    _ event: String, on id: AppointmentID, keepsBefore: Bool, in connection: Connection
  ) throws {
    guard keepsBefore else {
      try connection.statement(
        "INSERT INTO appointment_event (appointment, at, staff, event) VALUES (?,?,?,?)"
      ).bind(id.value, now().seconds, actor, event).run()
      return
    }
    try connection.statement(
      """
      INSERT INTO appointment_event (appointment, at, staff, event, before_status, before_day,
        before_start, before_minutes, before_kind, before_staff, before_priority,
        before_arrived_at, before_called_at, before_ended_at, before_cancel_reason,
        before_overbook_reason)
      SELECT id, ?2, ?3, ?4, status, day, start, minutes, kind, staff, priority, arrived_at,
        called_at, ended_at, cancel_reason, overbook_reason
      FROM appointment WHERE id = ?1
      """
    ).bind(id.value, now().seconds, actor, event).run()
  }

  private func save(
    _ appointment: Appointment, of id: AppointmentID, in connection: Connection
  ) throws {
    let staff = try appointment.staff.map { try staffNumber($0, in: connection) }
    try connection.statement(
      """
      UPDATE appointment SET status = ?, day = ?, start = ?, minutes = ?, kind = ?, staff = ?,
        priority = ?, arrived_at = ?, called_at = ?, ended_at = ?, cancel_reason = ?,
        overbook_reason = ?, version = version + 1
      WHERE id = ?
      """
    ).bind(
      appointment.status.rawValue, appointment.day.dayNumber, appointment.start?.minutes,
      appointment.minutes, appointment.kind.rawValue, staff, appointment.priority.rawValue,
      appointment.arrivedAt?.seconds, appointment.calledAt?.seconds,
      appointment.endedAt?.seconds, appointment.cancelReason?.rawValue,
      appointment.overbookReason, id.value
    ).run()
  }

  /// The last event that stands, its word, and the appointment before it; nil where it made it.
  private func lastEvent(
    of id: AppointmentID, _ current: DayEntry, in connection: Connection
  ) throws -> (id: Int, name: String, before: Appointment?) {
    let row = try connection.statement(
      """
      SELECT e.id, a.patient, e.before_status, e.before_day, e.before_start, e.before_minutes,
        e.before_kind, s.code, e.before_priority, '', e.before_arrived_at, e.before_called_at,
        e.before_ended_at, e.before_cancel_reason, coalesce(e.before_overbook_reason, ''), e.event
      FROM appointment_event e JOIN appointment a ON a.id = e.appointment
      LEFT JOIN staff s ON s.id = e.before_staff
      WHERE e.appointment = ? AND e.is_undone = 0 ORDER BY e.id DESC LIMIT 1
      """)
    row.bind(id.value)
    defer { row.reset() }
    guard try row.step() else { throw StoreError.notFound }
    return (row.integer(0), row.text(15), row.isNull(2) ? nil : Self.appointment(row))
  }

  /// Refuses to go back to a place that others have taken since.
  private func checkReturn(
    of id: AppointmentID, to before: Appointment, from current: DayEntry,
    in connection: Connection
  ) throws {
    let now = current.appointment
    guard before.status.holdsPlace, let place = before.place,
      !now.status.holdsPlace || now.place != place
    else { return }
    _ = try checkPlace(
      place, for: before.patient, clock: nil,
      overbook: before.overbookReason.isEmpty ? nil : before.overbookReason, without: id,
      in: connection)
  }
}
