internal import Domain
internal import SQLite

/// A record with everything worked out that needs no database, on the thread that made it.
struct PreparedRecord: Sendable {
  let record: PatientRecord
  let lookupKeys: String
  let sortKey: String
  /// Values in the order of the table, so that its tree only grows at the end.
  let observations: [ObservationRow]
  /// The code of an indicator that the dictionary lacks; nil when it has all.
  let missingIndicator: String?
}

/// Works out what of a record needs no database.
struct RecordPreparer: Sendable {
  private let indicators: [String: (id: Int, unit: String)]

  init(_ catalog: Catalog) {
    indicators = catalog.indicatorIDs.mapValues { id in
      (id, catalog.indicatorsByID[id]?.unit ?? "")
    }
  }

  func prepare(_ record: PatientRecord, patient: PatientID) -> PreparedRecord {
    var order: [(indicator: Int, at: Int, index: Int, unit: String)] = []
    order.reserveCapacity(record.measurements.count)
    var missing: String?
    for (index, part) in record.measurements.enumerated() {
      guard let indicator = indicators[part.value.indicator] else {
        missing = part.value.indicator
        continue
      }
      let at = part.value.observation.instant.seconds
      order.append((indicator.id, at, index, indicator.unit))
    }
    order.sort { ($0.indicator, $0.at, $0.index) < ($1.indicator, $1.at, $1.index) }
    return PreparedRecord(
      record: record, lookupKeys: record.lookupKeys(patient),
      sortKey: PinyinSortKey.key(record.patient.name), observations: rows(order, record),
      missingIndicator: missing)
  }

  private func rows(
    _ order: [(indicator: Int, at: Int, index: Int, unit: String)], _ record: PatientRecord
  ) -> [ObservationRow] {
    var encounters: [String: Int] = [:]
    for (number, part) in record.encounters.enumerated() {
      if let key = part.key { encounters[key] = number }
    }
    var rows: [ObservationRow] = []
    rows.reserveCapacity(order.count)
    for (position, entry) in order.enumerated() {
      let repeats =
        position > 0 && order[position - 1].indicator == entry.indicator
        && order[position - 1].at == entry.at
      let part = record.measurements[entry.index]
      rows.append(
        ObservationRow(
          part.value.observation, indicator: entry.indicator, unit: entry.unit,
          number: repeats ? (rows.last?.number ?? 0) + 1 : 0,
          encounter: part.encounterKey.flatMap { encounters[$0] }))
    }
    return rows
  }
}

/// Writes records of a bulk load, patients numbered from 1 in the order they come.
struct BulkWriter {
  let preparer: RecordPreparer
  private let records: RecordWriter
  private let observations: ObservationWriter
  private let staffIDs: [String: Int]
  private let now: Instant

  init(_ connection: Connection, catalog: Catalog, staff: [StaffMember], now: Instant) throws {
    preparer = RecordPreparer(catalog)
    records = RecordWriter(connection: connection, catalog: catalog)
    observations = try ObservationWriter(connection, catalog: catalog)
    self.now = now
    staffIDs = Dictionary(
      staff.enumerated().map { ($1.code, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }

  func write(_ prepared: PreparedRecord) throws {
    if let code = prepared.missingIndicator {
      throw StoreError.refused(
        Localized(zh: "指标字典缺少 \(code)", en: "the indicator dictionary lacks \(code)"))
    }
    let record = prepared.record
    let patient = try records.insertPatient(
      record, at: now, keys: prepared.lookupKeys, sortKey: prepared.sortKey)
    for (number, part) in record.encounters.enumerated() {
      try records.insert(part.value, number: number, of: patient)
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
    for row in prepared.observations { try observations.write(row, patient: patient) }
    for followUp in record.followUps {
      try records.insert(followUp, of: patient, staffIDs: staffIDs)
    }
  }
}
