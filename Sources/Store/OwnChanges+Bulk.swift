internal import Domain
internal import SQLite

// A change of several follow-ups at once is one change of whoever made it.
extension Store {
  /// Notes what a change of several follow-ups replaced.
  ///
  /// - Parameter replaced: The follow-ups as they were; each has the next version now.
  func noteOwn(
    _ replaced: [FollowUp], event: String, in connection: Connection
  ) throws {
    guard let first = replaced.first,
      let change = try noteOwn(
        .followUps, first.id.value, of: first.patient, event: event, from: 0, to: 1,
        in: connection)
    else { return }
    for one in replaced {
      let owner = try one.details.owner.map { try anyStaffNumber($0, in: connection) }
      try connection.statement("INSERT INTO follow_up_change VALUES (?,?,?,?,?,?,?)")
        .bind(
          change, one.id.value, one.version + 1, one.details.due.dayNumber,
          one.details.why.chinese, one.details.why.english, owner ?? nil
        ).run()
    }
  }

  /// The number of a member of staff, be they disabled since; nil when there is none.
  private func anyStaffNumber(_ code: String, in connection: Connection) throws -> Int? {
    let row = try connection.statement("SELECT id FROM staff WHERE code = ?")
    row.bind(code)
    defer { row.reset() }
    return try row.step() ? row.integer(0) : nil
  }

  /// Why a follow-up was due before a change of several; nil where that was not noted.
  func noted(_ one: FollowUpBefore, in connection: Connection) throws -> Localized? {
    let row = try connection.statement(
      """
      SELECT x.why_zh, x.why_en FROM follow_up_change x
      JOIN own_change c ON c.id = x.change AND c.undone_at IS NULL
      WHERE x.follow_up = ? AND x.version = ? ORDER BY x.change DESC LIMIT 1
      """)
    row.bind(one.id.value, one.version)
    defer { row.reset() }
    return try row.step() ? Localized(zh: row.text(0), en: row.text(1)) : nil
  }

  /// Notes that a change of several was taken back; what was done to each before it can be taken
  /// back in its turn.
  func noteTakenBack(_ before: [FollowUpBefore], in connection: Connection) throws {
    for one in before {
      try connection.statement(
        """
        UPDATE own_change SET undone_at = ?1 WHERE undone_at IS NULL AND object = 'follow-ups'
          AND id IN (SELECT change FROM follow_up_change WHERE follow_up = ?2 AND version = ?3)
        """
      ).bind(now().seconds, one.id.value, one.version).run()
      try carryOwn(
        .followUp, one.id.value, from: one.version - 1, to: one.version + 1, in: connection)
    }
  }

  /// Whether one of several follow-ups was changed since.
  func isAnyOutdated(change id: Int, in connection: Connection) throws -> Bool {
    let row = try connection.statement(
      """
      SELECT 1 FROM follow_up_change x JOIN follow_up f ON f.id = x.follow_up
      WHERE x.change = ? AND f.version <> x.version LIMIT 1
      """)
    row.bind(id)
    defer { row.reset() }
    return try row.step()
  }

  /// Takes a change of several follow-ups back, by its number.
  func undoChange(numbered id: Int) throws(StoreError) {
    let before = try read { connection in
      let rows = try connection.statement(
        """
        SELECT x.follow_up, x.version, x.due, x.why_zh, x.why_en, s.code
        FROM follow_up_change x LEFT JOIN staff s ON s.id = x.owner WHERE x.change = ?
        """)
      rows.bind(id)
      var found: [FollowUpBefore] = []
      while try rows.step() {
        found.append(
          FollowUpBefore(
            id: FollowUpID(rows.integer(0)), version: rows.integer(1),
            due: CalendarDate(dayNumber: rows.integer(2)),
            why: Localized(zh: rows.text(3), en: rows.text(4)), owner: rows.optionalText(5)))
      }
      return found
    }
    guard !before.isEmpty else { throw .notFound }
    try undoChange(before)
  }
}
