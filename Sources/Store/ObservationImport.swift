internal import Domain
internal import SQLite

/// The taking of the values of one record.
struct ObservationImport {
  private let session: ImportSession
  private let patient: PatientID
  private let encounters: [String: Int]
  private let newIndicators: [Indicator]
  private(set) var summary = ImportSummary()

  init(
    session: ImportSession, patient: PatientID, encounters: [String: Int], new: [Indicator]
  ) {
    self.session = session
    self.patient = patient
    self.encounters = encounters
    newIndicators = new
  }

  private var connection: Connection { session.connection }
  private var catalog: Catalog { session.store.catalog }

  /// Where a value stands.
  private struct Place {
    var indicator: Int
    var day: Int
    var at: Int
    var number: Int
  }

  /// Takes one value: new, a duplicate, a correction of a known one, or a retraction.
  mutating func take(_ part: PatientRecord.Sourced<PatientRecord.Measurement>) throws {
    let incoming = part.value.observation
    guard
      let indicator = try catalog.indicatorID(
        part.value.indicator, among: newIndicators, in: connection)
    else {
      summary.refusedObservations += 1
      return
    }
    if let key = part.key, let place = try place(of: key) {
      try takeAgain(part, key: key, indicator: indicator, at: place)
      return
    }
    if part.key == nil, try isThere(incoming, indicator: indicator) {
      summary.duplicateObservations += 1
      return
    }
    let place = try insert(part, indicator: indicator)
    if let key = part.key { try remember(key, place) }
    summary.newObservations += 1
  }

  /// Compares a value that came before with what it says now.
  private mutating func takeAgain(
    _ part: PatientRecord.Sourced<PatientRecord.Measurement>, key: String, indicator: Int,
    at place: Place
  ) throws {
    let stored = try observation(at: place)
    if stored == part.value.observation, place.indicator == indicator {
      summary.duplicateObservations += 1
      return
    }
    let status: ObservationStatus =
      part.value.observation.status == .retracted ? .retracted : .superseded
    try connection.statement(
      """
      UPDATE observation SET status = ?
      WHERE patient = ? AND indicator = ? AND day = ? AND at = ? AND number = ?
      """
    ).bind(
      status.rawValue, patient.value, place.indicator, place.day, place.at, place.number
    ).run()
    if status == .superseded { try remember(key, try insert(part, indicator: indicator)) }
    summary.correctedObservations += 1
  }

  private func place(of key: String) throws -> Place? {
    let row = try connection.statement(
      """
      SELECT indicator, day, at, number FROM import_key
      WHERE key = ? AND kind = \(ImportSession.Kind.observation.rawValue) AND patient = ?
      """)
    row.bind(session.scoped(key), patient.value)
    defer { row.reset() }
    guard try row.step() else { return nil }
    return Place(
      indicator: row.integer(0), day: row.integer(1), at: row.integer(2), number: row.integer(3))
  }

  private func remember(_ key: String, _ place: Place) throws {
    try session.keep(
      key, kind: .observation, patient: patient, number: place.number, indicator: place.indicator,
      day: place.day, at: place.at)
  }

  private func insert(
    _ part: PatientRecord.Sourced<PatientRecord.Measurement>, indicator: Int
  ) throws -> Place {
    let observation = part.value.observation
    let number = try ObservationWriter(connection, catalog: catalog).add(
      observation, indicator: indicator, patient: patient,
      encounter: part.encounterKey.flatMap { encounters[$0] })
    return Place(
      indicator: indicator, day: observation.day.dayNumber, at: observation.instant.seconds,
      number: number)
  }

  private func observation(at place: Place) throws -> Observation? {
    try observations(
      indicator: place.indicator, day: place.day, at: place.at, number: place.number
    ).first
  }

  /// Whether the same value stands at the same moment; all there is to know an unnamed value by.
  private func isThere(_ incoming: Observation, indicator: Int) throws -> Bool {
    try observations(
      indicator: indicator, day: incoming.day.dayNumber, at: incoming.instant.seconds, number: nil
    ).contains(incoming)
  }

  private func observations(
    indicator: Int, day: Int, at: Int, number: Int?
  ) throws -> [Observation] {
    let rows = try connection.statement(
      """
      SELECT \(ObservationWriter.columns)
      FROM observation o LEFT JOIN word w ON w.id = o.received_unit
      WHERE o.patient = ? AND o.indicator = ? AND o.day = ? AND o.at = ?
        AND (?5 IS NULL OR o.number = ?5)
      """)
    rows.bind(patient.value, indicator, day, at, number)
    var found: [Observation] = []
    let unit = catalog.indicatorsByID[indicator]?.unit ?? ""
    while try rows.step() { found.append(ObservationWriter.read(rows, from: 0, unit: unit)) }
    return found
  }
}
