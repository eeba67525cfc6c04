internal import Domain
internal import FollowUps
internal import Rules
internal import SQLite

extension Store {
  /// How many patients one saved change judges at most in its own transaction; a change that touches
  /// more leaves them to `runDueRules`.
  static let judgedWithChange = 200
  /// How many of those who wait for a new rule every saved change judges beside its own, so that
  /// nobody waits for ever; some milliseconds.
  static let judgedBeside = 10

  /// Judges whoever's facts changed, in the transaction that changed them, and some of those who wait
  /// for a new rule.
  ///
  /// - Parameter backlog: How many of those who wait.
  func judgeTouched(in connection: Connection, backlog: Int = judgedBeside) throws {
    guard try Self.setting(.rulesEdition, in: connection) != nil else { return }
    var touched = try Self.touched(.fresh, limit: Self.judgedWithChange, in: connection)
    let room = min(backlog, Self.judgedWithChange - touched.count)
    if room > 0 {
      let known = Set(touched.map(\.patient))
      let waiting = try Self.touched(.all, limit: room + known.count, in: connection)
      touched += waiting.filter { !known.contains($0.patient) }.prefix(room)
    }
    guard !touched.isEmpty, let book = try rulesInForce.book(of: self, in: connection) else {
      return
    }
    let judging = PatientJudging(store: self, connection: connection, book: book)
    for one in touched {
      try judging.judge(one.patient, from: one.day, reason: one.reason)
    }
  }

  /// Judges one person whose facts were corrected, as they would have been judged on an earlier day.
  func judge(
    _ patient: PatientID, _ backdating: PlanBackdating, in connection: Connection
  ) throws {
    guard try Self.setting(.rulesEdition, in: connection) != nil else { return }
    let row = try connection.statement("SELECT day, why FROM rule_touched WHERE patient = ?")
    row.bind(patient.value)
    defer { row.reset() }
    guard try row.step(), let book = try rulesInForce.book(of: self, in: connection) else { return }
    let (day, why) = (row.integer(0), JudgingReason(rawValue: row.integer(1)) ?? .fact)
    row.reset()
    var judging = PatientJudging(store: self, connection: connection, book: book)
    judging.backdating = backdating
    try judging.judge(patient.value, from: day, reason: why)
  }

  /// Which of those who were not judged yet.
  enum Touched: String {
    case all = "1"
    /// Those of whom a fact or a tag put on by hand changed.
    case fresh = "why IN (0, 6)"
  }

  /// Patients whose facts were not judged yet, with the earliest day that changed.
  static func touched(
    _ which: Touched, limit: Int, in connection: Connection
  ) throws -> [(patient: Int, day: Int, reason: JudgingReason)] {
    let rows = try connection.statement(
      "SELECT patient, day, why FROM rule_touched WHERE \(which.rawValue) ORDER BY patient LIMIT ?")
    rows.bind(limit)
    defer { rows.reset() }
    var found: [(Int, Int, JudgingReason)] = []
    while try rows.step() {
      found.append(
        (rows.integer(0), rows.integer(1), JudgingReason(rawValue: rows.integer(2)) ?? .fact))
    }
    return found
  }
}

/// Judges single patients and writes what changed, inside a transaction that others hold.
struct PatientJudging {
  let store: Store
  let connection: Connection
  let book: RuleBook
  /// How many follow-ups it opened for everybody it judged.
  let opened = Opened()
  /// Where what is judged should have been known on an earlier day: as plans were kept on it.
  var backdating: PlanBackdating?
  private let today: Int
  private let moment: Instant

  /// A number that all who judge by one value share.
  final class Opened { var count = 0 }

  init(store: Store, connection: Connection, book: RuleBook) {
    self.store = store
    self.connection = connection
    self.book = book
    moment = store.now()
    today = store.zone.day(moment).dayNumber
  }

  /// A change of a tag that counts, with its row.
  private struct StoredEvent {
    let seq: Int
    let transition: TagTransition
  }

  /// Judges a patient from a day on and writes what is different.
  ///
  /// What no longer follows from the facts is marked as withdrawn; what follows is added.
  ///
  /// - Returns: How many rules stand otherwise than before.
  @discardableResult
  func judge(_ patient: Int, from touched: Int, reason: JudgingReason) throws -> Int {
    // Time alone may have changed something before the day of the fact, when nobody looked since.
    let due = try dueDay(of: patient) ?? .max
    let day = min(max(min(touched, due), book.firstDay ?? today), today)
    let person = try FactLoader(book: book, connection: connection).load(patient, judgedFrom: day)
    try connection.statement("DELETE FROM rule_touched WHERE patient = ?").bind(patient).run()
    guard let person, !person.isGone else {
      try forget(patient)
      return 0
    }
    guard !person.isRestricted else {
      try setDue(nil, of: patient)
      return 0
    }
    let events = try events(of: patient)
    var trail = TagTrail(events.map(\.transition))
    let judge = book.judge
    for (rule, state) in trail.states(before: day, rules: book.numbers.count).enumerated() {
      judge.setState(rule, state)
    }
    judge.advance(
      from: day, through: today, kept: trail.kept(from: day, begins: judge.begins))
    let change = trail.replace(from: day, begins: judge.begins, with: judge.transitions)
    for gone in change.withdrawn {
      guard let event = events.first(where: { $0.transition == gone }) else { continue }
      try connection.statement("UPDATE tag_event SET withdrawn_at = ? WHERE seq = ?")
        .bind(moment.seconds, event.seq).run()
    }
    for added in change.added { try insert(added, of: patient, reason) }
    let changed = try saveStates(of: patient)
    try setDue(judge.nextDue(after: today), of: patient)
    try RuleFollowUps(self, patient: patient, today: today).update(
      added: change.added, withdrawn: change.withdrawn)
    if !change.added.isEmpty || !change.withdrawn.isEmpty || changed > 0 {
      try store.audit(
        .update, .patient, patient: PatientID(patient), detail: "tags", count: changed,
        in: connection)
    }
    return changed
  }

  /// The changes that count, of rules that are judged, oldest first.
  private func events(of patient: Int) throws -> [StoredEvent] {
    let rows = try connection.statement(
      """
      SELECT seq, rule, version, day, is_on, is_shown, evidence, cause FROM tag_event
      WHERE patient = ? AND withdrawn_at IS NULL ORDER BY rule, day, seq
      """)
    rows.bind(patient)
    defer { rows.reset() }
    var found: [StoredEvent] = []
    while try rows.step() {
      guard let rule = book.indexes[rows.integer(1)] else { continue }
      let day = rows.integer(3)
      let after = RuleState(
        isOn: rows.integer(4) != 0, since: day, evidence: rows.integer(6),
        cause: RuleState.Cause(rawValue: rows.integer(7)) ?? .never, version: rows.integer(2))
      let last = found.last?.transition
      found.append(
        StoredEvent(
          seq: rows.integer(0),
          transition: TagTransition(
            rule: rule, day: day, before: last?.rule == rule ? last?.after ?? .never : .never,
            after: after, isShown: rows.integer(5) != 0)))
    }
    return found
  }

  /// Adds a change to the history.
  func insert(
    _ transition: TagTransition, of patient: Int, _ reason: JudgingReason
  ) throws {
    let state = transition.after
    try connection.statement(
      """
      INSERT INTO tag_event (patient, rule, version, day, at, is_on, is_shown, evidence, cause, why)
      VALUES (?,?,?,?,?,?,?,?,?,?)
      """
    ).bind(
      patient, book.numbers[transition.rule], state.version, transition.day, moment.seconds,
      state.isOn, transition.isShown, state.evidence, state.cause.rawValue, reason.rawValue
    ).run()
  }

  /// Writes the states of the rules that are judged; returns how many are other than before.
  private func saveStates(of patient: Int) throws -> Int {
    let stored = try storedStates(of: patient)
    var changed = 0
    for (rule, number) in book.numbers.enumerated() {
      let state = book.judge.state(rule)
      let isShown = state.isOn && book.judge.isShown(rule: rule)
      if state.version == 0 {
        guard stored[number] != nil else { continue }
        try connection.statement("DELETE FROM tag_state WHERE patient = ? AND rule = ?")
          .bind(patient, number).run()
      } else if let old = stored[number], old.state == state, old.isShown == isShown {
        continue
      } else {
        try insert(state, isShown: isShown, rule: rule, of: patient)
      }
      changed += 1
    }
    return changed
  }

  /// Writes how a rule, by its index, stands.
  func insert(_ state: RuleState, isShown: Bool, rule: Int, of patient: Int) throws {
    try connection.statement("INSERT OR REPLACE INTO tag_state VALUES (?,?,?,?,?,?,?,?)").bind(
      patient, book.numbers[rule], state.version, state.isOn, isShown, state.since, state.evidence,
      state.cause.rawValue
    ).run()
  }

  private func storedStates(
    of patient: Int
  ) throws -> [Int: (state: RuleState, isShown: Bool)] {
    let rows = try connection.statement(
      """
      SELECT rule, version, is_on, is_shown, since, evidence, cause FROM tag_state
      WHERE patient = ?
      """)
    rows.bind(patient)
    defer { rows.reset() }
    var found: [Int: (state: RuleState, isShown: Bool)] = [:]
    while try rows.step() {
      found[rows.integer(0)] = (
        RuleState(
          isOn: rows.integer(2) != 0, since: rows.integer(4), evidence: rows.integer(5),
          cause: RuleState.Cause(rawValue: rows.integer(6)) ?? .never, version: rows.integer(1)),
        rows.integer(3) != 0
      )
    }
    return found
  }

  /// The day on which time alone may change something; nil for none.
  private func dueDay(of patient: Int) throws -> Int? {
    let row = try connection.statement("SELECT day FROM tag_due WHERE patient = ?")
    row.bind(patient)
    defer { row.reset() }
    return try row.step() ? row.integer(0) : nil
  }

  private func setDue(_ day: Int?, of patient: Int) throws {
    if let day {
      try connection.statement(
        """
        INSERT INTO tag_due VALUES (?, ?)
        ON CONFLICT (patient) DO UPDATE SET day = excluded.day WHERE day <> excluded.day
        """
      ).bind(patient, day).run()
    } else {
      try connection.statement("DELETE FROM tag_due WHERE patient = ?").bind(patient).run()
    }
  }

  /// A card that was merged or erased carries nothing; split off again it is judged anew.
  private func forget(_ patient: Int) throws {
    try setDue(nil, of: patient)
    try connection.statement("DELETE FROM tag_state WHERE patient = ?").bind(patient).run()
    try connection.statement(
      "UPDATE tag_event SET withdrawn_at = ? WHERE patient = ? AND withdrawn_at IS NULL"
    ).bind(moment.seconds, patient).run()
  }
}
