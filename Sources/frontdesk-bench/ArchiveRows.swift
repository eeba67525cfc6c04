internal import Domain
internal import SQLite
internal import Store

/// Opening a record with many values.
enum ArchiveRows {
  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    let store = try clinic.open()
    let connection = try Connection(path: clinic.path, mode: .readOnly)
    let chosen = try Self.patients(around: 300, connection, count: clinic.patients)
    let raw = try connection.statement("SELECT * FROM observation WHERE patient = ?")
    let floor = try Times(chosen) { patient in
      raw.bind(patient.value)
      while try raw.step() {}
    }
    let read = try Times(chosen) { _ = try store.archive(of: $0, purpose: .preview) }
    return [
      Row("open a record of about 300 values, audited", read, target: "≤ 10 ms", floor: floor)
    ]
  }

  /// Patients with about so many values, spread over the clinic.
  private static func patients(
    around wanted: Int, _ connection: Connection, count: Int
  ) throws -> [PatientID] {
    let statement = try connection.statement(
      "SELECT count(*) FROM observation WHERE patient = ?")
    var random = Seeded(11)
    var found: [PatientID] = []
    var looked = 0
    while found.count < 100, looked < 40_000 {
      looked += 1
      let id = Int.random(in: 1...count, using: &random)
      statement.bind(id)
      if try statement.step(), statement.integer(0) > wanted * 2 / 3 { found.append(PatientID(id)) }
      statement.reset()
    }
    return found
  }
}
