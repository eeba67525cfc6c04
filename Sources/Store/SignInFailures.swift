internal import Domain
internal import SQLite

/// Wrong passwords in a row, counted by account and by terminal.
///
/// Five lock for five minutes, five more for ten, and so on up to an hour; OpenMRS locks for five
/// minutes after seven, and Chinese assessments of level 2 ask for three to five.
struct SignInFailures {
  /// The longest lock, in seconds.
  static let longestLock = 3600
  /// Failures this long ago, in seconds, count no more.
  static let memory = 86_400

  /// Wrong passwords before a lock.
  let tries: Int
  /// The first lock, in seconds.
  let firstLock: Int

  /// How long a lock lasts.
  ///
  /// - Parameter locks: How many came before it without a right password in between.
  func lockSeconds(after locks: Int) -> Int {
    var seconds = firstLock
    for _ in 0..<min(max(0, locks), 16) { seconds = min(seconds * 2, Self.longestLock) }
    return min(seconds, Self.longestLock)
  }

  /// The latest moment until which one of the subjects is locked; nil when none is.
  static func lockedUntil(
    _ subjects: [String], at moment: Instant, in connection: Connection
  ) throws -> Instant? {
    let statement = try connection.statement(
      "SELECT locked_until FROM sign_in_failure WHERE subject = ? AND locked_until > ?")
    var latest: Instant?
    for subject in subjects {
      statement.bind(subject, moment.seconds)
      if try statement.step() {
        let until = Instant(seconds: statement.integer(0))
        latest = max(latest ?? until, until)
      }
      statement.reset()
    }
    return latest
  }

  /// Counts one more wrong password for each subject.
  ///
  /// - Returns: Until when one of them is locked by it; nil when none is.
  func count(
    _ subjects: [String], at moment: Instant, in connection: Connection
  ) throws -> Instant? {
    var latest: Instant?
    for subject in subjects {
      if let until = try count(subject, at: moment, in: connection) {
        latest = max(latest ?? until, until)
      }
    }
    return latest
  }

  private func count(
    _ subject: String, at moment: Instant, in connection: Connection
  ) throws -> Instant? {
    let known = try connection.statement(
      "SELECT count, locks, last_at FROM sign_in_failure WHERE subject = ?")
    known.bind(subject)
    var (count, locks) = (0, 0)
    if try known.step(), moment.seconds - known.integer(2) < Self.memory {
      (count, locks) = (known.integer(0), known.integer(1))
    }
    known.reset()
    count += 1
    var until: Instant?
    if count >= tries {
      until = moment.adding(seconds: lockSeconds(after: locks))
      (count, locks) = (0, locks + 1)
    }
    try connection.statement(
      """
      INSERT INTO sign_in_failure (subject, count, last_at, locks, locked_until)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (subject) DO UPDATE SET count = excluded.count, last_at = excluded.last_at,
        locks = excluded.locks, locked_until = excluded.locked_until
      """
    ).bind(subject, count, moment.seconds, locks, until?.seconds).run()
    return until
  }

  /// Forgets what was counted, after a right password or by a manager.
  static func forget(_ subjects: [String], in connection: Connection) throws {
    for subject in subjects {
      try connection.statement("DELETE FROM sign_in_failure WHERE subject = ?").bind(subject).run()
    }
  }
}
