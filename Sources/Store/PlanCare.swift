internal import Domain
internal import FollowUps
internal import SQLite

/// What a terminal did for the plans beside its work, and what is left.
package struct PlanTending: Hashable, Sendable {
  /// How many people's plans were looked at.
  package var looked = 0
  /// How many follow-ups were changed.
  package var changed = 0
  /// Whether there is more to do at once.
  package var hasMore = false

  package init() {}
}

/// What holding everybody's follow-ups against their plans found.
package struct PlanCheck: Hashable, Sendable {
  /// How many people have or had plans.
  package var people = 0
  /// How many of them have follow-ups other than their plans want: a fault of the program or disk.
  package var differing = 0

  package init() {}
}

extension Store {
  /// How many people's plans one saved change settles at most in its own transaction; a change that
  /// touches more leaves them to `tendPlans`.
  static let settledWithChange = 200

  /// Settles the plans of whoever was touched, in the transaction that touched them.
  func keepTouchedPlans(in connection: Connection) throws {
    let touched = try Self.touchedPlans(limit: Self.settledWithChange, in: connection)
    guard !touched.isEmpty else { return }
    _ = try settle(touched, in: connection)
  }

  private static func touchedPlans(
    limit: Int, in connection: Connection
  ) throws -> [(patient: Int, what: Int)] {
    let rows = try connection.statement(
      "SELECT patient, what FROM plan_touched ORDER BY patient LIMIT ?")
    rows.bind(limit)
    defer { rows.reset() }
    var found: [(Int, Int)] = []
    while try rows.step() { found.append((rows.integer(0), rows.integer(1))) }
    return found
  }

  /// - Returns: How many follow-ups were changed.
  private func settle(
    _ people: [(patient: Int, what: Int)], in connection: Connection
  ) throws -> Int {
    guard let keeper = try PlanKeeper(self, in: connection) else { return 0 }
    var changed = 0
    for (patient, what) in people {
      // A record that is found again, or whose death was a mistake, is asked about anew.
      if what & 7 != 0 {
        try keeper.takeRecords(of: patient, conditions: what & 5 != 0, encounters: what & 6 != 0)
      }
      changed += try keeper.settle(patient)
      // Last, as settling itself adds events.
      try connection.statement("DELETE FROM plan_touched WHERE patient = ?").bind(patient).run()
    }
    return changed
  }

  // MARK: - Time

  /// Settles some of those whose plans time alone may have changed, or whom a change of many left.
  ///
  /// Every terminal calls it beside its work, and again at once while `hasMore`. It reads nothing
  /// that is told, so that a terminal at which nobody is signed in does it too.
  package func tendPlans(limit: Int = 20) throws(StoreError) -> PlanTending {
    try checkStanding()
    var tending = PlanTending()
    guard try setting(.plansEdition) != nil, try hasPlansDue() else { return tending }
    let today = today.dayNumber
    (tending.looked, tending.changed) = try write { connection -> (Int, Int) in
      var people = try Self.touchedPlans(limit: limit, in: connection)
      let rows = try connection.statement(
        "SELECT patient FROM plan_due WHERE day <= ? ORDER BY day, patient LIMIT ?")
      rows.bind(today, limit - people.count)
      while try rows.step() { people.append((rows.integer(0), 0)) }
      rows.reset()
      return (people.count, try settle(people, in: connection))
    }
    let isLeft = try hasPlansDue()
    tending.hasMore = tending.looked > 0 && isLeft
    return tending
  }

  /// Whether anybody waits; two looks at an index.
  private func hasPlansDue() throws(StoreError) -> Bool {
    let today = today.dayNumber
    return try read { connection in
      try connection.integer(
        """
        SELECT EXISTS (SELECT 1 FROM plan_touched)
          OR EXISTS (SELECT 1 FROM plan_due WHERE day <= \(today))
        """) == 1
    }
  }

  // MARK: - Checking

  /// Holds the follow-ups of everybody with plans against them; nothing is changed.
  ///
  /// Those who wait for `tendPlans` are passed over. Some tens of thousands of people a second.
  package func checkPlans() throws(StoreError) -> PlanCheck {
    try require(.read, .backup)
    return try read { connection in
      var check = PlanCheck()
      guard let keeper = try PlanKeeper(self, in: connection) else { return check }
      let rows = try connection.statement(
        """
        SELECT DISTINCT patient FROM plan_event
        WHERE patient NOT IN (SELECT patient FROM plan_touched)
          AND patient NOT IN (SELECT patient FROM plan_due WHERE day <= ?)
        """)
      rows.bind(today.dayNumber)
      while try rows.step() {
        check.people += 1
        if try keeper.differences(of: rows.integer(0)) > 0 { check.differing += 1 }
      }
      return check
    }
  }
}
