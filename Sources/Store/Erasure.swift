package import Domain
internal import SQLite

extension ApprovalKind {
  /// Taking a person's record out for good.
  static let erase = ApprovalKind(.patientRights, "erase")
}

extension Store {
  /// How long an outpatient's record must be kept after the last visit, in years.
  ///
  /// Source: 医疗机构病历管理规定 (2013), article 29.
  package static let retentionYears = 15

  /// The first day on which a record may be erased; nil when nothing dated stands in it.
  func erasableFrom(_ patient: PatientID, in connection: Connection) throws -> CalendarDate? {
    let row = try connection.statement(
      """
      SELECT max(
        coalesce((SELECT max(day) FROM encounter WHERE patient = ?1), -1000000),
        coalesce((SELECT max(day) FROM observation WHERE patient = ?1), -1000000),
        coalesce((SELECT max(day) FROM diagnostic_report WHERE patient = ?1), -1000000),
        coalesce((SELECT max(day) FROM advice_given WHERE patient = ?1 AND is_mistaken = 0),
          -1000000),
        coalesce((SELECT max(day) FROM appointment WHERE patient = ?1 AND status = 'fulfilled'),
          -1000000),
        coalesce((SELECT max(a.at) / 86400 FROM follow_up_attempt a
          JOIN follow_up f ON f.id = a.follow_up WHERE f.patient = ?1), -1000000))
      """)
    row.bind(patient.value)
    defer { row.reset() }
    guard try row.step(), row.integer(0) > -1_000_000 else { return nil }
    return CalendarDate(dayNumber: row.integer(0)).adding(months: 12 * Self.retentionYears)
  }

  /// Asks a second person to let a record be erased.
  ///
  /// - Returns: The number of the question.
  /// - Throws: `.refused` while the law asks for the record to be kept; it can be restricted.
  package func askToErase(_ patient: PatientID, reason: String) throws(StoreError) -> Int {
    try require(.change, .patientRights)
    return try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      try checkRetention(patient, in: connection)
      return try ask(.erase, content: String(patient.value), reason: reason, in: connection)
    }
  }

  private func checkRetention(_ patient: PatientID, in connection: Connection) throws {
    guard let day = try erasableFrom(patient, in: connection), zone.day(now()) < day else { return }
    throw StoreError.refused(
      Localized(
        zh: "病历须保存到 \(day)，此前不能删除；可先限制查看",
        en: "the record must be kept until \(day) and cannot be erased before; it can be "
          + "restricted"))
  }

  /// Erases a record, once a second person has allowed what this one asked.
  ///
  /// What remains is the card's number, so that it is never given again, and the audit trail,
  /// which holds no content of the record. The freed pages are zeroed by SQLite, and the log is
  /// emptied with the next write.
  ///
  /// - Throws: `.refused` when nobody allowed it within a day.
  package func erase(_ patient: PatientID) throws(StoreError) {
    try require(.change, .patientRights)
    try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      try useApproval(.erase, content: String(patient.value), in: connection)
      try checkRetention(patient, in: connection)
      try connection.execute("PRAGMA secure_delete=ON")
      try takeOut(patient, in: connection)
      try audit(.delete, .patient, patient: patient, detail: "erase", in: connection)
    }
    try mergeIndex()
  }

  /// Merges the lookup index until the words of erased people are gone from it.
  ///
  /// Taking a document out leaves its words in the older parts of the index until these are
  /// merged. Each step is a transaction of its own, so that no terminal waits long for it.
  private func mergeIndex() throws(StoreError) {
    // A negative number of pages begins a merge of everything; a positive one goes on with it.
    try mergeStep("-\(Self.pagesOfMerge)")
    while try mergeStep("\(Self.pagesOfMerge)") {}
  }

  /// How many pages of the index one step writes.
  private static let pagesOfMerge = 500

  /// One step; false when there was nothing left to do.
  @discardableResult
  private func mergeStep(_ pages: String) throws(StoreError) -> Bool {
    try write { connection in
      let before = connection.totalChanges
      try connection.execute(
        "INSERT INTO patient_lookup (patient_lookup, rank) VALUES ('merge', \(pages))")
      // The statement itself counts as one.
      return connection.totalChanges - before > 1
    }
  }

  private func takeOut(_ patient: PatientID, in connection: Connection) throws {
    let writer = RecordWriter(connection: connection, catalog: catalog)
    if try !writer.isHidden(patient) {
      try writer.deleteKeys(
        try card(of: patient, in: connection).lookupKeys(patient), of: patient)
    }
    // The cards that were merged into it are the same person's.
    for one in try [patient] + mergedCards(of: patient, in: connection) {
      for sql in Self.erasures { try connection.statement(sql).bind(one.value).run() }
    }
    let count = Int(try Self.setting(.patientCount, in: connection) ?? "0") ?? 0
    try Self.set(.patientCount, to: String(max(0, count - 1)), in: connection)
  }

  /// The cards that went into one, through all merges.
  func mergedCards(of patient: PatientID, in connection: Connection) throws -> [PatientID] {
    let rows = try connection.statement(
      """
      WITH RECURSIVE gone (id) AS (
        SELECT id FROM patient WHERE merged_into = ?
        UNION SELECT p.id FROM patient p JOIN gone ON p.merged_into = gone.id)
      SELECT id FROM gone ORDER BY id
      """)
    rows.bind(patient.value)
    var found: [PatientID] = []
    while try rows.step() { found.append(PatientID(rows.integer(0))) }
    return found
  }

  /// Everything that names or describes a person, with what points at it first.
  private static let erasures =
    [
      "DELETE FROM follow_up_change WHERE change IN (SELECT id FROM own_change WHERE patient = ?)",
      """
      DELETE FROM follow_up_change WHERE follow_up IN (SELECT id FROM follow_up WHERE patient = ?)
      """,
      "UPDATE follow_up SET opened_by = NULL, closed_by = NULL WHERE patient = ?",
      """
      DELETE FROM follow_up_attempt WHERE follow_up IN (SELECT id FROM follow_up WHERE patient = ?)
      """,
      """
      DELETE FROM draft WHERE kind = 'outcome'
        AND subject IN (SELECT CAST(id AS TEXT) FROM follow_up WHERE patient = ?)
      """,
      // What was begun about the person's rights and not saved.
      "DELETE FROM draft WHERE kind GLOB 'rights.*' AND subject = CAST(? AS TEXT)",
      """
      DELETE FROM appointment_event
      WHERE appointment IN (SELECT id FROM appointment WHERE patient = ?)
      """,
      "DELETE FROM draft WHERE kind = 'card' AND subject = CAST(? AS TEXT)",
      """
      DELETE FROM merge_move WHERE merge IN (
        SELECT id FROM merge_snapshot WHERE ?1 IN (survivor, merged))
      """,
      """
      DELETE FROM merge_addition WHERE merge IN (
        SELECT id FROM merge_snapshot WHERE ?1 IN (survivor, merged))
      """,
      "DELETE FROM merge_snapshot WHERE ?1 IN (survivor, merged)",
      // What opened follow-ups points at them.
      "DELETE FROM rule_action WHERE patient = ?",
      """
      DELETE FROM rule_action WHERE follow_up IN (SELECT id FROM follow_up WHERE patient = ?)
      """,
      "DELETE FROM family_link WHERE ?1 IN (patient, relative)",
      """
      DELETE FROM follow_up_claim WHERE follow_up IN (SELECT id FROM follow_up WHERE patient = ?)
      """,
      "DELETE FROM call_recording WHERE patient = ?",
      "DELETE FROM contact_mark WHERE patient = ?",
      "DELETE FROM advice_given WHERE patient = ?",
      "DELETE FROM questionnaire_response WHERE patient = ?",
      """
      DELETE FROM care_plan_version WHERE plan IN (SELECT id FROM care_plan WHERE patient = ?)
      """,
      "DELETE FROM care_plan WHERE patient = ?",
      """
      DELETE FROM draft WHERE kind GLOB 'form.*'
        AND (subject = CAST(?1 AS TEXT) OR subject GLOB CAST(?1 AS TEXT) || '/*')
      """,
      // What was begun at the counter and not saved.
      "DELETE FROM draft WHERE kind GLOB 'counter.*' AND subject = CAST(? AS TEXT)",
    ]
    + [
      "follow_up", "appointment", "observation", "diagnostic_report", "allergy_intolerance",
      "medication_statement", "condition", "encounter", "patient_identifier", "contact_point",
      "recent_patient", "import_key", "consent", "patient_change", "restriction", "disclosure",
      "break_glass", "patient_basic", "related_person", "family_member_history", "card_change",
      "own_change", "notice", "tag_state", "tag_due", "tag_event", "tag_override",
      "plan_event", "plan_due", "plan_touched", "plan_fact",
    ].map { "DELETE FROM \($0) WHERE patient = ?" }
    + [
      """
      UPDATE patient SET name = '', family_name = NULL, sex = 0, birth_day = NULL,
        birth_precision = 1, ethnicity = NULL, address = NULL, is_deceased = 0,
        deceased_day = NULL, sort_key = '', version = version + 1, restricted_at = NULL,
        erased_at = CAST(strftime('%s', 'now') AS INTEGER)
      WHERE id = ?
      """
    ]
}
