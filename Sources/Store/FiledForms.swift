internal import Assessment
package import Domain
package import FollowUps
package import Forms
internal import Interchange
internal import SQLite

// A form is filed in one transaction with the values that it gives the indicators, so that trends and
// rules know them at once. Nothing of it is ever written over: a mistake is marked and its values are
// retracted, and a correction is a form of its own.
extension Store {
  /// What a form is filled in with: the person, what they answered last, and what is known of them.
  ///
  /// - Parameter day: The day of the visit; not after today.
  package func formContext(
    _ form: Questionnaire, of patient: PatientID, on day: CalendarDate
  ) throws(StoreError) -> FormContext {
    try require(.read, .triage, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    guard day <= today else {
      throw .refused(Localized(zh: "日期不能晚于今天", en: "the day may not be after today"))
    }
    return try read { connection in
      let person = try connection.statement("SELECT sex, birth_day FROM patient WHERE id = ?")
      person.bind(patient.value)
      defer { person.reset() }
      guard try person.step() else { throw StoreError.notFound }
      let sees = try seesClinical(of: patient, in: connection)
      let last = try sees ? lastResponse(form.id, of: patient, in: connection) : nil
      return FormContext(
        day: day, sex: RecordWriter.sex(of: person.integer(0)),
        birthDate: person.optionalInteger(1).map(CalendarDate.init(dayNumber:)),
        indicators: IndicatorDictionary(indicators), scorers: PublishedScores.all, last: last,
        observed: try observed(form, of: patient, seesAll: sees, in: connection))
    }
  }

  private func lastResponse(
    _ form: String, of patient: PatientID, in connection: Connection
  ) throws -> QuestionnaireResponse? {
    let row = try connection.statement(
      """
      SELECT content FROM questionnaire_response
      WHERE patient = ? AND form = ? AND is_mistaken = 0 ORDER BY day DESC, id DESC LIMIT 1
      """)
    row.bind(patient.value, form)
    defer { row.reset() }
    guard try row.step() else { return nil }
    return QuestionnaireResponseJSON.read(Array(row.text(0).utf8)).response
  }

  /// The newest value of each indicator that the form names, as far as the role may know it.
  private func observed(
    _ form: Questionnaire, of patient: PatientID, seesAll: Bool, in connection: Connection
  ) throws -> [String: FormReading] {
    let row = try connection.statement(
      """
      SELECT value, day FROM observation
      WHERE patient = ? AND indicator = ? AND status < \(ObservationStatus.superseded.rawValue)
        AND value IS NOT NULL
      ORDER BY day DESC, at DESC, number DESC LIMIT 1
      """)
    defer { row.reset() }
    var found: [String: FormReading] = [:]
    for code in Set(form.items.compactMap(\.indicator))
    where seesAll || VitalSigns.codes.contains(code) {
      guard let id = catalog.indicatorIDs[code] else { continue }
      row.reset()
      row.bind(patient.value, id)
      guard try row.step(), let value = DecimalNumber(row.double(0)) else { continue }
      found[code] = FormReading(value: value, day: CalendarDate(dayNumber: row.integer(1)))
    }
    return found
  }

  // MARK: - Filing

  /// Files a complete form with the values that it gives.
  ///
  /// - Parameter followUp: The open follow-up that it was filled in for; it stays open.
  /// - Throws: `.refused` for a form or a version that the clinic does not have.
  package func file(
    _ filled: FilledForm, of patient: PatientID, for followUp: FollowUpID? = nil
  ) throws(StoreError) -> FiledForm {
    try require(.add, .triage, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    return try write { connection in
      try file(filled, of: patient, for: followUp, in: connection)
    }
  }

  /// Files a complete form and ends the follow-up that it was filled in for as done, in one
  /// transaction: what the form says of the course of the disease sets the next date.
  ///
  /// - Returns: The form, the follow-up as it is now, and the next dates with their lines.
  /// - Throws: `.conflict` when somebody else ended or changed the follow-up first; then nothing of
  ///   the form is kept either. `.refused` as for filing and for outcomes.
  package func file(
    _ filled: FilledForm, of patient: PatientID, for followUp: FollowUpID,
    completing completion: VisitCompletion
  ) throws(StoreError) -> FiledVisit {
    try require(.add, .triage, of: patient)
    try requireQueueChange(of: [followUp])
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    return try write { connection in
      let before = try self.followUp(followUp, in: connection)
      guard before.patient == patient else { throw StoreError.notFound }
      let form = try file(filled, of: patient, for: followUp, in: connection)
      // The tags that the values bring begin and end plans before the next date is told.
      try judgeTouched(in: connection)
      let facts = VisitFacts(filled, channel: before.details.channel, today: today)
      let after = try record(
        .completed, of: followUp, nextDue: completion.nextDue, visit: facts,
        completion: completion, in: connection)
      return FiledVisit(
        form: form, followUp: after, next: try next(after: before, in: connection))
    }
  }

  /// Files a form in the transaction of the caller, who has asked for the right.
  ///
  /// - Parameter act: What the trail calls it: `add`, or `amend` for one that takes another's place.
  func file(
    _ filled: FilledForm, of patient: PatientID, for followUp: FollowUpID?, as act: String = "add",
    in connection: Connection
  ) throws -> FiledForm {
    var response = filled.response
    guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
    try requireForm(response, in: connection)
    let at = now()
    response.authored = at
    try keepValues(filled.observations, of: patient, at: at, day: response.day, in: connection)
    let given = JSONOutput.array(
      filled.observations.map { .array([.string($0.indicator), .string($0.receivedText)]) })
    try connection.statement(
      """
      INSERT INTO questionnaire_response
        (patient, form, form_version, day, at, content, given, follow_up, staff, outcomes)
      VALUES (?,?,?,?,?,?,?,?,?,?)
      """
    ).bind(
      patient.value, response.questionnaire, response.version, response.day.dayNumber,
      at.seconds, response.json.text, given.text, followUp?.value, actor,
      filled.outcomes.map(\.rawValue).sorted().joined(separator: " ")
    ).run()
    let id = connection.lastInsertID
    try audit(
      .create, .patient, id: id, patient: patient,
      detail: "form \(act) \(response.questionnaire)",
      after: try auditDigest(of: id, in: .filedForm, connection), in: connection)
    try noteOwn(
      .form, id, of: patient, event: response.questionnaire, from: 0, to: 1, in: connection)
    return try filedForm(id, in: connection)
  }

  private func requireForm(
    _ response: QuestionnaireResponse, in connection: Connection
  ) throws {
    let row = try connection.statement(
      "SELECT 1 FROM questionnaire WHERE id = ? AND version = ?")
    row.bind(response.questionnaire, response.version)
    defer { row.reset() }
    guard try row.step() else {
      throw StoreError.refused(
        Localized(
          zh: "诊所没有表单 \(response.questionnaire) \(response.version)",
          en: "the clinic has no form \(response.questionnaire) \(response.version)"))
    }
  }

  private func keepValues(
    _ values: [FormObservation], of patient: PatientID, at instant: Instant, day: CalendarDate,
    in connection: Connection
  ) throws {
    let writer = try ObservationWriter(connection, catalog: catalog)
    let moment = moment(of: day, filed: instant)
    for value in values {
      guard let indicator = catalog.indicatorIDs[value.indicator] else { continue }
      _ = try writer.add(
        value.observation(at: moment, day: day), indicator: indicator, patient: patient)
    }
  }

  /// The moment of the values of a form: of one that is entered late, the end of its day.
  private func moment(of day: CalendarDate, filed: Instant) -> Instant {
    zone.day(filed) == day ? filed : zone.instant(day, secondOfDay: 86_399)
  }

  // MARK: - Reading

  /// The filled forms of a patient, the newest day first, with those that were taken back.
  ///
  /// - Parameter form: The id of a form; nil for all.
  package func filedForms(
    of patient: PatientID, form: String? = nil, limit: Int = 200
  ) throws(StoreError) -> [FiledForm] {
    try require(.read, .triage, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    try noteLook(patient, "forms")
    return try read { connection in
      let sees = try seesClinical(of: patient, in: connection)
      let rows = try connection.statement(
        """
        \(Self.filedFormSelect) WHERE r.patient = ?1 AND (?2 IS NULL OR r.form = ?2)
          AND (?3 OR r.staff = ?4)
        ORDER BY r.day DESC, r.id DESC LIMIT ?5
        """)
      rows.bind(patient.value, form, sees ? 1 : 0, actor, limit)
      return try filedForms(rows)
    }
  }

  /// Takes a filled form back as entered in error, with the values that it gave; what it had corrected
  /// holds again.
  ///
  /// - Throws: `.conflict` when it was taken back already.
  package func undoForm(_ id: Int, version: Int) throws(StoreError) {
    try require(.change, .triage)
    let before = try read { connection in try filedForm(id, in: connection) }
    try requireVisible(before.patient)
    try write { connection in
      let present = try filedForm(id, in: connection)
      guard present.version == version, !present.isMistaken else { throw StoreError.conflict }
      let old = try auditDigest(of: id, in: .filedForm, connection)
      let judged = try judgedVisit(of: present, in: connection)
      try retractValues(of: present, in: connection)
      try connection.statement(
        "UPDATE questionnaire_response SET is_mistaken = 1, version = version + 1 WHERE id = ?"
      ).bind(id).run()
      try audit(
        .update, .patient, id: id, patient: present.patient,
        detail: "form undo \(present.response.questionnaire)", before: old,
        after: try auditDigest(of: id, in: .filedForm, connection), in: connection)
      try noteTakenBack(.form, id, from: version, to: version + 1, in: connection)
      if let before = present.amends { try bringBack(before, in: connection) }
      let again = try present.amends.map { try filedForm($0, in: connection).response }
      try judgeAgain(judged, by: again, in: connection)
    }
  }

  /// Retracts the values that a form gave.
  func retractValues(of filed: FiledForm, in connection: Connection) throws {
    try setValues(
      of: filed, from: "< \(ObservationStatus.superseded.rawValue)", to: .retracted, in: connection)
  }

  /// Gives the values of a form back that were retracted with it.
  func restoreValues(of filed: FiledForm, in connection: Connection) throws {
    try setValues(
      of: filed, from: "= \(ObservationStatus.retracted.rawValue)", to: .final, in: connection)
  }

  /// Changes the status of the values that a form gave, of each the newest that has another.
  private func setValues(
    of filed: FiledForm, from condition: String, to status: ObservationStatus,
    in connection: Connection
  ) throws {
    let row = try connection.statement("SELECT given FROM questionnaire_response WHERE id = ?")
    row.bind(filed.id)
    defer { row.reset() }
    guard try row.step(),
      let given = JSONParser.parse(Array(row.text(0).utf8)).document?.root
    else { return }
    row.reset()
    let day = filed.response.day
    let moment = moment(of: day, filed: filed.at)
    for pair in given.elements.map({ Array($0.elements) }) {
      guard pair.count == 2, let code = pair[0].string, let text = pair[1].string,
        let indicator = catalog.indicatorIDs[code]
      else { continue }
      try connection.statement(
        """
        UPDATE observation SET status = \(status.rawValue)
        WHERE patient = ?1 AND indicator = ?2 AND day = ?3 AND at = ?4 AND number = (
          SELECT max(number) FROM observation
          WHERE patient = ?1 AND indicator = ?2 AND day = ?3 AND at = ?4
            AND status \(condition)
            AND (received_text = ?5 OR received_text IS NULL AND value = CAST(?5 AS REAL)))
        """
      ).bind(filed.patient.value, indicator, day.dayNumber, moment.seconds, text).run()
    }
  }

  // MARK: - Rows

  private static let filedFormSelect = """
    SELECT r.id, r.patient, r.content, s.name, r.follow_up, r.at, r.is_mistaken, r.version,
      r.superseded_by, o.id
    FROM questionnaire_response r LEFT JOIN staff s ON s.id = r.staff
      LEFT JOIN questionnaire_response o ON o.superseded_by = r.id
    """

  /// All that were filed of a patient, the oldest first, also what was taken back.
  func filedForms(of patient: PatientID, in connection: Connection) throws -> [FiledForm] {
    let rows = try connection.statement(
      "\(Self.filedFormSelect) WHERE r.patient = ? ORDER BY r.day, r.id")
    rows.bind(patient.value)
    return try filedForms(rows)
  }

  private func filedForms(_ rows: Statement) throws -> [FiledForm] {
    var found: [FiledForm] = []
    while try rows.step() {
      guard let response = QuestionnaireResponseJSON.read(Array(rows.text(2).utf8)).response
      else { throw StoreError.corrupt }
      found.append(
        FiledForm(
          id: rows.integer(0), patient: PatientID(rows.integer(1)), response: response,
          staff: rows.optionalText(3), followUp: rows.optionalInteger(4).map(FollowUpID.init),
          at: Instant(seconds: rows.integer(5)), isMistaken: rows.integer(6) != 0,
          version: rows.integer(7), supersededBy: rows.optionalInteger(8),
          amends: rows.optionalInteger(9)))
    }
    return found
  }

  func filedForm(_ id: Int, in connection: Connection) throws -> FiledForm {
    let rows = try connection.statement("\(Self.filedFormSelect) WHERE r.id = ?")
    rows.bind(id)
    guard let filed = try filedForms(rows).first else { throw StoreError.notFound }
    return filed
  }
}
