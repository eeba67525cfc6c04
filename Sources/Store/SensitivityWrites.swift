package import Domain
internal import SQLite

extension Store {
  /// Marks one entry of an archive as very sensitive, or takes the mark away.
  ///
  /// Entries are told apart by what they say: two that say the same get the same level. An
  /// indicator's level holds for every patient.
  ///
  /// - Throws: `.notFound` when the patient has no such entry.
  package func setLevel(
    _ level: Sensitivity.Level, of entry: ArchiveEntry, patient: PatientID
  ) throws(StoreError) {
    try require(.change, .sensitive, of: patient)
    try write { connection in
      switch entry {
      case .visit(let value):
        try set(level, of: value, in: "encounter", patient, connection) {
          try encounterRows(of: patient, in: connection)
        }
      case .condition(let value):
        try set(level, of: value, in: "condition", patient, connection) {
          try conditionRows(of: patient, in: connection)
        }
      case .medication(let value):
        try set(level, of: value, in: "medication_statement", patient, connection) {
          try medicationRows(of: patient, in: connection)
        }
      case .allergy(let value):
        try set(level, of: value, in: "allergy_intolerance", patient, connection) {
          try allergyRows(of: patient, in: connection)
        }
      case .report(let value):
        try set(level, of: value, in: "diagnostic_report", patient, connection) {
          try reportRows(of: patient, in: connection)
        }
      case .followUp(let id):
        try connection.statement("UPDATE follow_up SET level = ? WHERE id = ? AND patient = ?")
          .bind(level.rawValue, id.value, patient.value).run()
        guard try connection.integer("SELECT changes()") != 0 else { throw StoreError.notFound }
      case .indicator(let code):
        try connection.statement("UPDATE indicator SET level = ? WHERE code = ?")
          .bind(level.rawValue, code).run()
        guard try connection.integer("SELECT changes()") != 0 else { throw StoreError.notFound }
        try catalog.load(from: connection)
      }
      try audit(
        .update, .patient, id: patient.value, patient: patient,
        detail: "level \(level.rawValue) \(entry.code)", in: connection)
    }
  }

  private func set<Value>(
    _ level: Sensitivity.Level, of value: Value, in table: String, _ patient: PatientID,
    _ connection: Connection, rows: () throws -> [LeveledRow<Value>]
  ) throws {
    let numbers = try rows().filter { $0.value == value }.map(\.number)
    guard !numbers.isEmpty else { throw StoreError.notFound }
    for number in numbers {
      try connection.statement("UPDATE \(table) SET level = ? WHERE patient = ? AND number = ?")
        .bind(level.rawValue, patient.value, number).run()
    }
  }

  /// Judges everything stored by the clinic's rule of the moment.
  func judgeAgain(in connection: Connection) throws {
    try catalog.load(from: connection)
    try LevelFill.run(connection, by: catalog.levels.sensitivity)
    try catalog.load(from: connection)
  }
}

extension ArchiveEntry {
  /// The kind of it, for the audit trail.
  var code: String {
    switch self {
    case .visit: "visit"
    case .condition: "condition"
    case .medication: "medication"
    case .allergy: "allergy"
    case .report: "report"
    case .followUp: "follow-up"
    case .indicator: "indicator"
    }
  }
}
