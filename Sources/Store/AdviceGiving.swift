package import Domain
internal import FollowUps
internal import SQLite

// Advice is kept at once when it is given: it was said, whatever becomes of the call. It is never
// written over, and what was a slip is marked as mistaken.
extension Store {
  /// Gives advice of the library to a person, as a part of the record of a contact.
  ///
  /// - Parameters:
  ///   - entry: The entry's name.
  ///   - plan: The number of the care plan that takes it too; nil for none.
  /// - Returns: The advice in the words in which it was given, with why.
  /// - Throws: `.refused` when it was given there already, must not be given to the person, or the
  ///   contact is over; `.denied` for those who may not know what could forbid it.
  package func giveAdvice(
    _ entry: String, of patient: PatientID, at contact: AdviceContact, into plan: Int? = nil
  ) throws(StoreError) -> GivenAdvice {
    try require(.add, .triage, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    let sees = try read { connection in try seesClinical(of: patient, in: connection) }
    guard sees else { throw refusal(.read, .clinical, of: patient) }
    return try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      let place = try place(of: contact, of: patient, in: connection)
      let (advice, level) = try judged(entry, of: patient, on: place.day, in: connection)
      try refuseRepetition(of: entry, at: place, of: patient, in: connection)
      let version = try plan.flatMap {
        try take(advice, into: $0, of: patient, in: connection)
      }
      try connection.statement(
        """
        INSERT INTO advice_given (patient, follow_up, form, entry, entry_version, kind, text_zh,
          text_en, why_zh, why_en, day, at, staff, care_plan, plan_version, level)
        VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
        """
      ).bind(
        patient.value, place.followUp, place.form, advice.entry, advice.version,
        advice.kind.rawValue, advice.text.chinese, advice.text.english, advice.why.chinese,
        advice.why.english, advice.day.dayNumber, now().seconds, actor, plan, version,
        max(level, place.level)
      ).run()
      let id = connection.lastInsertID
      try audit(
        .create, .patient, id: id, patient: patient, detail: "advice add",
        after: try auditDigest(of: id, in: .advice, connection), in: connection)
      try noteOwn(.advice, id, of: patient, event: "add", from: 0, to: 1, in: connection)
      return try givenAdvice(id, in: connection)
    }
  }

  /// Takes advice back as given by mistake, also out of the care plan that took it with it.
  ///
  /// - Throws: `.conflict` when it was taken back already, `.refused` once the follow-up at which it
  ///   was given has ended.
  package func undoAdvice(_ id: Int, version: Int) throws(StoreError) -> GivenAdvice {
    try require(.change, .triage)
    let before = try read { connection in try givenAdvice(id, in: connection) }
    try requireVisible(before.patient)
    return try write { connection in
      let present = try givenAdvice(id, in: connection)
      guard present.version == version, !present.isMistaken else { throw StoreError.conflict }
      try refuseEnded(present, in: connection)
      let old = try auditDigest(of: id, in: .advice, connection)
      try leavePlan(present, in: connection)
      try connection.statement(
        "UPDATE advice_given SET is_mistaken = 1, version = version + 1 WHERE id = ?"
      ).bind(id).run()
      try audit(
        .update, .patient, id: id, patient: present.patient, detail: "advice undo", before: old,
        after: try auditDigest(of: id, in: .advice, connection), in: connection)
      try noteTakenBack(.advice, id, from: version, to: version + 1, in: connection)
      return try givenAdvice(id, in: connection)
    }
  }

  /// The advice that was given to a person and stands, the newest first.
  ///
  /// Who may not read the clinical record sees what they gave themselves.
  package func givenAdvice(of patient: PatientID) throws(StoreError) -> [GivenAdvice] {
    try require(.read, .triage, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    try noteLook(patient, "advice")
    return try read { connection in try visibleAdvice(of: patient, in: connection) }
  }

  /// Where advice goes that is given without a call: the visit of the form that was filed last today,
  /// else the day itself.
  package func adviceContact(of patient: PatientID) throws(StoreError) -> AdviceContact {
    try require(.read, .triage, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    return try read { connection in
      let form = try archiveForms(of: patient, in: connection).filter { $0.day == today }
        .max { $0.id < $1.id }
      return form.map { .form($0.id) } ?? .day
    }
  }

  // MARK: - The contact

  private struct AdvicePlace {
    var followUp: Int?
    var form: Int?
    var day: CalendarDate
    var level = Sensitivity.Level.care.rawValue
  }

  private func place(
    of contact: AdviceContact, of patient: PatientID, in connection: Connection
  ) throws -> AdvicePlace {
    switch contact {
    case .followUp(let id):
      let found = try followUp(id, in: connection)
      guard found.patient == patient else { throw StoreError.notFound }
      guard found.details.state == .open else {
        throw StoreError.refused(AdviceRefusal.ended.message)
      }
      try refuseOthersClaim(on: id, in: connection)
      return AdvicePlace(
        followUp: id.value, day: today, level: try level(of: id, in: connection))
    case .form(let id):
      let found = try filedForm(id, in: connection)
      guard found.patient == patient, !found.isMistaken else { throw StoreError.notFound }
      // One that is entered late is of its own day.
      guard zone.day(found.at) == today || found.response.day == today else {
        throw StoreError.refused(AdviceRefusal.pastVisit.message)
      }
      let level = try found.followUp.map { try self.level(of: $0, in: connection) }
      return AdvicePlace(
        followUp: found.followUp?.value, form: id, day: found.response.day,
        level: level ?? Sensitivity.Level.care.rawValue)
    case .day: return AdvicePlace(day: today)
    }
  }

  private func level(of followUp: FollowUpID, in connection: Connection) throws -> Int {
    let row = try connection.statement("SELECT level FROM follow_up WHERE id = ?")
    row.bind(followUp.value)
    defer { row.reset() }
    return try row.step() ? row.integer(0) : Sensitivity.Level.care.rawValue
  }

  private func refuseRepetition(
    of entry: String, at place: AdvicePlace, of patient: PatientID, in connection: Connection
  ) throws {
    let row = try connection.statement(
      """
      SELECT 1 FROM advice_given WHERE patient = ?1 AND entry = ?2 AND is_mistaken = 0
        AND CASE WHEN ?3 IS NOT NULL THEN follow_up = ?3
          WHEN ?4 IS NOT NULL THEN form = ?4
          ELSE follow_up IS NULL AND form IS NULL AND day = ?5 END
      """)
    row.bind(patient.value, entry, place.followUp, place.form, place.day.dayNumber)
    defer { row.reset() }
    if try row.step() { throw StoreError.refused(AdviceRefusal.alreadyGiven.message) }
  }

  /// Advice that was given in a call is part of what was closed with it; what was added to the form
  /// of a visit goes with the form.
  private func refuseEnded(_ given: GivenAdvice, in connection: Connection) throws {
    guard let id = given.followUp, given.form == nil else { return }
    guard try followUp(id, in: connection).details.state == .open else {
      throw StoreError.refused(AdviceRefusal.ended.message)
    }
  }

  // MARK: - What is given

  /// The words of an entry with why it fits the person, and the level of what that tells.
  private func judged(
    _ id: String, of patient: PatientID, on day: CalendarDate, in connection: Connection
  ) throws -> (CareAdvice, level: Int) {
    guard let entry = try adviceLibrary(in: connection)[id] else {
      throw StoreError.refused(AdviceRefusal.unknown(id).message)
    }
    let facts = try adviceFacts(of: patient, upTo: highestLevel, in: connection)
    if let against = entry.objection(for: facts) {
      throw StoreError.refused(AdviceRefusal.withheld(against).message)
    }
    let why = entry.why(for: facts)
    let care = Sensitivity.Level.care.rawValue
    let ordinary = try adviceFacts(of: patient, upTo: care, in: connection)
    // What only a very sensitive diagnosis brings tells of it.
    let isTelling = why != nil && why != entry.why(for: ordinary)
    let advice = CareAdvice(
      entry: entry.id, version: entry.version, kind: entry.kind, text: entry.text,
      why: why ?? Localized(same: ""), day: day)
    return (advice, isTelling ? Sensitivity.Level.treating.rawValue : care)
  }

  // MARK: - Reading

  /// What stands, as far as it is the reader's, the newest first.
  func visibleAdvice(
    of patient: PatientID, in connection: Connection
  ) throws -> [GivenAdvice] {
    guard access.allows(.read, .triage) else { return [] }
    let sees = try seesClinical(of: patient, in: connection)
    let rows = try connection.statement(
      """
      \(Self.adviceSelect) WHERE a.patient = ?1 AND a.is_mistaken = 0 AND a.level <= ?2
        AND (?3 OR a.staff = ?4)
      ORDER BY a.day DESC, a.id DESC
      """)
    rows.bind(patient.value, highestLevel, sees ? 1 : 0, actor)
    return try Self.advice(rows)
  }

  /// All that was given to a person, the oldest first, also what was taken back.
  func allAdvice(of patient: PatientID, in connection: Connection) throws -> [GivenAdvice] {
    let rows = try connection.statement(
      "\(Self.adviceSelect) WHERE a.patient = ? ORDER BY a.day, a.id")
    rows.bind(patient.value)
    return try Self.advice(rows)
  }

  private func givenAdvice(_ id: Int, in connection: Connection) throws -> GivenAdvice {
    let rows = try connection.statement("\(Self.adviceSelect) WHERE a.id = ?")
    rows.bind(id)
    guard let found = try Self.advice(rows).first else { throw StoreError.notFound }
    return found
  }

  /// The form is the one that stands: the correction of what was corrected.
  private static let adviceSelect = """
    SELECT a.id, a.patient, a.entry, a.entry_version, a.kind, a.text_zh, a.text_en, a.why_zh,
      a.why_en, a.day, a.follow_up,
      (WITH RECURSIVE later (id) AS (
        SELECT a.form WHERE a.form IS NOT NULL UNION
        SELECT r.superseded_by FROM questionnaire_response r JOIN later ON r.id = later.id
        WHERE r.superseded_by IS NOT NULL)
       SELECT max(id) FROM later),
      a.care_plan, s.name, a.at, a.is_mistaken, a.version
    FROM advice_given a LEFT JOIN staff s ON s.id = a.staff
    """

  private static func advice(_ rows: Statement) throws -> [GivenAdvice] {
    var found: [GivenAdvice] = []
    while try rows.step() {
      guard let kind = AdviceKind(rawValue: rows.text(4)) else { throw StoreError.corrupt }
      found.append(
        GivenAdvice(
          id: rows.integer(0), patient: PatientID(rows.integer(1)),
          advice: CareAdvice(
            entry: rows.text(2), version: rows.integer(3), kind: kind,
            text: Localized(zh: rows.text(5), en: rows.text(6)),
            why: Localized(zh: rows.text(7), en: rows.text(8)),
            day: CalendarDate(dayNumber: rows.integer(9))),
          followUp: rows.optionalInteger(10).map(FollowUpID.init),
          form: rows.optionalInteger(11), carePlan: rows.optionalInteger(12),
          staff: rows.optionalText(13), at: Instant(seconds: rows.integer(14)),
          isMistaken: rows.integer(15) != 0, version: rows.integer(16)))
    }
    return found
  }
}
