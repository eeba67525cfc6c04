internal import Domain
internal import SQLite

extension Store {
  /// Refuses a change of the day to whom the right is lacking, or reaches their own alone.
  ///
  /// - Parameter staff: The code of the one it is with; what is with nobody in particular is
  ///   everybody's.
  func requireDayChange(
    _ action: AccessAction, of patient: PatientID?, for staff: String?
  ) throws(StoreError) {
    try require(action, .queue, of: patient)
    guard access.reach(action, .queue) == .own, let staff else { return }
    guard try ownCode() == staff else { throw refusal(action, .queue, of: patient) }
  }

  /// The same for an appointment that is there.
  func requireDayChange(of id: AppointmentID) throws(StoreError) {
    try require(.change, .queue)
    guard access.reach(.change, .queue) == .own else { return }
    let (patient, staff): (PatientID, String?) = try read { connection in
      let found = try dayEntry(id, in: connection).appointment
      return (found.patient, found.staff)
    }
    if let staff, try ownCode() != staff { throw refusal(.change, .queue, of: patient) }
  }

  /// Refuses words on why somebody comes from those who may not write them.
  func requireReason(_ reason: String, of patient: PatientID) throws(StoreError) {
    if !reason.isEmpty { try require(.add, .visitReason, of: patient) }
  }

  /// The reason of an overbooking, which the manager alone may give; nil for none.
  func overbooking(_ reason: String?, of patient: PatientID?) throws(StoreError) -> String? {
    guard let reason else { return nil }
    // Who decides for everybody decides this too.
    try require(.change, .accounts, of: patient)
    guard reason.contains(where: { !$0.isWhitespace }) else {
      throw .refused(Localized(zh: "请写明加号的理由", en: "say why it is overbooked"))
    }
    return reason
  }

  /// The code of the one who acts; empty for the machine.
  func ownCode() throws(StoreError) -> String {
    guard let actor else { return "" }
    return try read { connection in try Self.member(actor, in: connection).code }
  }

  /// Refuses people who are not there, are hidden, or have died.
  func checkBookable(_ patient: PatientID, in connection: Connection) throws {
    let row = try connection.statement(
      """
      SELECT is_deceased FROM patient
      WHERE id = ? AND restricted_at IS NULL AND erased_at IS NULL
      """)
    row.bind(patient.value)
    defer { row.reset() }
    guard try row.step() else { throw StoreError.notFound }
    if row.integer(0) != 0 {
      throw StoreError.refused(
        Localized(zh: "档案记为已故；如有误请先更正", en: "recorded as deceased; put that right first"))
    }
  }

  /// Refuses a place that cannot be had, by `Booking`.
  ///
  /// - Parameters:
  ///   - clock: Nil where a place of the past may be taken up again.
  ///   - overbook: The reason of a manager for passing a full slot.
  ///   - id: The appointment that moves there.
  /// - Returns: Whether it was passed.
  func checkPlace(
    _ place: AppointmentPlace, for patient: PatientID, clock: LocalTime?, overbook: String?,
    without id: AppointmentID? = nil, in connection: Connection
  ) throws -> Bool {
    let booking = Booking(
      plan: try Self.plan(from: place.day, through: place.day, in: connection),
      others: try Self.booked(
        on: place.day, staff: place.staff, patient: patient, without: id, in: connection))
    guard let obstacle = booking.obstacle(to: place, for: patient, clock: clock) else {
      return false
    }
    guard obstacle.canBeOverbooked, overbook != nil else {
      throw StoreError.refused(obstacle.message)
    }
    return true
  }

  /// The number of a member of staff by code.
  ///
  /// - Throws: `.refused` when there is none.
  func staffNumber(_ code: String, in connection: Connection) throws -> Int {
    let row = try connection.statement("SELECT id FROM staff WHERE code = ? AND is_disabled = 0")
    row.bind(code)
    defer { row.reset() }
    guard try row.step() else {
      throw StoreError.refused(
        Localized(
          zh: "没有这个员工账号；frontdesk staff list 列出全部",
          en: "there is no such member of staff; `frontdesk staff list` lists them"))
    }
    return row.integer(0)
  }
}
