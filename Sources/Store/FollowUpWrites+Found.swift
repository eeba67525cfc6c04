package import Domain
internal import FollowUps
internal import SQLite

// Whoever was lost, moved away or went elsewhere is found: everything that this ended is open again,
// by one attempt that says so, and taking that back ends it again.
extension Store {
  /// Follows somebody up again who was lost or had gone.
  ///
  /// The follow-up that ended with them opens again, with what it closed beside it; their plans go on
  /// as after an absence that is over.
  ///
  /// - Parameter note: Where and how they were found; empty for nothing.
  /// - Returns: The follow-up that had ended with them.
  /// - Throws: `.refused` for somebody who was not lost and has not gone, or has died.
  package func findAgain(
    _ patient: PatientID, note: String = ""
  ) throws(StoreError) -> FollowUp {
    try require(.change, .queue, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    guard let id = try read({ connection in try ending(of: patient, in: connection) }) else {
      throw .refused(FollowUpTransition.Refusal.notGone.message)
    }
    try requireQueueChange(of: [id])
    return try write { connection in
      let before = try followUp(id, in: connection)
      if try person(patient, in: connection).deceased != nil {
        throw StoreError.refused(PlanRefusal.away.message)
      }
      let found: FollowUpDraft
      switch FollowUpTransition.find(
        before.details, note: note, staff: "", at: now(), today: today)
      {
      case .success(let result): found = result
      case .failure(let refusal): throw StoreError.refused(refusal.message)
      }
      let old = try auditDigest(of: id.value, in: .followUp, connection)
      guard let attempt = found.attempts.last else { throw StoreError.corrupt }
      let number = try add(attempt, to: before, in: connection)
      try open(found, of: before, attempt: number, in: connection)
      let now = try followUp(id, in: connection)
      try audit(
        .update, .followUp, id: id.value, patient: patient, detail: attempt.outcome.rawValue,
        before: old, after: try auditDigest(of: id.value, in: .followUp, connection),
        in: connection)
      try noteOwn(
        .followUp, id.value, of: patient, event: attempt.outcome.rawValue, from: before.version,
        to: now.version, in: connection)
      return visible(now)
    }
  }

  /// The follow-up that ended because its person was lost or had gone; nil where something is open, so
  /// that they are followed up.
  private func ending(of patient: PatientID, in connection: Connection) throws -> FollowUpID? {
    let leaving = FollowUpOutcome.allCases.filter(\.isLeaving).map { "'\($0.rawValue)'" }
    let row = try connection.statement(
      """
      SELECT f.id FROM follow_up f
      JOIN follow_up_attempt a ON a.follow_up = f.id AND a.is_undone = 0
        AND a.number = (SELECT max(number) FROM follow_up_attempt
          WHERE follow_up = f.id AND is_undone = 0)
      WHERE f.patient = ?1 AND f.state = 2 AND f.level <= ?2
        AND a.outcome IN (\(leaving.joined(separator: ", ")))
        AND NOT EXISTS (SELECT 1 FROM follow_up o WHERE o.patient = ?1 AND o.state IN (0, 3))
      ORDER BY a.at DESC, f.id DESC LIMIT 1
      """)
    row.bind(patient.value, highestLevel)
    defer { row.reset() }
    return try row.step() ? FollowUpID(row.integer(0)) : nil
  }

  /// Opens what had ended: what a plan holds as the plan wants it, the rest as it was.
  private func open(
    _ found: FollowUpDraft, of before: FollowUp, attempt: Int, in connection: Connection
  ) throws {
    let id = before.id.value
    let keeper = try PlanKeeper(self, in: connection)
    let key = try keeper?.key(of: before.id)
    if key == nil {
      try connection.statement(
        """
        UPDATE follow_up SET state = 0, due = ?, why_zh = ?, why_en = ?, version = version + 1
        WHERE id = ?
        """
      ).bind(found.due.dayNumber, found.why.chinese, found.why.english, id).run()
    }
    try connection.statement(
      """
      UPDATE follow_up SET state = 0, version = version + 1
      WHERE closed_by = ? AND state = 2 AND plan_key IS NULL
      """
    ).bind(id).run()
    guard let keeper else { return }
    try keeper.recordOutcome(.found, of: before, key: key, note: "", attempt: attempt)
    try keeper.settle(before.patient.value)
  }

  /// Ends again what somebody had been found for.
  func loseAgain(_ id: FollowUpID, in connection: Connection) throws {
    try connection.statement(
      "UPDATE follow_up SET state = 2, version = version + 1 WHERE id = ? AND state = 0"
    ).bind(id.value).run()
    try connection.statement(
      """
      UPDATE follow_up SET state = 2, version = version + 1
      WHERE closed_by = ? AND state = 0 AND plan_key IS NULL
      """
    ).bind(id.value).run()
  }
}
