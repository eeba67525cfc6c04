internal import Dispatch
internal import Domain
internal import FollowUps
internal import SQLite
internal import Synchronization

/// Makes the figures of everybody on two threads, each with a connection of its own, some thousands
/// of patients at a time.
///
/// All tables of one person are read from one state of the file.
struct FigurePass: Sendable {
  let path: String
  let scope: FigureScope
  let disease: ManagedDisease
  let period: FigurePeriod
  let today: CalendarDate
  /// The highest number of a patient.
  let last: Int

  private static let threads = 2
  private static let pieceLength = 4096

  private struct Progress {
    var next = 0
    var pieces: [Int: FigureMaker] = [:]
    var failure: (any Error)?
  }

  func run() throws -> FigureMaker {
    let count = (last + Self.pieceLength - 1) / Self.pieceLength
    let progress = Mutex(Progress())
    DispatchQueue.concurrentPerform(iterations: min(Self.threads, count)) { _ in
      do {
        try work {
          progress.withLock { shared in
            guard shared.failure == nil, shared.next < count else { return nil }
            shared.next += 1
            return shared.next - 1
          }
        } done: { piece, maker in
          progress.withLock { $0.pieces[piece] = maker }
        }
      } catch {
        progress.withLock { $0.failure = error }
      }
    }
    return try progress.withLock { shared in
      if let failure = shared.failure { throw failure }
      var whole = empty
      for piece in 0..<count { shared.pieces[piece].map { whole.add($0) } }
      return whole
    }
  }

  private var empty: FigureMaker {
    FigureMaker(disease: disease, period: period, today: today)
  }

  /// Makes the figures of pieces until there is none.
  private func work(
    _ next: () -> Int?, done: (Int, FigureMaker) -> Void
  ) throws {
    let connection = try Connection(path: path, mode: .readOnly)
    try connection.execute("BEGIN")
    defer { try? connection.execute("COMMIT") }
    let reading = try FigureReading(scope, connection, disease, period)
    while let piece = next() {
      let first = piece * Self.pieceLength + 1
      var maker = empty
      for records in try reading.records(of: first...first + Self.pieceLength - 1) {
        maker.add(FigurePerson(records, disease: disease))
      }
      done(piece, maker)
    }
  }
}
