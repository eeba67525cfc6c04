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
}

extension Store {
  /// Judges everybody anew and holds the answer against what is stored, which must be the same.
  ///
  /// First judges whoever is due. Reads on two connections of its own, so that nobody waits for it;
  /// whoever stands wrong is judged again from the first day of the rules, in batches.
  ///
  /// - Parameter progress: Told how many are done; false stops it.
  package func checkAllRules(
    progress: (Int) -> Bool = { _ in true }
  ) throws(StoreError) -> RuleSelfCheck {
    try require(.change, .rules)
    var check = RuleSelfCheck()
    guard try runDueRules(progress: progress).isWhole, let pass = try rulePass() else {
      check.isWhole = try rulePass() == nil
      return check
    }
    let day = pass.day
    var empty = RuleSelfCheck()
    empty.counts = pass.outcome.rules.rules.map { RuleSelfCheck.Count(rule: $0.id) }
    let tallies = try asStore {
      try pass.run(
        empty, visit: { Self.hold($0, against: $1, on: day, &$2) }, progress: progress)
    }
    guard let tallies else {
      check.isWhole = false
      return check
    }
    check.counts = empty.counts
    for tally in tallies { check.add(tally) }
    try mend(check.differing)
    return check
  }

  /// The rules in force for a pass; nil while there are none.
  private func rulePass() throws(StoreError) -> PatientPass? {
    try read { connection in
      guard let edition = try Self.setting(.rulesEdition, in: connection) else { return nil }
      let items = try Self.ruleItems(where: "r.status = 1", in: connection)
      return PatientPass(
        path: path, items: items, outcome: check(Self.files(of: items)), edition: edition,
        day: today.dayNumber)
    }
  }

  private static func hold(
    _ book: RuleBook, against stored: PatientStream.Stored, on day: Int,
    _ check: inout RuleSelfCheck
  ) {
    check.patients += 1
    guard !stored.isBehind else {
      check.passedOver += 1
      return
    }
    var differs = book.judge.nextDue(after: day) != stored.due
    for rule in book.numbers.indices {
      let state = book.judge.state(rule)
      if state.isOn { check.counts[rule].on += 1 } else { check.counts[rule].off += 1 }
      let old = stored.states[rule]
      let isShown = state.isOn && book.judge.isShown(rule: rule)
      if state != old?.state ?? .never || isShown != old?.isShown ?? false { differs = true }
    }
    if differs { check.differing.append(PatientID(stored.patient)) }
  }

  private func mend(_ patients: [PatientID]) throws(StoreError) {
    var rest = patients[...]
    while !rest.isEmpty {
      let batch = rest.prefix(Self.runBatch)
      rest = rest.dropFirst(Self.runBatch)
      try write { connection in
        guard let book = try rulesInForce.book(of: self, in: connection) else { return }
        let judging = PatientJudging(store: self, connection: connection, book: book)
        for patient in batch {
          try judging.judge(patient.value, from: Schema.beforeAll, reason: .night)
        }
        try audit(
          .update, .database, detail: "rules mended", count: batch.count, in: connection)
      }
    }
  }
}

extension RuleSelfCheck {
  /// Adds what another worker counted.
  fileprivate mutating func add(_ other: RuleSelfCheck) {
    patients += other.patients
    passedOver += other.passedOver
    differing += other.differing
    for index in counts.indices {
      counts[index].on += other.counts[index].on
      counts[index].off += other.counts[index].off
    }
  }
}
