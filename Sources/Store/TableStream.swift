internal import SQLite

/// Rows of one table in the order of their patients, read alongside those of others.
final class TableStream {
  private let rows: Statement
  /// The patient of the row at hand; nil past the last one.
  @exclusivity(unchecked) private(set) var patient: Int?

  private let since: Int?

  /// - Parameters:
  ///   - sql: A question with the patient in its first column, in the order of that; its parameters
  ///     are the first and the last patient.
  ///   - since: A third parameter; nil for none.
  init(_ connection: Connection, _ sql: String, since: Int? = nil) throws {
    rows = try Statement(connection, sql: sql)
    self.since = since
  }

  /// Begins with the first of some patients.
  func begin(_ patients: ClosedRange<Int>) throws {
    rows.reset()
    rows.bind(patients.lowerBound, patients.upperBound)
    if let since { rows.bind(since, at: 3) }
    try advance()
  }

  private func advance() throws {
    patient = try rows.step() ? rows.integer(0) : nil
  }

  /// Reads every row of a patient, which must come after those asked for before.
  ///
  /// - Returns: Whether there was any.
  @discardableResult
  func read(_ wanted: Int, _ body: (Statement) throws -> Void) throws -> Bool {
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

/// What is kept of the rows of one table, patient by patient in their order: all fetched in blocks, or
/// those of each patient looked for.
///
/// To fetch all costs every row of the table, to look for them some microseconds a patient.
enum PatientRows<Row: KeptRow> {
  case fetched(RowBlock<Row>)
  /// A question whose first parameter is the patient.
  case lookedFor(Statement)

  /// Begins with the first of some patients.
  func begin(_ patients: ClosedRange<Int>) {
    if case .fetched(let block) = self { block.begin(patients) }
  }

  /// Reads every row of a patient, who must come after those asked for before.
  ///
  /// - Returns: Whether there was any.
  @discardableResult
  func read(_ wanted: Int, _ body: (Row) throws -> Void) throws -> Bool {
    switch self {
    case .fetched(let block): return try block.read(wanted, body)
    case .lookedFor(let rows):
      rows.bind(wanted)
      defer { rows.reset() }
      var isThere = false
      while try rows.step() {
        guard let row = Row(rows) else { continue }
        isThere = true
        try body(row)
      }
      return isThere
    }
  }
}
