package import Domain
internal import SQLite

extension Store {
  /// Finds patients by any mix of terms, best first.
  ///
  /// Whole matches come before beginnings and beginnings before tails; within one rank the card
  /// opened last comes first.
  ///
  /// - Parameter limit: Most rows to return, at least 1.
  package func lookup(_ query: LookupQuery, limit: Int) throws(StoreError) -> LookupResult {
    try read { connection in
      let count = Int(try Self.setting(.patientCount, in: connection) ?? "0") ?? 0
      guard !query.isEmpty else {
        return LookupResult(hits: [], hasMore: false, patientCount: count)
      }
      var found: [Int] = []
      var seen: Set<Int> = []
      var asked: Set<String> = []
      for tier in 1...3 where found.count <= limit {
        guard let match = Self.matchExpression(query, tier: tier), asked.insert(match).inserted
        else { continue }
        let rows = try connection.statement(
          "SELECT rowid FROM patient_lookup WHERE patient_lookup MATCH ? "
            + "ORDER BY rowid DESC LIMIT ?")
        // Rows of better tiers come again, so that many more are asked for.
        rows.bind(match, limit + 1 + found.count)
        while try rows.step() {
          let id = rows.integer(0)
          if seen.insert(id).inserted { found.append(id) }
        }
      }
      let hits = try found.prefix(limit).map { id in
        try hit(PatientID(id), query: query, in: connection)
      }
      return LookupResult(
        hits: hits.compactMap { $0 }, hasMore: found.count > limit, patientCount: count)
    }
  }

  /// The patients that the acting member of staff opened last, newest first.
  package func recentPatients(limit: Int) throws(StoreError) -> LookupResult {
    try read { connection in
      let count = Int(try Self.setting(.patientCount, in: connection) ?? "0") ?? 0
      let rows = try connection.statement(
        "SELECT patient FROM recent_patient WHERE staff = ? ORDER BY at DESC, patient LIMIT ?")
      rows.bind(actor ?? -1, limit)
      var ids: [Int] = []
      while try rows.step() { ids.append(rows.integer(0)) }
      let hits = try ids.compactMap { try hit(PatientID($0), query: nil, in: connection) }
      return LookupResult(hits: hits, hasMore: false, patientCount: count)
    }
  }

  /// The full-text expression of a query with the alternatives up to a tier; nil when a term has none.
  static func matchExpression(_ query: LookupQuery, tier: Int) -> String? {
    var parts: [String] = []
    for term in query.terms {
      let choices = term.filter { $0.tier <= tier }
      guard !choices.isEmpty else { return nil }
      let words = choices.map { "\"\($0.key)\"" + ($0.isPrefix ? "*" : "") }
      parts.append("(" + words.joined(separator: " OR ") + ")")
    }
    return parts.joined(separator: " AND ")
  }

  private func hit(
    _ patient: PatientID, query: LookupQuery?, in connection: Connection
  ) throws -> LookupHit? {
    let row = try connection.statement(
      """
      SELECT name, family_name, sex, birth_day, birth_precision, is_deceased,
        (SELECT value FROM contact_point c WHERE c.patient = p.id AND c.system = 1
          ORDER BY number LIMIT 1),
        (SELECT due FROM follow_up f WHERE f.patient = p.id AND f.state = 0 ORDER BY due LIMIT 1)
      FROM patient p WHERE id = ?
      """)
    row.bind(patient.value)
    defer { row.reset() }
    guard try row.step() else { return nil }
    let card = CardNumber(serial: patient.value).description
    let precision = TimePrecision(rawValue: row.integer(4)) ?? .day
    var reasons: [MatchReason] = []
    if let query {
      // Only what the query looks at is read and made into keys.
      let subject = LookupSubject(
        name: row.text(0), familyName: row.optionalText(1), birthDate: Self.date(row, 3),
        birthDatePrecision: precision,
        phones: query.kinds.isDisjoint(with: [.phone, .phoneReversed])
          ? [] : try phones(of: patient, in: connection),
        identifiers: query.kinds.isDisjoint(with: [.identifier, .identifierReversed])
          ? [] : try identifiers(of: patient, in: connection), card: card)
      reasons = query.reasons(for: subject) ?? []
    }
    return LookupHit(
      patient: patient, card: card, name: row.text(0),
      sex: RecordWriter.sex(of: row.integer(2)), birthDate: Self.date(row, 3),
      birthDatePrecision: precision, phone: row.optionalText(6),
      problems: try problems(of: patient, in: connection), nextDue: Self.date(row, 7),
      reasons: reasons, isDeceased: row.integer(5) != 0)
  }

  private func phones(of patient: PatientID, in connection: Connection) throws -> [String] {
    let rows = try connection.statement(
      "SELECT value FROM contact_point WHERE patient = ? AND system = 1 ORDER BY number")
    rows.bind(patient.value)
    var found: [String] = []
    while try rows.step() { found.append(rows.text(0)) }
    return found
  }

  /// The names of present problems, the oldest first, at most four.
  private func problems(of patient: PatientID, in connection: Connection) throws -> [String] {
    let rows = try connection.statement(
      """
      SELECT c.display FROM condition x JOIN coding c ON c.id = x.coding
        JOIN word s ON s.id = x.clinical_status
      WHERE x.patient = ? AND s.text IN ('active', 'recurrence', 'relapse')
      ORDER BY x.onset_day, x.number LIMIT 4
      """)
    rows.bind(patient.value)
    var found: [String] = []
    while try rows.step() {
      if !found.contains(rows.text(0)) { found.append(rows.text(0)) }
    }
    return found
  }
}
