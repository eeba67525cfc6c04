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
  /// For each slot the last day of which nothing matters.
  private let since: [Int]
  /// As `since`, of the values that are fetched of everybody.
  private let valuesSince: [Int]
  /// The values of guarded indicators of one patient; nil where all are fetched of everybody.
  private let older: Statement?
  private let connection: Connection
  private let people: TableStream
  private let values: PatientRows<FactSQL.KeptValue>?
  private let visits: PatientRows<FactSQL.DayRow>?
  private let missed: PatientRows<FactSQL.DayRow>?
  private let reached: PatientRows<FactSQL.Reached>?
  private let diagnoses: PatientRows<FactSQL.CodedPeriod>?
  private let medications: PatientRows<FactSQL.CodedPeriod>?
  private let overrides: TableStream
  private let states: PatientRows<FactSQL.StoredState>
  private let due: TableStream?
  private let counted: CountedFacts
  private let tags: [String: Int]
  /// The rule that is judged anew from the end of yesterday; nil for none.
  private let drafted: Int?

  /// How the patient at hand is stored.
  struct Stored {
    var patient = 0
    /// By the index of the rule.
    private(set) var states: [State] = []
    /// Which rules have a state that is stored.
    private var stored: [Int] = []
    var due: Int?
    /// Whether facts are not judged yet, so that what is stored need not be right.
    var isBehind = false
    /// Whether there is nothing of the patient that the rules read, but perhaps age, sex and death.
    var isBlank = false

    /// How one rule is stored; one that never was on is not.
    struct State: Hashable {
      var state = RuleState.never
      var isShown = false
    }

    /// Forgets the states.
    mutating func clear(rules: Int) {
      if states.count != rules { states = Array(repeating: State(), count: rules) }
      for rule in stored { states[rule] = State() }
      stored.removeAll(keepingCapacity: true)
    }

    mutating func set(_ rule: Int, _ state: RuleState, isShown: Bool) {
      states[rule] = State(state: state, isShown: isShown)
      stored.append(rule)
    }
  }

  /// Of how many indicators the values are looked for patient by patient where everybody is read;
  /// with more, reading them all alongside is quicker.
  private static let fewIndicators = 2

  /// - Parameters:
  ///   - day: The day to be judged.
  ///   - sieve: A condition on `p.id` that all patients to be judged meet.
  ///   - drafted: The index of a rule whose tag, where it came on that day, is judged as if it had
  ///     not yet come: a version that comes into force decides about the day itself.
  init(
    _ book: RuleBook, on day: Int, sieve: String = "1", drafted: Int? = nil,
    in connection: Connection
  ) throws {
    self.book = book
    self.day = day
    self.drafted = drafted
    self.connection = connection
    let isSieved = sieve != "1"
    func stream(_ sql: String) throws -> TableStream {
      try TableStream(connection, sql)
    }
    func rows<Row: KeptRow>(
      _ question: PatientQuestion, if isRead: Bool
    ) throws -> PatientRows<Row>? {
      guard isRead else { return nil }
      return isSieved
        ? .lookedFor(try Statement(connection, sql: question.ofOne))
        : .fetched(try RowBlock(question, in: connection))
    }
    let since = book.reach.idleDays(judgedFrom: day)
    self.since = since
    tags = Dictionary(
      book.rules.tags.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    people = try stream(Self.people(sieve, drafted: drafted))
    let indicators = book.slots.all.keys.sorted()
    if indicators.isEmpty {
      (values, valuesSince, older) = (nil, since, nil)
    } else if drafted != nil, isSieved || indicators.count <= Self.fewIndicators {
      let first = book.slots.all.values.map { since[$0] }.min() ?? Schema.beforeAll
      values = .lookedFor(
        try Statement(connection, sql: FactSQL.values(indicators, since: first)))
      (valuesSince, older) = (since, nil)
    } else {
      let reach = book.passReach
      values = .fetched(
        try RowBlock(
          reach.question, since: reach.lastIdleDay(judgedFrom: day), in: connection))
      valuesSince = reach.idleDays(judgedFrom: day)
      older =
        book.guarded.isEmpty
        ? nil
        : try Statement(
          connection,
          sql: FactSQL.values(book.guarded.map(\.indicator), since: Schema.beforeAll))
    }
    counted = CountedFacts(book.counted, zone: book.zone)
    visits = try rows(FactSQL.visits, if: book.counted.readsVisits)
    missed = try rows(FactSQL.missed, if: book.counted.readsMissed)
    reached = try rows(FactSQL.reached, if: book.counted.readsAttempts)
    diagnoses = try rows(FactSQL.diagnoses, if: book.needs.readsDiagnoses)
    medications = try rows(
      FactSQL.medications, if: book.needs.readsMedications || book.counted.readsMedicines)
    overrides = try stream(FactSQL.overrides)
    states = .fetched(try RowBlock(FactSQL.states, in: connection))
    due =
      drafted == nil
      ? try stream("SELECT patient, day FROM tag_due WHERE patient BETWEEN ? AND ? ORDER BY 1")
      : nil
  }

  /// Begins with the first of some patients.
  func begin(_ patients: ClosedRange<Int>) throws {
    values?.begin(patients)
    visits?.begin(patients)
    missed?.begin(patients)
    reached?.begin(patients)
    diagnoses?.begin(patients)
    medications?.begin(patients)
    states.begin(patients)
    try people.begin(patients)
    try overrides.begin(patients)
    try due?.begin(patients)
  }

  /// The people to be judged; whether facts of them are not judged yet matters to no draft.
  private static func people(_ sieve: String, drafted: Int?) -> String {
    let (touched, join) =
      drafted == nil
      ? ("t.patient IS NOT NULL", "LEFT JOIN rule_touched t ON t.patient = p.id") : ("0", "")
    return """
      SELECT p.id, p.birth_day, p.sex, p.is_deceased, p.deceased_day, \(touched)
      FROM patient p \(join)
      WHERE p.id BETWEEN ? AND ? AND p.merged_into IS NULL AND p.erased_at IS NULL
        AND p.restricted_at IS NULL AND \(sieve) ORDER BY p.id
      """
  }

  /// Fills the judge with the next patient's facts; false after the last one.
  func next(_ stored: inout Stored) throws -> Bool {
    guard let patient = people.patient else { return false }
    let judge = book.judge
    judge.begin()
    stored.patient = patient
    stored.clear(rules: book.numbers.count)
    stored.due = nil
    try people.read(patient) { row in
      FactSQL.addPerson(row, to: judge.facts)
      stored.isBehind = row.integer(5) != 0
    }
    var isThere = try readCounted(patient)
    let isValued = try values?.read(patient) { row in
      guard let slot = book.slots[row.indicator], row.day > valuesSince[slot] else { return }
      judge.facts.addValue(slot, row.value)
    }
    if let older, book.guarded.contains(where: { judge.facts.hasWords(of: $0.slot) }) {
      try readOlder(older, patient)
    }
    let diagnoses = try diagnoses?.read(patient) { period in
      try book.codings.addDiagnosis(period, in: connection)
    }
    let overrides = try overrides.read(patient) { row in
      guard let tag = tags[row.text(1)] else { return }
      FactSQL.addOverride(row, tag: tag, to: judge.facts)
    }
    isThere = isThere || isValued ?? false || diagnoses ?? false || overrides
    try states.read(patient) { kept in
      FactSQL.addBroken(kept, book.brokenTags, to: judge.facts)
      guard let rule = book.indexes[kept.rule] else { return }
      isThere = true
      stored.set(rule, kept.state, isShown: kept.isShown)
      if rule == drafted, kept.state.isOn, kept.state.since == day { return }
      judge.setState(rule, kept.state)
    }
    stored.isBlank = !isThere && book.brokenTags.isEmpty
    try due?.read(patient) { stored.due = $0.integer(1) }
    if let due = stored.due, due <= day { stored.isBehind = true }
    return true
  }

  /// Adds the values of guarded indicators that were left out as too old.
  private func readOlder(_ rows: Statement, _ patient: Int) throws {
    rows.bind(patient)
    defer { rows.reset() }
    while try rows.step() {
      guard let slot = book.slots[rows.integer(1)], let value = FactSQL.value(rows) else {
        continue
      }
      let day = rows.integer(2)
      if day <= valuesSince[slot], day > since[slot] { book.judge.facts.addValue(slot, value) }
    }
  }

  /// What the program counts itself, and the medicines, which it counts too.
  ///
  /// - Returns: Whether there was any row.
  private func readCounted(_ patient: Int) throws -> Bool {
    let (facts, since) = (book.judge.facts, since)
    counted.clear()
    let visits = try visits?.read(patient) { counted.addVisit($0.day) }
    let missed = try missed?.read(patient) { counted.addMissed($0.day) }
    let reached = try reached?.read(patient) { counted.addReached($0) }
    let medicines = try medications?.read(patient) { period in
      try book.codings.addMedication(
        period, isAsked: book.needs.readsMedications,
        book.counted.readsMedicines ? counted : nil, in: connection)
    }
    counted.fill(facts) { since[$0] + 1 }
    return visits ?? false || missed ?? false || reached ?? false || medicines ?? false
  }
}
