package import Domain
internal import SQLite

/// A person whose record is kept and hidden.
package struct RestrictedPatient: Hashable, Sendable {
  package let patient: PatientID
  package let card: String
  package let reason: String
  /// Who asked, and in what capacity.
  package let requester: String
  package let since: Instant
}

extension Store {
  /// Hides a patient from every search, list and queue, without losing anything.
  ///
  /// PIPL article 47: while the law's retention runs, data that the person wants deleted is only
  /// stored and protected.
  ///
  /// - Parameters:
  ///   - requester: Who asked, and in what capacity, such as `本人`.
  /// - Throws: `.notFound`; `.refused` when it is hidden already.
  package func restrict(
    _ patient: PatientID, reason: String, requester: String
  ) throws(StoreError) {
    try require(.change, .patientRights)
    let moment = now()
    try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      let writer = RecordWriter(connection: connection, catalog: catalog)
      guard try !writer.isHidden(patient) else {
        throw StoreError.refused(Localized(zh: "该档案已限制查看", en: "this record is restricted already"))
      }
      try writer.deleteKeys(
        try card(of: patient, in: connection).lookupKeys(patient), of: patient)
      let old = try auditDigest(of: patient.value, in: .patient, connection)
      try connection.statement("UPDATE patient SET restricted_at = ? WHERE id = ?")
        .bind(moment.seconds, patient.value).run()
      try setOpenFollowUps(of: patient, from: .open, to: .withheld, in: connection)
      try connection.statement("DELETE FROM recent_patient WHERE patient = ?")
        .bind(patient.value).run()
      try connection.statement(
        "INSERT INTO restriction (patient, reason, requester, since, by) VALUES (?,?,?,?,?)"
      ).bind(patient.value, reason, requester, moment.seconds, actor).run()
      try audit(
        .update, .patient, patient: patient, detail: "restrict",
        before: old, after: try auditDigest(of: patient.value, in: .patient, connection),
        in: connection)
    }
  }

  /// Lets a restricted patient be found again.
  ///
  /// - Throws: `.notFound` when nothing restricts the patient.
  package func liftRestriction(of patient: PatientID) throws(StoreError) {
    try require(.change, .patientRights)
    let moment = now()
    try write { connection in
      try connection.statement(
        """
        UPDATE restriction SET lifted_at = ?, lifted_by = ?
        WHERE patient = ? AND lifted_at IS NULL
        """
      ).bind(moment.seconds, actor, patient.value).run()
      guard connection.changes > 0 else { throw StoreError.notFound }
      let old = try auditDigest(of: patient.value, in: .patient, connection)
      try connection.statement("UPDATE patient SET restricted_at = NULL WHERE id = ?")
        .bind(patient.value).run()
      let writer = RecordWriter(connection: connection, catalog: catalog)
      try writer.insertKeys(
        try card(of: patient, in: connection).lookupKeys(patient), of: patient)
      try setOpenFollowUps(of: patient, from: .withheld, to: .open, in: connection)
      try audit(
        .update, .patient, patient: patient, detail: "restriction lifted",
        before: old, after: try auditDigest(of: patient.value, in: .patient, connection),
        in: connection)
    }
  }

  private func setOpenFollowUps(
    of patient: PatientID, from: FollowUpState, to state: FollowUpState, in connection: Connection
  ) throws {
    try connection.statement(
      "UPDATE follow_up SET state = ?, version = version + 1 WHERE patient = ? AND state = ?"
    ).bind(state.rawValue, patient.value, from.rawValue).run()
  }

  /// Everybody whose record is restricted, the newest first.
  package func restrictedPatients() throws(StoreError) -> [RestrictedPatient] {
    try require(.change, .patientRights)
    return try read { connection in
      let rows = try connection.statement(
        """
        SELECT patient, reason, requester, since FROM restriction WHERE lifted_at IS NULL
          AND patient IN (SELECT id FROM patient WHERE restricted_at IS NOT NULL)
        ORDER BY id DESC
        """)
      var found: [RestrictedPatient] = []
      while try rows.step() {
        found.append(
          RestrictedPatient(
            patient: PatientID(rows.integer(0)),
            card: CardNumber(serial: rows.integer(0)).description, reason: rows.text(1),
            requester: rows.text(2), since: Instant(seconds: rows.integer(3))))
      }
      return found
    }
  }

  /// Refuses a record that is restricted to all but who answers for patients' rights, and leaves a
  /// row of the attempt; outside of any transaction.
  func requireVisible(_ patient: PatientID) throws(StoreError) {
    guard !access.allows(.change, .patientRights) else { return }
    let isHidden = try read { connection in
      try RecordWriter(connection: connection, catalog: catalog).isHidden(patient)
    }
    if isHidden { throw refusal(.read, .patientRights, of: patient) }
  }
}
