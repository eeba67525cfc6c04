internal import Domain
internal import Rules
internal import SQLite

/// All patients of a range one after another, with what rules read of them and how they stand.
///
/// One pass over each table, in the order in which it lies in the file. Belongs to one worker, as
/// the judge of its book does.
struct PatientStream {
  private let book: RuleBook
  private let day: Int
  private let since: [Int]
  private var people: TableStream
  private var values: TableStream?
  private var visits: TableStream?
  private var diagnoses: TableStream?
  private var medications: TableStream?
  private var overrides: TableStream
  private var states: TableStream
  private var due: TableStream
  private let tags: [String: Int]
  /// The rule that is judged anew from the end of yesterday; nil for none.
  private let drafted: Int?

  /// How the patient at hand is stored.
  struct Stored {
    var patient = 0
    /// By the index of the rule; a rule that never was on is absent.
    var states: [Int: (state: RuleState, isShown: Bool)] = [:]
    var due: Int?
    /// Whether facts are not judged yet, so that what is stored need not be right.
    var isBehind = false
  }

  /// - Parameters:
  ///   - day: The day to be judged.
  ///   - sieve: A condition on `p.id` that all patients to be judged meet.
  ///   - drafted: The index of a rule whose tag, where it came on that day, is judged as if it had
  ///     not yet come: a version that comes into force decides about the day itself.
  init(
    _ book: RuleBook, of patients: ClosedRange<Int>, on day: Int, sieve: String = "1",
    drafted: Int? = nil, in connection: Connection
  ) throws {
    self.book = book
    self.day = day
    self.drafted = drafted
    func stream(_ sql: String) throws -> TableStream {
      try TableStream(connection, sql, of: patients)
    }
    since = book.rules.indicators.indices.map { slot in
      guard case let days?? = book.needs.daysBack[slot] else { return .min }
      return day - days
    }
    tags = Dictionary(
      book.rules.tags.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    people = try stream(
      """
      SELECT p.id, p.birth_day, p.sex, p.is_deceased, p.deceased_day, t.patient IS NOT NULL
      FROM patient p LEFT JOIN rule_touched t ON t.patient = p.id
      WHERE p.id BETWEEN ? AND ? AND p.merged_into IS NULL AND p.erased_at IS NULL
        AND p.restricted_at IS NULL AND \(sieve) ORDER BY p.id
      """)
    values = book.slots.isEmpty ? nil : try stream(FactSQL.values(book.slots.keys.sorted()))
    visits = book.visitSlot == nil ? nil : try stream(FactSQL.visits)
    diagnoses = book.needs.readsDiagnoses ? try stream(FactSQL.diagnoses) : nil
    medications = book.needs.readsMedications ? try stream(FactSQL.medications) : nil
    overrides = try stream(FactSQL.overrides)
    states = try stream(
      """
      SELECT patient, rule, version, is_on, is_shown, since, evidence, cause FROM tag_state
      WHERE patient BETWEEN ? AND ? ORDER BY patient, rule
      """)
    due = try stream("SELECT patient, day FROM tag_due WHERE patient BETWEEN ? AND ? ORDER BY 1")
  }

  /// Fills the judge with the next patient's facts; false after the last one.
  mutating func next(_ stored: inout Stored) throws -> Bool {
    guard let patient = people.patient else { return false }
    let judge = book.judge
    judge.begin()
    stored.patient = patient
    stored.states.removeAll(keepingCapacity: true)
    stored.due = nil
    try people.read(patient) { row in
      FactSQL.addPerson(row, to: judge.facts)
      stored.isBehind = row.integer(5) != 0
    }
    try values?.read(patient) { row in
      guard let slot = book.slots[row.integer(1)], row.integer(2) > since[slot] else { return }
      FactSQL.addValue(row, slot: slot, to: judge.facts)
    }
    try visits?.read(patient) { row in
      guard let slot = book.visitSlot, row.integer(1) > since[slot] else { return }
      judge.facts.addValue(slot, day: row.integer(1), value: nil)
    }
    try diagnoses?.read(patient) { FactSQL.addDiagnosis($0, to: judge.facts) }
    try medications?.read(patient) { FactSQL.addMedication($0, to: judge.facts) }
    try overrides.read(patient) { row in
      guard let tag = tags[row.text(1)] else { return }
      FactSQL.addOverride(row, tag: tag, to: judge.facts)
    }
    try states.read(patient) { row in
      guard let rule = book.indexes[row.integer(1)] else { return }
      let state = FactSQL.state(row)
      stored.states[rule] = (state, row.integer(4) != 0)
      if rule == drafted, state.isOn, state.since == day { return }
      judge.setState(rule, state)
    }
    try due.read(patient) { stored.due = $0.integer(1) }
    if let due = stored.due, due <= day { stored.isBehind = true }
    return true
  }
}
