internal import Domain
internal import FollowUps
internal import SQLite

/// The follow-ups of one person that plans opened, as rows.
struct PlanRows {
  let keeper: PlanKeeper
  let patient: Int
  private var connection: Connection { keeper.connection }
  private var store: Store { keeper.store }

  init(_ keeper: PlanKeeper, patient: Int) {
    self.keeper = keeper
    self.patient = patient
  }

  /// Every follow-up that has a key, ended ones too.
  func planned() throws -> [PlannedFollowUp] {
    let rows = try connection.statement(
      """
      SELECT id, plan_key, generation, planned, since, due, state, completed_by, reason, channel,
        risk, form
      FROM follow_up WHERE patient = ? AND plan_key IS NOT NULL ORDER BY id
      """)
    rows.bind(patient)
    defer { rows.reset() }
    var found: [PlannedFollowUp] = []
    while try rows.step() {
      guard let key = PlanKey(text: rows.text(1)) else { continue }
      let due = CalendarDate(dayNumber: rows.integer(5))
      found.append(
        PlannedFollowUp(
          id: FollowUpID(rows.integer(0)), key: key, generation: rows.integer(2),
          planned: Store.date(rows, 3) ?? due, since: Store.date(rows, 4), due: due,
          state: FollowUpState(rawValue: rows.integer(6)) ?? .closed,
          completedBy: rows.optionalInteger(7),
          reason: FollowUpReason(rawValue: rows.text(8)) ?? .other,
          channel: FollowUpChannel(rawValue: rows.text(9)) ?? .phone,
          risk: FollowUpRisk(rawValue: rows.integer(10)) ?? .regular, form: rows.optionalText(11)))
    }
    return found
  }

  // MARK: - Changing

  /// Carries out one change, with its row of the audit trail.
  func carryOut(_ change: PlanChange, isRestricted: Bool) throws {
    let open = isRestricted ? FollowUpState.withheld : .open
    switch change {
    case .open(let wanted, let generation, let due):
      if generation == 1, let row = try unplanned(like: wanted) {
        try audited("plans taken", row) { try takeOver(row, for: wanted, due: due) }
      } else {
        try insert(wanted, generation: generation, due: due, open)
      }
    case .move(let id, let wanted, let due):
      guard try !isAsWanted(id, wanted, due: due) else {
        // The date is there already, as when a person set it: only whence it comes is noted.
        try connection.statement("UPDATE follow_up SET planned = ?, since = ? WHERE id = ?")
          .bind(wanted.day.dayNumber, wanted.since?.dayNumber, id.value).run()
        return
      }
      try audited("plans moved", id) { try set(id, wanted, due: due, nil) }
    case .reopen(let id, let wanted, let due):
      try audited("plans reopened", id) { try set(id, wanted, due: due, open) }
    case .complete(let id, let event, let why):
      try audited("plans done", id) { try end(id, .done, by: event, why) }
    case .close(let id, let why):
      try audited("plans closed", id) { try end(id, .closed, by: nil, why) }
    }
  }

  private func audited(_ detail: String, _ id: FollowUpID, _ body: () throws -> Void) throws {
    if keeper.isQuiet { return try body() }
    let old = try store.auditDigest(of: id.value, in: .followUp, connection)
    try body()
    try store.audit(
      .update, .followUp, id: id.value, patient: PatientID(patient), detail: detail, before: old,
      after: try store.auditDigest(of: id.value, in: .followUp, connection), in: connection)
  }

  private func insert(
    _ wanted: WantedFollowUp, generation: Int, due: CalendarDate, _ state: FollowUpState
  ) throws {
    var draft = wanted.draft(due: due)
    draft.state = state
    try RecordWriter(connection: connection, catalog: store.catalog)
      .insert(draft, of: PatientID(patient), staffIDs: try owner(wanted.owner))
    let id = connection.lastInsertID
    try connection.statement(
      """
      UPDATE follow_up SET plan = ?, plan_key = ?, generation = ?, planned = ?, since = ?,
        level = max(level, ?) WHERE id = ?
      """
    ).bind(
      wanted.plan, wanted.key.text, generation, wanted.day.dayNumber, wanted.since?.dayNumber,
      store.catalog.levels.level(
        of: wanted.contact.title.chinese, wanted.contact.title.english
      ).rawValue, id
    ).run()
    if keeper.isQuiet { return }
    try store.audit(
      .create, .followUp, id: id, patient: PatientID(patient), detail: "plans", in: connection)
  }

  /// The number of the owner by code, where there is one.
  private func owner(_ code: String?) throws -> [String: Int] {
    guard let code else { return [:] }
    let row = try connection.statement("SELECT id FROM staff WHERE code = ?").bind(code)
    defer { row.reset() }
    return try row.step() ? [code: row.integer(0)] : [:]
  }

  /// Whether what a person sees of a follow-up is as the plan wants it.
  private func isAsWanted(
    _ id: FollowUpID, _ wanted: WantedFollowUp, due: CalendarDate
  ) throws -> Bool {
    let row = try connection.statement(
      """
      SELECT 1 FROM follow_up WHERE id = ? AND due = ? AND reason = ? AND channel = ? AND risk >= ?
        AND form IS ? AND plan_key = ?
      """)
    row.bind(
      id.value, due.dayNumber, wanted.contact.reason.rawValue, wanted.contact.channel.rawValue,
      wanted.contact.risk.rawValue, wanted.contact.form, wanted.key.text)
    defer { row.reset() }
    return try row.step()
  }

  /// - Parameter state: The state to give it; nil for the one that it has.
  private func set(
    _ id: FollowUpID, _ wanted: WantedFollowUp, due: CalendarDate, _ state: FollowUpState?
  ) throws {
    let draft = wanted.draft(due: due)
    try connection.statement(
      """
      UPDATE follow_up SET reason = ?, channel = ?, due = ?, risk = ?, why_zh = ?, why_en = ?,
        title_zh = ?, title_en = ?, form = ?, planned = ?, since = ?, state = coalesce(?, state),
        completed_by = NULL, version = version + 1
      WHERE id = ?
      """
    ).bind(
      draft.reason.rawValue, draft.channel.rawValue, due.dayNumber, draft.risk.rawValue,
      draft.why.chinese, draft.why.english, draft.title?.chinese, draft.title?.english, draft.form,
      wanted.day.dayNumber, wanted.since?.dayNumber, state?.rawValue, id.value
    ).run()
  }

  private func end(
    _ id: FollowUpID, _ state: FollowUpState, by event: Int?, _ why: Localized
  ) throws {
    try connection.statement(
      """
      UPDATE follow_up SET state = ?, completed_by = ?, why_zh = ?, why_en = ?,
        version = version + 1 WHERE id = ?
      """
    ).bind(state.rawValue, event, why.chinese, why.english, id.value).run()
  }

  /// Gives an open follow-up that nobody tried the title, line and urgency that the plan wants, where
  /// what a visit came to was corrected and its date stays.
  func rewrite(_ wanted: WantedFollowUp) throws {
    let row = try connection.statement(
      """
      SELECT id, due FROM follow_up WHERE patient = ? AND plan_key = ? AND state IN (0, 3)
        AND attempt_count = 0 AND why_zh <> ?
      """)
    row.bind(patient, wanted.key.text, wanted.why.chinese)
    defer { row.reset() }
    guard try row.step() else { return }
    let (id, due) = (FollowUpID(row.integer(0)), CalendarDate(dayNumber: row.integer(1)))
    row.reset()
    try audited("plans moved", id) { try set(id, wanted, due: due, nil) }
  }

  // MARK: - Follow-ups from before the plan

  /// An open follow-up of the same kind that no plan holds, as from before there were plans.
  ///
  /// The date that a plan waits for takes its place, so that nobody is called twice.
  private func unplanned(like wanted: WantedFollowUp) throws -> FollowUpID? {
    guard wanted.isMain, wanted.programme != nil, wanted.contact.reason.recurs else { return nil }
    let row = try connection.statement(
      """
      SELECT f.id FROM follow_up f
      WHERE f.patient = ? AND f.plan_key IS NULL AND f.state IN (0, 3) AND f.reason = ?
        AND NOT EXISTS (SELECT 1 FROM rule_action r WHERE r.follow_up = f.id)
      ORDER BY f.due, f.id LIMIT 1
      """)
    row.bind(patient, wanted.contact.reason.rawValue)
    defer { row.reset() }
    return try row.step() ? FollowUpID(row.integer(0)) : nil
  }

  /// Lets a plan hold a follow-up that was there before it; the sooner date stands.
  private func takeOver(_ id: FollowUpID, for wanted: WantedFollowUp, due: CalendarDate) throws {
    let contact = wanted.contact
    try connection.statement(
      """
      UPDATE follow_up SET plan = ?1, plan_key = ?2, generation = 1, planned = ?3, since = ?4,
        form = ?5, channel = ?6, risk = max(risk, ?7),
        why_zh = CASE WHEN due <= ?8 THEN why_zh ELSE ?9 END,
        why_en = CASE WHEN due <= ?8 THEN why_en ELSE ?10 END, due = min(due, ?8),
        owner = coalesce(owner, ?11), version = version + 1
      WHERE id = ?12
      """
    ).bind(
      wanted.plan, wanted.key.text, wanted.day.dayNumber, wanted.since?.dayNumber, contact.form,
      contact.channel.rawValue, contact.risk.rawValue, due.dayNumber, wanted.why.chinese,
      wanted.why.english,
      try wanted.owner.flatMap { try owner($0)[$0] }, id.value
    ).run()
  }
}
