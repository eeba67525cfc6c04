package import Domain
internal import SQLite

extension Store {
  /// What whoever calls must know beside the archive: what numbers have shown, whether the person
  /// may be contacted at all, and what was recorded.
  package func callSheet(of id: FollowUpID) throws(StoreError) -> CallSheet {
    try require(.read, .queue)
    let today = today
    return try read { connection in
      let patient = try followUp(id, in: connection).patient
      let marks = try contactMarks(of: patient, in: connection)
      return CallSheet(
        followUp: id, patient: patient,
        noContactSince: try noContactSince(patient, on: today, in: connection),
        numbers: try contacts(of: patient, in: connection).map { marks[$0.value] ?? .untried },
        recordings: access.seesReasons ? try recordings(of: patient, in: connection) : [])
    }
  }

  /// Since when somebody does not want to be contacted for follow-ups; nil while they may be.
  ///
  /// The contract with the patient is enough until they object (PIPL article 13), as `mayPursue`.
  private func noContactSince(
    _ patient: PatientID, on today: CalendarDate, in connection: Connection
  ) throws -> CalendarDate? {
    let standings = ConsentStanding.all(
      of: try consents(of: patient, in: connection), on: today, day: { zone.day($0) })
    guard let newest = standings.first(where: { $0.purpose == .followUp }), newest.state != .given
    else { return nil }
    return newest.day
  }

  // MARK: - What calls show of numbers

  /// The newest mark of each number.
  private func contactMarks(
    of patient: PatientID, in connection: Connection
  ) throws -> [String: ContactStanding] {
    let rows = try connection.statement(
      """
      SELECT value, is_wrong, day FROM contact_mark WHERE patient = ? AND is_undone = 0 ORDER BY id
      """)
    rows.bind(patient.value)
    var found: [String: ContactStanding] = [:]
    while try rows.step() {
      let day = CalendarDate(dayNumber: rows.integer(2))
      found[rows.text(0)] = rows.integer(1) != 0 ? .wrong(day) : .worked(day)
    }
    return found
  }

  /// Writes down how the newest attempt was made, and what it showed of the number.
  ///
  /// Without the number only a wrong one is noted, of the first phone that was not wrong already: it
  /// is the one that lists show.
  func noteCall(
    _ call: CallDetails?, _ outcome: FollowUpOutcome, of before: FollowUp,
    in connection: Connection
  ) throws {
    let number =
      try connection.integer(
        "SELECT max(number) FROM follow_up_attempt WHERE follow_up = \(before.id.value)") ?? 0
    if let call, call.checkedIdentity || call.seconds != nil {
      try connection.statement(
        """
        UPDATE follow_up_attempt SET checked_identity = ?, seconds = ?
        WHERE follow_up = ? AND number = ?
        """
      ).bind(call.checkedIdentity, call.seconds, before.id.value, number).run()
    }
    let isWrong = outcome == .wrongNumber
    guard isWrong || (call?.contact != nil && outcome.reachedPerson),
      let value = try tried(call?.contact, of: before.patient, in: connection)
    else { return }
    try connection.statement(
      """
      INSERT INTO contact_mark (patient, value, is_wrong, day, follow_up, attempt)
      VALUES (?,?,?,?,?,?)
      """
    ).bind(
      before.patient.value, value, isWrong, today.dayNumber, before.id.value, number
    ).run()
  }

  /// The number that was tried; nil when the card has none such.
  private func tried(
    _ place: Int?, of patient: PatientID, in connection: Connection
  ) throws -> String? {
    let all = try contacts(of: patient, in: connection)
    if let place { return all.indices.contains(place) ? all[place].value : nil }
    let marks = try contactMarks(of: patient, in: connection)
    return all.first { $0.system == .phone && marks[$0.value]?.isWrong != true }?.value
  }

  /// Takes back what an attempt showed of a number.
  func takeBackMarks(
    of id: FollowUpID, attempt: Int, in connection: Connection
  ) throws {
    try connection.statement(
      "UPDATE contact_mark SET is_undone = 1 WHERE follow_up = ? AND attempt = ?"
    ).bind(id.value, attempt).run()
  }
}
