internal import Domain
internal import SQLite

extension RecordWriter {
  /// Puts another card in place of a patient's card, and keeps them as findable as they were.
  ///
  /// - Parameter before: The card as it is stored; its lookup keys are those to take out.
  func replace(
    _ before: PatientRecord, with after: PatientRecord, of patient: PatientID
  ) throws {
    let isHidden = try isHidden(patient)
    if !isHidden { try deleteKeys(before.lookupKeys(patient), of: patient) }
    let person = after.patient
    try connection.statement(
      """
      UPDATE patient SET name = ?, family_name = ?, sex = ?, birth_day = ?, birth_precision = ?,
        ethnicity = ?, address = ?, is_deceased = ?, deceased_day = ?, sort_key = ?,
        version = version + 1
      WHERE id = ?
      """
    ).bind(
      person.name, person.familyName, Self.number(of: person.sex), person.birthDate?.dayNumber,
      person.birthDatePrecision.rawValue,
      try catalog.words.optionalID(of: person.ethnicity, in: connection), person.address,
      person.deceased != nil, Self.deathDay(person.deceased), PinyinSortKey.key(person.name),
      patient.value
    ).run()
    for table in ["patient_identifier", "contact_point"] {
      try connection.statement("DELETE FROM \(table) WHERE patient = ?").bind(patient.value).run()
    }
    try insertIdentifiers(after.identifiers, of: patient)
    try insertContacts(after.contacts, of: patient)
    if !isHidden { try insertKeys(after.lookupKeys(patient), of: patient) }
  }

  /// Whether a patient is restricted, erased or merged into another, and so has no lookup keys.
  func isHidden(_ patient: PatientID) throws -> Bool {
    let row = try connection.statement(
      """
      SELECT restricted_at IS NOT NULL OR erased_at IS NOT NULL OR merged_into IS NOT NULL
      FROM patient WHERE id = ?
      """)
    row.bind(patient.value)
    defer { row.reset() }
    return try row.step() && row.integer(0) == 1
  }
}

extension Store {
  /// A patient's card as it is stored: who they are, their numbers and how they are reached.
  func card(of patient: PatientID, in connection: Connection) throws -> PatientRecord {
    PatientRecord.stored(
      try person(patient, in: connection),
      identifiers: try identifiers(of: patient, in: connection),
      contacts: try contacts(of: patient, in: connection))
  }
}
