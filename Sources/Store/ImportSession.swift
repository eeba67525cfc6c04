internal import Domain
internal import Interchange
internal import SQLite

/// The taking of one record: inside one transaction, from finding the patient to the last value.
struct ImportSession {
  /// What an `import_key` row points at; the numbers stand in the database.
  enum Kind: Int {
    case patient = 0
    case encounter = 1
    case condition = 2
    case medication = 3
    case allergy = 4
    case report = 5
    case observation = 6
  }

  enum Change { case new, updated, unchanged }

  enum Identity {
    case known(PatientID, Change)
    case conflict
  }

  let store: Store
  let connection: Connection
  let source: String
  private(set) var summary = ImportSummary()
  private(set) var didChange = false
  private let writer: RecordWriter

  init(store: Store, connection: Connection, source: String) {
    self.store = store
    self.connection = connection
    self.source = source
    writer = RecordWriter(connection: connection, catalog: store.catalog)
  }

  mutating func count(_ change: Change) {
    switch change {
    case .new: summary.newPatients += 1
    case .updated: summary.updatedPatients += 1
    case .unchanged: summary.unchangedPatients += 1
    }
    if change != .unchanged { didChange = true }
  }

  // MARK: - Whose record it is

  /// The patient with a source's key, or nil.
  func knownPatient(_ key: String) throws -> PatientID? {
    let row = try connection.statement("SELECT patient FROM import_key WHERE key = ? AND kind = 0")
    row.bind(scoped(key))
    defer { row.reset() }
    return try row.step() ? PatientID(row.integer(0)) : nil
  }

  /// The patient whom parts name, by key or by identifier, or nil.
  func knownPatient(_ parts: PatientParts) throws -> PatientID? {
    if let key = parts.key, let known = try knownPatient(key) { return known }
    return try patient(with: parts.identifier.map { [$0] } ?? [])
  }

  /// Finds or makes the patient of a record.
  func patient(for record: PatientRecord) throws -> Identity {
    var found: PatientID?
    if let key = record.key { found = try knownPatient(key) }
    if found == nil { found = try patient(with: record.identifiers) }
    guard let id = found else {
      let made = try writer.insertPatient(record, at: store.now())
      let count = Int(try Store.setting(.patientCount, in: connection) ?? "0") ?? 0
      try Store.set(.patientCount, to: String(count + 1), in: connection)
      if let key = record.key { try keep(key, kind: .patient, patient: made, number: 0) }
      return .known(made, .new)
    }
    let before = try store.card(of: id, in: connection)
    guard Self.mayBeSame(before, record) else { return .conflict }
    if let key = record.key, try knownPatient(key) == nil {
      try keep(key, kind: .patient, patient: id, number: 0)
    }
    let after = before.updated(with: record)
    guard
      after.patient != before.patient || after.contacts != before.contacts
        || after.identifiers != before.identifiers
    else { return .known(id, .unchanged) }
    try writer.replace(before, with: after, of: id)
    return .known(id, .updated)
  }

  /// A patient with the same resident ID, or the same number in the same system.
  private func patient(with identifiers: [PatientIdentifier]) throws -> PatientID? {
    for identifier in identifiers
    where identifier.kind == .residentID || !identifier.system.isEmpty {
      let row = try connection.statement(
        """
        SELECT i.patient FROM patient_identifier i JOIN patient p ON p.id = i.patient
        WHERE i.value = ? AND i.kind = ? AND i.system = ? AND p.merged_into IS NULL
        """)
      row.bind(identifier.value, identifier.kind.rawValue, identifier.system)
      defer { row.reset() }
      if try row.step() { return PatientID(row.integer(0)) }
    }
    return nil
  }

  /// Whether two records can be of one person: not when birth date and name both differ.
  private static func mayBeSame(_ stored: PatientRecord, _ incoming: PatientRecord) -> Bool {
    guard let one = stored.patient.birthDate, let other = incoming.patient.birthDate else {
      return true
    }
    return one == other || stored.patient.name == incoming.patient.name
  }

  // MARK: - Parts

  /// Takes the clinical parts of a patient.
  mutating func take(_ parts: PatientParts, patient: PatientID) throws {
    // Closures may not reach into the session while it is changed.
    let writer = writer
    var encounters: [String: Int] = [:]
    let stored = try StoredParts(store, patient: patient, connection: connection)
    for part in parts.encounters {
      let number = try take(
        part, kind: .encounter, table: "encounter", patient: patient, known: stored.encounters
      ) { try writer.insert($0, number: $1, of: patient) }
      if let key = part.key { encounters[key] = number }
    }
    for part in parts.conditions {
      _ = try take(
        part, kind: .condition, table: "condition", patient: patient, known: stored.conditions
      ) { try writer.insert($0, number: $1, of: patient) }
    }
    for part in parts.medications {
      _ = try take(
        part, kind: .medication, table: "medication_statement", patient: patient,
        known: stored.medications
      ) { try writer.insert($0, number: $1, of: patient) }
    }
    for part in parts.allergies {
      _ = try take(
        part, kind: .allergy, table: "allergy_intolerance", patient: patient,
        known: stored.allergies
      ) { try writer.insert($0, number: $1, of: patient) }
    }
    for part in parts.reports {
      _ = try take(
        part, kind: .report, table: "diagnostic_report", patient: patient, known: stored.reports
      ) { try writer.insert($0, number: $1, of: patient) }
    }
    var values = ObservationImport(
      session: self, patient: patient, encounters: encounters, new: parts.newIndicators)
    for part in parts.measurements { try values.take(part) }
    summary += values.summary
    if values.summary.newObservations + values.summary.correctedObservations > 0 {
      didChange = true
    }
  }

  /// Takes one part: new, changed, or there already.
  ///
  /// - Returns: Its number in its table; nil when it was there without a key.
  private mutating func take<Value: Hashable & Sendable>(
    _ part: PatientRecord.Sourced<Value>, kind: Kind, table: StaticString, patient: PatientID,
    known: Set<Value>, insert: (Value, Int) throws -> Void
  ) throws -> Int? {
    if let key = part.key, let number = try number(of: key, kind: kind, patient: patient) {
      if !known.contains(part.value) {
        try insert(part.value, number)
        didChange = true
      }
      return number
    }
    // Without a key the content is all there is to know it by.
    if part.key == nil, known.contains(part.value) { return nil }
    let next = try nextNumber(in: table, patient: patient)
    try insert(part.value, next)
    if let key = part.key { try keep(key, kind: kind, patient: patient, number: next) }
    didChange = true
    return next
  }

  private func number(of key: String, kind: Kind, patient: PatientID) throws -> Int? {
    let row = try connection.statement(
      "SELECT number FROM import_key WHERE key = ? AND kind = ? AND patient = ?")
    row.bind(scoped(key), kind.rawValue, patient.value)
    defer { row.reset() }
    return try row.step() ? row.integer(0) : nil
  }

  private func nextNumber(in table: StaticString, patient: PatientID) throws -> Int {
    let row = try connection.statement(
      "SELECT coalesce(max(number), -1) + 1 FROM \(table) WHERE patient = ?")
    row.bind(patient.value)
    defer { row.reset() }
    return try row.step() ? row.integer(0) : 0
  }

  /// Remembers where a part went.
  func keep(
    _ key: String, kind: Kind, patient: PatientID, number: Int, indicator: Int? = nil,
    day: Int? = nil, at: Int? = nil
  ) throws {
    try connection.statement("INSERT OR REPLACE INTO import_key VALUES (?,?,?,?,?,?,?)").bind(
      scoped(key), patient.value, kind.rawValue, number, indicator, day, at
    ).run()
  }

  /// A key with its source, so that two systems with the same numbers stay apart.
  func scoped(_ key: String) -> String { source + "|" + key }
}

/// What a patient has already, to compare incoming parts with.
private struct StoredParts {
  let encounters: Set<Encounter>
  let conditions: Set<Condition>
  let medications: Set<MedicationStatement>
  let allergies: Set<AllergyIntolerance>
  let reports: Set<DiagnosticReport>

  init(_ store: Store, patient: PatientID, connection: Connection) throws {
    encounters = Set(try store.encounterRows(of: patient, in: connection).map(\.value))
    conditions = Set(try store.conditionRows(of: patient, in: connection).map(\.value))
    medications = Set(try store.medicationRows(of: patient, in: connection).map(\.value))
    allergies = Set(try store.allergyRows(of: patient, in: connection).map(\.value))
    reports = Set(try store.reportRows(of: patient, in: connection).map(\.value))
  }
}

extension PatientRecord {
  /// What the store holds of a person, as a record.
  static func stored(
    _ patient: Patient, identifiers: [PatientIdentifier], contacts: [ContactPoint]
  ) -> PatientRecord {
    var record = PatientRecord(patient: patient)
    record.identifiers = identifiers
    record.contacts = contacts
    return record
  }

  /// This record with its number in the system it comes from among the identifiers, so that it
  /// can be found by what that system calls it.
  func withSourceNumber(_ source: String) -> PatientRecord {
    guard let key, let slash = key.lastIndex(of: "/") else { return self }
    let number = PatientIdentifier(
      kind: .other, system: source, value: String(key[key.index(after: slash)...]))
    guard !identifiers.contains(where: { $0.value == number.value }) else { return self }
    var result = self
    result.identifiers.append(number)
    return result
  }

  /// This record with what another says of the person; what the other leaves out stays.
  func updated(with other: PatientRecord) -> PatientRecord {
    var result = self
    result.patient.name = other.patient.name
    result.patient.familyName = other.patient.familyName ?? patient.familyName
    if other.patient.sex != .unknown { result.patient.sex = other.patient.sex }
    if let birth = other.patient.birthDate {
      result.patient.birthDate = birth
      result.patient.birthDatePrecision = other.patient.birthDatePrecision
    }
    result.patient.ethnicity = other.patient.ethnicity ?? patient.ethnicity
    result.patient.address = other.patient.address ?? patient.address
    result.patient.deceased = other.patient.deceased ?? patient.deceased
    for identifier in other.identifiers where !identifiers.contains(identifier) {
      result.identifiers.append(identifier)
    }
    for contact in other.contacts where !contacts.contains(contact) {
      result.contacts.append(contact)
    }
    return result
  }
}

extension PatientParts {
  /// The clinical parts of a whole record.
  init(of record: PatientRecord) {
    self.init(key: record.key)
    encounters = record.encounters
    conditions = record.conditions
    medications = record.medications
    allergies = record.allergies
    measurements = record.measurements
    reports = record.reports
    newIndicators = record.newIndicators
  }
}
