package import Domain
package import Interchange
internal import SQLite

/// Takes patient records from outside into the store, each once.
///
/// A part is known again by the key it has in its source, so bringing a file twice changes
/// nothing; a part whose content changed is updated, and a value that changed is superseded by its
/// correction, never overwritten. One record is one transaction.
package struct Importer {
  private let store: Store
  /// Put before every key, so that two systems that both have a `Patient/1` stay apart.
  private let source: String
  /// Whether everything is counted and nothing is kept.
  package let isDryRun: Bool

  package init(_ store: Store, source: String, isDryRun: Bool = false) {
    self.store = store
    self.source = source
    self.isDryRun = isDryRun
  }

  /// Carries an outcome out of a transaction that is undone on purpose.
  private struct DryRun: Error {
    let outcome: Outcome
  }

  /// One transaction; of a dry run nothing stays.
  private func transaction(
    _ body: (Connection) throws -> Outcome
  ) throws(StoreError) -> Outcome {
    try store.require(.change, .importing)
    guard isDryRun else { return try store.write(body) }
    do {
      return try store.transaction { connection in
        throw DryRun(outcome: try body(connection))
      }
    } catch let rehearsal as DryRun {
      // Numbers given inside the undone transaction do not exist.
      try asStore { try store.catalog.load(from: store.database.connection) }
      return rehearsal.outcome
    } catch {
      throw StoreError(error)
    }
  }

  /// How taking one record went.
  package enum Outcome: Hashable, Sendable {
    case taken(ImportSummary)
    /// The key belongs to a patient who is somebody else; nothing was changed.
    case identityConflict(refusedObservations: Int)
    /// The record has no patient of its own and names one that the store does not know.
    case unknownPatient(refusedObservations: Int)
  }

  /// Takes a record with its patient.
  package func take(_ record: PatientRecord) throws(StoreError) -> Outcome {
    try transaction { connection in
      var session = ImportSession(store: store, connection: connection, source: source)
      switch try session.patient(for: record.withSourceNumber(source)) {
      case .conflict: return .identityConflict(refusedObservations: record.measurements.count)
      case .known(let id, let change):
        session.count(change)
        try session.take(PatientParts(of: record), patient: id)
        if session.didChange {
          try store.audit(
            change == .new ? .create : .update, .patient, patient: id, detail: "import",
            in: connection)
        }
        return .taken(session.summary)
      }
    }
  }

  /// Takes parts whose patient was brought by an earlier file.
  ///
  /// - Parameter parts: Their `key` or `identifier` names the patient.
  package func takeUnattached(_ parts: PatientParts) throws(StoreError) -> Outcome {
    try transaction { connection in
      var session = ImportSession(store: store, connection: connection, source: source)
      guard let id = try session.knownPatient(parts) else {
        return .unknownPatient(refusedObservations: parts.measurements.count)
      }
      try session.take(parts, patient: id)
      if session.didChange {
        try store.audit(.update, .patient, patient: id, detail: "import", in: connection)
      }
      return .taken(session.summary)
    }
  }
}

extension Store {
  /// A problem of an import as it is kept: where it was, never what stood there.
  package struct KeptProblem: Sendable {
    package let file: String
    package let diagnostic: Diagnostic

    package init(file: String, diagnostic: Diagnostic) {
      self.file = file
      self.diagnostic = diagnostic
    }
  }

  /// Keeps that an import took place, with its problems.
  package func recordImport(
    format: String, files: Int, summary: ImportSummary, problems: [KeptProblem]
  ) throws(StoreError) {
    try require(.change, .importing)
    try write { connection in
      let words =
        "patients \(summary.newPatients)/\(summary.updatedPatients)/\(summary.unchangedPatients) "
        + "observations \(summary.newObservations)/\(summary.duplicateObservations)"
        + "/\(summary.correctedObservations)/\(summary.refusedObservations)"
      try connection.statement(
        "INSERT INTO import_batch (at, staff, format, files, summary) VALUES (?,?,?,?,?)"
      ).bind(now().seconds, actor, format, files, words).run()
      let batch = connection.lastInsertID
      for (number, problem) in problems.prefix(1000).enumerated() {
        try connection.statement("INSERT INTO import_problem VALUES (?,?,?,?,?,?,?,?)").bind(
          batch, number, problem.diagnostic.severity.rawValue, problem.diagnostic.code,
          problem.file, problem.diagnostic.place?.line, problem.diagnostic.place?.column,
          problem.diagnostic.place?.path ?? ""
        ).run()
      }
      try audit(.create, .importBatch, id: batch, detail: format, in: connection)
    }
  }

  /// Keeps the indicators of a dictionary that the database lacks; returns how many were new.
  package func addIndicators(_ wanted: [Indicator]) throws(StoreError) -> Int {
    try require(.change, .importing)
    return try write { connection in
      var added = 0
      for indicator in wanted where catalog.indicatorIDs[indicator.code] == nil {
        try catalog.insert(indicator, in: connection)
        added += 1
      }
      if added > 0 { try audit(.create, .database, detail: "indicators", in: connection) }
      return added
    }
  }
}
