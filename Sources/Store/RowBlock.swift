internal import SQLite

/// A question over a range of patients, in parts, so that it can be asked in several ways.
struct PatientQuestion: Sendable {
  /// The patient first.
  var columns: [String]
  /// The tables; the first is read by its key, which begins with the patient.
  var tables: String
  /// What else must hold, with the range of patients in the first two parameters.
  var condition: String
  /// What the rows come in the order of.
  var order: String

  /// The rows in their order.
  var sql: String {
    "SELECT \(columns.joined(separator: ",")) FROM \(tables) WHERE \(condition) ORDER BY \(order)"
  }

  /// The rows of one patient, the only parameter beside those after the range.
  var ofOne: String { sql.replacing("BETWEEN ? AND ?", with: "= ?") }

  /// No rows: each is handed to a function of SQL, as they lie in the first table.
  func taken(by taker: RowTaker) -> String {
    "SELECT 1 FROM \(tables) WHERE \(condition) AND \(taker.name)(\(columns.joined(separator: ",")))"
  }
}

/// What is kept of a row of a patient.
protocol KeptRow: BitwiseCopyable {
  /// Takes over a row; nil for one that does not count.
  init?(_ row: some RowReading)
}

/// The rows of everybody in stretches of patients, fetched at one go each.
///
/// SQLite hands them to a function of ours as it steps over them, which costs half of asking for each
/// row and each column.
final class RowBlock<Row: KeptRow> {
  private struct Entry: BitwiseCopyable {
    var patient: Int
    var row: Row
  }

  /// What the function of SQL fills.
  private final class Taken {
    @exclusivity(unchecked) var entries: [Entry] = []
    @exclusivity(unchecked) var isOrdered = true

    func append(_ entry: Entry) {
      if let last = entries.last, last.patient > entry.patient { isOrdered = false }
      entries.append(entry)
    }
  }

  private let rows: Statement
  private let taker: RowTaker
  private let taken: Taken
  private let since: Int?
  private var patients = 1...1
  private var filledThrough = 0
  private var place = 0

  /// How many patients are fetched at once: some thousand rows, which stay near the processor.
  private static var stretch: Int { 256 }

  /// - Parameter since: A third parameter of the question; nil for none.
  init(_ question: PatientQuestion, since: Int? = nil, in connection: Connection) throws {
    let taken = Taken()
    taker = try RowTaker(connection, of: question.columns.count) { row in
      if let kept = Row(row) { taken.append(Entry(patient: row.integer(0), row: kept)) }
    }
    self.taken = taken
    self.since = since
    rows = try Statement(connection, sql: question.taken(by: taker))
  }

  /// Begins with the first of some patients.
  func begin(_ patients: ClosedRange<Int>) {
    self.patients = patients
    filledThrough = patients.lowerBound - 1
  }

  /// Reads every row of a patient, who must come after those asked for before.
  ///
  /// - Returns: Whether there was any.
  @discardableResult
  func read(_ patient: Int, _ body: (Row) throws -> Void) throws -> Bool {
    if patient > filledThrough { try fill(from: patient) }
    let end = taken.entries.count
    while place < end, taken.entries[place].patient < patient { place += 1 }
    let first = place
    while place < end, taken.entries[place].patient == patient {
      try body(taken.entries[place].row)
      place += 1
    }
    return place > first
  }

  private func fill(from patient: Int) throws {
    filledThrough = min(patient + Self.stretch - 1, patients.upperBound)
    place = 0
    taken.entries.removeAll(keepingCapacity: true)
    taken.isOrdered = true
    rows.reset()
    rows.bind(patient, filledThrough)
    if let since { rows.bind(since, at: 3) }
    try rows.run()
    guard !taken.isOrdered else { return }
    // Only if SQLite should ever choose to read by another index; the sort is stable.
    taken.entries.sort { $0.patient < $1.patient }
  }
}
