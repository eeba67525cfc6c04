internal import Domain
internal import SQLite

/// Writes the parts of patient records into the tables, inside a transaction that others hold.
///
/// It neither looks for duplicates nor writes the audit trail: the importer and the bulk loader
/// do what they need around it. How sensitive an entry is can only rise by what comes in.
struct RecordWriter {
  let connection: Connection
  let catalog: Catalog

  /// Inserts a patient with identifiers, contacts and lookup keys; returns the new number.
  ///
  /// - Parameters:
  ///   - keys: The lookup keys when they were worked out before; nil to do it here.
  ///   - sortKey: The place of the name among names, likewise.
  func insertPatient(
    _ record: PatientRecord, at moment: Instant, keys: String? = nil, sortKey: String? = nil
  ) throws -> PatientID {
    let person = record.patient
    try connection.statement(
      """
      INSERT INTO patient (name, family_name, sex, birth_day, birth_precision, ethnicity, address,
        is_deceased, deceased_day, created_at, sort_key) VALUES (?,?,?,?,?,?,?,?,?,?,?)
      """
    ).bind(
      person.name, person.familyName, Self.number(of: person.sex), person.birthDate?.dayNumber,
      person.birthDatePrecision.rawValue,
      try catalog.words.optionalID(of: person.ethnicity, in: connection),
      person.address, person.deceased != nil, Self.deathDay(person.deceased), moment.seconds,
      sortKey ?? PinyinSortKey.key(person.name)
    ).run()
    let patient = PatientID(connection.lastInsertID)
    try insertIdentifiers(record.identifiers, of: patient)
    try insertContacts(record.contacts, of: patient)
    try insertKeys(keys ?? record.lookupKeys(patient), of: patient)
    return patient
  }

  func insertIdentifiers(_ identifiers: [PatientIdentifier], of patient: PatientID) throws {
    for identifier in identifiers {
      try connection.statement("INSERT OR IGNORE INTO patient_identifier VALUES (?,?,?,?)")
        .bind(patient.value, identifier.kind.rawValue, identifier.value, identifier.system).run()
    }
  }

  func insertContacts(_ contacts: [ContactPoint], of patient: PatientID) throws {
    for (number, contact) in contacts.enumerated() {
      try connection.statement("INSERT INTO contact_point VALUES (?,?,?,?,?)").bind(
        patient.value, number, contact.system.rawValue, contact.value, contact.holder
      ).run()
    }
  }

  /// Makes a patient findable by keys, as `PatientRecord.lookupKeys` gives them.
  func insertKeys(_ keys: String, of patient: PatientID) throws {
    try connection.statement("INSERT INTO patient_lookup (rowid, keys) VALUES (?, ?)")
      .bind(patient.value, keys).run()
  }

  /// Takes keys out again; they must be those that were put in.
  func deleteKeys(_ keys: String, of patient: PatientID) throws {
    try connection.statement(
      "INSERT INTO patient_lookup (patient_lookup, rowid, keys) VALUES ('delete', ?, ?)"
    ).bind(patient.value, keys).run()
  }

  func insert(_ visit: Encounter, number: Int, of patient: PatientID) throws {
    try connection.statement(
      """
      INSERT INTO encounter (
        patient, number, day, started, ended, class, type, department, practitioner, reason,
          status, level)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET
        day = excluded.day, started = excluded.started, ended = excluded.ended,
          class = excluded.class, type = excluded.type, department = excluded.department,
          practitioner = excluded.practitioner, reason = excluded.reason,
          status = excluded.status, level = max(level, excluded.level)
      """
    ).bind(
      patient.value, number, visit.day.dayNumber, visit.start.seconds, visit.end?.seconds,
      try word(visit.classCode), try word(visit.type), try word(visit.department),
      try word(visit.practitioner), try word(visit.reason), try word(visit.status),
      catalog.levels.level(of: visit.type, visit.department ?? "", visit.reason ?? "").rawValue
    ).run()
  }

  func insert(_ condition: Condition, number: Int, of patient: PatientID) throws {
    try connection.statement(
      """
      INSERT INTO condition (
        patient, number, coding, clinical_status, verification_status, onset_day,
          abatement_day, level)
      VALUES (?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET
        coding = excluded.coding, clinical_status = excluded.clinical_status,
          verification_status = excluded.verification_status, onset_day = excluded.onset_day,
          abatement_day = excluded.abatement_day, level = max(level, excluded.level)
      """
    ).bind(
      patient.value, number, try catalog.words.id(of: condition.code, in: connection),
      try word(condition.clinicalStatus), try word(condition.verificationStatus),
      condition.onset?.dayNumber, condition.abatement?.dayNumber,
      catalog.levels.level(of: condition.code).rawValue
    ).run()
  }

  func insert(_ medication: MedicationStatement, number: Int, of patient: PatientID) throws {
    try connection.statement(
      """
      INSERT INTO medication_statement (
        patient, number, coding, dosage, status, started_day, ended_day, level)
      VALUES (?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET
        coding = excluded.coding, dosage = excluded.dosage, status = excluded.status,
          started_day = excluded.started_day, ended_day = excluded.ended_day,
          level = max(level, excluded.level)
      """
    ).bind(
      patient.value, number, try catalog.words.id(of: medication.code, in: connection),
      try word(medication.dosage), try word(medication.status), medication.started?.dayNumber,
      medication.ended?.dayNumber, catalog.levels.level(of: medication.code).rawValue
    ).run()
  }

  func insert(_ allergy: AllergyIntolerance, number: Int, of patient: PatientID) throws {
    try connection.statement(
      """
      INSERT INTO allergy_intolerance (
        patient, number, coding, criticality, reaction, clinical_status, recorded_day, level)
      VALUES (?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET
        coding = excluded.coding, criticality = excluded.criticality,
          reaction = excluded.reaction, clinical_status = excluded.clinical_status,
          recorded_day = excluded.recorded_day, level = max(level, excluded.level)
      """
    ).bind(
      patient.value, number, try catalog.words.id(of: allergy.code, in: connection),
      try word(allergy.criticality), try word(allergy.reaction),
      try word(allergy.clinicalStatus), allergy.recorded?.dayNumber,
      catalog.levels.level(of: allergy.code).rawValue
    ).run()
  }

  func insert(_ report: DiagnosticReport, number: Int, of patient: PatientID) throws {
    try connection.statement(
      """
      INSERT INTO diagnostic_report (
        patient, number, coding, issued, day, status, conclusion, level)
      VALUES (?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET
        coding = excluded.coding, issued = excluded.issued, day = excluded.day,
          status = excluded.status, conclusion = excluded.conclusion,
          level = max(level, excluded.level)
      """
    ).bind(
      patient.value, number, try catalog.words.id(of: report.code, in: connection),
      report.issued.seconds, report.day.dayNumber, try word(report.status), report.conclusion,
      max(catalog.levels.level(of: report.code), catalog.levels.level(of: report.conclusion ?? ""))
        .rawValue
    ).run()
  }

  func insert(_ followUp: FollowUpDraft, of patient: PatientID, staffIDs: [String: Int]) throws {
    try connection.statement(
      """
      INSERT INTO follow_up (patient, reason, channel, due, risk, state, why_zh, why_en, owner,
        level, title_zh, title_en, form)
      VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
      """
    ).bind(
      patient.value, followUp.reason.rawValue, followUp.channel.rawValue,
      followUp.due.dayNumber, followUp.risk.rawValue, followUp.state.rawValue,
      followUp.why.chinese, followUp.why.english, followUp.owner.flatMap { staffIDs[$0] },
      catalog.levels.level(of: followUp.why.chinese, followUp.why.english).rawValue,
      followUp.title?.chinese, followUp.title?.english, followUp.form
    ).run()
    let id = connection.lastInsertID
    for (number, attempt) in followUp.attempts.enumerated() {
      try connection.statement(
        """
        INSERT INTO follow_up_attempt (follow_up, number, at, outcome, note, staff, next_due,
          before_due, before_risk, before_channel, before_why_zh, before_why_en)
        VALUES (?,?,?,?,?,?,?,?,?,?,?,?)
        """
      ).bind(
        id, number, attempt.at.seconds, attempt.outcome.rawValue, attempt.note,
        staffIDs[attempt.staff], attempt.nextDue?.dayNumber, followUp.due.dayNumber,
        followUp.risk.rawValue, followUp.channel.rawValue, followUp.why.chinese,
        followUp.why.english
      ).run()
    }
  }

  private func word(_ text: String) throws -> Int { try catalog.words.id(of: text, in: connection) }
  private func word(_ text: String?) throws -> Int? {
    try catalog.words.optionalID(of: text, in: connection)
  }

  /// The number of a sex in the table; the order of the cases never changes.
  static func number(of sex: Sex) -> Int { Sex.allCases.firstIndex(of: sex) ?? 3 }

  /// The sex of a number in the table.
  static func sex(of number: Int) -> Sex {
    Sex.allCases.indices.contains(number) ? Sex.allCases[number] : .unknown
  }

  static func deathDay(_ deceased: Patient.Deceased?) -> Int? {
    guard case .onDate(let date) = deceased else { return nil }
    return date.dayNumber
  }
}

extension PatientRecord {
  /// The lookup keys of the record, as the index takes them.
  func lookupKeys(_ id: PatientID) -> String {
    let subject = LookupSubject(
      name: patient.name, familyName: patient.familyName, birthDate: patient.birthDate,
      birthDatePrecision: patient.birthDatePrecision,
      phones: contacts.filter { $0.system == .phone }.map(\.value), identifiers: identifiers,
      card: CardNumber(serial: id.value).description)
    return LookupKeys.keys(for: subject).joined(separator: " ")
  }
}
