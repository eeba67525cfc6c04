internal import Domain
internal import SQLite

/// One row of the observation table, worked out before it is written.
///
/// A bulk load works out tens of millions of them on another thread than the one that writes.
struct ObservationRow: Sendable {
  let observation: Observation
  let indicator: Int
  /// Tells values of the same indicator at the same moment apart.
  let number: Int
  /// The number of the visit, or nil.
  let encounter: Int?
  /// Whether the text received is just the number as written, so that it need not be kept.
  let hasPlainText: Bool
  /// Whether the unit received is the canonical one, so that it need not be kept.
  let hasPlainUnit: Bool

  /// - Parameter unit: The indicator's canonical unit.
  init(
    _ observation: Observation, indicator: Int, unit: String, number: Int, encounter: Int?
  ) {
    self.observation = observation
    self.indicator = indicator
    self.number = number
    self.encounter = encounter
    hasPlainUnit = observation.receivedUnit == unit
    hasPlainText =
      hasPlainUnit && observation.factor == 1
      && observation.value.map { shortestDecimal($0) == observation.receivedText } == true
  }
}

/// Writes observations; kept apart because a bulk load writes tens of millions.
struct ObservationWriter {
  private let insert: Statement
  private let connection: Connection
  private let catalog: Catalog

  init(_ connection: Connection, catalog: Catalog) throws {
    self.connection = connection
    self.catalog = catalog
    insert = try connection.statement(
      "INSERT INTO observation VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
  }

  /// Inserts a value.
  func write(_ row: ObservationRow, patient: PatientID) throws {
    let observation = row.observation
    insert.bind(patient.value, at: 1)
    insert.bind(row.indicator, at: 2)
    insert.bind(observation.day.dayNumber, at: 3)
    insert.bind(observation.instant.seconds, at: 4)
    insert.bind(row.number, at: 5)
    insert.bind(observation.value, at: 6)
    insert.bind(row.hasPlainText ? nil : observation.receivedText, at: 7)
    insert.bind(
      row.hasPlainUnit
        ? nil : try catalog.words.id(of: observation.receivedUnit, in: connection), at: 8)
    insert.bind(observation.factor, at: 9)
    insert.bind(observation.comparator?.rawValue, at: 10)
    insert.bind(observation.status.rawValue, at: 11)
    insert.bind(observation.source.rawValue, at: 12)
    insert.bind(observation.precision.rawValue, at: 13)
    insert.bind(observation.isImplausible ? 1 : 0, at: 14)
    insert.bind(row.encounter, at: 15)
    try insert.run()
  }

  /// Inserts a value behind those of the same indicator at the same moment.
  ///
  /// - Returns: Its number among them.
  func add(
    _ observation: Observation, indicator: Int, patient: PatientID, encounter: Int? = nil
  ) throws -> Int {
    let row = try connection.statement(
      """
      SELECT coalesce(max(number), -1) + 1 FROM observation
      WHERE patient = ? AND indicator = ? AND day = ? AND at = ?
      """)
    row.bind(patient.value, indicator, observation.day.dayNumber, observation.instant.seconds)
    let number = try row.step() ? row.integer(0) : 0
    row.reset()
    try write(
      ObservationRow(
        observation, indicator: indicator, unit: catalog.indicatorsByID[indicator]?.unit ?? "",
        number: number, encounter: encounter),
      patient: patient)
    return number
  }

  /// The columns that `read` expects, in its order.
  static let columns = """
    o.at, o.day, o.value, o.received_text, w.text, o.factor, o.comparator, o.status, o.source,
    o.time_precision, o.is_implausible
    """

  /// Reads a row that begins with `columns` at a position.
  static func read(_ row: Statement, from first: Int, unit: String) -> Observation {
    let value = row.optionalDouble(first + 2)
    return Observation(
      instant: Instant(seconds: row.integer(first)),
      day: CalendarDate(dayNumber: row.integer(first + 1)),
      precision: TimePrecision(rawValue: row.integer(first + 9)) ?? .second, value: value,
      comparator: row.optionalText(first + 6).flatMap(Comparator.init),
      receivedText: row.optionalText(first + 3) ?? value.map(shortestDecimal) ?? "",
      receivedUnit: row.optionalText(first + 4) ?? unit, factor: row.double(first + 5),
      status: ObservationStatus(rawValue: row.integer(first + 7)) ?? .unknown,
      source: ObservationSource(rawValue: row.integer(first + 8)) ?? .unknown,
      isImplausible: row.integer(first + 10) != 0)
  }
}
