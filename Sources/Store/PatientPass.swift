internal import Dispatch
internal import Domain
internal import Rules
internal import SQLite
internal import Synchronization

/// A pass over all patients on two threads, each with a connection and a compiled set of rules of
/// its own, as sharing closures costs more than the second thread gains.
struct PatientPass: Sendable {
  let path: String
  let items: [RuleItem]
  let outcome: RuleChecker.Outcome
  let edition: String
  let day: Int
  /// The clinic's clock.
  let zone: ClinicZone
  /// A condition on `p.id` that everybody who is judged meets.
  var sieve = "1"
  /// The index of a rule that is not in force yet; nil for none.
  var drafted: Int?

  /// How many patients a worker takes at a time, at most; of few patients a part of them.
  private static let largestPiece = 8192
  private static let smallestPiece = 512

  /// What the two workers share: one takes pieces from the lowest numbers on, the other from the
  /// highest, until nothing is left between them, as older cards have more to be read.
  private final class Share: Sendable {
    struct State {
      var rest: Range<Int>
      var done = 0
      var isStopped = false
    }
    let state: Mutex<State>

    init(_ patients: Range<Int>) { state = Mutex(State(rest: patients)) }

    /// The next piece; nil when there is none or the pass is stopped.
    func next(_ length: Int, fromBelow: Bool) -> ClosedRange<Int>? {
      state.withLock { state in
        let rest = state.rest
        guard !state.isStopped, !rest.isEmpty else { return nil }
        let length = min(length, rest.count)
        if fromBelow {
          state.rest = rest.lowerBound + length..<rest.upperBound
          return rest.lowerBound...rest.lowerBound + length - 1
        }
        state.rest = rest.lowerBound..<rest.upperBound - length
        return rest.upperBound - length...rest.upperBound - 1
      }
    }
  }

  /// Judges everybody.
  ///
  /// - Parameters:
  ///   - visit: Counts the patient that stands in the book's judge, on whichever thread. Beside a
  ///     draft that asks nothing of the person, one of whom nothing is known is not judged yet.
  ///   - progress: Told how many are done, on the calling thread; false stops the pass.
  /// - Returns: What was counted of each stretch of patients, lower numbers first; nil when stopped.
  func run<Tally: Sendable>(
    _ empty: Tally,
    visit: @escaping @Sendable (RuleBook, PatientStream.Stored, inout Tally) -> Void,
    progress: (Int) -> Bool
  ) throws -> [Tally]? {
    let connection = try Connection(path: path, mode: .readOnly)
    let last = try connection.integer("SELECT max(id) FROM patient") ?? 0
    guard last > 0 else { return [empty] }
    let share = Share(1..<last + 1)
    let length = min(max(last / 64, Self.smallestPiece), Self.largestPiece)
    let upper = Mutex<Result<[Tally], any Error>>(.success([]))
    let group = DispatchGroup()
    let pass = self
    DispatchQueue.global().async(group: group) {
      let result = Result {
        try pass.work(
          share, length, fromBelow: false, in: Connection(path: pass.path, mode: .readOnly), empty,
          visit: visit
        ) { _ in true }
      }
      if case .failure = result { share.state.withLock { $0.isStopped = true } }
      upper.withLock { $0 = result }
    }
    let lower = Result {
      try work(
        share, length, fromBelow: true, in: connection, empty, visit: visit, progress: progress)
    }
    if case .failure = lower { share.state.withLock { $0.isStopped = true } }
    group.wait()
    let tallies = try lower.get() + upper.withLock { try $0.get() }.reversed()
    return share.state.withLock { $0.isStopped } ? nil : tallies
  }

  /// Judges pieces until there is none.
  ///
  /// - Returns: What was counted, piece by piece as they were taken.
  private func work<Tally: Sendable>(
    _ share: Share, _ length: Int, fromBelow: Bool, in connection: Connection, _ empty: Tally,
    visit: (RuleBook, PatientStream.Stored, inout Tally) -> Void, progress: (Int) -> Bool
  ) throws -> [Tally] {
    let catalog = Catalog()
    try catalog.load(from: connection)
    let book = try RuleBook(
      items, outcome: outcome, edition: edition, catalog: catalog, zone: zone, in: connection)
    if let drafted {
      // Beside a draft all others stand as they are stored.
      for rule in book.numbers.indices where rule != drafted { book.judge.begins[rule] = .max }
    }
    // One state of the file for all tables.
    try connection.execute("BEGIN")
    defer { try? connection.execute("COMMIT") }
    let stream = try PatientStream(
      book, on: day, sieve: sieve, drafted: drafted, in: connection)
    var stored = PatientStream.Stored()
    var tallies: [Tally] = []
    let stepsBlank = drafted == nil || book.needs.readsPerson
    while let piece = share.next(length, fromBelow: fromBelow) {
      var tally = empty
      try stream.begin(piece)
      while try stream.next(&stored) {
        if stepsBlank || !stored.isBlank { book.judge.step(on: day) }
        visit(book, stored, &tally)
      }
      tallies.append(tally)
      let done = share.state.withLock { state in
        state.done += piece.count
        return state.done
      }
      if !progress(done) { share.state.withLock { $0.isStopped = true } }
    }
    return tallies
  }
}
