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
  init(_ connection: Connection, _ sql: String, of patients: ClosedRange<Int>) throws {
    rows = try Statement(connection, sql: sql)
    rows.bind(patients.lowerBound, patients.upperBound)
    try advance()
  }

  private mutating func advance() throws {
    patient = try rows.step() ? rows.integer(0) : nil
  }

  /// Reads every row of a patient, which must come after those asked for before.
  mutating func read(_ wanted: Int, _ body: (Statement) throws -> Void) throws {
    while let current = patient, current <= wanted {
      if current == wanted { try body(rows) }
      try advance()
    }
  }
}
