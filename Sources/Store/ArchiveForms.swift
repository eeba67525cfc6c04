import Domain
import SQLite

// What was filed and recorded, for the course of an archive: no more than that it is there.
extension Store {
  /// The forms that stand of a patient, the newest day first, as `filedForms` would tell of them.
  func archiveForms(
    of patient: PatientID, in connection: Connection
  ) throws -> [ArchiveForm] {
    guard access.allows(.read, .triage) else { return [] }
    let sees = try seesClinical(of: patient, in: connection)
    let rows = try connection.statement(
      """
      SELECT r.id, r.form, r.form_version, r.day, s.name, r.follow_up
      FROM questionnaire_response r LEFT JOIN staff s ON s.id = r.staff
      WHERE r.patient = ?1 AND r.is_mistaken = 0 AND (?2 OR r.staff = ?3)
      ORDER BY r.day DESC, r.id DESC
      """)
    rows.bind(patient.value, sees ? 1 : 0, actor)
    var found: [(form: String, version: String, filed: ArchiveForm)] = []
    while try rows.step() {
      let filed = ArchiveForm(
        id: rows.integer(0), title: Localized(same: rows.text(1)),
        day: CalendarDate(dayNumber: rows.integer(3)), staff: rows.optionalText(4),
        followUp: rows.optionalInteger(5).map(FollowUpID.init))
      found.append((rows.text(1), rows.text(2), filed))
    }
    return try found.map { form, version, filed in
      var filed = filed
      filed.title = try formTitle(form, version, in: connection)
      return filed
    }
  }

  /// What a version of a form is called; its id where it cannot be read.
  ///
  /// A version never changes, so that its file is read once.
  private func formTitle(
    _ id: String, _ version: String, in connection: Connection
  ) throws -> Localized {
    let key = "\(id) \(version)"
    if let known = formTitles[key] { return known }
    let row = try connection.statement(
      "SELECT source FROM questionnaire WHERE id = ? AND version = ?")
    row.bind(id, version)
    defer { row.reset() }
    let source = try row.step() ? row.text(0) : ""
    let title =
      try Self.form(source, catalog.indicators)?.shortTitle ?? Localized(same: id)
    formTitles[key] = title
    return title
  }

  /// Marks the attempts of which a recording is kept.
  func markRecorded(
    _ followUps: inout [FollowUp], of patient: PatientID, in connection: Connection
  ) throws {
    guard access.seesReasons, !followUps.isEmpty else { return }
    let rows = try connection.statement(
      """
      SELECT follow_up, attempt FROM call_recording
      WHERE patient = ? AND is_mistaken = 0 AND attempt IS NOT NULL
      """)
    rows.bind(patient.value)
    var attempts: [Int: Set<Int>] = [:]
    while try rows.step() { attempts[rows.integer(0), default: []].insert(rows.integer(1)) }
    for place in followUps.indices {
      for number in attempts[followUps[place].id.value] ?? []
      where followUps[place].details.attempts.indices.contains(number) {
        followUps[place].details.attempts[number].isRecorded = true
      }
    }
  }
}
