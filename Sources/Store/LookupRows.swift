package import Domain
internal import SQLite

extension Store {
  /// The rows of a window of `lookupOrder`, in the order of the numbers, with their reasons.
  ///
  /// Whoever is not there any more is left out.
  ///
  /// - Parameter query: What was typed; nil for rows without reasons.
  /// - Complexity: One statement for each row that was not shown under the present change mark.
  package func lookupRows(
    ids: ArraySlice<Int64>, for query: LookupQuery?
  ) throws(StoreError) -> [LookupHit] {
    try read { connection in try hits(ids, query: query, in: connection) }
  }

  /// The rows of people with the reasons of a query, through the cache.
  func hits(
    _ ids: some Collection<Int64>, query: LookupQuery?, in connection: Connection
  ) throws -> [LookupHit] {
    lookupCache.use(mark: Int(try Self.setting(.changeCount, in: connection) ?? "0") ?? 0)
    let needsNumbers =
      query.map { !$0.kinds.isDisjoint(with: Self.numberKinds) } ?? false
    let row = try connection.statement(needsNumbers ? Self.wholeSelect : Self.shortSelect)
    let problems = try activeStatuses(in: connection)
    var found: [LookupHit] = []
    found.reserveCapacity(ids.count)
    for id in ids {
      var entry = lookupCache.take(id)
      if entry == nil || (needsNumbers && entry?.knowsNumbers == false) {
        row.bind(Int(id), problems[0], problems[1], problems[2])
        entry = try row.step() ? self.entry(row, id, withNumbers: needsNumbers, connection) : nil
        row.reset()
      }
      guard var entry else { continue }
      var hit = entry.hit
      if let query { hit.reasons = entry.matcher.matches(query)?.map(\.reason) ?? [] }
      lookupCache[id] = entry
      found.append(hit)
    }
    return found
  }

  /// The kinds of keys for which a patient's phones and identifiers must be read.
  private static let numberKinds: Set<LookupKind> = [
    .phone, .phoneReversed, .identifier, .identifierReversed,
  ]

  /// Codings go out as numbers, whose names are kept in memory.
  private static let shortSelect = """
    SELECT p.name, p.family_name, p.sex, p.birth_day, p.birth_precision, p.is_deceased,
      (SELECT value FROM contact_point c WHERE c.patient = p.id AND c.system = 1
        ORDER BY number LIMIT 1),
      (SELECT due FROM follow_up f WHERE f.patient = p.id AND f.state = 0 ORDER BY due LIMIT 1),
      (SELECT group_concat(coding) FROM (
        SELECT coding FROM condition x
        WHERE x.patient = p.id AND x.clinical_status IN (?2, ?3, ?4)
        ORDER BY x.onset_day, x.number LIMIT 4))
    FROM patient p WHERE p.id = ?1
    """

  /// The same and all numbers, parted by signs that are in none of them.
  private static let wholeSelect = shortSelect.replacing(
    "\nFROM patient p",
    with: """
      ,
        (SELECT group_concat(value, char(30)) FROM (
          SELECT value FROM contact_point c WHERE c.patient = p.id AND c.system = 1
          ORDER BY number)),
        (SELECT group_concat(kind || char(31) || value, char(30)) FROM patient_identifier i
          WHERE i.patient = p.id)
      FROM patient p
      """)

  private func entry(
    _ row: Statement, _ id: Int64, withNumbers: Bool, _ connection: Connection
  ) throws -> LookupCache.Entry {
    let card = CardNumber(serial: Int(id)).description
    let birth = Self.date(row, 3)
    let precision = TimePrecision(rawValue: row.integer(4)) ?? .day
    var problems: [String] = []
    for number in (row.optionalText(8) ?? "").split(separator: ",").compactMap({ Int($0) }) {
      let name = try catalog.words.display(ofCoding: number, in: connection)
      if !problems.contains(name) { problems.append(name) }
    }
    let hit = LookupHit(
      patient: PatientID(Int(id)), card: card, name: row.text(0),
      sex: RecordWriter.sex(of: row.integer(2)), birthDate: birth, birthDatePrecision: precision,
      phone: row.optionalText(6), problems: problems, nextDue: Self.date(row, 7),
      isDeceased: row.integer(5) != 0)
    let subject = LookupSubject(
      name: hit.name, familyName: row.optionalText(1), birthDate: birth,
      birthDatePrecision: precision, phones: withNumbers ? Self.phones(row.text(9)) : [],
      identifiers: withNumbers ? Self.identifiers(row.text(10)) : [], card: card)
    return LookupCache.Entry(
      hit: hit, matcher: LookupMatcher(subject), knowsNumbers: withNumbers)
  }

  private static func phones(_ text: String) -> [String] {
    text.unicodeScalars.split(separator: "\u{1E}").map(String.init)
  }

  private static func identifiers(_ text: String) -> [PatientIdentifier] {
    text.unicodeScalars.split(separator: "\u{1E}").compactMap { part in
      let fields = part.split(
        separator: "\u{1F}", maxSplits: 1, omittingEmptySubsequences: false)
      guard fields.count == 2, let number = Int(String(fields[0])) else { return nil }
      return PatientIdentifier(
        kind: PatientIdentifier.Kind(rawValue: number) ?? .other, value: String(fields[1]))
    }
  }

  /// The numbers of the words by which a problem is a present one; -1 for a word not met yet.
  private func activeStatuses(in connection: Connection) throws -> [Int] {
    try ["active", "recurrence", "relapse"].map {
      try catalog.words.knownID(of: $0, in: connection) ?? -1
    }
  }
}
