package import Domain
internal import FollowUps
internal import SQLite

extension Store {
  /// What a change of many must know of each; those withdrawn meanwhile are left out.
  package func followUpBriefs(ids: [Int64]) throws(StoreError) -> [FollowUpBrief] {
    try read { connection in
      let row = try connection.statement(
        """
        SELECT f.version, f.due, f.state, s.name FROM follow_up f
        LEFT JOIN staff s ON s.id = f.owner WHERE f.id = ? AND f.state < 3
        """)
      var briefs: [FollowUpBrief] = []
      briefs.reserveCapacity(ids.count)
      for id in ids {
        row.bind(Int(id))
        if try row.step() {
          briefs.append(
            FollowUpBrief(
              id: FollowUpID(Int(id)), version: row.integer(0),
              due: CalendarDate(dayNumber: row.integer(1)), ownerName: row.optionalText(3),
              isOpen: row.integer(2) == 0))
        }
        row.reset()
      }
      return briefs
    }
  }

  /// Moves the date of many follow-ups, or gives them to somebody, all or none.
  ///
  /// - Parameter briefs: The follow-ups with the versions that the person saw.
  /// - Returns: What was replaced, for taking it back.
  /// - Throws: `.conflict` when somebody else changed one of them first, `.refused` when the change
  ///   makes no sense, `.notFound` for an owner that there is not.
  package func change(
    _ briefs: [FollowUpBrief], _ change: FollowUpChange
  ) throws(StoreError) -> [FollowUpBefore] {
    let today = today
    return try write { connection in
      let owner = try staffNumber(change, in: connection)
      var before: [FollowUpBefore] = []
      before.reserveCapacity(briefs.count)
      for brief in briefs {
        let present = try followUp(brief.id, in: connection)
        guard present.version == brief.version else { throw StoreError.conflict }
        let details = present.details
        switch change {
        case .reschedule(let due):
          switch FollowUpTransition.reschedule(details, to: due, today: today) {
          case .success(let updated):
            try setDate(updated.due, updated.why, of: brief.id, in: connection)
          case .failure(let refusal): throw StoreError.refused(refusal.message)
          }
        case .assign:
          guard details.state == .open else {
            throw StoreError.refused(
              FollowUpTransition.Refusal.alreadyEnded(details.state).message)
          }
          try setOwner(owner, of: brief.id, in: connection)
        }
        before.append(
          FollowUpBefore(
            id: brief.id, version: present.version + 1, due: details.due, why: details.why,
            owner: details.owner))
        try audit(
          .update, .followUp, id: brief.id.value, patient: present.patient,
          detail: change.auditName, in: connection)
      }
      return before
    }
  }

  /// Puts back what a change of many replaced, all or none.
  ///
  /// - Throws: `.conflict` when one of them was changed since.
  package func undoChange(_ before: [FollowUpBefore]) throws(StoreError) {
    try write { connection in
      for one in before {
        let present = try followUp(one.id, in: connection)
        guard present.version == one.version else { throw StoreError.conflict }
        let owner = try staffNumber(.assign(one.owner), in: connection)
        try connection.statement(
          """
          UPDATE follow_up SET due = ?, why_zh = ?, why_en = ?, owner = ?, version = version + 1
          WHERE id = ?
          """
        ).bind(one.due.dayNumber, one.why.chinese, one.why.english, owner, one.id.value).run()
        try audit(
          .update, .followUp, id: one.id.value, patient: present.patient, detail: "undo change",
          in: connection)
      }
    }
  }

  /// The number of the new owner; nil when nobody is to be.
  private func staffNumber(
    _ change: FollowUpChange, in connection: Connection
  ) throws -> Int? {
    guard case .assign(let code?) = change else { return nil }
    let row = try connection.statement("SELECT id FROM staff WHERE code = ?")
    row.bind(code)
    defer { row.reset() }
    guard try row.step() else { throw StoreError.notFound }
    return row.integer(0)
  }

  private func setDate(
    _ due: CalendarDate, _ why: Localized, of id: FollowUpID, in connection: Connection
  ) throws {
    try connection.statement(
      """
      UPDATE follow_up SET due = ?, why_zh = ?, why_en = ?, version = version + 1 WHERE id = ?
      """
    ).bind(due.dayNumber, why.chinese, why.english, id.value).run()
  }

  private func setOwner(_ owner: Int?, of id: FollowUpID, in connection: Connection) throws {
    try connection.statement(
      "UPDATE follow_up SET owner = ?, version = version + 1 WHERE id = ?"
    ).bind(owner, id.value).run()
  }

  /// Writes down that a list leaves for a file, before it does.
  ///
  /// - Parameters:
  ///   - table: The kind of list; never what is in it.
  ///   - count: How many rows.
  ///   - isUnmasked: Whether numbers leave whole.
  package func noteExport(
    of table: String, count: Int, isUnmasked: Bool
  ) throws(StoreError) {
    try write { connection in
      try audit(
        .execute, .database, detail: "export \(table) \(count)\(isUnmasked ? " unmasked" : "")",
        count: count, in: connection)
    }
  }
}

extension FollowUpChange {
  /// The word for it in the audit trail.
  var auditName: String {
    switch self {
    case .reschedule: "reschedule"
    case .assign: "assign"
    }
  }
}
