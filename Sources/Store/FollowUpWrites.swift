package import Domain
package import FollowUps
internal import SQLite

extension Store {
  /// Records what came of an attempt, sets the next date and opens what follows.
  ///
  /// Where a plan holds the follow-up, or one of its kind runs, the plan sees to what follows: the
  /// visit is judged by the forms filed for it and by the values of its day.
  ///
  /// - Parameters:
  ///   - version: The version that the person saw.
  ///   - nextDue: The next date; nil when the outcome ends everything, or to take the plan's.
  ///   - channel: How the person was reached; nil for the way that the follow-up asks for.
  ///   - reason: Why the next date is another than the plan's; the note where it is empty.
  ///   - signs: What was found beside the values.
  ///   - call: How the attempt was made; nil when only what came of it is known.
  /// - Returns: The follow-up as it is now.
  /// - Throws: `.conflict` when somebody else changed it first, `.refused` when the outcome makes
  ///   no sense as things are, or while a colleague has the follow-up open.
  package func recordOutcome(
    of id: FollowUpID, version: Int, outcome: FollowUpOutcome, note: String,
    nextDue: CalendarDate?, channel: FollowUpChannel? = nil, reason: String = "",
    signs: Set<VisitFinding> = [], call: CallDetails? = nil
  ) throws(StoreError) -> FollowUp {
    try requireQueueChange(of: [id])
    return try write { connection in
      try record(
        outcome, of: id, nextDue: nextDue, visit: nil,
        completion: VisitCompletion(
          version: version, channel: channel, note: note, reason: reason, signs: signs,
          call: call),
        in: connection)
    }
  }

  /// Records an outcome in the transaction of the caller, who has asked for the right.
  ///
  /// - Parameter visit: What a form told of the visit; nil where none was filled in with it.
  func record(
    _ outcome: FollowUpOutcome, of id: FollowUpID, nextDue: CalendarDate?, visit: VisitFacts?,
    completion: VisitCompletion, in connection: Connection
  ) throws -> FollowUp {
    let moment = now()
    let today = zone.day(moment)
    let before = try followUp(id, in: connection)
    guard before.version == completion.version else { throw StoreError.conflict }
    try refuseOthersClaim(on: id, in: connection)
    var facts = visit ?? VisitFacts(channel: before.details.channel, day: today)
    facts.channel = completion.channel ?? facts.channel
    facts.signs.formUnion(completion.signs)
    let planned = try plannedOutcome(outcome, of: before, facts, nextDue, in: connection)
    let step: FollowUpTransition.Step
    switch FollowUpTransition.apply(
      outcome: outcome, note: completion.note, nextDue: planned.nextDue, staff: "", at: moment,
      today: today, plan: planned.next, isPlanned: planned.isPlanned, to: before.details)
    {
    case .success(let result): step = result
    case .failure(let refusal): throw StoreError.refused(refusal.message)
    }
    let old = try auditDigest(of: id.value, in: .followUp, connection)
    let attempt = try save(step, of: before, in: connection)
    try noteCall(completion.call, outcome, of: before, in: connection)
    try dropClaim(on: id, in: connection)
    try tellPlans(
      outcome, of: before, planned, facts: facts, completion: completion, attempt: attempt,
      in: connection)
    try audit(
      .update, .followUp, id: id.value, patient: before.patient, detail: outcome.rawValue,
      before: old, after: try auditDigest(of: id.value, in: .followUp, connection),
      in: connection)
    try noteOwn(
      .followUp, id.value, of: before.patient, event: outcome.rawValue, from: before.version,
      to: before.version + 1, in: connection)
    return visible(try followUp(id, in: connection))
  }

  /// Takes the last recorded outcome back, with everything it opened, closed or marked.
  ///
  /// The attempt stays in the database, marked as undone.
  ///
  /// - Throws: `.conflict` when the follow-up or what it opened was changed since.
  package func undoOutcome(of id: FollowUpID, version: Int) throws(StoreError) -> FollowUp {
    try requireQueueChange(of: [id])
    return try write { connection in
      let current = try followUp(id, in: connection)
      guard current.version == version else { throw StoreError.conflict }
      try refuseOthersClaim(on: id, in: connection)
      let old = try auditDigest(of: id.value, in: .followUp, connection)
      try takeBackSuccessor(of: id, in: connection)
      let attempt = try connection.statement(
        """
        SELECT number, marked_deceased, outcome FROM follow_up_attempt
        WHERE follow_up = ? AND is_undone = 0 ORDER BY number DESC LIMIT 1
        """)
      attempt.bind(id.value)
      defer { attempt.reset() }
      guard try attempt.step() else { throw StoreError.notFound }
      let number = attempt.integer(0)
      let wasFound = attempt.text(2) == FollowUpOutcome.found.rawValue
      if attempt.integer(1) != 0 { try setDeceased(false, current.patient, in: connection) }
      attempt.reset()
      try PlanKeeper(self, in: connection)?
        .takeBack(id, attempt: number, of: current.patient.value)
      try connection.statement(
        """
        UPDATE follow_up SET state = 0, version = version + 1,
          (due, risk, channel, why_zh, why_en) =
            (SELECT before_due, before_risk, before_channel, before_why_zh, before_why_en
             FROM follow_up_attempt WHERE follow_up = ?1 AND number = ?2)
        WHERE id = ?1
        """
      ).bind(id.value, number).run()
      try connection.statement(
        "UPDATE follow_up_attempt SET is_undone = 1 WHERE follow_up = ? AND number = ?"
      ).bind(id.value, number).run()
      try takeBackMarks(of: id, attempt: number, in: connection)
      if wasFound {
        try loseAgain(id, in: connection)
      } else {
        try connection.statement(
          """
          UPDATE follow_up SET state = 0, closed_by = NULL, version = version + 1
          WHERE closed_by = ?
          """
        ).bind(id.value).run()
      }
      try audit(
        .update, .followUp, id: id.value, patient: current.patient, detail: "undo",
        before: old, after: try auditDigest(of: id.value, in: .followUp, connection),
        in: connection)
      let now = try followUp(id, in: connection)
      try noteTakenBack(.followUp, id.value, from: version, to: now.version, in: connection)
      return visible(now)
    }
  }

  /// Opens follow-ups for a patient.
  package func openFollowUps(
    _ drafts: [FollowUpDraft], of patient: PatientID
  ) throws(StoreError) {
    try require(.add, .queue, of: patient)
    try write { connection in
      let writer = RecordWriter(connection: connection, catalog: catalog)
      let staff = try connection.statement("SELECT code, id FROM staff")
      var staffIDs: [String: Int] = [:]
      while try staff.step() { staffIDs[staff.text(0)] = staff.integer(1) }
      for draft in drafts {
        try writer.insert(draft, of: patient, staffIDs: staffIDs)
        try audit(
          .create, .followUp, id: connection.lastInsertID, patient: patient,
          detail: draft.reason.rawValue, in: connection)
      }
    }
  }

  /// One follow-up with its attempts.
  package func followUp(_ id: FollowUpID) throws(StoreError) -> FollowUp {
    try require(.read, .queue)
    return try read { connection in visible(try followUp(id, in: connection)) }
  }

  /// A follow-up as far as its content is the reader's.
  func visible(_ followUp: FollowUp) -> FollowUp {
    access.seesReasons ? followUp : followUp.neutral
  }

  func followUp(_ id: FollowUpID, in connection: Connection) throws -> FollowUp {
    let row = try connection.statement(
      "SELECT \(Self.followUpColumns) FROM follow_up f WHERE f.id = ? AND f.state < 3 AND f.level <= ?"
    )
    row.bind(id.value, highestLevel)
    defer { row.reset() }
    guard try row.step() else { throw StoreError.notFound }
    var found = Self.followUp(row)
    row.reset()
    found.details.attempts = try attempts(of: id, in: connection)
    return found
  }
}

// MARK: - Saving a step

extension Store {
  /// - Returns: The number of the attempt.
  private func save(
    _ step: FollowUpTransition.Step, of before: FollowUp, in connection: Connection
  ) throws -> Int {
    let id = before.id.value
    let details = step.updated
    try connection.statement(
      """
      UPDATE follow_up SET channel = ?, due = ?, risk = ?, state = ?, why_zh = ?, why_en = ?,
        version = version + 1 WHERE id = ?
      """
    ).bind(
      details.channel.rawValue, details.due.dayNumber, details.risk.rawValue,
      details.state.rawValue, details.why.chinese, details.why.english, id
    ).run()
    let isDeath =
      try step.effect == .deceased && person(before.patient, in: connection).deceased == nil
    var number = 0
    if let attempt = details.attempts.last {
      number = try add(attempt, to: before, marksDeceased: isDeath, in: connection)
    }
    if isDeath { try setDeceased(true, before.patient, in: connection) }
    // Who has died, moved or is lost is not called for anything else either.
    if step.effect != nil {
      try connection.statement(
        """
        UPDATE follow_up SET state = 2, closed_by = ?1, version = version + 1
        WHERE patient = ?2 AND state = 0 AND id <> ?1
        """
      ).bind(id, before.patient.value).run()
    }
    if let next = step.successor { try open(next, after: before, in: connection) }
    return number
  }

  /// - Returns: The number of the attempt.
  func add(
    _ attempt: FollowUpAttempt, to before: FollowUp, marksDeceased: Bool = false,
    in connection: Connection
  ) throws -> Int {
    let details = before.details
    try connection.statement(
      """
      INSERT INTO follow_up_attempt (follow_up, number, at, outcome, note, staff, next_due,
        before_due, before_risk, before_channel, before_why_zh, before_why_en, marked_deceased)
      VALUES (?1, (SELECT coalesce(max(number), -1) + 1 FROM follow_up_attempt
        WHERE follow_up = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
      """
    ).bind(
      before.id.value, attempt.at.seconds, attempt.outcome.rawValue, attempt.note, actor,
      attempt.nextDue?.dayNumber, details.due.dayNumber, details.risk.rawValue,
      details.channel.rawValue, details.why.chinese, details.why.english, marksDeceased
    ).run()
    let number = try connection.statement(
      "SELECT max(number) FROM follow_up_attempt WHERE follow_up = ?")
    number.bind(before.id.value)
    defer { number.reset() }
    return try number.step() ? number.integer(0) : 0
  }

  private func open(
    _ next: FollowUpDraft, after before: FollowUp, in connection: Connection
  ) throws {
    try connection.statement(
      """
      INSERT INTO follow_up (patient, reason, channel, due, risk, state, why_zh, why_en, owner,
        opened_by, level, title_zh, title_en, form)
      SELECT ?1, ?2, ?3, ?4, ?5, 0, ?6, ?7, owner, ?8, level, ?9, ?10, ?11 FROM follow_up WHERE id = ?8
      """
    ).bind(
      before.patient.value, next.reason.rawValue, next.channel.rawValue, next.due.dayNumber,
      next.risk.rawValue, next.why.chinese, next.why.english, before.id.value,
      next.title?.chinese, next.title?.english, next.form
    ).run()
  }

  private func setDeceased(
    _ isDeceased: Bool, _ patient: PatientID, in connection: Connection
  ) throws {
    try connection.statement(
      """
      UPDATE patient SET is_deceased = ?, deceased_day = NULL, version = version + 1 WHERE id = ?
      """
    ).bind(isDeceased, patient.value).run()
  }

  /// Withdraws what an outcome opened; refuses when somebody has worked on it since.
  private func takeBackSuccessor(of id: FollowUpID, in connection: Connection) throws {
    let touched = try connection.statement(
      """
      SELECT 1 FROM follow_up f WHERE f.opened_by = ? AND f.state < 3
        AND (f.version > 1 OR EXISTS (SELECT 1 FROM follow_up_attempt a WHERE a.follow_up = f.id))
      """)
    touched.bind(id.value)
    defer { touched.reset() }
    if try touched.step() { throw StoreError.conflict }
    touched.reset()
    try connection.statement(
      "UPDATE follow_up SET state = 3, version = version + 1 WHERE opened_by = ? AND state < 3"
    ).bind(id.value).run()
  }
}

extension FollowUpTransition.Refusal {
  /// The sentence for the person.
  var message: Localized {
    switch self {
    case .alreadyEnded:
      Localized(zh: "这项随访已经结束", en: "this follow-up has ended already")
    case .nextDateMissing: Localized(zh: "请填写下次日期", en: "give the next date")
    case .nextDateInPast:
      Localized(zh: "下次日期已经过去；请改为今天或以后", en: "the next date is past; give today or later")
    case .nextDateTooFar:
      Localized(
        zh: "下次日期超过 \(FollowUpTransition.farthestYears) 年；请核对",
        en: "the next date is more than \(FollowUpTransition.farthestYears) years away; check it")
    case .nextDateNotAllowed:
      Localized(
        zh: "这个结果结束随访，不需要下次日期", en: "this outcome ends the follow-up and takes no next date")
    case .noteMissing: Localized(zh: "请在备注里写明原因", en: "give the reason in the note")
    case .notGone:
      Localized(zh: "此人没有失访、迁出或转出", en: "this person was not lost and has not gone")
    }
  }
}
