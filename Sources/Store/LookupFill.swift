internal import Domain
internal import SQLite

/// Makes the lookup index anew from the people themselves.
///
/// Needed when keys are made or kept in another way than in older files: since version 5 the middle
/// of a phone number has keys of its own, since version 6 the index has other pages.
enum LookupFill {
  static func run(_ connection: Connection) throws {
    try beginBulk(connection)
    try connection.execute("INSERT INTO patient_lookup (patient_lookup) VALUES ('delete-all')")
    let people = try connection.statement(
      """
      SELECT id, name, family_name, birth_day, birth_precision FROM patient
      WHERE restricted_at IS NULL AND erased_at IS NULL AND merged_into IS NULL ORDER BY id
      """)
    let writer = RecordWriter(connection: connection, catalog: Catalog())
    while try people.step() {
      let patient = PatientID(people.integer(0))
      let subject = LookupSubject(
        name: people.text(1), familyName: people.optionalText(2),
        birthDate: Store.date(people, 3),
        birthDatePrecision: TimePrecision(rawValue: people.integer(4)) ?? .day,
        phones: try phones(of: patient, connection),
        identifiers: try identifiers(of: patient, connection),
        card: CardNumber(serial: patient.value).description)
      try writer.insertKeys(LookupKeys.keys(for: subject).joined(separator: " "), of: patient)
    }
    try endBulk(connection)
  }

  private static func phones(of patient: PatientID, _ connection: Connection) throws -> [String] {
    let rows = try connection.statement(
      "SELECT value FROM contact_point WHERE patient = ? AND system = 1 ORDER BY number")
    rows.bind(patient.value)
    var found: [String] = []
    while try rows.step() { found.append(rows.text(0)) }
    return found
  }

  private static func identifiers(
    of patient: PatientID, _ connection: Connection
  ) throws -> [PatientIdentifier] {
    let rows = try connection.statement(
      "SELECT kind, value FROM patient_identifier WHERE patient = ?")
    rows.bind(patient.value)
    var found: [PatientIdentifier] = []
    while try rows.step() {
      let kind = PatientIdentifier.Kind(rawValue: rows.integer(0)) ?? .other
      found.append(PatientIdentifier(kind: kind, value: rows.text(1)))
    }
    return found
  }

  // MARK: - Many at once

  /// Lets the index grow in large parts that are joined at the end.
  static func beginBulk(_ connection: Connection) throws {
    try connection.execute(
      "INSERT INTO patient_lookup (patient_lookup, rank) VALUES ('automerge', 0)")
    try connection.execute(
      "INSERT INTO patient_lookup (patient_lookup, rank) VALUES ('hashsize', \(8 << 20))")
  }

  /// Joins the parts of the index, and lets it grow by the card again.
  static func endBulk(_ connection: Connection) throws {
    try connection.execute("INSERT INTO patient_lookup (patient_lookup) VALUES ('optimize')")
    try connection.execute(
      "INSERT INTO patient_lookup (patient_lookup, rank) VALUES ('automerge', 4)")
    try connection.execute(
      "INSERT INTO patient_lookup (patient_lookup, rank) VALUES ('hashsize', \(1 << 20))")
  }
}
