internal import Domain
internal import SQLite

extension Store {
  /// What `dayEntry` reads, without a condition; of patients that may be shown.
  static let dayEntrySelect = """
    SELECT a.id, a.patient, a.status, a.day, a.start, a.minutes, a.kind, s.code, a.priority,
      a.reason, a.arrived_at, a.called_at, a.ended_at, a.cancel_reason, a.overbook_reason,
      a.version, p.name, p.sex, p.birth_day,
      (SELECT value FROM contact_point c WHERE c.patient = p.id AND c.system = 1
        ORDER BY number LIMIT 1), s.name, p.is_deceased
    FROM appointment a
    JOIN patient p ON p.id = a.patient AND p.restricted_at IS NULL AND p.erased_at IS NULL
    LEFT JOIN staff s ON s.id = a.staff
    """

  /// Reads an appointment and whose it is, masked for the one who reads.
  func dayEntry(_ row: Statement) -> DayEntry {
    var appointment = Self.appointment(row)
    if !access.seesReasons { appointment.reason = "" }
    let shown = Patient(
      name: row.text(16), sex: RecordWriter.sex(of: row.integer(17)), birthDate: Self.date(row, 18)
    ).masked(for: access)
    let phone = row.optionalText(19)
    return DayEntry(
      id: AppointmentID(row.integer(0)), appointment: appointment, version: row.integer(15),
      card: CardNumber(serial: appointment.patient.value).description, name: shown.name,
      sex: shown.sex, birthDate: shown.birthDate,
      phone: access.isMachine ? phone : phone.map(Mask.phone), staffName: row.optionalText(20),
      isDeceased: row.integer(21) != 0, isMasked: !access.isMachine)
  }

  /// Reads the fifteen columns from the number on.
  static func appointment(_ row: Statement) -> Appointment {
    func moment(_ column: Int) -> Instant? {
      row.isNull(column) ? nil : Instant(seconds: row.integer(column))
    }
    return Appointment(
      patient: PatientID(row.integer(1)),
      status: AppointmentStatus(rawValue: row.text(2)) ?? .enteredInError,
      day: CalendarDate(dayNumber: row.integer(3)),
      start: row.isNull(4) ? nil : ClockTime(minutes: row.integer(4)), minutes: row.integer(5),
      kind: ServiceKind(rawValue: row.text(6)) ?? .consultation, staff: row.optionalText(7),
      priority: AppointmentPriority(rawValue: row.integer(8)) ?? .regular, reason: row.text(9),
      arrivedAt: moment(10), calledAt: moment(11), endedAt: moment(12),
      cancelReason: row.optionalText(13).flatMap(CancelReason.init), overbookReason: row.text(14))
  }

  /// One appointment of somebody who may be shown.
  ///
  /// - Throws: `.notFound`.
  func dayEntry(_ id: AppointmentID, in connection: Connection) throws -> DayEntry {
    let row = try connection.statement("\(Self.dayEntrySelect) WHERE a.id = ?")
    row.bind(id.value)
    defer { row.reset() }
    guard try row.step() else { throw StoreError.notFound }
    return dayEntry(row)
  }

  /// The appointments of a day as they stand, in no order, for the rules of booking.
  ///
  /// Those of restricted people too: their places are taken.
  ///
  /// - Parameters:
  ///   - staff: The code of one member of staff; with the person's own of that day.
  ///   - id: One to leave out.
  static func booked(
    on day: CalendarDate, staff: String? = nil, patient: PatientID? = nil,
    without id: AppointmentID? = nil, in connection: Connection
  ) throws -> [Appointment] {
    let row = try connection.statement(
      """
      SELECT a.id, a.patient, a.status, a.day, a.start, a.minutes, a.kind, s.code, a.priority, '',
        a.arrived_at, a.called_at, a.ended_at, a.cancel_reason, a.overbook_reason
      FROM appointment a LEFT JOIN staff s ON s.id = a.staff
      WHERE a.day = ?1 AND a.start IS NOT NULL AND (?2 IS NULL OR s.code = ?2 OR a.patient = ?3)
        AND a.id <> ?4
      """)
    row.bind(day.dayNumber, staff, patient?.value, id?.value ?? 0)
    var found: [Appointment] = []
    while try row.step() { found.append(appointment(row)) }
    return found
  }

  /// The week's sessions and the days that differ, as far as they touch a run of days.
  static func plan(
    from first: CalendarDate, through last: CalendarDate, in connection: Connection
  ) throws -> ClinicPlan {
    var plan = ClinicPlan()
    let sessions = try connection.statement(
      """
      SELECT c.id, s.code, c.weekday, c.start, c."end", c.minutes, c.capacity, c.kind, c.since,
        c.until
      FROM schedule c JOIN staff s ON s.id = c.staff
      WHERE c.since <= ?2 AND (c.until IS NULL OR c.until >= ?1) AND s.is_disabled = 0
      ORDER BY s.code, c.weekday, c.start, c.id
      """)
    sessions.bind(first.dayNumber, last.dayNumber)
    while try sessions.step() {
      if let session = session(sessions) { plan.sessions.append(session) }
    }
    let exceptions = try connection.statement(
      """
      SELECT e.id, s.code, e.first_day, e.last_day, e.reason
      FROM schedule_exception e LEFT JOIN staff s ON s.id = e.staff
      WHERE e.first_day <= ?2 AND e.last_day >= ?1 ORDER BY e.first_day, e.id
      """)
    exceptions.bind(first.dayNumber, last.dayNumber)
    while try exceptions.step() {
      plan.exceptions.append(
        ScheduleException(
          id: exceptions.integer(0), staff: exceptions.optionalText(1),
          first: CalendarDate(dayNumber: exceptions.integer(2)),
          last: CalendarDate(dayNumber: exceptions.integer(3)), reason: exceptions.text(4)))
    }
    return plan
  }

  private static func session(_ row: Statement) -> Schedule? {
    Schedule(
      id: row.integer(0), staff: row.text(1), weekday: row.integer(2),
      start: ClockTime(minutes: row.integer(3)), end: ClockTime(minutes: row.integer(4)),
      slotMinutes: row.integer(5), capacity: row.integer(6),
      kind: row.optionalText(7).flatMap(ServiceKind.init),
      since: CalendarDate(dayNumber: row.integer(8)), until: date(row, 9))
  }
}
