internal import Domain
internal import Rules
internal import SQLite

extension Store {
  /// Puts drafts in force, each in the place of the version before.
  ///
  /// Only when the whole set is then without an error and the examples of the new rules hold: the
  /// last good version stays in force otherwise. The new rules judge from today on. Patients are
  /// judged with the change as far as they are few, the rest by `runRules`.
  ///
  /// - Parameter wanted: What to activate; nil for every draft. Code sets that were never in force
  ///   come along.
  /// - Returns: What was found; `activated` is empty when nothing was changed.
  package func activateRules(
    _ wanted: Set<RuleKey>? = nil
  ) throws(StoreError) -> RuleActivation {
    try require(.approve, .rules)
    var activation = try write { connection in
      let items = try Self.ruleItems(in: connection)
      let active = Set(items.filter { $0.status == .active }.map(\.key))
      let drafts = Self.newest(items).filter { item in
        guard item.status == .draft else { return false }
        let comesAlong = item.kind == .codes && !active.contains(item.key)
        return comesAlong || wanted?.contains(item.key) ?? true
      }
      try requireSecondPerson(for: drafts, in: connection)
      return try putInForce(drafts, over: items, .activation, in: connection)
    }
    activation.backlog = try rulesBacklog()
    return activation
  }

  /// Takes the version in force back and puts the one before it in force again, in one step.
  ///
  /// - Throws: `.refused` when there was none before.
  package func rollBackRule(_ key: RuleKey) throws(StoreError) -> RuleActivation {
    try require(.approve, .rules)
    var activation = try write { connection in
      let items = try Self.ruleItems(in: connection)
      guard let current = items.first(where: { $0.key == key && $0.status == .active }),
        let before = items.first(where: {
          $0.key == key && $0.version < current.version && $0.activatedAt != nil
        })
      else {
        throw StoreError.refused(
          Localized(
            zh: "\(key.id) 之前没有生效过的版本；可以停用它",
            en: "no version of \(key.id) was in force before; it can be retired"))
      }
      return try putInForce([before], over: items, .rollBack, in: connection)
    }
    activation.backlog = try rulesBacklog()
    return activation
  }

  /// Takes a rule out of force: its tags go today, with that as the reason.
  ///
  /// - Throws: `.notFound` when it is not in force, `.refused` when others in force need it.
  package func retireRule(_ key: RuleKey) throws(StoreError) {
    try require(.approve, .rules)
    try write { connection in
      let items = try Self.ruleItems(where: "r.status = 1", in: connection)
      guard items.contains(where: { $0.key == key }) else { throw StoreError.notFound }
      let rest = items.filter { $0.key != key }
      let outcome = check(Self.files(of: rest))
      if !outcome.isAccepted, key.kind == .codes {
        throw StoreError.refused(
          Localized(
            zh: "仍有生效的规则使用 \(key.id)；请先停用它们",
            en: "rules in force still use \(key.id); retire those first"))
      }
      try retireActive(key, in: connection)
      if key.kind == .rule { try takeOffTags(of: key.id, in: connection) }
      try nextEdition(in: connection)
      try audit(.update, .database, detail: "rules retired", reason: key.id, in: connection)
      try judgeTouched(in: connection, backlog: Self.judgedWithChange)
    }
  }

  /// How many patients' facts are not judged yet.
  package func rulesBacklog() throws(StoreError) -> Int {
    try requireSomebody()
    return try read { connection in
      try connection.integer("SELECT count(*) FROM rule_touched") ?? 0
    }
  }

  // MARK: - Parts

  /// Where the clinic wants it so, another person must put a draft in force than who saved it.
  ///
  /// Going back and taking out of force need nobody: they must not wait.
  private func requireSecondPerson(for drafts: [RuleItem], in connection: Connection) throws {
    guard try Self.stored(.rulesBySecond, in: connection) == "on" else { return }
    for draft in drafts {
      let row = try connection.statement(
        "SELECT 1 FROM rule WHERE kind = ? AND id = ? AND version = ? AND saved_by = ?")
      row.bind(draft.kind.rawValue, draft.id, draft.version, actor)
      defer { row.reset() }
      guard try row.step() else { continue }
      throw StoreError.refused(
        Localized(
          zh: "\(draft.id) 是您写的，须由另一人启用",
          en: "\(draft.id) is your own; another person must put it in force"))
    }
  }

  private func putInForce(
    _ chosen: [RuleItem], over items: [RuleItem], _ reason: JudgingReason,
    in connection: Connection
  ) throws -> RuleActivation {
    let activation = try enact(chosen, over: items, reason, begins: today, in: connection)
    guard activation.isAccepted else { return activation }
    try touchEverybody(reason, in: connection)
    try judgeTouched(in: connection, backlog: Self.judgedWithChange)
    return activation
  }

  /// Puts items in force and judges nobody by them yet.
  ///
  /// - Parameter begins: The first day that they judge.
  func enact(
    _ chosen: [RuleItem], over items: [RuleItem], _ reason: JudgingReason, begins: CalendarDate,
    in connection: Connection
  ) throws -> RuleActivation {
    let keys = Set(chosen.map(\.key))
    let rest = items.filter { $0.status == .active && !keys.contains($0.key) }
    let outcome = check(Self.files(of: rest + chosen))
    let ids = Set(chosen.filter { $0.kind == .rule }.map(\.id))
    let failed = Self.failedTests(of: outcome.rules, among: ids)
    var activation = RuleActivation(
      diagnostics: outcome.diagnostics, failedTests: failed, activated: [], backlog: 0)
    guard outcome.isAccepted, failed.isEmpty, !chosen.isEmpty else { return activation }
    for item in chosen {
      try retireActive(item.key, in: connection)
      try connection.statement(
        """
        UPDATE rule SET status = 1, activated_by = ?, activated_at = ?, begins_day = ?,
          retired_at = NULL WHERE kind = ? AND id = ? AND version = ?
        """
      ).bind(
        actor, now().seconds, begins.dayNumber, item.kind.rawValue, item.id, item.version
      ).run()
      activation.activated.append((item.key, item.version))
    }
    for rule in outcome.rules.rules where ids.contains(rule.id) {
      try name(rule, tag: outcome.rules.tags[rule.tag], in: connection)
    }
    try nextEdition(in: connection)
    try audit(
      .update, .database, detail: reason == .rollBack ? "rules back" : "rules activated",
      reason: chosen.map { "\($0.id) \($0.version)" }.joined(separator: ", "),
      count: chosen.count, in: connection)
    return activation
  }

  private func retireActive(_ key: RuleKey, in connection: Connection) throws {
    try connection.statement(
      "UPDATE rule SET status = 2, retired_at = ? WHERE kind = ? AND id = ? AND status = 1"
    ).bind(now().seconds, key.kind.rawValue, key.id).run()
  }

  private func name(_ rule: CheckedRule, tag: TagName, in connection: Connection) throws {
    try connection.statement(
      """
      INSERT INTO rule_name (id, tag, tag_en, priority) VALUES (?,?,?,?)
      ON CONFLICT (id) DO UPDATE SET tag = excluded.tag, tag_en = excluded.tag_en,
        priority = excluded.priority
      """
    ).bind(rule.id, tag.name, tag.english, rule.priority).run()
  }

  private func nextEdition(in connection: Connection) throws {
    let edition = Int(try Self.setting(.rulesEdition, in: connection) ?? "0") ?? 0
    try Self.set(.rulesEdition, to: String(edition + 1), in: connection)
    rulesInForce.forget()
  }

  /// Has every patient judged from today on; one short row each.
  private func touchEverybody(_ reason: JudgingReason, in connection: Connection) throws {
    try connection.statement(
      """
      INSERT INTO rule_touched SELECT id, ?, ? FROM patient
        WHERE merged_into IS NULL AND erased_at IS NULL AND restricted_at IS NULL
      ON CONFLICT (patient) DO UPDATE SET day = min(day, excluded.day)
      """
    ).bind(today.dayNumber, reason.rawValue).run()
  }

  /// Ends every state of a rule today, and has whoever carried the tag judged again, as another tag
  /// may come to be shown.
  private func takeOffTags(of id: String, in connection: Connection) throws {
    let row = try connection.statement("SELECT number FROM rule_name WHERE id = ?").bind(id)
    defer { row.reset() }
    guard try row.step() else { return }
    let number = row.integer(0)
    let day = today.dayNumber
    // A rule changes once a day at most: one that came today never was.
    try connection.statement(
      "UPDATE tag_event SET withdrawn_at = ? WHERE rule = ? AND day = ? AND withdrawn_at IS NULL"
    ).bind(now().seconds, number, day).run()
    try connection.statement(
      """
      INSERT INTO tag_event (patient, rule, version, day, at, is_on, is_shown, evidence, cause, why)
      SELECT patient, rule, version, ?1, ?2, 0, 0, ?1, ?3, ?4 FROM tag_state
      WHERE rule = ?5 AND is_on = 1
      """
    ).bind(
      day, now().seconds, RuleState.Cause.retired.rawValue, JudgingReason.retirement.rawValue,
      number
    ).run()
    try connection.statement(
      """
      INSERT INTO rule_touched SELECT patient, ?, ? FROM tag_state WHERE rule = ? AND is_on = 1
      ON CONFLICT (patient) DO UPDATE SET day = min(day, excluded.day)
      """
    ).bind(day, JudgingReason.retirement.rawValue, number).run()
    try connection.statement(
      """
      UPDATE rule_action SET flag = 1 WHERE rule = ? AND flag = 0 AND follow_up IN (
        SELECT id FROM follow_up WHERE state IN (0, 3) AND attempt_count = 0)
      """
    ).bind(number).run()
    try connection.statement(
      """
      UPDATE tag_state SET is_on = 0, is_shown = 0, since = ?1, evidence = ?1, cause = ?2
      WHERE rule = ?3 AND is_on = 1
      """
    ).bind(day, RuleState.Cause.retired.rawValue, number).run()
  }
}
