package import Domain
internal import SQLite

extension Store {
  /// What a patient agreed to and asked for; a row of the audit trail tells of it first.
  ///
  /// - Throws: `.notFound`; `.denied` for a restricted record to all but who may lift that.
  package func patientRights(of patient: PatientID) throws(StoreError) -> PatientRights {
    try require(.read, .patientRights)
    try requireVisible(patient)
    try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      try audit(.read, .patient, patient: patient, detail: "rights", in: connection)
    }
    return try read { connection in
      PatientRights(
        patient: patient, consents: try consents(of: patient, in: connection),
        corrections: try corrections(of: patient, in: connection).map { $0.masked(for: access) },
        restrictions: try restrictions(of: patient, in: connection),
        disclosures: try disclosures(of: patient, in: connection),
        texts: try consentTexts(in: connection),
        erasableFrom: try erasableFrom(patient, in: connection),
        mayEraseNow: try isAllowed(.erase, content: String(patient.value), in: connection))
    }
  }

  private func restrictions(
    of patient: PatientID, in connection: Connection
  ) throws -> [Restriction] {
    let rows = try connection.statement(
      """
      SELECT r.reason, r.requester, r.since, s.name, r.lifted_at
      FROM restriction r LEFT JOIN staff s ON s.id = r.by WHERE r.patient = ? ORDER BY r.id DESC
      """)
    rows.bind(patient.value)
    var found: [Restriction] = []
    while try rows.step() {
      found.append(
        Restriction(
          reason: rows.text(0), requester: rows.text(1), since: Instant(seconds: rows.integer(2)),
          staff: rows.optionalText(3),
          lifted: rows.optionalInteger(4).map(Instant.init(seconds:))))
    }
    return found
  }

  /// The text that was signed last for each purpose, whoever signed it.
  private func consentTexts(
    in connection: Connection
  ) throws -> [ConsentPurpose: ConsentText] {
    let rows = try connection.statement(
      """
      SELECT purpose, text_version, text FROM consent
      WHERE id IN (SELECT max(id) FROM consent WHERE \(Self.isNoSlip) GROUP BY purpose)
      """)
    var found: [ConsentPurpose: ConsentText] = [:]
    while try rows.step() {
      guard let purpose = ConsentPurpose(rawValue: rows.text(0)) else { continue }
      found[purpose] = ConsentText(version: rows.text(1), text: rows.text(2))
    }
    return found
  }
}
