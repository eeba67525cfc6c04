package import Domain
internal import SQLite

extension Store {
  /// How much each member of staff has to do, and nobody has: whoever has or did anything, by name,
  /// nobody's first.
  ///
  /// - Complexity: O(open follow-ups).
  package func workload() throws(StoreError) -> [WorkloadLine] {
    try require(.read, .queue)
    let today = today
    let begin = zone.instant(today, secondOfDay: 0).seconds
    return try read { connection in
      var lines: [Int?: WorkloadLine] = [:]
      let staff = try connection.statement("SELECT id, code, name, team FROM staff")
      while try staff.step() {
        lines[staff.integer(0)] = WorkloadLine(
          owner: staff.text(1), ownerName: staff.text(2), team: staff.optionalText(3))
      }
      lines[nil] = WorkloadLine(owner: nil, ownerName: nil)
      let open = try connection.statement(
        """
        SELECT owner, count(*), sum(due < ?1), sum(due BETWEEN ?1 AND ?1 + 6)
        FROM follow_up INDEXED BY follow_up_open WHERE state = 0 AND level <= ?2 GROUP BY owner
        """)
      open.bind(today.dayNumber, highestLevel)
      while try open.step() {
        let owner = open.optionalInteger(0)
        lines[owner]?.open = open.integer(1)
        lines[owner]?.overdue = open.integer(2)
        lines[owner]?.dueThisWeek = open.integer(3)
      }
      // The newest first, so that reading ends with today.
      let done = try connection.statement(
        "SELECT staff, at, object, undone_at FROM own_change ORDER BY id DESC")
      defer { done.reset() }
      while try done.step(), done.integer(1) >= begin {
        guard done.text(2) == OwnChange.Object.followUp.rawValue, done.isNull(3) else { continue }
        lines[done.integer(0)]?.doneToday += 1
      }
      return lines.values.filter { $0.open > 0 || $0.doneToday > 0 }.sorted { left, right in
        let keys = [left, right].map { $0.ownerName.map { PinyinSortKey.key($0) } ?? "" }
        return keys[0] == keys[1]
          ? left.owner ?? "" < right.owner ?? ""
          : keys[0].utf8.lexicographicallyPrecedes(keys[1].utf8)
      }
    }
  }

  /// Puts a member of staff into a team, whose people work one list together.
  ///
  /// - Parameter team: Its name; nil for none.
  /// - Throws: `.notFound` when there is no such member.
  package func setTeam(of code: String, to team: String?) throws(StoreError) {
    try require(.change, .accounts)
    try putInTeam(code, team) { _ in true }
  }

  /// Puts a member of staff from the team in which they were seen into another.
  ///
  /// - Throws: `.conflict` when they are in another one by now, `.notFound` when there is no such
  ///   member.
  package func changeTeam(
    of code: String, from seen: String?, to team: String?
  ) throws(StoreError) {
    try require(.change, .accounts)
    try putInTeam(code, team) { $0 == seen }
  }

  /// - Parameter isExpected: Whether the team in which they are may be replaced.
  private func putInTeam(
    _ code: String, _ team: String?, where isExpected: (String?) -> Bool
  ) throws(StoreError) {
    let name = team.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    try write { connection in
      let row = try connection.statement("SELECT id, team FROM staff WHERE code = ?")
      row.bind(code)
      defer { row.reset() }
      guard try row.step() else { throw StoreError.notFound }
      let staff = row.integer(0)
      guard isExpected(row.optionalText(1)) else { throw StoreError.conflict }
      row.reset()
      let old = try auditDigest(of: staff, in: .staff, connection)
      try connection.statement("UPDATE staff SET team = ? WHERE id = ?").bind(name, staff).run()
      try audit(
        .update, .staff, id: staff, detail: "team", before: old,
        after: try auditDigest(of: staff, in: .staff, connection), in: connection)
    }
  }

  /// Who works the queue, or has a team or something to do, with how much that is; by name.
  package func staffLines() throws(StoreError) -> [StaffLine] {
    try require(.read, .accounts)
    let teams = try teams()
    var loads: [String: WorkloadLine] = [:]
    for line in try workload() { if let owner = line.owner { loads[owner] = line } }
    return try staff().compactMap { member in
      let load = loads[member.code]
      guard load != nil || teams[member.code] != nil || member.access.allows(.change, .queue) else {
        return nil
      }
      return StaffLine(
        member,
        load
          ?? WorkloadLine(owner: member.code, ownerName: member.name, team: teams[member.code]))
    }
  }

  /// The teams of the clinic by the codes of their people; whoever is in none is not among them.
  package func teams() throws(StoreError) -> [String: String] {
    try requireSomebody()
    return try read { connection in
      let rows = try connection.statement("SELECT code, team FROM staff WHERE team IS NOT NULL")
      var found: [String: String] = [:]
      while try rows.step() { found[rows.text(0)] = rows.text(1) }
      return found
    }
  }
}
