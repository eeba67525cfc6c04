internal import Domain
internal import SQLite

extension Store {
  /// Coming appointments that the counter is told of.
  private static let mostComing = 3

  /// What the counter needs of a person, as far as it is the role's: a few rows by primary key or
  /// by patient.
  ///
  /// - Parameters:
  ///   - person: As stored, with their numbers and contacts.
  func counterFacts(
    of patient: PatientID, _ person: Patient, _ identifiers: [PatientIdentifier],
    _ contacts: [ContactPoint], in connection: Connection
  ) throws -> CounterFacts {
    let today = today
    let seesRights = access.allows(.read, .patientRights)
    let signed = seesRights ? try consents(of: patient, in: connection) : nil
    return CounterFacts(
      appointments: access.allows(.read, .queue)
        ? try coming(patient, most: Self.mostComing, in: connection) : [],
      notices: try openNotices(of: patient, in: connection),
      // Whoever works with masked cards cannot tell what is missing.
      missing: access.seesWholeNames
        ? MissingItem.all(
          of: person, identifiers: identifiers, contacts: contacts,
          hasContact: try hasRelative(patient, in: connection),
          hasConsent: signed.map { $0.contains { $0.details.purpose == .care } })
        : [],
      consents: signed.map { ConsentStanding.all(of: $0, on: today) { zone.day($0) } },
      family: try family(of: patient, in: connection))
  }

  private func hasRelative(_ patient: PatientID, in connection: Connection) throws -> Bool {
    let row = try connection.statement("SELECT 1 FROM related_person WHERE patient = ? LIMIT 1")
    row.bind(patient.value)
    defer { row.reset() }
    return try row.step()
  }
}

// MARK: - Taking in

extension Store {
  /// Takes in what is known at the counter, as a demo does; of people who are not there or have died
  /// nothing.
  func takeInCounter(_ plan: DayPlan, in connection: Connection) throws {
    let notice = try connection.statement(
      """
      INSERT INTO notice (patient, kind, text, fen, until_day, state, at)
      SELECT id, ?2, ?3, ?4, ?5, 'open', ?6 FROM patient WHERE id = ?1 AND is_deceased = 0
      """)
    for one in plan.notices {
      try notice.bind(
        one.patient.value, one.draft.kind.rawValue, one.draft.text, one.draft.amount?.fen,
        one.draft.until?.dayNumber, one.at.seconds
      ).run()
    }
    let link = try connection.statement(
      """
      INSERT INTO family_link (patient, relative, relation, shares_household, at)
      SELECT a.id, b.id, ?3, ?4, ?5 FROM patient a, patient b WHERE a.id = ?1 AND b.id = ?2
      """)
    for one in plan.families {
      try link.bind(
        one.patient.value, one.relative.value, one.relation.rawValue, one.sharesHousehold,
        now().seconds
      ).run()
    }
    let consent = try connection.statement(
      """
      INSERT INTO consent (patient, purpose, text_version, text, signed_at, signer, relation,
        withdrawn_at, withdrawal_reason)
      SELECT id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM patient WHERE id = ?1
      """)
    for one in plan.consents {
      try consent.bind(
        one.patient.value, one.draft.purpose.rawValue, one.draft.textVersion, one.draft.text,
        one.at.seconds, one.draft.signer, one.draft.relation.rawValue, one.withdrawn?.seconds,
        one.withdrawn == nil ? nil as String? : "本人要求"
      ).run()
    }
  }
}
