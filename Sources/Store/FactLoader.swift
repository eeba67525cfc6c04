internal import Domain
internal import Rules
internal import SQLite

/// Fetches what rules read of one patient, by the clustered keys.
struct FactLoader {
  let book: RuleBook
  let connection: Connection

  /// Who a patient is to the rules.
  struct Person {
    /// Whether nothing is judged of the card: it was merged into another, or erased.
    let isGone: Bool
    /// Whether the record is restricted, so that nothing is done with it for now.
    let isRestricted: Bool
  }

  /// Fills the judge with a patient's facts; nil when there is no such patient.
  ///
  /// - Parameter day: The first day that is going to be judged.
  func load(_ patient: Int, judgedFrom day: Int) throws -> Person? {
    let judge = book.judge
    judge.begin()
    guard let person = try loadPerson(patient) else { return nil }
    guard !person.isGone, !person.isRestricted else { return person }
    try loadCounted(patient)
    if !book.slots.all.isEmpty {
      let rows = try connection.statement(book.reach.question.sql)
      rows.bind(patient, patient, book.reach.lastIdleDay(judgedFrom: day))
      try read(rows) { row in
        guard let slot = book.slots[row.integer(1)] else { return }
        if let value = FactSQL.value(row) { judge.facts.addValue(slot, value) }
      }
    }
    if book.needs.readsDiagnoses {
      try read(patient, FactSQL.diagnoses.sql) { row in
        try book.codings.addDiagnosis(FactSQL.CodedPeriod(row), in: connection)
      }
    }
    try read(patient, FactSQL.overrides) { row in
      let name = row.text(1)
      guard let tag = book.rules.tags.firstIndex(where: { $0.name == name }) else { return }
      FactSQL.addOverride(row, tag: tag, to: judge.facts)
    }
    if !book.brokenTags.isEmpty {
      try read(patient, FactSQL.states.sql) { row in
        FactSQL.addBroken(FactSQL.StoredState(row), book.brokenTags, to: judge.facts)
      }
    }
    return person
  }

  /// What the program counts itself, and the medicines, which it counts too.
  private func loadCounted(_ patient: Int) throws {
    let (slots, facts) = (book.counted, book.judge.facts)
    let counted = CountedFacts(slots, zone: book.zone)
    if slots.readsVisits {
      try read(patient, FactSQL.visits.sql) { counted.addVisit($0.integer(1)) }
    }
    if slots.readsMissed {
      try read(patient, FactSQL.missed.sql) { counted.addMissed($0.integer(1)) }
    }
    if slots.readsAttempts {
      try read(patient, FactSQL.reached.sql) { counted.addReached(FactSQL.Reached($0)) }
    }
    if book.needs.readsMedications || slots.readsMedicines {
      try read(patient, FactSQL.medications.sql) { row in
        try book.codings.addMedication(
          FactSQL.CodedPeriod(row), isAsked: book.needs.readsMedications,
          slots.readsMedicines ? counted : nil, in: connection)
      }
    }
    counted.fill(facts) { _ in Schema.beforeAll }
  }

  private func loadPerson(_ patient: Int) throws -> Person? {
    let row = try connection.statement(
      """
      SELECT id, birth_day, sex, is_deceased, deceased_day,
        merged_into IS NOT NULL OR erased_at IS NOT NULL, restricted_at IS NOT NULL
      FROM patient WHERE id = ?
      """)
    row.bind(patient)
    defer { row.reset() }
    guard try row.step() else { return nil }
    FactSQL.addPerson(row, to: book.judge.facts)
    return Person(isGone: row.integer(5) != 0, isRestricted: row.integer(6) != 0)
  }

  private func read(_ patient: Int, _ sql: String, _ body: (Statement) throws -> Void) throws {
    let rows = try connection.statement(sql)
    rows.bind(patient, patient)
    try read(rows, body)
  }

  private func read(_ rows: Statement, _ body: (Statement) throws -> Void) throws {
    defer { rows.reset() }
    while try rows.step() { try body(rows) }
  }
}
