internal import Dispatch
package import Domain
internal import Rules
internal import SQLite

extension Store {
  /// Saves rule files and puts all of them in force in a clinic that has none, from a day on, and
  /// judges everybody at full speed.
  ///
  /// For a clinic that was made a moment ago, such as the demo: one transaction holds the file until
  /// everybody is judged, and one that is stopped leaves no rules. What comes of it is what judging
  /// every day since would have given, but for the follow-ups: those of tags that came before
  /// `opening` count as attended to and are not opened.
  ///
  /// - Parameters:
  ///   - files: Name and text of each.
  ///   - since: The first day that the rules judge.
  ///   - opening: The first day whose tags open follow-ups.
  ///   - progress: Told how many people are judged; false stops it.
  /// - Returns: What was found; nothing is in force when it was stopped, or refused.
  /// - Throws: `.refused` when there were rules before.
  package func beginRules(
    _ files: [(name: String, text: String)], since: CalendarDate, opening: CalendarDate,
    progress: (Int) -> Bool = { _ in true }
  ) throws(StoreError) -> RuleActivation {
    try require(.approve, .rules)
    guard try setting(.rulesEdition) == nil else {
      throw .refused(Localized(zh: "诊所已有规则", en: "the clinic has rules already"))
    }
    let saving = try saveRules(files)
    var activation = RuleActivation(
      diagnostics: saving.diagnostics, failedTests: saving.failedTests, activated: [], backlog: 0)
    guard saving.isSaved else { return activation }
    do {
      activation = try write { connection in
        let items = try Self.ruleItems(in: connection)
        let activation = try enact(
          Self.newest(items), over: items, .activation, begins: since, in: connection)
        guard activation.isAccepted else { return activation }
        let judging = try BulkJudging(store: self, connection: connection, since: since)
        let count = try judging.run(opening: opening, progress: progress)
        guard let count else { throw StoreError.interrupted }
        try audit(.update, .patient, detail: "tags", count: count, in: connection)
        return activation
      }
    } catch {
      guard case .interrupted = error else { throw error }
    }
    return activation
  }
}

/// Judges everybody of a clinic in which nobody was judged yet, inside one transaction.
///
/// Two workers read and judge stretches of patients in turn, each with a connection and closures of
/// its own, and this thread writes what they find in the order of the tables. Memory stays flat.
struct BulkJudging {
  private let store: Store
  private let connection: Connection
  private let since: Int
  private let today: Int
  private let judging: PatientJudging
  private let worker: Worker

  /// How many patients a worker judges before it hands them over.
  private static let stretch = 1024
  /// How many stretches of a worker wait at most.
  private static let depth = 3
  private static let workers = 2

  /// What was found of one patient.
  struct Judged: Sendable {
    var patient: Int
    var states: [(rule: Int, state: RuleState, isShown: Bool)]
    var transitions: [TagTransition]
    var due: Int?
    var actions: [OpenedAction]
  }

  /// What a worker needs to make a book of its own.
  private struct Worker: Sendable {
    let path: String
    let items: [RuleItem]
    let outcome: RuleChecker.Outcome
    let edition: String
    let names: [String: Int]
    let zone: ClinicZone
    let since: Int
    let today: Int
  }

  init(store: Store, connection: Connection, since: CalendarDate) throws {
    self.store = store
    self.connection = connection
    self.since = since.dayNumber
    today = store.today.dayNumber
    guard let book = try store.rulesInForce.book(of: store, in: connection) else {
      throw StoreError.notFound
    }
    judging = PatientJudging(store: store, connection: connection, book: book)
    let items = try Store.ruleItems(where: "r.status = 1", in: connection)
    worker = Worker(
      path: store.path, items: items, outcome: store.check(Store.files(of: items)),
      edition: book.edition, names: try RuleBook.names(in: connection), zone: store.zone,
      since: since.dayNumber, today: today)
  }

  /// Judges everybody and writes what was found.
  ///
  /// - Returns: How many carry or carried a tag; nil when it was stopped.
  func run(opening: CalendarDate, progress: (Int) -> Bool) throws -> Int? {
    let last = try connection.integer("SELECT max(id) FROM patient") ?? 0
    let stretches = (last + Self.stretch - 1) / Self.stretch
    let lines = (0..<Self.workers).map { _ in
      BulkLine<Result<[Judged], any Error>>(depth: Self.depth)
    }
    let group = DispatchGroup()
    for (number, line) in lines.enumerated() {
      let worker = worker
      DispatchQueue.global().async(group: group) {
        Self.work(worker, number, of: stretches, last: last, opening: opening.dayNumber, line)
      }
    }
    defer {
      for line in lines { line.close() }
      group.wait()
    }
    var tagged = 0
    for stretch in 0..<stretches {
      for person in try lines[stretch % Self.workers].take().get() {
        try write(person)
        if !person.transitions.isEmpty { tagged += 1 }
      }
      guard progress(min(last, (stretch + 1) * Self.stretch)) else { return nil }
    }
    return tagged
  }

  // MARK: - Workers

  private static func work(
    _ worker: Worker, _ number: Int, of stretches: Int, last: Int, opening: Int,
    _ line: BulkLine<Result<[Judged], any Error>>
  ) {
    let maker = Result { try Maker(worker, opening: opening) }
    var stretch = number
    while stretch < stretches {
      let first = stretch * Self.stretch + 1
      let patients = first...min(last, first + Self.stretch - 1)
      guard line.put(maker.flatMap { maker in Result { try maker.judge(patients) } }) else {
        return
      }
      stretch += Self.workers
    }
  }

  /// Judges stretches on one thread.
  private final class Maker {
    let connection: Connection
    let book: RuleBook
    let worker: Worker
    let opening: Int
    private let stream: PatientStream

    init(_ worker: Worker, opening: Int) throws {
      self.worker = worker
      self.opening = opening
      connection = try Connection(path: worker.path, mode: .readOnly)
      let catalog = Catalog()
      try catalog.load(from: connection)
      book = try RuleBook(
        worker.items, outcome: worker.outcome, edition: worker.edition, catalog: catalog,
        zone: worker.zone, names: worker.names, in: connection)
      // The windows reach back from the first day that is judged.
      stream = try PatientStream(book, on: worker.since, in: connection)
    }

    func judge(_ patients: ClosedRange<Int>) throws -> [Judged] {
      try stream.begin(patients)
      var stored = PatientStream.Stored()
      var found: [Judged] = []
      let judge = book.judge
      while try stream.next(&stored) {
        judge.advance(from: worker.since, through: worker.today)
        var states: [(Int, RuleState, Bool)] = []
        for rule in book.numbers.indices {
          let state = judge.state(rule)
          guard state.version != 0 else { continue }
          states.append((rule, state, state.isOn && judge.isShown(rule: rule)))
        }
        let transitions = judge.transitions
        let due = judge.nextDue(after: worker.today)
        guard !states.isEmpty || due != nil || !transitions.isEmpty else { continue }
        let actions = transitions.filter { transition in
          let state = judge.state(transition.rule)
          return transition.day >= opening && state.isOn && state.since == transition.day
        }.flatMap { judge.actions(of: $0) }
        found.append(
          Judged(
            patient: stored.patient, states: states, transitions: transitions, due: due,
            actions: actions))
      }
      return found
    }
  }

  // MARK: - Writing

  private func write(_ person: Judged) throws {
    for transition in person.transitions {
      try judging.insert(transition, of: person.patient, .activation)
    }
    for (rule, state, isShown) in person.states {
      try judging.insert(state, isShown: isShown, rule: rule, of: person.patient)
    }
    if let due = person.due {
      try connection.statement("INSERT OR REPLACE INTO tag_due VALUES (?, ?)")
        .bind(person.patient, due).run()
    }
    guard !person.actions.isEmpty else { return }
    let followUps = RuleFollowUps(judging, patient: person.patient, today: today)
    for action in person.actions { try followUps.open(action) }
  }
}
