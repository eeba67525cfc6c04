internal import DemoClinic
internal import Domain
internal import SQLite
internal import Store

/// The lookup query, as it is asked with every key.
enum LookupRows {
  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    let store = try clinic.open()
    let queries = Self.queries(clinic)
    let warm = queries.prefix(50)
    for query in warm { _ = try store.lookup(query.query, limit: 50) }
    let times = try Times(queries) { _ = try store.lookup($0.query, limit: 50) }
    let connection = try Connection(path: clinic.path, mode: .readOnly)
    let raw = try connection.statement(
      "SELECT rowid FROM patient_lookup WHERE patient_lookup MATCH ? LIMIT 50")
    let floor = try Times(queries) { item in
      raw.bind("\"\(item.query.terms[0][0].key)\"*")
      while try raw.step() {}
    }
    let kinds = Dictionary(grouping: queries, by: \.kind).sorted { $0.key < $1.key }
    let rows = try kinds.map { kind, group in
      Row(
        "lookup query, \(kind)", try Times(group) { _ = try store.lookup($0.query, limit: 50) })
    }
    return [Row("lookup query alone", times, target: "p99 ≤ 2 ms", floor: floor)] + rows
  }

  /// What people type for patients of the clinic, key by key.
  static func queries(_ clinic: BenchClinic) -> [(kind: String, query: LookupQuery)] {
    let demo = DemoClinic(
      seed: 1, patients: clinic.patients, years: 10, today: BenchClinic.today,
      zone: BenchClinic.zone)
    var random = Seeded(7)
    var found: [(kind: String, query: LookupQuery)] = []
    for _ in 0..<120 {
      let record = demo.record(Int.random(in: 0..<clinic.patients, using: &random))
      let name = record.patient.name
      let reading = name.unicodeScalars.compactMap { Pinyin.readings(of: $0).first }
      let initials = String(reading.compactMap(\.first))
      let phone = record.contacts.first { $0.system == .phone }?.value ?? "13800000000"
      let birth = record.patient.birthDate?.description ?? "1960-01-01"
      let typed: [(String, String)] = [
        ("hanzi", name), ("pinyin", reading.joined()), ("initials", initials),
        ("initials and phone", initials + " " + phone.suffix(4)),
        ("phone tail", String(phone.suffix(4))),
        ("birthday", birth), ("initials and birth year", initials + " " + birth.prefix(4)),
      ]
      for (kind, text) in typed {
        for length in 1...max(1, text.count) {
          let query = LookupQuery(String(text.prefix(length)), today: BenchClinic.today)
          if !query.isEmpty { found.append((kind, query)) }
        }
      }
    }
    return found
  }
}

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

/// Opening the day's queue.
enum QueueRows {
  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    let store = try clinic.open()
    let runs = Array(0..<100)
    let open = try store.queue(.all, limit: 1).total
    let counts = try Times(runs) { _ in _ = try store.queueCounts() }
    let today = try Times(runs) { _ in _ = try store.queue(.today, limit: 100) }
    let all = try Times(runs) { _ in _ = try store.queue(.all, limit: 100) }
    return [
      Row("the day's queue, \(open) open follow-ups", today, target: "≤ 10 ms"),
      Row("the whole queue, first page", all, target: "≤ 10 ms"),
      Row("counts of the title bar", counts),
    ]
  }
}

/// Taking in records of another system, durably.
enum ImportRows {
  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    let store = try clinic.open()
    let demo = DemoClinic(
      seed: 99, patients: 2000, years: 10, today: BenchClinic.today, zone: BenchClinic.zone)
    let importer = Importer(store, source: "bench")
    var random = Seeded(Seed.fresh)
    let tag = String(UInt64.random(in: 0 ... .max, using: &random), radix: 36)
    let records = (0..<200).map { index in
      var record = demo.record(index)
      // New people every run, so that nothing is a duplicate.
      record.key = "\(tag)-\(index)"
      record.identifiers = []
      return record
    }
    let values = records.reduce(0) { $0 + $1.measurements.count }
    let times = try Times(records) { _ = try importer.take($0) }
    return [
      Row("import one patient, one durable transaction, \(values) values in all", times)
    ]
  }

  private enum Seed {
    static var fresh: UInt64 { UInt64(Clock.milliseconds() * 1000) }
  }
}
