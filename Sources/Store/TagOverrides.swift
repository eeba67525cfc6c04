package import Domain
internal import FollowUps
internal import Rules
internal import SQLite

// A tag put on or taken off by hand stands above the rules and is never lost to them: it is a row of
// its own, which is ended and never deleted, and the state of the rules goes on underneath.
extension Store {
  /// Puts a tag on a patient or takes it off, from today.
  ///
  /// What was said of the same tag before ends with yesterday.
  ///
  /// - Throws: `.refused` with what is wrong with it, also for a tag that no rule ever had.
  package func overrideTag(
    _ draft: TagOverrideDraft, of patient: PatientID
  ) throws(StoreError) -> TagOverrideRecord {
    try require(.change, .triage, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    let today = today
    if let fault = draft.fault(on: today) { throw .refused(fault) }
    return try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      guard try isKnown(tag: draft.tag, in: connection) else {
        throw StoreError.refused(
          Localized(
            zh: "没有标签 \(draft.tag)；请从规则的标签中选",
            en: "there is no tag \(draft.tag); choose one of the rules'"))
      }
      for former in try overrides(of: patient, in: connection)
      where former.details.tag == draft.tag && former.until >= today {
        try end(former, in: connection)
      }
      try connection.statement(
        """
        INSERT INTO tag_override (patient, tag, is_on, reason, note, from_day, until_day, staff, at)
        VALUES (?,?,?,?,?,?,?,?,?)
        """
      ).bind(
        patient.value, draft.tag, draft.isOn, draft.reason.rawValue, draft.note,
        today.dayNumber, draft.lastDay(from: today).dayNumber, actor, now().seconds
      ).run()
      let id = connection.lastInsertID
      try auditOverride(
        draft.isOn ? "tags add" : "tags lifted", id, of: patient, reason: draft.reason.rawValue,
        before: nil, in: connection)
      try noteOwn(
        .tagOverride, id, of: patient, event: draft.isOn ? "on" : "off", from: 0, to: 1,
        in: connection)
      let name = Localized(same: draft.tag)
      try PlanKeeper(self, in: connection)?.take(
        [draft.isOn ? .tag(name) : .tagGone(name)], of: patient.value, from: today)
      return try tagOverride(id, in: connection)
    }
  }

  /// Ends an override before its day, so that the rules show again from today.
  ///
  /// - Parameter version: The version that the person saw.
  /// - Throws: `.conflict` when somebody else was quicker, `.refused` when it is past its end.
  package func endTagOverride(
    _ id: Int, version: Int
  ) throws(StoreError) -> TagOverrideRecord {
    try require(.change, .triage)
    let before = try read { connection in try tagOverride(id, in: connection) }
    try requireVisible(before.patient)
    return try write { connection in
      let present = try tagOverride(id, in: connection)
      guard present.version == version else { throw StoreError.conflict }
      guard present.until >= today, present.ended == nil else {
        throw StoreError.refused(Localized(zh: "已经结束", en: "it has ended already"))
      }
      let old = try auditDigest(of: id, in: .tagOverride, connection)
      try end(present, in: connection)
      try auditOverride("tags end", id, of: present.patient, before: old, in: connection)
      return try tagOverride(id, in: connection)
    }
  }

  /// Takes back that a tag was put on or taken off: the row stays, and counts on no day.
  ///
  /// - Throws: `.conflict` when it was changed since.
  package func undoTagOverride(_ id: Int, version: Int) throws(StoreError) {
    try require(.change, .triage)
    let before = try read { connection in try tagOverride(id, in: connection) }
    try requireVisible(before.patient)
    try write { connection in
      let present = try tagOverride(id, in: connection)
      guard present.version == version, present.ended == nil else { throw StoreError.conflict }
      let old = try auditDigest(of: id, in: .tagOverride, connection)
      try connection.statement(
        """
        UPDATE tag_override SET until_day = from_day - 1, ended_at = ?, ended_by = ?,
          version = version + 1 WHERE id = ?
        """
      ).bind(now().seconds, actor, id).run()
      try auditOverride("tags undo", id, of: present.patient, before: old, in: connection)
      try noteTakenBack(.tagOverride, id, from: version, to: version + 1, in: connection)
    }
  }

  /// What was ever said by hand of a patient's tags, the newest first; empty for those who may not
  /// know tags.
  package func tagOverrides(of patient: PatientID) throws(StoreError) -> [TagOverrideRecord] {
    try require(.read, .identity, of: patient)
    guard access.seesReasons else { return [] }
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    return try read { connection in try overrides(of: patient, in: connection) }
  }

  /// The overrides that count today and have counted for so many days or will, the longest first.
  ///
  /// - Parameter days: From the first day through the last.
  package func longTagOverrides(
    days: Int = 30, limit: Int = 500
  ) throws(StoreError) -> [TagOverrideRecord] {
    try require(.read, .visitReason)
    return try read { connection in
      let rows = try connection.statement(
        """
        \(Self.overrideSelect) JOIN patient p ON p.id = o.patient
        WHERE o.from_day <= ?1 AND o.until_day >= ?1 AND o.until_day - o.from_day + 1 >= ?2
          AND p.restricted_at IS NULL AND p.erased_at IS NULL
        ORDER BY o.until_day - o.from_day DESC, o.id LIMIT ?3
        """)
      rows.bind(today.dayNumber, days, limit)
      return try tagOverrides(rows)
    }
  }

  // MARK: - Rows

  /// Ends an override with yesterday; one that began today counted on no day.
  private func end(_ record: TagOverrideRecord, in connection: Connection) throws {
    try connection.statement(
      """
      UPDATE tag_override SET until_day = ?, ended_at = ?, ended_by = ?, version = version + 1
      WHERE id = ?
      """
    ).bind(today.dayNumber - 1, now().seconds, actor, record.id).run()
  }

  private func auditOverride(
    _ detail: String, _ id: Int, of patient: PatientID, reason: String? = nil,
    before: SHA256.Digest?, in connection: Connection
  ) throws {
    try audit(
      .update, .patient, id: id, patient: patient, detail: detail, reason: reason, before: before,
      after: try auditDigest(of: id, in: .tagOverride, connection), in: connection)
  }

  private func isKnown(tag: String, in connection: Connection) throws -> Bool {
    let row = try connection.statement("SELECT 1 FROM rule_name WHERE tag = ? LIMIT 1").bind(tag)
    defer { row.reset() }
    if try row.step() { return true }
    // Some tags are asked for by rules and made by none: those are put on by hand alone.
    return try rulesInForce.book(of: self, in: connection)?.rules.tags.contains { $0.name == tag }
      ?? false
  }

  private static let overrideSelect = """
    SELECT o.id, o.patient, o.tag, o.is_on, o.reason, o.note, o.from_day, o.until_day, o.at,
      s.name, o.ended_at, e.name, o.version
    FROM tag_override o LEFT JOIN staff s ON s.id = o.staff LEFT JOIN staff e ON e.id = o.ended_by
    """

  private func tagOverrides(_ rows: Statement) throws -> [TagOverrideRecord] {
    var found: [TagOverrideRecord] = []
    while try rows.step() {
      let until = CalendarDate(dayNumber: rows.integer(7))
      found.append(
        TagOverrideRecord(
          id: rows.integer(0), patient: PatientID(rows.integer(1)),
          details: TagOverrideDraft(
            tag: rows.text(2), isOn: rows.integer(3) != 0,
            reason: TagOverrideReason(rawValue: rows.text(4)) ?? .other, note: rows.text(5),
            until: until),
          from: CalendarDate(dayNumber: rows.integer(6)), until: until,
          at: Instant(seconds: rows.integer(8)), staff: rows.optionalText(9),
          ended: rows.optionalInteger(10).map(Instant.init(seconds:)),
          endedBy: rows.optionalText(11), version: rows.integer(12)))
    }
    return found
  }

  func overrides(
    of patient: PatientID, in connection: Connection
  ) throws -> [TagOverrideRecord] {
    let rows = try connection.statement(
      "\(Self.overrideSelect) WHERE o.patient = ? ORDER BY o.id DESC")
    rows.bind(patient.value)
    return try tagOverrides(rows)
  }

  private func tagOverride(_ id: Int, in connection: Connection) throws -> TagOverrideRecord {
    let rows = try connection.statement("\(Self.overrideSelect) WHERE o.id = ?")
    rows.bind(id)
    guard let record = try tagOverrides(rows).first else { throw StoreError.notFound }
    return record
  }
}
