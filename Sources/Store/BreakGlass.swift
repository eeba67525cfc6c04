package import Domain
internal import SQLite

extension Store {
  /// Opens the content of one patient's archive for half an hour to somebody without the right.
  ///
  /// Never what is very sensitive, and no right to change anything. Asked again while it lasts, it
  /// gives the same leave and makes it no longer.
  ///
  /// - Parameter reason: In words, at least ``BreakGlassGrant/shortestReason`` characters.
  /// - Throws: `.refused` when the reason is too short, `.notFound` without such a patient.
  package func breakGlass(
    _ patient: PatientID, code: BreakGlassCode, reason: String
  ) throws(StoreError) -> BreakGlassGrant {
    try require(.add, .breakGlass, of: patient)
    try requireVisible(patient)
    let words = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard words.count >= BreakGlassGrant.shortestReason else {
      throw .refused(
        Localized(
          zh: "请写明理由，至少 \(BreakGlassGrant.shortestReason) 个字",
          en: "give the reason in at least \(BreakGlassGrant.shortestReason) characters"))
    }
    return try write { connection in
      guard let actor else { throw StoreError.denied(.add, .breakGlass) }
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      if let present = try activeGrant(patient, in: connection) { return present }
      let since = try latestMoment(in: connection)
      let until = since.adding(seconds: BreakGlassGrant.longest)
      let newest = try connection.integer("SELECT max(id) FROM audit_event") ?? 0
      try connection.statement(
        """
        INSERT INTO break_glass (staff, patient, code, reason, since, until, after_event)
        VALUES (?,?,?,?,?,?,?)
        """
      ).bind(actor, patient.value, code.rawValue, words, since.seconds, until.seconds, newest).run()
      let id = connection.lastInsertID
      try audit(
        .execute, .access, id: id, patient: patient, detail: "break-glass start \(code.rawValue)",
        reason: words, in: connection)
      return BreakGlassGrant(id: id, patient: patient, code: code, since: since, until: until)
    }
  }

  /// Gives the leave up before its time; one that is over already is no failure.
  package func endBreakGlass(_ patient: PatientID) throws(StoreError) {
    try require(.add, .breakGlass, of: patient)
    try write { connection in
      guard let grant = try activeGrant(patient, in: connection) else { return }
      try connection.statement("UPDATE break_glass SET ended_at = ? WHERE id = ?")
        .bind(try latestMoment(in: connection).seconds, grant.id).run()
      try audit(
        .execute, .access, id: grant.id, patient: patient, detail: "break-glass end",
        in: connection)
    }
  }

  /// The leave of the acting member of staff for a patient; nil when there is none now.
  package func activeBreakGlass(_ patient: PatientID) throws(StoreError) -> BreakGlassGrant? {
    try checkStanding()
    guard access.allows(.add, .breakGlass) else { return nil }
    return try read { connection in try activeGrant(patient, in: connection) }
  }

  /// The leave that holds now; whoever lost the role has none.
  func activeGrant(
    _ patient: PatientID, in connection: Connection
  ) throws -> BreakGlassGrant? {
    guard let actor, access.allows(.add, .breakGlass) else { return nil }
    let row = try connection.statement(
      """
      SELECT id, code, since, until,
        (SELECT max(at) FROM audit_event a WHERE a.id > g.after_event)
      FROM break_glass g WHERE staff = ? AND patient = ? AND ended_at IS NULL AND until > ?
      ORDER BY id DESC LIMIT 1
      """)
    row.bind(actor, patient.value, now().seconds)
    defer { row.reset() }
    guard try row.step() else { return nil }
    let until = Instant(seconds: row.integer(3))
    // A clock set back makes nothing last longer.
    guard row.optionalInteger(4).map({ $0 < until.seconds }) ?? true,
      let code = BreakGlassCode(rawValue: row.text(1))
    else { return nil }
    return BreakGlassGrant(
      id: row.integer(0), patient: patient, code: code,
      since: Instant(seconds: row.integer(2)), until: until)
  }
}

// MARK: - Watching over it

extension Store {
  /// The uses since a moment, the newest first, for the list of the next morning.
  ///
  /// - Parameter limit: Most rows to return.
  package func breakGlassUses(
    since: Instant, limit: Int = 500
  ) throws(StoreError) -> [BreakGlassUse] {
    try require(.read, .breakGlass)
    return try read { connection in
      let rows = try connection.statement(
        """
        SELECT g.id, s.code, s.name, g.patient, p.name, g.code, g.reason, g.since, g.until,
          g.ended_at, (SELECT count(*) FROM audit_event a WHERE a.patient = g.patient
            AND a.id > g.after_event AND a.staff = g.staff AND a.action = 'R'
            AND a.detail LIKE '% break-glass ' || g.id), g.review, r.name
        FROM break_glass g JOIN staff s ON s.id = g.staff JOIN patient p ON p.id = g.patient
          LEFT JOIN staff r ON r.id = g.reviewed_by
        WHERE g.since >= ? ORDER BY g.id DESC LIMIT ?
        """)
      rows.bind(since.seconds, limit)
      var found: [BreakGlassUse] = []
      while try rows.step() {
        let patient = PatientID(rows.integer(3))
        found.append(
          BreakGlassUse(
            id: rows.integer(0), staff: rows.text(1), staffName: rows.text(2), patient: patient,
            card: CardNumber(serial: patient.value).description,
            patientName: access.seesWholeNames ? rows.text(4) : Mask.name(rows.text(4)),
            code: BreakGlassCode(rawValue: rows.text(5)) ?? .emergency, reason: rows.text(6),
            since: Instant(seconds: rows.integer(7)), until: Instant(seconds: rows.integer(8)),
            endedAt: rows.optionalInteger(9).map(Instant.init), looks: rows.integer(10),
            review: rows.optionalText(11), reviewer: rows.optionalText(12)))
      }
      return found
    }
  }

  /// Writes down what the auditor found of a use.
  ///
  /// - Throws: `.refused` for one's own use or an empty text, `.conflict` when somebody reviewed it
  ///   before, `.notFound` when there is no such use.
  package func reviewBreakGlass(_ id: Int, text: String) throws(StoreError) {
    try require(.approve, .breakGlass)
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw .refused(Localized(zh: "请写明结论", en: "write what you found"))
    }
    let moment = now()
    try write { connection in
      let row = try connection.statement(
        "SELECT staff, patient, reviewed_at FROM break_glass WHERE id = ?")
      row.bind(id)
      defer { row.reset() }
      guard try row.step() else { throw StoreError.notFound }
      if row.integer(0) == actor {
        throw StoreError.refused(
          Localized(zh: "不能复核自己的紧急查看", en: "one's own emergency access is for others to review"))
      }
      if row.optionalInteger(2) != nil { throw StoreError.conflict }
      let patient = PatientID(row.integer(1))
      row.reset()
      try connection.statement(
        "UPDATE break_glass SET reviewed_by = ?, reviewed_at = ?, review = ? WHERE id = ?"
      ).bind(actor, moment.seconds, text, id).run()
      try audit(
        .update, .access, id: id, patient: patient, detail: "break-glass review", in: connection)
    }
  }
}
