package import Domain
internal import SQLite

/// A row of the lookup with what its place among others goes by.
struct RankedHit {
  let hit: LookupHit
  /// How well the query matches, as `LookupQuery.rank(of:)` has it.
  let rank: Int
  /// Whether a name matched as a whole is read in its most usual way; true of all others.
  let isUsual: Bool

  var id: Int64 { Int64(hit.patient.value) }
}

extension Store {
  /// The rows of a window of `lookupOrder`, in the order of the numbers, with their reasons.
  ///
  /// Whoever is not there any more is left out.
  ///
  /// - Parameter query: What was typed; nil for rows without reasons.
  /// - Complexity: Two statements for each row that was not shown under the present change mark.
  package func lookupRows(
    ids: ArraySlice<Int64>, for query: LookupQuery?
  ) throws(StoreError) -> [LookupHit] {
    try require(.read, .identity)
    return try read { connection in try hits(ids, query: query, in: connection) }
  }

  /// The rows of people with the reasons of a query, through the cache.
  func hits(
    _ ids: some Collection<Int64>, query: LookupQuery?, in connection: Connection
  ) throws -> [LookupHit] {
    try ranked(ids, query: query, in: connection).map(\.hit)
  }

  /// The rows of people with the reasons of a query and how well they match, through the cache.
  ///
  /// - Returns: With the last rank of all without a query.
  func ranked(
    _ ids: some Collection<Int64>, query: LookupQuery?, in connection: Connection
  ) throws -> [RankedHit] {
    lookupCache.use(
      mark: Int(try Self.setting(.changeCount, in: connection) ?? "0") ?? 0, actor: actor,
      access: access)
    let row = try connection.statement(Self.personSelect)
    let active = try activeStatuses(in: connection)
    var found: [RankedHit] = []
    found.reserveCapacity(ids.count)
    for id in ids {
      let known = lookupCache.take(id)
      guard var entry = try known ?? self.entry(row, Int(id), active, in: connection) else {
        continue
      }
      var hit = entry.hit
      var rank = LookupQuery.ranks.upperBound
      var isUsual = true
      if let query {
        let matches = try entry.matcher.matches(query) {
          try identifiers(of: hit.patient, in: connection)
        }
        hit.reasons = matches?.map { $0.reason } ?? []
        if let matches {
          rank = query.rank(of: matches)
          if rank == LookupQuery.ranks.lowerBound { isUsual = entry.matcher.isUsual(matches) }
        }
      }
      if known == nil {
        lookupCache.add(entry, of: id)
      } else {
        lookupCache.putBack(entry, of: id)
      }
      found.append(RankedHit(hit: hit, rank: rank, isUsual: isUsual))
    }
    return found
  }

  private static let personSelect = """
    SELECT p.name, p.family_name, p.sex, p.birth_day, p.birth_precision, p.is_deceased,
      (SELECT due FROM follow_up f WHERE f.patient = p.id AND f.state = 0 AND f.level <= ?2
        ORDER BY due LIMIT 1)
    FROM patient p WHERE p.id = ?1 AND p.restricted_at IS NULL AND p.erased_at IS NULL
      AND p.merged_into IS NULL
    """

  /// Reads one person; nil when there is none of that number any more.
  private func entry(
    _ row: Statement, _ id: Int, _ active: [Int], in connection: Connection
  ) throws -> LookupCache.Entry? {
    row.bind(id, at: 1)
    row.bind(highestLevel, at: 2)
    defer { row.reset() }
    guard try row.step() else { return nil }
    let patient = PatientID(id)
    let card = CardNumber(serial: id).description
    let birth = Self.date(row, 3)
    let precision = TimePrecision(rawValue: row.integer(4)) ?? .day
    let phones = try phones(of: patient, in: connection)
    let person = Patient(
      name: row.text(0), sex: RecordWriter.sex(of: row.integer(2)), birthDate: birth,
      birthDatePrecision: precision)
    let shown = person.masked(for: access)
    let seesProblems = try seesClinical(of: patient, in: connection)
    let hit = LookupHit(
      patient: patient, card: card, name: shown.name, sex: shown.sex, birthDate: shown.birthDate,
      birthDatePrecision: shown.birthDatePrecision,
      phone: access.isMachine ? phones.first : phones.first.map(Mask.phone),
      problems: seesProblems ? try problems(of: patient, active, in: connection) : [],
      nextDue: access.allows(.read, .queue) ? Self.date(row, 6) : nil,
      isDeceased: row.integer(5) != 0, isMasked: !access.isMachine, hidesProblems: !seesProblems)
    let subject = LookupSubject(
      name: person.name, familyName: row.optionalText(1), birthDate: birth,
      birthDatePrecision: precision, phones: phones, card: card)
    return LookupCache.Entry(
      hit: hit, matcher: LookupMatcher(subject, knowsIdentifiers: false))
  }

  func phones(of patient: PatientID, in connection: Connection) throws -> [String] {
    let rows = try connection.statement(
      "SELECT value FROM contact_point WHERE patient = ? AND system = 1 ORDER BY number")
    rows.bind(patient.value, at: 1)
    var found: [String] = []
    while try rows.step() { found.append(rows.text(0)) }
    return found
  }

  /// The names of the oldest four present problems, the oldest first, each once.
  ///
  /// What is very sensitive stands in no list. A patient has two or three: sorted here, they cost
  /// a third of what SQLite's sorter takes.
  private func problems(
    of patient: PatientID, _ active: [Int], in connection: Connection
  ) throws -> [String] {
    let rows = try connection.statement(
      """
      SELECT coding, clinical_status, onset_day FROM condition WHERE patient = ? AND level <= ?
      ORDER BY number
      """)
    rows.bind(patient.value, at: 1)
    rows.bind(Sensitivity.Level.care.rawValue, at: 2)
    var present: [(onset: Int, place: Int, coding: Int)] = []
    while try rows.step() {
      guard active.contains(rows.integer(1)) else { continue }
      present.append((rows.optionalInteger(2) ?? Int.min, present.count, rows.integer(0)))
    }
    present.sort { ($0.onset, $0.place) < ($1.onset, $1.place) }
    var names: [String] = []
    for problem in present.prefix(4) {
      let name = try catalog.words.display(ofCoding: problem.coding, in: connection)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// The numbers of the words by which a problem is a present one; -1 for a word not met yet.
  private func activeStatuses(in connection: Connection) throws -> [Int] {
    try ["active", "recurrence", "relapse"].map {
      try catalog.words.knownID(of: $0, in: connection) ?? -1
    }
  }
}
