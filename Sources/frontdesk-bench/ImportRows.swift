internal import DemoClinic
internal import Domain
internal import Glibc
internal import SQLite
internal import Store

/// Taking in records of another system, durably, beside writing the same rows by hand.
enum ImportRows {
  private static let count = 200

  /// A table with its rows, each as its values in the order of the columns.
  private struct Copied {
    let insert: String
    let rows: [[ColumnValue]]
  }

  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    let folder = clinic.path + ".import"
    mkdir(folder, 0o700)
    defer { rmdir(folder) }
    let imported = folder + "/imported.sqlite"
    let written = folder + "/written.sqlite"
    defer { for path in [imported, written] { remove(path) } }
    let setup = ClinicSetup(
      name: Localized(same: "bench"),
      staff: [StaffMember(code: "demo", name: "demo", role: .manager)],
      indicators: try clinic.open().indicators)
    for path in [imported, written] {
      try Store.create(path: path, setup: setup, now: BenchClinic.now)
    }
    let demo = DemoClinic(
      seed: 99, patients: count, years: 10, today: BenchClinic.today, zone: BenchClinic.zone)
    let records = (0..<count).map { index in
      var record = demo.record(index)
      record.key = "bench-\(index)"
      return record
    }
    let values = records.reduce(0) { $0 + $1.measurements.count }
    let times = try take(records, into: imported)
    let copies = try records.indices.map { try Self.copies(of: $0 + 1, in: imported) }
    let floor = try write(copies, records: records, into: written)
    return [
      Row(
        "import one patient, one durable transaction, \(values) values in all", times,
        target: "≤ 3× raw prepared inserts of the same rows", floor: floor)
    ]
  }

  private static func take(_ records: [PatientRecord], into path: String) throws -> Times {
    let store = try Store(path: path, zone: BenchClinic.zone, now: { BenchClinic.now })
    _ = try store.act(as: "demo", systemUser: "")
    let importer = Importer(store, source: "bench")
    return try Times(records) { _ = try importer.take($0) }
  }

  /// Every row that an import wrote for one patient.
  private static func copies(of patient: Int, in path: String) throws -> [Copied] {
    let connection = try Connection(path: path, mode: .readOnly)
    return try [
      ("patient", "id"), ("patient_identifier", "patient"), ("contact_point", "patient"),
      ("encounter", "patient"), ("condition", "patient"), ("medication_statement", "patient"),
      ("allergy_intolerance", "patient"), ("diagnostic_report", "patient"),
      ("observation", "patient"), ("import_key", "patient"), ("audit_event", "patient"),
    ].map { table, column in
      let rows = try connection.statement("SELECT * FROM \(table) WHERE \(column) = ?")
      rows.bind(patient)
      var copied: [[ColumnValue]] = []
      while try rows.step() { copied.append((0..<rows.columnCount).map(rows.value)) }
      let marks = Array(repeating: "?", count: rows.columnCount).joined(separator: ",")
      return Copied(insert: "INSERT INTO \(table) VALUES (\(marks))", rows: copied)
    }
  }

  /// Writes the rows and the lookup keys of each patient in a durable transaction of its own.
  private static func write(
    _ patients: [[Copied]], records: [PatientRecord], into path: String
  ) throws -> Times {
    let connection = try Connection(path: path, mode: .readWrite)
    try connection.share()
    // Short texts are numbered differently in each file; they are no part of what is measured.
    try connection.execute("PRAGMA foreign_keys=OFF")
    let keys = records.enumerated().map { index, record in
      LookupKeys.keys(
        for: LookupSubject(
          patient: record.patient, contacts: record.contacts, identifiers: record.identifiers,
          card: CardNumber(serial: index + 1).description)
      ).joined(separator: " ")
    }
    return try Times(Array(patients.indices)) { index in
      try connection.execute("BEGIN IMMEDIATE")
      for table in patients[index] {
        let insert = try connection.statement(table.insert)
        for row in table.rows {
          for (place, value) in row.enumerated() { value.bind(to: insert, at: place + 1) }
          try insert.run()
        }
      }
      try connection.statement("INSERT INTO patient_lookup (rowid, keys) VALUES (?, ?)")
        .bind(index + 1, keys[index]).run()
      try connection.execute("COMMIT")
    }
  }

  private static func remove(_ path: String) {
    for end in ["", "-wal", "-shm", ".gate"] { unlink(path + end) }
  }
}
