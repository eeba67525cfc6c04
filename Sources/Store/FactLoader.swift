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
      let rows = try connection.statement(book.valuesSQL)
      rows.bind(patient, patient, book.lastIdleDay(judgedFrom: day))
      try read(rows) { row in
        guard let slot = book.slots[row.integer(1)] else { return }
        FactSQL.addValue(row, slot: slot, to: judge.facts)
      }
    }
    if book.needs.readsDiagnoses {
      try read(patient, FactSQL.diagnoses) { FactSQL.addDiagnosis($0, to: judge.facts) }
    }
    try read(patient, FactSQL.overrides) { row in
      let name = row.text(1)
      guard let tag = book.rules.tags.firstIndex(where: { $0.name == name }) else { return }
      FactSQL.addOverride(row, tag: tag, to: judge.facts)
    }
    if !book.brokenTags.isEmpty {
      try read(patient, FactSQL.states) { row in
        FactSQL.addBroken(row, book.brokenTags, to: judge.facts)
      }
    }
    return person
  }

  /// What the program counts itself, and the medicines, which it counts too.
  private func loadCounted(_ patient: Int) throws {
    let (slots, facts) = (book.counted, book.judge.facts)
    var counted = CountedFacts(slots, zone: book.zone)
    if slots.readsVisits { try read(patient, FactSQL.visits) { counted.addVisit($0) } }
    if slots.readsMissed { try read(patient, FactSQL.missed) { counted.addMissed($0) } }
    if slots.readsAttempts { try read(patient, FactSQL.reached) { counted.addReached($0) } }
    if book.needs.readsMedications || slots.readsMedicines {
      try read(patient, FactSQL.medications) { row in
        if book.needs.readsMedications { FactSQL.addMedication(row, to: facts) }
        if slots.readsMedicines { counted.addMedicine(row) }
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

  private func read(_ patient: Int, _ sql: String, _ body: (Statement) -> Void) throws {
    let rows = try connection.statement(sql)
    rows.bind(patient, patient)
    try read(rows, body)
  }

  private func read(_ rows: Statement, _ body: (Statement) -> Void) throws {
    defer { rows.reset() }
    while try rows.step() { body(rows) }
  }
}
