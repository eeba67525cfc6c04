package import Domain
internal import FollowUps
internal import SQLite

extension Store {
  /// Everything held on one person, numbers whole, for the person or who acts for them.
  ///
  /// A row of the audit trail and one of the disclosures tell of it before anything is returned.
  ///
  /// - Parameters:
  ///   - recipient: Who gets it, such as `本人`.
  ///   - purpose: What it is for.
  /// - Throws: `.notFound` when there is no such patient.
  package func exportPerson(
    _ patient: PatientID, to recipient: String, purpose: String
  ) throws(StoreError) -> PersonExport {
    try require(.change, .patientRights)
    let moment = now()
    try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      try connection.statement(
        """
        INSERT INTO disclosure (patient, recipient, purpose, what, at, staff) VALUES (?,?,?,?,?,?)
        """
      ).bind(patient.value, recipient, purpose, "everything", moment.seconds, actor).run()
      try audit(.read, .patient, patient: patient, detail: "export person", in: connection)
    }
    return try read { connection in
      PersonExport(
        archive: try wholeArchive(of: patient, in: connection),
        consents: try consents(of: patient, in: connection),
        corrections: try corrections(of: patient, in: connection),
        disclosures: try disclosures(of: patient, in: connection),
        appointments: try appointments(of: patient, in: connection),
        card: try CardRows(store: self, connection: connection, patient: patient)
          .entry(upTo: Self.wholeCard),
        merges: try merges(of: patient, in: connection),
        notices: try notices(of: patient, in: connection),
        family: try family(of: patient, in: connection),
        tags: try tagPeriods(of: patient, in: connection),
        tagOverrides: try overrides(of: patient, in: connection).reversed(),
        plans: try plans(of: patient, in: connection).given,
        forms: try filedForms(of: patient, in: connection),
        carePlans: try carePlans(of: patient, in: connection),
        advice: try allAdvice(of: patient, in: connection))
    }
  }

  /// What was given to whom about a person, the newest first.
  package func disclosures(of patient: PatientID) throws(StoreError) -> [Disclosure] {
    try require(.read, .patientRights)
    return try read { connection in try disclosures(of: patient, in: connection) }
  }

  func disclosures(
    of patient: PatientID, in connection: Connection
  ) throws -> [Disclosure] {
    let rows = try connection.statement(
      """
      SELECT d.recipient, d.purpose, d.what, d.at, s.name
      FROM disclosure d LEFT JOIN staff s ON s.id = d.staff WHERE d.patient = ? ORDER BY d.id DESC
      """)
    rows.bind(patient.value)
    var found: [Disclosure] = []
    while try rows.step() {
      found.append(
        Disclosure(
          recipient: rows.text(0), purpose: rows.text(1), what: rows.text(2),
          at: Instant(seconds: rows.integer(3)), staff: rows.optionalText(4)))
    }
    return found
  }
}
