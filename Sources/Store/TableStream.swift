internal import SQLite

/// Rows of one table in the order of their patients, read alongside those of others.
struct TableStream {
  private let rows: Statement
  /// The patient of the row at hand; nil past the last one.
  private(set) var patient: Int?

  /// - Parameters:
  ///   - sql: A question with the patient in its first column, in the order of that; its parameters
  ///     are the first and the last patient.
  ///   - patients: The patients that are read.
  ///   - since: A third parameter; nil for none.
  init(
    _ connection: Connection, _ sql: String, of patients: ClosedRange<Int>, since: Int? = nil
  ) throws {
    rows = try Statement(connection, sql: sql)
    rows.bind(patients.lowerBound, patients.upperBound)
    if let since { rows.bind(since, at: 3) }
    try advance()
  }

  private mutating func advance() throws {
    patient = try rows.step() ? rows.integer(0) : nil
  }

  /// Reads every row of a patient, which must come after those asked for before.
  ///
  /// - Returns: Whether there was any.
  @discardableResult
  mutating func read(_ wanted: Int, _ body: (Statement) throws -> Void) throws -> Bool {
    var isThere = false
    while let current = patient, current <= wanted {
      if current == wanted {
        isThere = true
        try body(rows)
      }
      try advance()
    }
    return isThere
  }
}

/// The rows of one table that belong to patients in their order: all read alongside, or each patient's
/// looked for.
///
/// To read alongside costs every row of the table, to look for them some microseconds a patient.
enum PatientRows {
  case alongside(TableStream)
  /// A question whose only parameter is the patient.
  case lookedFor(Statement)

  /// Reads every row of a patient, which must come after those asked for before.
  ///
  /// - Returns: Whether there was any.
  @discardableResult
  mutating func read(_ wanted: Int, _ body: (Statement) throws -> Void) throws -> Bool {
    switch self {
    case .alongside(var stream):
      let isThere = try stream.read(wanted, body)
      self = .alongside(stream)
      return isThere
    case .lookedFor(let rows):
      rows.bind(wanted)
      defer { rows.reset() }
      var isThere = false
      while try rows.step() {
        isThere = true
        try body(rows)
      }
      return isThere
    }
  }
}
