package import Domain
internal import Rules
internal import SQLite

/// What a full pass over everybody found.
package struct RuleSelfCheck: Hashable, Sendable {
  /// How many patients carry a rule's tag, and how many do not.
  package struct Count: Hashable, Sendable {
    package var rule: String
    package var on = 0
    package var off = 0
  }

  /// By rule, in the order of the files.
  package var counts: [Count] = []
  /// How many patients were looked at.
  package var patients = 0
  /// The patients who stood otherwise than their facts say.
  ///
  /// Any is a fault of the program or of the disk; they stand rightly afterwards.
  package var differing: [PatientID] = []
  /// How many were passed over because others saved facts of them meanwhile.
  package var passedOver = 0
  /// Whether it went to its end.
  package var isWhole = true
  /// How many follow-ups the people who are due and those who stood wrong came to.
  package var followUpsOpened = 0
  /// How the rules stand with everybody who was looked at; nothing unless it was asked for.
  package var standing = RuleStanding()
}

extension Store {
  /// Judges everybody anew and holds the answer against what is stored, which must be the same.
  ///
  /// First judges whoever is due. Reads on two connections of its own, so that nobody waits for it;
  /// whoever stands wrong is judged again from the first day of the rules, in batches.
  ///
  /// - Parameters:
  ///   - standing: Whether it is also counted what is not known, which takes half as long again.
  ///   - progress: Told how many are done; false stops it.
  package func checkAllRules(
    standing: Bool = false, progress: (Int) -> Bool = { _ in true }
  ) throws(StoreError) -> RuleSelfCheck {
    try require(.change, .rules)
    var check = RuleSelfCheck()
    let run = try runDueRules(progress: progress)
    check.followUpsOpened = run.followUpsOpened
    guard run.isWhole, let pass = try rulePass() else {
      check.isWhole = try rulePass() == nil
      return check
    }
    let day = pass.day
    var empty = RuleSelfCheck()
    empty.counts = pass.outcome.rules.rules.map { RuleSelfCheck.Count(rule: $0.id) }
    let tallies = try asStore {
      try pass.run(
        empty,
        visit: { book, stored, tally in
          Self.hold(book, against: stored, on: day, &tally)
          if standing { tally.standing.count(book, on: day) }
        }, progress: progress)
    }
    guard let tallies else {
      check.isWhole = false
      return check
    }
    check.counts = empty.counts
    for tally in tallies { check.add(tally) }
    let looked = check.patients - check.passedOver
    for rule in check.counts.indices { check.counts[rule].off = looked - check.counts[rule].on }
    check.followUpsOpened += try mend(check.differing)
    return check
  }

  /// The rules in force for a pass; nil while there are none.
  private func rulePass() throws(StoreError) -> PatientPass? {
    try read { connection in
      guard let edition = try Self.setting(.rulesEdition, in: connection) else { return nil }
      let items = try Self.ruleItems(where: "r.status = 1", in: connection)
      return PatientPass(
        path: path, items: items, outcome: check(Self.files(of: items)), edition: edition,
        day: today.dayNumber,
        zone: zone)
    }
  }

  /// Holds the patient that stands in the judge against what is stored.
  static func hold(
    _ book: RuleBook, against stored: PatientStream.Stored, on day: Int,
    _ check: inout RuleSelfCheck
  ) {
    check.patients += 1
    guard !stored.isBehind else {
      check.passedOver += 1
      return
    }
    // A day on which nothing will change does no harm; one that is missed would.
    var differs = (stored.due ?? .max) > (book.judge.nextDue(after: day) ?? .max)
    for rule in book.numbers.indices {
      let state = book.judge.state(rule)
      // Most were never on, here as there.
      if state.version == 0, stored.states[rule].state.version == 0 { continue }
      if state.isOn { check.counts[rule].on += 1 }
      let isShown = state.isOn && book.judge.isShown(rule: rule)
      let old = stored.states[rule]
      if state != old.state || isShown != old.isShown { differs = true }
    }
    if differs { check.differing.append(PatientID(stored.patient)) }
  }

  /// - Returns: How many follow-ups that opened.
  private func mend(_ patients: [PatientID]) throws(StoreError) -> Int {
    var rest = patients[...]
    var opened = 0
    while !rest.isEmpty {
      let batch = rest.prefix(Self.runBatch)
      rest = rest.dropFirst(Self.runBatch)
      opened += try write { connection in try mend(Array(batch), in: connection) }
    }
    return opened
  }

  /// Judges patients who stood wrong from the first day of the rules.
  ///
  /// - Returns: How many follow-ups that opened.
  @discardableResult
  func mend(_ patients: [PatientID], in connection: Connection) throws -> Int {
    guard !patients.isEmpty, let book = try rulesInForce.book(of: self, in: connection) else {
      return 0
    }
    let judging = PatientJudging(store: self, connection: connection, book: book)
    for patient in patients {
      try judging.judge(patient.value, from: Schema.beforeAll, reason: .night)
    }
    try audit(.update, .database, detail: "rules mended", count: patients.count, in: connection)
    return judging.opened.count
  }
}

extension RuleSelfCheck {
  /// Adds what another worker counted.
  fileprivate mutating func add(_ other: RuleSelfCheck) {
    patients += other.patients
    passedOver += other.passedOver
    differing += other.differing
    standing.on += other.standing.on
    standing.off += other.standing.off
    standing.unknown += other.standing.unknown
    for index in counts.indices {
      counts[index].on += other.counts[index].on
    }
  }
}
