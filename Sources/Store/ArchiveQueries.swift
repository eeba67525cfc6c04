package import Domain
internal import SQLite

/// Why an archive is shown; it stands in the audit trail.
package enum ArchivePurpose: String, Sendable {
  /// The record was opened.
  case open
  /// The record was shown beside a list.
  case preview
  /// A command read it.
  case command
}

extension Store {
  /// A patient's whole archive; the audit trail has its row before anything is returned.
  ///
  /// - Throws: `.notFound` when there is no such patient.
  package func archive(
    of patient: PatientID, purpose: ArchivePurpose
  ) throws(StoreError) -> PatientArchive {
    let moment = now()
    try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      try requireVisible(patient, in: connection)
      try audit(.read, .patient, patient: patient, detail: purpose.rawValue, in: connection)
      if purpose == .open, let actor {
        try connection.statement("INSERT OR REPLACE INTO recent_patient VALUES (?,?,?)")
          .bind(actor, patient.value, moment.seconds).run()
      }
    }
    return try read { connection in try wholeArchive(of: patient, in: connection) }
  }

  /// The archive with everything in it, whoever asks.
  func wholeArchive(of patient: PatientID, in connection: Connection) throws -> PatientArchive {
    PatientArchive(
      id: patient, card: CardNumber(serial: patient.value).description,
      patient: try person(patient, in: connection),
      identifiers: try identifiers(of: patient, in: connection),
      contacts: try contacts(of: patient, in: connection),
      conditions: try conditions(of: patient, in: connection),
      medications: try medications(of: patient, in: connection),
      allergies: try allergies(of: patient, in: connection),
      encounters: try encounters(of: patient, in: connection),
      reports: try reports(of: patient, in: connection),
      series: try series(of: patient, in: connection),
      followUps: try followUps(of: patient, in: connection))
  }

  static func exists(_ patient: PatientID, in connection: Connection) throws -> Bool {
    let statement = try connection.statement("SELECT 1 FROM patient WHERE id = ?")
    statement.bind(patient.value)
    defer { statement.reset() }
    return try statement.step()
  }

  func person(_ patient: PatientID, in connection: Connection) throws -> Patient {
    let row = try connection.statement(
      """
      SELECT p.name, p.family_name, p.sex, p.birth_day, p.birth_precision, w.text, p.address,
        p.is_deceased, p.deceased_day
      FROM patient p LEFT JOIN word w ON w.id = p.ethnicity WHERE p.id = ?
      """)
    row.bind(patient.value)
    defer { row.reset() }
    guard try row.step() else { throw StoreError.notFound }
    let death: Patient.Deceased? =
      row.integer(7) == 0
      ? nil
      : row.optionalInteger(8).map { .onDate(CalendarDate(dayNumber: $0)) } ?? .dateUnknown
    return Patient(
      name: row.text(0), familyName: row.optionalText(1), sex: RecordWriter.sex(of: row.integer(2)),
      birthDate: row.optionalInteger(3).map(CalendarDate.init),
      birthDatePrecision: TimePrecision(rawValue: row.integer(4)) ?? .day,
      ethnicity: row.optionalText(5), address: row.optionalText(6), deceased: death)
  }

  func identifiers(
    of patient: PatientID, in connection: Connection
  ) throws -> [PatientIdentifier] {
    let rows = try connection.statement(
      "SELECT kind, system, value FROM patient_identifier WHERE patient = ? ORDER BY kind, value")
    rows.bind(patient.value)
    var found: [PatientIdentifier] = []
    while try rows.step() {
      found.append(
        PatientIdentifier(
          kind: PatientIdentifier.Kind(rawValue: rows.integer(0)) ?? .other, system: rows.text(1),
          value: rows.text(2)))
    }
    return found
  }

  func contacts(of patient: PatientID, in connection: Connection) throws -> [ContactPoint] {
    let rows = try connection.statement(
      "SELECT system, value, holder FROM contact_point WHERE patient = ? ORDER BY number")
    rows.bind(patient.value)
    var found: [ContactPoint] = []
    while try rows.step() {
      found.append(
        ContactPoint(
          system: ContactPoint.System(rawValue: rows.integer(0)) ?? .other, value: rows.text(1),
          holder: rows.optionalText(2)))
    }
    return found
  }

  func reports(
    of patient: PatientID, in connection: Connection
  ) throws -> [DiagnosticReport] {
    let rows = try connection.statement(
      """
      SELECT c.system, c.code, c.display, r.issued, r.day, w.text, r.conclusion
      FROM diagnostic_report r JOIN coding c ON c.id = r.coding JOIN word w ON w.id = r.status
      WHERE r.patient = ? ORDER BY r.issued DESC
      """)
    rows.bind(patient.value)
    var found: [DiagnosticReport] = []
    while try rows.step() {
      found.append(
        DiagnosticReport(
          code: Self.coding(rows), issued: Instant(seconds: rows.integer(3)),
          day: CalendarDate(dayNumber: rows.integer(4)), status: rows.text(5),
          conclusion: rows.optionalText(6)))
    }
    return found
  }

  /// All current values, by indicator in the dictionary's order.
  func series(of patient: PatientID, in connection: Connection) throws -> [IndicatorSeries] {
    let rows = try connection.statement(
      """
      SELECT o.indicator, \(ObservationWriter.columns)
      FROM observation o LEFT JOIN word w ON w.id = o.received_unit
      WHERE o.patient = ? AND o.status < \(ObservationStatus.superseded.rawValue)
      ORDER BY o.indicator, o.day, o.at, o.number
      """)
    rows.bind(patient.value)
    var found: [IndicatorSeries] = []
    var current = -1
    while try rows.step() {
      let id = rows.integer(0)
      guard let indicator = catalog.indicatorsByID[id] else { continue }
      if id != current {
        found.append(IndicatorSeries(indicator: indicator, points: []))
        current = id
      }
      let observation = ObservationWriter.read(rows, from: 1, unit: indicator.unit)
      found[found.count - 1].points.append(observation)
    }
    return found.sorted {
      ($0.indicator.order, $0.indicator.code) < ($1.indicator.order, $1.indicator.code)
    }
  }

  static func coding(_ row: Statement) -> Coding {
    Coding(system: row.text(0), code: row.text(1), display: row.text(2))
  }

  static func date(_ row: Statement, _ column: Int) -> CalendarDate? {
    row.optionalInteger(column).map(CalendarDate.init)
  }
}
