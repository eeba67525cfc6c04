package import Domain
internal import SQLite

extension Store {
  /// How full the seven days from one on are.
  ///
  /// It counts whom the list of the day would show and names nobody. Places of people whose records
  /// are restricted are taken all the same.
  package func week(from first: CalendarDate) throws(StoreError) -> [DayLoad] {
    try require(.read, .queue)
    let last = first.adding(days: DayLoad.daysOfWeek - 1)
    return try read { connection in
      let plan = try Self.plan(from: first, through: last, in: connection)
      let names = try staffNames(in: connection)
      var days = (0..<DayLoad.daysOfWeek).map { DayLoad(day: first.adding(days: $0)) }
      for place in days.indices {
        let day = days[place].day
        days[place].closed =
          plan.exceptions.first { $0.staff == nil && $0.first <= day && day <= $0.last }?.reason
        guard plan.sessions.contains(where: { $0.isHeld(on: day) }) else { continue }
        days[place].slots = plan.slots(
          on: day, booked: try Self.booked(on: day, in: connection)
        ).map { slot in
          var slot = slot
          slot.staffName = names[slot.staff] ?? ""
          return slot
        }
      }
      try count(&days, in: connection)
      return days
    }
  }

  /// Counts who is on each of some days, one after the other.
  private func count(_ days: inout [DayLoad], in connection: Connection) throws {
    guard let first = days.first?.day, let last = days.last?.day else { return }
    let row = try connection.statement(
      """
      SELECT a.day, a.start IS NULL, a.status, count(*)
      FROM appointment a
      JOIN patient p ON p.id = a.patient AND p.restricted_at IS NULL AND p.erased_at IS NULL
      WHERE a.day BETWEEN ? AND ?
      GROUP BY 1, 2, 3
      """)
    row.bind(first.dayNumber, last.dayNumber)
    while try row.step() {
      let place = row.integer(0) - first.dayNumber
      guard days.indices.contains(place), let status = AppointmentStatus(rawValue: row.text(2))
      else { continue }
      days[place].add(row.integer(3), isWalkIn: row.integer(1) != 0, status: status)
    }
  }
}
