internal import Domain
internal import Rules
internal import SQLite

/// What a run over patients came to.
package struct RuleRun: Hashable, Sendable {
  /// How many patients were judged.
  package var judged = 0
  /// How many of them stand otherwise than before.
  package var changed = 0
  /// Whether it went to its end; a run that was stopped goes on where it ended.
  package var isWhole = true
  /// How many follow-ups it opened.
  package var followUpsOpened = 0
  /// How the rules stand with those who were judged.
  package var standing = RuleStanding()
}

/// How often rules stand one way or another, each rule with each patient once.
package struct RuleStanding: Hashable, Sendable {
  /// How often a rule holds its tag.
  package var on = 0
  /// How often its condition is known not to be met.
  package var off = 0
  /// How often nothing is held, and only because what the condition asks for is not known.
  package var unknown = 0

  /// Adds how the rules stand with the patient at hand.
  mutating func count(_ book: RuleBook, on day: Int) {
    for rule in book.numbers.indices {
      if book.judge.state(rule).isOn {
        on += 1
      } else if book.judge.truth(of: rule, on: day) == .unknown {
        unknown += 1
      } else {
        off += 1
      }
    }
  }
}

extension Store {
  /// How many patients one transaction of a run judges: others wait for it no longer than for a few
  /// saved changes.
  static let runBatch = 100

  /// Judges whoever's facts are not judged yet, and whom time alone may have changed.
  ///
  /// In batches, each a transaction: a run that was stopped, by whatever, goes on where it ended.
  /// Reads nothing that is told and needs no right but to be somebody.
  ///
  /// - Parameter progress: Told how many are judged; false stops the run after the batch.
  package func runDueRules(
    progress: (Int) -> Bool = { _ in true }
  ) throws(StoreError) -> RuleRun {
    try requireSomebody()
    var run = RuleRun()
    while true {
      let batch = try write { connection in
        try judgeDueBatch(limit: Self.runBatch, in: connection)
      }
      run.judged += batch.judged
      run.changed += batch.changed
      run.followUpsOpened += batch.followUpsOpened
      run.standing.on += batch.standing.on
      run.standing.off += batch.standing.off
      run.standing.unknown += batch.standing.unknown
      if batch.judged == 0 { return run }
      if !progress(run.judged) {
        run.isWhole = false
        return run
      }
    }
  }

  /// How many patients `runDueRules` has before it.
  package func dueRulesCount() throws(StoreError) -> Int {
    try requireSomebody()
    return try read { connection in
      try connection.integer(
        """
        SELECT count(*) FROM (SELECT patient FROM rule_touched
          UNION SELECT patient FROM tag_due WHERE day <= \(today.dayNumber))
        """) ?? 0
    }
  }

  /// Judges some of those who wait, or are due.
  func judgeDueBatch(limit: Int, in connection: Connection) throws -> RuleRun {
    var run = RuleRun()
    guard let book = try rulesInForce.book(of: self, in: connection) else { return run }
    let judging = PatientJudging(store: self, connection: connection, book: book)
    var wanted = try Self.touched(.all, limit: limit, in: connection)
    let rows = try connection.statement(
      """
      SELECT d.patient, d.day FROM tag_due d
      WHERE d.day <= ? AND d.patient NOT IN (SELECT patient FROM rule_touched)
      ORDER BY d.day LIMIT ?
      """)
    rows.bind(today.dayNumber, limit - wanted.count)
    while try rows.step() { wanted.append((rows.integer(0), rows.integer(1), .time)) }
    rows.reset()
    for one in wanted {
      run.judged += 1
      if try judging.judge(one.patient, from: one.day, reason: one.reason) > 0 { run.changed += 1 }
      run.standing.count(book, on: today.dayNumber)
    }
    run.followUpsOpened = judging.opened.count
    return run
  }
}
