internal import Dispatch
package import Domain
internal import Glibc
internal import SQLite
internal import Synchronization

/// Builds a whole new database at full speed, such as the demo clinic.
///
/// Records are made on a second thread while this one writes. The file is built under another
/// name without a journal and takes its own name when it is whole, so that a load that was
/// stopped leaves nothing behind. Memory stays flat: a few batches and SQLite's page cache.
package struct BulkLoader {
  private static let batchSize = 512
  /// Batches in flight at most.
  private static let depth = 4

  /// Builds a database with `count` patients.
  ///
  /// - Parameters:
  ///   - record: Makes the record of an index from 0; called from another thread, in order.
  ///   - progress: Told how many are written; false stops the load.
  /// - Returns: Whether the load went to its end; a stopped one leaves no file.
  package static func build(
    path: String, setup: ClinicSetup, count: Int, now: Instant,
    record: @escaping @Sendable (Int) -> PatientRecord, progress: (Int) -> Bool
  ) throws(StoreError) -> Bool {
    try DatabaseFile.makeFolder(for: path)
    let resolved = try DatabaseFile.resolve(path)
    guard !DatabaseFile.exists(resolved) else { throw .alreadyThere(path: resolved) }
    try DatabaseFile.checkFileSystem(resolved)
    let building = resolved + ".building"
    unlink(building)
    do {
      let isWhole = try load(
        building, setup: setup, count: count, now: now, record: record, progress: progress)
      guard isWhole else {
        unlink(building)
        return false
      }
    } catch {
      unlink(building)
      throw StoreError(error)
    }
    // `link` fails where `rename` would replace a file made in the meantime.
    guard link(building, resolved) == 0 else {
      unlink(building)
      throw .alreadyThere(path: resolved)
    }
    unlink(building)
    return true
  }

  private static func load(
    _ path: String, setup: ClinicSetup, count: Int, now: Instant,
    record: @escaping @Sendable (Int) -> PatientRecord, progress: (Int) -> Bool
  ) throws -> Bool {
    let connection = try Connection(path: path, mode: .bulk)
    try connection.execute("PRAGMA page_size=4096")
    try connection.execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF")
    try connection.execute("PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-16000")
    try connection.execute("PRAGMA foreign_keys=OFF")
    try connection.execute("BEGIN")
    try Store.makeTables(in: connection)
    try Store.fill(connection, setup: setup, now: now)
    let catalog = Catalog()
    for indicator in setup.indicators { try catalog.insert(indicator, in: connection) }
    try connection.execute(
      "INSERT INTO patient_lookup (patient_lookup, rank) VALUES ('automerge', 0)")
    try connection.execute(
      "INSERT INTO patient_lookup (patient_lookup, rank) VALUES ('hashsize', \(8 << 20))")
    let writer = try BulkWriter(connection, catalog: catalog, staff: setup.staff, now: now)
    guard try pump(count: count, record: record, writer: writer, progress: progress) else {
      return false
    }
    try finish(connection, count: count)
    return true
  }

  /// Makes records on another thread and writes them on this one, in order.
  private static func pump(
    count: Int, record: @escaping @Sendable (Int) -> PatientRecord, writer: BulkWriter,
    progress: (Int) -> Bool
  ) throws -> Bool {
    let line = Line<[PatientRecord]>(depth: depth)
    let batches = (count + batchSize - 1) / batchSize
    DispatchQueue(label: "frontdesk.bulk").async {
      for batch in 0..<batches {
        let range = (batch * batchSize)..<min(count, (batch + 1) * batchSize)
        guard line.put(range.map(record)) else { return }
      }
    }
    defer { line.close() }
    var written = 0
    for _ in 0..<batches {
      for one in line.take() { try writer.write(one) }
      written = min(count, written + batchSize)
      guard progress(written) else { return false }
    }
    return true
  }

  private static func finish(_ connection: Connection, count: Int) throws {
    try Store.set(.patientCount, to: String(count), in: connection)
    try connection.execute("COMMIT")
    try connection.execute("INSERT INTO patient_lookup (patient_lookup) VALUES ('optimize')")
    try connection.execute(
      "INSERT INTO patient_lookup (patient_lookup, rank) VALUES ('automerge', 4)")
    try connection.execute(
      "INSERT INTO patient_lookup (patient_lookup, rank) VALUES ('hashsize', \(1 << 20))")
    try connection.execute(Schema.indexes)
    connection.forgetStatements()
    try connection.execute("PRAGMA locking_mode=NORMAL")
    try connection.useWriteAheadLog()
  }
}

/// Writes records of a bulk load, patients numbered from 1 in the order they come.
private struct BulkWriter {
  private let records: RecordWriter
  private let observations: ObservationWriter
  private let catalog: Catalog
  private let staffIDs: [String: Int]
  private let now: Instant

  init(_ connection: Connection, catalog: Catalog, staff: [StaffMember], now: Instant) throws {
    records = RecordWriter(connection: connection, catalog: catalog)
    observations = try ObservationWriter(connection, catalog: catalog)
    self.catalog = catalog
    self.now = now
    staffIDs = Dictionary(
      staff.enumerated().map { ($1.code, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }

  func write(_ record: PatientRecord) throws {
    let patient = try records.insertPatient(record, at: now)
    var encounterNumbers: [String: Int] = [:]
    for (number, part) in record.encounters.enumerated() {
      try records.insert(part.value, number: number, of: patient)
      if let key = part.key { encounterNumbers[key] = number }
    }
    for (number, part) in record.conditions.enumerated() {
      try records.insert(part.value, number: number, of: patient)
    }
    for (number, part) in record.medications.enumerated() {
      try records.insert(part.value, number: number, of: patient)
    }
    for (number, part) in record.allergies.enumerated() {
      try records.insert(part.value, number: number, of: patient)
    }
    for (number, part) in record.reports.enumerated() {
      try records.insert(part.value, number: number, of: patient)
    }
    try writeObservations(record, patient: patient, encounters: encounterNumbers)
    for followUp in record.followUps {
      try records.insert(followUp, of: patient, staffIDs: staffIDs)
    }
  }

  /// Writes values in the order of the table, so that its tree only grows at the end.
  private func writeObservations(
    _ record: PatientRecord, patient: PatientID, encounters: [String: Int]
  ) throws {
    var order: [(indicator: Int, at: Int, index: Int)] = []
    order.reserveCapacity(record.measurements.count)
    for (index, part) in record.measurements.enumerated() {
      guard let id = catalog.indicatorIDs[part.value.indicator] else {
        throw StoreError.refused(
          Localized(
            zh: "指标字典缺少 \(part.value.indicator)",
            en: "the indicator dictionary lacks \(part.value.indicator)"))
      }
      order.append((id, part.value.observation.instant.seconds, index))
    }
    order.sort { ($0.indicator, $0.at, $0.index) < ($1.indicator, $1.at, $1.index) }
    var number = 0
    for (position, entry) in order.enumerated() {
      let repeats =
        position > 0 && order[position - 1].indicator == entry.indicator
        && order[position - 1].at == entry.at
      number = repeats ? number + 1 : 0
      let part = record.measurements[entry.index]
      try observations.write(
        part.value.observation, patient: patient, indicator: entry.indicator,
        unit: catalog.indicatorsByID[entry.indicator]?.unit ?? "", number: number,
        encounter: part.encounterKey.flatMap { encounters[$0] })
    }
  }
}

/// A line between a thread that makes and one that takes, of bounded length.
private final class Line<Item: Sendable>: Sendable {
  private struct State: Sendable {
    var items: [Item] = []
    var isClosed = false
  }
  private let state = Mutex(State())
  private let space: DispatchSemaphore
  private let filled = DispatchSemaphore(value: 0)

  init(depth: Int) {
    // A semaphore that goes with less than it began with traps, so it begins with nothing.
    space = DispatchSemaphore(value: 0)
    for _ in 0..<depth { space.signal() }
  }

  /// Adds an item when there is room; false when the taker has gone.
  func put(_ item: Item) -> Bool {
    space.wait()
    let isOpen = state.withLock { state in
      guard !state.isClosed else { return false }
      state.items.append(item)
      return true
    }
    filled.signal()
    return isOpen
  }

  /// The next item; waits for it.
  func take() -> Item {
    filled.wait()
    defer { space.signal() }
    return state.withLock { $0.items.removeFirst() }
  }

  /// Tells the maker that nobody takes any more.
  func close() {
    state.withLock { $0.isClosed = true }
    space.signal()
  }
}
