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

  /// How often it is asked whether to go on, in patients of one thread.
  private static let stride = 1000

  private final class Share<Tally: Sendable>: Sendable {
    struct State {
      var done = 0
      var isStopped = false
      var other: Result<Tally, any Error>?
    }
    let state = Mutex(State())
  }

  /// Judges everybody.
  ///
  /// - Parameters:
  ///   - visit: Counts the patient that stands in the book's judge, on whichever thread. Beside a
  ///     draft that asks nothing of the person, one of whom nothing is known is not judged yet.
  ///   - progress: Told how many are done, on the calling thread; false stops the pass.
  /// - Returns: What each thread counted, lower numbers of patients first; nil when stopped.
  func run<Tally: Sendable>(
    _ empty: Tally,
    visit: @escaping @Sendable (RuleBook, PatientStream.Stored, inout Tally) -> Void,
    progress: (Int) -> Bool
  ) throws -> [Tally]? {
    let connection = try Connection(path: path, mode: .readOnly)
    let last = try connection.integer("SELECT max(id) FROM patient") ?? 0
    guard last > 0 else { return [empty] }
    let middle = last / 2
    let share = Share<Tally>()
    let group = DispatchGroup()
    let pass = self
    if middle > 0 {
      DispatchQueue.global().async(group: group) {
        let result = Result {
          try pass.work(
            1...middle, in: Connection(path: pass.path, mode: .readOnly), empty, share,
            visit: visit
          ) { _ in true }
        }
        share.state.withLock { $0.other = result }
      }
    }
    let upper = Result {
      try work(middle + 1...last, in: connection, empty, share, visit: visit, progress: progress)
    }
    if case .failure = upper { share.state.withLock { $0.isStopped = true } }
    group.wait()
    let tally = try upper.get()
    let (other, isStopped) = share.state.withLock { ($0.other, $0.isStopped) }
    let lower = try other?.get()
    return isStopped ? nil : (lower.map { [$0] } ?? []) + [tally]
  }

  private func work<Tally: Sendable>(
    _ patients: ClosedRange<Int>, in connection: Connection, _ empty: Tally,
    _ share: Share<Tally>, visit: (RuleBook, PatientStream.Stored, inout Tally) -> Void,
    progress: (Int) -> Bool
  ) throws -> Tally {
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
    var stream = try PatientStream(
      book, of: patients, on: day, sieve: sieve, drafted: drafted, in: connection)
    var stored = PatientStream.Stored()
    var tally = empty
    var count = 0
    let stepsBlank = drafted == nil || book.needs.readsPerson
    while try stream.next(&stored) {
      if stepsBlank || !stored.isBlank { book.judge.step(on: day) }
      visit(book, stored, &tally)
      count += 1
      guard count % Self.stride == 0 else { continue }
      let (done, isStopped) = share.state.withLock { state in
        state.done += Self.stride
        return (state.done, state.isStopped)
      }
      if isStopped { break }
      if !progress(done) {
        share.state.withLock { $0.isStopped = true }
        break
      }
    }
    return tally
  }
}
