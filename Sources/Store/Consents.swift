package import Domain
internal import SQLite

extension Store {
  /// What a patient signed, the newest first.
  package func consents(of patient: PatientID) throws(StoreError) -> [Consent] {
    try require(.read, .patientRights)
    return try read { connection in try consents(of: patient, in: connection) }
  }

  func consents(of patient: PatientID, in connection: Connection) throws -> [Consent] {
    let rows = try connection.statement(
      """
      SELECT id, purpose, text_version, text, signed_at, signer, relation, expires_day,
        withdrawn_at, withdrawal_reason
      FROM consent WHERE patient = ? AND \(Self.isNoSlip) ORDER BY id DESC
      """)
    rows.bind(patient.value)
    var found: [Consent] = []
    while try rows.step() {
      guard let purpose = ConsentPurpose(rawValue: rows.text(1)) else { continue }
      let signed = Instant(seconds: rows.integer(4))
      let details = ConsentDraft(
        purpose: purpose, textVersion: rows.text(2), text: rows.text(3), signer: rows.text(5),
        relation: ConsentRelation(rawValue: rows.text(6)) ?? .other,
        expires: Self.date(rows, 7))
      found.append(
        Consent(
          id: rows.integer(0), details: details, signed: signed, day: zone.day(signed),
          withdrawn: rows.optionalInteger(8).map(Instant.init(seconds:)),
          withdrawalReason: rows.optionalText(9)))
    }
    return found
  }

  /// Takes down that a patient, or who acts for them, has signed.
  ///
  /// - Throws: `.refused` where the signature does not count: without a text or a name, or a
  ///   child's own.
  package func sign(_ draft: ConsentDraft, of patient: PatientID) throws(StoreError) -> Consent {
    try require(.add, .patientRights)
    let moment = now()
    return try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      let signed = try sign(
        draft, of: patient, person: try person(patient, in: connection), at: moment, in: connection)
      try noteOwn(
        .consent, signed.id, of: patient, event: "sign \(draft.purpose.rawValue)", from: 0,
        to: Self.signedVersion, in: connection)
      return signed
    }
  }

  // MARK: - Slips

  /// A consent has two versions: as it was signed, and withdrawn.
  static let signedVersion = 1

  /// Leaves out what was taken down by mistake: the row is kept, and who took it back with it.
  static let isNoSlip = """
    NOT EXISTS (SELECT 1 FROM own_change o
      WHERE o.subject = consent.id AND o.object = 'consent' AND o.undone_at IS NOT NULL)
    """

  /// Takes a signature back that was taken down by mistake; what stood before it stands again.
  ///
  /// - Throws: `.conflict` when it was withdrawn since, `.notFound` when it was taken back already.
  func undoConsent(_ id: Int) throws(StoreError) {
    try require(.add, .patientRights)
    let patient = try read { connection in try standing(id, in: connection).patient }
    try requireVisible(patient)
    try write { connection in
      let one = try standing(id, in: connection)
      guard !one.isWithdrawn else { throw StoreError.conflict }
      try audit(
        .update, .patient, id: id, patient: patient, detail: "consent undo \(one.purpose)",
        in: connection)
      try noteTakenBack(
        .consent, id, from: Self.signedVersion, to: Self.signedVersion + 1, in: connection)
    }
  }

  private func standing(
    _ id: Int, in connection: Connection
  ) throws -> (patient: PatientID, purpose: String, isWithdrawn: Bool) {
    let row = try connection.statement(
      """
      SELECT patient, purpose, withdrawn_at IS NOT NULL FROM consent
      WHERE id = ? AND \(Self.isNoSlip)
      """)
    row.bind(id)
    defer { row.reset() }
    guard try row.step() else { throw StoreError.notFound }
    return (PatientID(row.integer(0)), row.text(1), row.integer(2) != 0)
  }

  // MARK: - Signing and withdrawing

  /// Takes a signature down in a transaction that others hold.
  @discardableResult
  func sign(
    _ draft: ConsentDraft, of patient: PatientID, person: Patient, at moment: Instant,
    in connection: Connection
  ) throws -> Consent {
    try check(draft, person: person, today: zone.day(moment))
    try connection.statement(
      """
      INSERT INTO consent (patient, purpose, text_version, text, signed_at, signer, relation,
        staff, expires_day) VALUES (?,?,?,?,?,?,?,?,?)
      """
    ).bind(
      patient.value, draft.purpose.rawValue, draft.textVersion, draft.text, moment.seconds,
      draft.signer, draft.relation.rawValue, actor, draft.expires?.dayNumber
    ).run()
    let id = connection.lastInsertID
    try audit(
      .create, .patient, id: id, patient: patient, detail: "consent \(draft.purpose.rawValue)",
      in: connection)
    return Consent(id: id, details: draft, signed: moment, day: zone.day(moment))
  }

  private func check(_ draft: ConsentDraft, person: Patient, today: CalendarDate) throws {
    func refuse(_ zh: String, _ en: String) throws -> Never {
      throw StoreError.refused(Localized(zh: zh, en: en))
    }
    if draft.text.isEmpty || draft.textVersion.isEmpty {
      try refuse("请给出同意书的版本和正文", "give the version and the text of the consent")
    }
    if draft.signer.isEmpty {
      try refuse("请填写签署人姓名", "say who signed")
    }
    if let age = person.birthDate?.age(on: today), age < ConsentRelation.ownAge,
      !ConsentRelation.forChildren.contains(draft.relation)
    {
      try refuse(
        "未满 \(ConsentRelation.ownAge) 周岁须由父母或监护人签署",
        "under \(ConsentRelation.ownAge) a parent or guardian must sign")
    }
    if let end = draft.expires, end < today {
      try refuse("有效期不能早于今天", "the last day cannot be in the past")
    }
  }

  /// Takes back what a patient agreed to for a purpose; it holds from the same moment.
  ///
  /// Withdrawn follow-up contact also takes the person's open follow-ups off the queue, so that
  /// nobody calls.
  ///
  /// - Returns: How many open follow-ups were closed by it.
  /// - Throws: `.notFound` when nothing stands for the purpose.
  package func withdrawConsent(
    _ purpose: ConsentPurpose, of patient: PatientID, reason: String
  ) throws(StoreError) -> Int {
    try require(.add, .patientRights)
    let moment = now()
    return try write { connection in
      try connection.statement(
        """
        UPDATE consent SET withdrawn_at = ?, withdrawn_by = ?, withdrawal_reason = ?
        WHERE patient = ? AND purpose = ? AND withdrawn_at IS NULL AND \(Self.isNoSlip)
        """
      ).bind(moment.seconds, actor, reason, patient.value, purpose.rawValue).run()
      guard connection.changes > 0 else { throw StoreError.notFound }
      var closed = 0
      if purpose == .followUp {
        try connection.statement(
          "UPDATE follow_up SET state = ?, version = version + 1 WHERE patient = ? AND state = ?"
        ).bind(FollowUpState.closed.rawValue, patient.value, FollowUpState.open.rawValue).run()
        closed = connection.changes
      }
      try audit(
        .update, .patient, patient: patient, detail: "consent withdrawn \(purpose.rawValue)",
        in: connection)
      return closed
    }
  }

  /// Whether a purpose may be pursued now.
  ///
  /// For care and follow-up contact the contract with the patient is enough until they object
  /// (PIPL article 13); every other purpose needs a consent that stands.
  package func mayPursue(
    _ purpose: ConsentPurpose, of patient: PatientID
  ) throws(StoreError) -> Bool {
    try require(.read, .identity, of: patient)
    let today = zone.day(now())
    return try read { connection in
      let all = try consents(of: patient, in: connection).filter { $0.details.purpose == purpose }
      guard let newest = all.first else { return [.care, .followUp].contains(purpose) }
      return newest.isInForce(on: today)
    }
  }
}
