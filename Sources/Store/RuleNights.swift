package import Domain
internal import Rules
internal import SQLite

extension Store {
  /// How many patients one step judges: some milliseconds in which others wait to write.
  static let tendedAtOnce = 20
  /// How many patients one step of the night's pass reads: some milliseconds of a processor, and one
  /// small write.
  static let nightStretch = 500
  /// After how many seconds without a step the pass of another terminal is taken over.
  static let nightPatience = 300
  /// For how many days a fault is told.
  private static let faultDays = 7

  /// Does a small part of what is to be done for the rules: whoever is due, and, when the terminal
  /// is idle, the pass over everybody that each night must have, on one terminal alone.
  ///
  /// Every terminal calls it beside its work, and again at once while `hasMore`; one at which nobody
  /// is signed in does so too, as it is the clinic's own work and tells nothing of anybody. A pass
  /// that a terminal left is taken over where it stood.
  package func tendRules(isIdle: Bool) throws(StoreError) -> RuleTending {
    try checkStanding()
    guard try setting(.rulesEdition) != nil else { return RuleTending() }
    var tending = RuleTending()
    if try hasDueRules() {
      let run = try write { connection in
        try judgeDueBatch(limit: Self.tendedAtOnce, in: connection)
      }
      tending.judged = run.judged
      let isLeft = try hasDueRules()
      tending.hasMore = run.judged > 0 && (isIdle || isLeft)
    } else if isIdle {
      (tending.checked, tending.hasMore) = try checkSomeTonight()
    }
    guard access.allows(.read, .rules) else { return tending }
    tending.fault = try newestFault()
    tending.broken = try brokenRules().count
    return tending
  }

  /// Whether anybody waits to be judged; two looks at an index.
  private func hasDueRules() throws(StoreError) -> Bool {
    try read { connection in
      let row = try connection.statement(
        """
        SELECT EXISTS (SELECT 1 FROM rule_touched) OR EXISTS (SELECT 1 FROM tag_due WHERE day <= ?)
        """)
      row.bind(today.dayNumber)
      defer { row.reset() }
      return try row.step() && row.integer(0) == 1
    }
  }

  // MARK: - The pass of a night

  /// The passes of the last nights, the newest first.
  package func ruleNights(limit: Int = 7) throws(StoreError) -> [RuleNight] {
    try require(.read, .rules)
    return try read { connection in
      let rows = try connection.statement(
        """
        SELECT day, patients, differing, passed_over, ended_at IS NOT NULL FROM rule_night
        ORDER BY day DESC LIMIT ?
        """)
      rows.bind(limit)
      var found: [RuleNight] = []
      while try rows.step() { found.append(Self.night(rows)) }
      return found
    }
  }

  private func newestFault() throws(StoreError) -> RuleNight? {
    try read { connection in
      let row = try connection.statement(
        """
        SELECT day, patients, differing, passed_over, ended_at IS NOT NULL FROM rule_night
        WHERE differing > 0 AND day > ? ORDER BY day DESC LIMIT 1
        """)
      row.bind(today.dayNumber - Self.faultDays)
      defer { row.reset() }
      return try row.step() ? Self.night(row) : nil
    }
  }

  private static func night(_ row: Statement) -> RuleNight {
    var night = RuleNight(day: CalendarDate(dayNumber: row.integer(0)))
    night.patients = row.integer(1)
    night.differing = row.integer(2)
    night.passedOver = row.integer(3)
    night.isWhole = row.integer(4) != 0
    return night
  }

  /// Where the pass of a night stands: who comes next, and when it was last carried on.
  struct NightPlace: Hashable {
    var day: Int
    var next: Int
    var at: Int
  }

  /// One stretch of tonight's pass, if it is this terminal's to make.
  ///
  /// - Returns: How many were looked at, and whether there are more.
  private func checkSomeTonight() throws(StoreError) -> (Int, Bool) {
    let day = today.dayNumber
    guard let place = try claimNight(day) else { return (0, false) }
    let last = place.next + Self.nightStretch - 1
    var check = RuleSelfCheck()
    let end = try read { connection in
      let end = try connection.integer("SELECT max(id) FROM patient") ?? 0
      if end >= place.next {
        try hold(place.next...min(last, end), on: day, against: connection, &check)
      }
      return end
    }
    let after = NightPlace(day: day, next: last + 1, at: now().seconds)
    let found = check
    let isMine = try write { connection in
      try connection.statement(
        """
        UPDATE rule_night SET next_patient = ?1, at = ?2, patients = patients + ?3,
          differing = differing + ?4, passed_over = passed_over + ?5,
          ended_at = CASE WHEN ?6 THEN ?2 END
        WHERE day = ?7 AND next_patient = ?8 AND at = ?9
        """
      ).bind(
        after.next, after.at, found.patients, found.differing.count, found.passedOver, last >= end,
        day, place.next, place.at
      ).run()
      guard connection.changes == 1 else { return false }
      try mend(found.differing, in: connection)
      return true
    }
    nightPlace = isMine ? after : nil
    return (isMine ? found.patients : 0, isMine && last < end)
  }

  /// The place from which this terminal goes on; nil when tonight's pass is over or another's.
  private func claimNight(_ day: Int) throws(StoreError) -> NightPlace? {
    let stored: (place: NightPlace, isOver: Bool)? = try read { connection in
      let row = try connection.statement(
        "SELECT next_patient, at, ended_at IS NOT NULL FROM rule_night WHERE day = ?")
      row.bind(day)
      defer { row.reset() }
      guard try row.step() else { return nil }
      return (
        NightPlace(day: day, next: row.integer(0), at: row.integer(1)), row.integer(2) != 0
      )
    }
    let moment = now().seconds
    if let stored {
      if stored.isOver { return nil }
      // A clock that was set back must not leave the pass to nobody.
      let rest = moment - stored.place.at
      return stored.place == nightPlace || rest < 0 || rest >= Self.nightPatience
        ? stored.place : nil
    }
    let place = NightPlace(day: day, next: 1, at: moment)
    let isMine = try write { connection in
      try connection.statement(
        "INSERT OR IGNORE INTO rule_night (day, at, next_patient) VALUES (?, ?, 1)"
      ).bind(day, moment).run()
      return connection.changes == 1
    }
    nightPlace = isMine ? place : nil
    return isMine ? place : nil
  }

  /// Holds some patients against their facts.
  private func hold(
    _ patients: ClosedRange<Int>, on day: Int, against connection: Connection,
    _ check: inout RuleSelfCheck
  ) throws {
    guard let book = try rulesInForce.book(of: self, in: connection) else { return }
    check.counts = book.rules.rules.map { RuleSelfCheck.Count(rule: $0.id) }
    let stream = try PatientStream(book, on: day, in: connection)
    try stream.begin(patients)
    var stored = PatientStream.Stored()
    while try stream.next(&stored) {
      book.judge.step(on: day)
      Self.hold(book, against: stored, on: day, &check)
    }
  }
}
