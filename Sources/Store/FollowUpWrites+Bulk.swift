package import Domain
internal import FollowUps
internal import SQLite

extension Store {
  /// What a change of many must know of each; those withdrawn meanwhile are left out.
  package func followUpBriefs(ids: [Int64]) throws(StoreError) -> [FollowUpBrief] {
    try require(.read, .queue)
    return try read { connection in
      let row = try connection.statement(
        """
        SELECT f.version, f.due, f.state, s.name, h.name FROM follow_up f
        LEFT JOIN staff s ON s.id = f.owner
        LEFT JOIN follow_up_claim c ON c.follow_up = f.id AND c.staff <> ?3
          AND \(Self.claimHolds)
        LEFT JOIN staff h ON h.id = c.staff
        WHERE f.id = ?1 AND f.state < 3 AND f.level <= ?4
        """)
      let moment = now().seconds
      var briefs: [FollowUpBrief] = []
      briefs.reserveCapacity(ids.count)
      for id in ids {
        row.bind(Int(id), moment, actor ?? -1, highestLevel)
        if try row.step() {
          briefs.append(
            FollowUpBrief(
              id: FollowUpID(Int(id)), version: row.integer(0),
              due: CalendarDate(dayNumber: row.integer(1)), ownerName: row.optionalText(3),
              isOpen: row.integer(2) == 0, claimedBy: row.optionalText(4)))
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
  ///   makes no sense or a colleague has one of them open, `.notFound` for an owner that there is
  ///   not.
  package func change(
    _ briefs: [FollowUpBrief], _ change: FollowUpChange
  ) throws(StoreError) -> [FollowUpBefore] {
    try requireQueueChange(of: briefs.map(\.id))
    let today = today
    return try write { connection in
      let owner = try staffNumber(change, in: connection)
      let keeper = try PlanKeeper(self, in: connection)
      var before: [FollowUpBefore] = []
      before.reserveCapacity(briefs.count)
      var replaced: [FollowUp] = []
      for brief in briefs {
        let present = try followUp(brief.id, in: connection)
        guard present.version == brief.version else { throw StoreError.conflict }
        try refuseOthersClaim(on: brief.id, in: connection)
        let details = present.details
        let old = try auditDigest(of: brief.id.value, in: .followUp, connection)
        switch change {
        case .reschedule(let due):
          switch FollowUpTransition.reschedule(details, to: due, today: today) {
          case .success(let updated):
            try setDate(updated.due, updated.why, of: brief.id, in: connection)
            try keeper?.recordDate(due, of: present, reason: Self.rescheduling)
          case .failure(let refusal): throw StoreError.refused(refusal.message)
          }
        case .assign:
          guard details.state == .open else {
            throw StoreError.refused(
              FollowUpTransition.Refusal.alreadyEnded(details.state).message)
          }
          try setOwner(owner, of: brief.id, in: connection)
        }
        replacedReasons[brief.id] = (present.version + 1, details.why)
        before.append(
          FollowUpBefore(
            id: brief.id, version: present.version + 1, due: details.due,
            why: visible(present).details.why, owner: details.owner))
        replaced.append(present)
        try audit(
          .update, .followUp, id: brief.id.value, patient: present.patient,
          detail: change.auditName,
          before: old, after: try auditDigest(of: brief.id.value, in: .followUp, connection),
          in: connection)
      }
      try noteOwn(replaced, event: change.auditName, in: connection)
      return before
    }
  }

  /// Puts back what a change of many replaced, all or none.
  ///
  /// - Throws: `.conflict` when one of them was changed since.
  package func undoChange(_ before: [FollowUpBefore]) throws(StoreError) {
    try requireQueueChange(of: before.map(\.id))
    try write { connection in
      let keeper = try PlanKeeper(self, in: connection)
      for one in before {
        let present = try followUp(one.id, in: connection)
        guard present.version == one.version else { throw StoreError.conflict }
        let owner = try staffNumber(.assign(one.owner), in: connection)
        // Whoever may not know what it is about gives a neutral line back, which is not kept.
        let kept =
          try noted(one, in: connection)
          ?? replacedReasons[one.id].flatMap { $0.version == one.version ? $0.why : nil }
        let old = try auditDigest(of: one.id.value, in: .followUp, connection)
        let why = access.seesReasons ? one.why : kept ?? present.details.why
        if one.due != present.details.due { try keeper?.takeBackDate(of: present) }
        try connection.statement(
          """
          UPDATE follow_up SET due = ?, why_zh = ?, why_en = ?, owner = ?, version = version + 1
          WHERE id = ?
          """
        ).bind(one.due.dayNumber, why.chinese, why.english, owner, one.id.value).run()
        try audit(
          .update, .followUp, id: one.id.value, patient: present.patient, detail: "undo change",
          before: old, after: try auditDigest(of: one.id.value, in: .followUp, connection),
          in: connection)
      }
      try noteTakenBack(before, in: connection)
    }
  }

  /// The reason that a plan keeps of a date which was set without an attempt.
  private static let rescheduling = "改期"

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
