package import Domain
internal import SQLite

extension Store {
  /// Adds a session of the week.
  ///
  /// - Returns: Its number.
  /// - Throws: `.refused` when the same person has a session at that time.
  package func addSession(_ session: Schedule) throws(StoreError) -> Int {
    try require(.change, .accounts)
    return try write { connection in
      let staff = try staffNumber(session.staff, in: connection)
      let plan = try Self.plan(
        from: session.since, through: session.until ?? CalendarDate(dayNumber: .max),
        in: connection)
      guard !plan.sessions.contains(where: session.collides) else {
        throw StoreError.refused(
          Localized(
            zh: "此人这个时间已有排班；先用 frontdesk schedule end 结束它",
            en: "this person has a session at that time; end it first "
              + "(`frontdesk schedule end`)"))
      }
      let id = try Self.insert(session, staff: staff, in: connection)
      try audit(.create, .schedule, id: id, detail: "session", in: connection)
      return id
    }
  }

  /// Ends a session after a day; what was booked into later days stays, to be moved by hand.
  ///
  /// - Throws: `.notFound`.
  package func endSession(_ id: Int, after day: CalendarDate) throws(StoreError) {
    try require(.change, .accounts)
    try write { connection in
      try connection.statement("UPDATE schedule SET until = ? WHERE id = ?")
        .bind(day.dayNumber, id).run()
      guard connection.changes > 0 else { throw StoreError.notFound }
      try audit(.update, .schedule, id: id, detail: "session ended", in: connection)
    }
  }

  /// Notes days on which somebody, or the whole clinic, is away.
  ///
  /// - Returns: Its number, and how many are booked into these days already.
  package func addException(
    _ exception: ScheduleException
  ) throws(StoreError) -> (id: Int, booked: Int) {
    try require(.change, .accounts)
    return try write { connection in
      let staff = try exception.staff.map { try staffNumber($0, in: connection) }
      let id = try Self.insert(exception, staff: staff, in: connection)
      try audit(.create, .schedule, id: id, detail: "days off", in: connection)
      let row = try connection.statement(
        """
        SELECT count(*) FROM appointment WHERE day BETWEEN ? AND ? AND start IS NOT NULL
          AND status IN ('proposed', 'booked') AND (?3 IS NULL OR staff = ?3)
        """)
      row.bind(exception.first.dayNumber, exception.last.dayNumber, staff)
      defer { row.reset() }
      return (id, try row.step() ? row.integer(0) : 0)
    }
  }

  /// Takes days off back.
  ///
  /// - Throws: `.notFound`.
  package func removeException(_ id: Int) throws(StoreError) {
    try require(.change, .accounts)
    try write { connection in
      try connection.statement("DELETE FROM schedule_exception WHERE id = ?").bind(id).run()
      guard connection.changes > 0 else { throw StoreError.notFound }
      try audit(.delete, .schedule, id: id, detail: "days off", in: connection)
    }
  }

  static func insert(
    _ session: Schedule, staff: Int, in connection: Connection
  ) throws -> Int {
    try connection.statement(
      """
      INSERT INTO schedule (staff, weekday, start, "end", minutes, capacity, kind, since, until)
      VALUES (?,?,?,?,?,?,?,?,?)
      """
    ).bind(
      staff, session.weekday, session.start.minutes, session.end.minutes, session.slotMinutes,
      session.capacity, session.kind?.rawValue, session.since.dayNumber,
      session.until?.dayNumber
    ).run()
    return connection.lastInsertID
  }

  static func insert(
    _ exception: ScheduleException, staff: Int?, in connection: Connection
  ) throws -> Int {
    try connection.statement(
      "INSERT INTO schedule_exception (staff, first_day, last_day, reason) VALUES (?,?,?,?)"
    ).bind(staff, exception.first.dayNumber, exception.last.dayNumber, exception.reason).run()
    return connection.lastInsertID
  }
}

// MARK: - Taking in

extension Store {
  /// Takes in sessions and days that were made elsewhere, as a demo does, in one transaction.
  ///
  /// Appointments of people who are not there or have died are left out.
  package func takeIn(_ plan: DayPlan) throws(StoreError) {
    try require(.change, .accounts)
    let moment = now()
    try write { connection in
      for session in plan.sessions {
        let staff = try staffNumber(session.staff, in: connection)
        _ = try Self.insert(session, staff: staff, in: connection)
      }
      let row = try connection.statement(
        """
        INSERT INTO appointment (patient, status, day, start, minutes, kind, staff, priority,
          reason, arrived_at, called_at, ended_at, cancel_reason, created_at)
        SELECT p.id, ?2, ?3, ?4, ?5, ?6, (SELECT id FROM staff WHERE code = ?7), ?8, ?9, ?10, ?11,
          ?12, ?13, ?14
        FROM patient p WHERE p.id = ?1 AND p.is_deceased = 0
        """)
      for one in plan.appointments {
        row.bind(
          one.patient.value, one.status.rawValue, one.day.dayNumber, one.start?.minutes,
          one.minutes, one.kind.rawValue, one.staff, one.priority.rawValue, one.reason,
          one.arrivedAt?.seconds, one.calledAt?.seconds, one.endedAt?.seconds,
          one.cancelReason?.rawValue, moment.seconds)
        try row.run()
      }
      try takeInCounter(plan, in: connection)
      try audit(
        .create, .schedule, detail: "plan", count: plan.appointments.count, in: connection)
    }
  }
}
