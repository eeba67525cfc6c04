package import Domain
internal import Interchange
internal import SQLite

// A care plan is a row with its whole content; each change keeps what was there before, so that taking
// it back is exact.
extension Store {
  /// Begins a care plan for a person.
  package func startCarePlan(
    _ plan: CarePlan, of patient: PatientID
  ) throws(StoreError) -> CarePlanRecord {
    try require(.add, .triage, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    return try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      try connection.statement(
        """
        INSERT INTO care_plan (patient, status, start_day, next_due, content, at, staff)
        VALUES (?,?,?,?,?,?,?)
        """
      ).bind(
        patient.value, plan.status.rawValue, plan.start.dayNumber, plan.nextDue?.dayNumber,
        plan.json.text, now().seconds, actor
      ).run()
      let id = connection.lastInsertID
      try audit(
        .create, .patient, id: id, patient: patient, detail: "care add",
        after: try auditDigest(of: id, in: .carePlan, connection), in: connection)
      try noteOwn(.carePlan, id, of: patient, event: "start", from: 0, to: 1, in: connection)
      return try carePlan(id, in: connection)
    }
  }

  /// Changes a care plan.
  ///
  /// - Parameter version: The version that the person saw.
  /// - Throws: `.conflict` when somebody else was quicker, `.refused` with why it cannot be.
  package func changeCarePlan(
    _ id: Int, version: Int, _ change: CarePlanChange
  ) throws(StoreError) -> CarePlanRecord {
    try require(.change, .triage)
    let before = try read { connection in try carePlan(id, in: connection) }
    try requireVisible(before.patient)
    return try write { connection in
      let present = try carePlan(id, in: connection)
      guard present.version == version, !present.isMistaken else { throw StoreError.conflict }
      let changed: CarePlan
      do throws(CareRefusal) {
        changed = try present.plan.applying(change).plan
      } catch {
        throw StoreError.refused(error.message)
      }
      guard changed != present.plan else { return present }
      try replace(present, with: changed, detail: "care \(change.word)", in: connection)
      try noteOwn(
        .carePlan, id, of: present.patient, event: change.word, from: version, to: version + 1,
        in: connection)
      return try carePlan(id, in: connection)
    }
  }

  /// Takes the last change of a care plan back, or its beginning, which marks it as mistaken.
  ///
  /// - Throws: `.conflict` when it was changed since, or nobody noted the change.
  package func undoCarePlan(_ id: Int, version: Int) throws(StoreError) -> CarePlanRecord {
    try require(.change, .triage)
    let before = try read { connection in try carePlan(id, in: connection) }
    try requireVisible(before.patient)
    return try write { connection in
      let present = try carePlan(id, in: connection)
      guard present.version == version, !present.isMistaken,
        let former = try formerVersion(of: present, in: connection)
      else { throw StoreError.conflict }
      let wasAdvice = try versionBeforeAdvice(of: present, in: connection) != nil
      if former == 0 {
        let old = try auditDigest(of: id, in: .carePlan, connection)
        try connection.statement(
          """
          UPDATE care_plan SET is_mistaken = 1, next_due = NULL, version = version + 1 WHERE id = ?
          """
        ).bind(id).run()
        try auditCarePlan("care undo", present, before: old, in: connection)
      } else {
        guard let plan = try content(of: id, version: former, in: connection) else {
          throw StoreError.corrupt
        }
        try replace(present, with: plan, detail: "care undo", in: connection)
      }
      try noteTakenBack(.carePlan, id, from: version, to: version + 1, in: connection)
      if wasAdvice {
        try carryOwn(.carePlan, id, from: former, to: version + 1, in: connection)
      }
      return try carePlan(id, in: connection)
    }
  }

  /// A person's care plans, the newest first, without those that were taken back.
  ///
  /// Who may not read the clinical record sees those that they began themselves.
  package func carePlans(of patient: PatientID) throws(StoreError) -> [CarePlanRecord] {
    try require(.read, .triage, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    try noteLook(patient, "care")
    return try read { connection in
      let sees = try seesClinical(of: patient, in: connection)
      let mine = sees ? nil : try ownCarePlans(of: patient, in: connection)
      return try carePlans(of: patient, in: connection).filter {
        !$0.isMistaken && mine?.contains($0.id) ?? true
      }
    }
  }

  /// A care plan by its number.
  ///
  /// - Throws: `.notFound`, also for one of a person whom the one who asks may not see.
  package func carePlan(_ id: Int) throws(StoreError) -> CarePlanRecord {
    try require(.read, .triage)
    let found = try read { connection in try carePlan(id, in: connection) }
    guard let shown = try carePlans(of: found.patient).first(where: { $0.id == id }) else {
      throw .notFound
    }
    return shown
  }

  /// The running plans of which something is to be reached or done by a day, the soonest first.
  ///
  /// Of people whose record the one who asks may read; restricted ones are left out.
  package func carePlans(
    dueBy day: CalendarDate, limit: Int = 200
  ) throws(StoreError) -> [CarePlanRecord] {
    try require(.read, .triage)
    let found: [CarePlanRecord] = try read { connection in
      let rows = try connection.statement(
        """
        \(Self.carePlanSelect) JOIN patient x ON x.id = p.patient
        WHERE p.next_due <= ? AND x.restricted_at IS NULL AND x.erased_at IS NULL
        ORDER BY p.next_due, p.id
        """)
      rows.bind(day.dayNumber)
      var shown: [CarePlanRecord] = []
      for record in try Self.carePlans(rows) where shown.count < limit {
        if try seesClinical(of: record.patient, in: connection) { shown.append(record) }
      }
      return shown
    }
    try write { connection in
      try audit(.read, .list, detail: "list care", count: found.count, in: connection)
    }
    return found
  }

  /// The values of the indicators of a plan's goals, as far as they are known, by code.
  package func goalReadings(
    of patient: PatientID, indicators codes: Set<String>
  ) throws(StoreError) -> [String: [GoalReading]] {
    try require(.read, .triage, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    return try read { connection in
      let sees = try seesClinical(of: patient, in: connection)
      var found: [String: [GoalReading]] = [:]
      for code in codes where sees || VitalSigns.codes.contains(code) {
        guard let number = catalog.indicatorIDs[code] else { continue }
        found[code] = try readings(of: patient, indicator: number, in: connection)
      }
      return found
    }
  }

  private func readings(
    of patient: PatientID, indicator: Int, in connection: Connection
  ) throws -> [GoalReading] {
    let rows = try connection.statement(
      """
      SELECT value, day, comparator FROM observation
      WHERE patient = ? AND indicator = ? AND value IS NOT NULL AND is_implausible = 0
        AND status < \(ObservationStatus.superseded.rawValue)
      ORDER BY day, at, number
      """)
    rows.bind(patient.value, indicator)
    var found: [GoalReading] = []
    while try rows.step() {
      found.append(
        GoalReading(
          rows.double(0), on: CalendarDate(dayNumber: rows.integer(1)),
          comparator: rows.optionalText(2).flatMap(Comparator.init(rawValue:))))
    }
    return found
  }

  // MARK: - Rows

  func replace(
    _ present: CarePlanRecord, with plan: CarePlan, detail: String, in connection: Connection
  ) throws {
    let old = try auditDigest(of: present.id, in: .carePlan, connection)
    try connection.statement(
      "INSERT INTO care_plan_version SELECT id, version, content FROM care_plan WHERE id = ?"
    ).bind(present.id).run()
    try connection.statement(
      """
      UPDATE care_plan SET status = ?, start_day = ?, next_due = ?, content = ?,
        version = version + 1 WHERE id = ?
      """
    ).bind(
      plan.status.rawValue, plan.start.dayNumber, plan.nextDue?.dayNumber, plan.json.text,
      present.id
    ).run()
    try auditCarePlan(detail, present, before: old, in: connection)
  }

  private func auditCarePlan(
    _ detail: String, _ plan: CarePlanRecord, before: SHA256.Digest?, in connection: Connection
  ) throws {
    try audit(
      .update, .patient, id: plan.id, patient: plan.patient, detail: detail, before: before,
      after: try auditDigest(of: plan.id, in: .carePlan, connection), in: connection)
  }

  /// The version that the last change took the place of; 0 for the beginning, nil when nobody noted it.
  private func formerVersion(
    of plan: CarePlanRecord, in connection: Connection
  ) throws -> Int? {
    let row = try connection.statement(
      """
      SELECT version_before FROM own_change
      WHERE object = '\(OwnChange.Object.carePlan.rawValue)' AND subject = ? AND version_after = ?
        AND undone_at IS NULL ORDER BY id DESC LIMIT 1
      """)
    row.bind(plan.id, plan.version)
    defer { row.reset() }
    if try row.step() { return row.integer(0) }
    return try versionBeforeAdvice(of: plan, in: connection)
  }

  private func content(
    of id: Int, version: Int, in connection: Connection
  ) throws -> CarePlan? {
    let row = try connection.statement(
      "SELECT content FROM care_plan_version WHERE plan = ? AND version = ?")
    row.bind(id, version)
    defer { row.reset() }
    return try row.step() ? CarePlan(json: Array(row.text(0).utf8)) : nil
  }

  private func ownCarePlans(
    of patient: PatientID, in connection: Connection
  ) throws -> Set<Int> {
    let rows = try connection.statement("SELECT id FROM care_plan WHERE patient = ? AND staff = ?")
    rows.bind(patient.value, actor ?? -1)
    var found: Set<Int> = []
    while try rows.step() { found.insert(rows.integer(0)) }
    return found
  }

  private static let carePlanSelect = """
    SELECT p.id, p.patient, p.content, s.name, p.at, p.is_mistaken, p.version
    FROM care_plan p LEFT JOIN staff s ON s.id = p.staff
    """

  func carePlans(of patient: PatientID, in connection: Connection) throws -> [CarePlanRecord] {
    let rows = try connection.statement(
      "\(Self.carePlanSelect) WHERE p.patient = ? ORDER BY p.start_day DESC, p.id DESC")
    rows.bind(patient.value)
    return try Self.carePlans(rows)
  }

  func carePlan(_ id: Int, in connection: Connection) throws -> CarePlanRecord {
    let rows = try connection.statement("\(Self.carePlanSelect) WHERE p.id = ?")
    rows.bind(id)
    guard let found = try Self.carePlans(rows).first else { throw StoreError.notFound }
    return found
  }

  private static func carePlans(_ rows: Statement) throws -> [CarePlanRecord] {
    var found: [CarePlanRecord] = []
    while try rows.step() {
      guard let plan = CarePlan(json: Array(rows.text(2).utf8)) else { throw StoreError.corrupt }
      found.append(
        CarePlanRecord(
          id: rows.integer(0), patient: PatientID(rows.integer(1)), plan: plan,
          staff: rows.optionalText(3), at: Instant(seconds: rows.integer(4)),
          isMistaken: rows.integer(5) != 0, version: rows.integer(6)))
    }
    return found
  }
}

extension CarePlanChange {
  /// What was done, as the trail and the notes of own changes have it.
  fileprivate var word: String {
    switch self {
    case .status: "status"
    case .goal, .withoutGoal: "goal"
    case .task, .withoutTask: "task"
    case .advice, .withoutAdvice: "advice"
    case .back: "back"
    }
  }
}
