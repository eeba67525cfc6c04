package import Domain
internal import Interchange
internal import SQLite

// Each change that can be taken back leaves a row of whose it is, so that one command finds the last
// of them in any session. A row names the version of the thing before and after; it can be taken
// back while the thing still has the version after.
extension Store {
  /// Notes a change of the one who acts; the machine's are nobody's to take back.
  ///
  /// - Parameters:
  ///   - subject: The number of the thing, whose versions are counted.
  ///   - entry: The row that says what it was like; nil where the thing's own history does.
  ///   - event: What was done, never patient data.
  /// - Returns: The number of the note; nil for the machine.
  @discardableResult
  func noteOwn(
    _ object: OwnChange.Object, _ subject: Int, entry: Int? = nil, of patient: PatientID,
    event: String, from before: Int, to after: Int, in connection: Connection
  ) throws -> Int? {
    guard let actor else { return nil }
    try connection.statement(
      """
      INSERT INTO own_change (staff, patient, object, subject, entry, event, version_before,
        version_after, at) VALUES (?,?,?,?,?,?,?,?,?)
      """
    ).bind(
      actor, patient.value, object.rawValue, subject, entry, event, before, after, now().seconds
    ).run()
    return connection.lastInsertID
  }

  /// Notes that a thing went back to what it was, by whatever way it was taken back.
  ///
  /// The change before it can then be taken back in its turn, whosever it was: the thing is again as
  /// that one left it.
  ///
  /// - Parameters:
  ///   - before: The version that was taken back.
  ///   - after: The version that this made.
  func noteTakenBack(
    _ object: OwnChange.Object, _ subject: Int, entry: Int? = nil, from before: Int,
    to after: Int, in connection: Connection
  ) throws {
    let row = try connection.statement(
      """
      SELECT id, version_before, version_after FROM own_change
      WHERE subject = ?1 AND object = ?2 AND undone_at IS NULL
        AND CASE WHEN ?3 IS NULL THEN version_after = ?4 ELSE entry = ?3 END
      ORDER BY id DESC LIMIT 1
      """)
    row.bind(subject, object.rawValue, entry, before)
    defer { row.reset() }
    guard try row.step() else { return }
    let (id, old, new) = (row.integer(0), row.integer(1), row.integer(2))
    row.reset()
    try connection.statement("UPDATE own_change SET undone_at = ? WHERE id = ?")
      .bind(now().seconds, id).run()
    guard new == before else { return }
    try carryOwn(object, subject, from: old, to: after, in: connection)
  }

  /// Lets the changes that led to a version lead to another, which says the same.
  func carryOwn(
    _ object: OwnChange.Object, _ subject: Int, from old: Int, to new: Int,
    in connection: Connection
  ) throws {
    try connection.statement(
      """
      UPDATE own_change SET version_after = ?
      WHERE subject = ? AND object = ? AND version_after = ? AND undone_at IS NULL
      """
    ).bind(new, subject, object.rawValue, old).run()
    guard object == .followUp else { return }
    try connection.statement(
      "UPDATE follow_up_change SET version = ? WHERE follow_up = ? AND version = ?"
    ).bind(new, subject, old).run()
  }
}

// MARK: - Asking and taking back

extension Store {
  /// What the one who acts did last and can take back, in whatever session that was.
  ///
  /// Of records that are restricted now nothing is told. What was changed by others since is told
  /// as such, so that nobody takes back something older by mistake.
  ///
  /// - Returns: Nil when there is nothing.
  package func lastOwnChange() throws(StoreError) -> OwnChange? {
    try require(.read, .identity)
    guard let actor else { return nil }
    return try read { connection in
      let row = try connection.statement(
        """
        \(Self.ownSelect) WHERE c.staff = ? AND c.undone_at IS NULL ORDER BY c.id DESC LIMIT 1
        """)
      row.bind(actor)
      return try ownRow(row).map { try told($0, in: connection) }
    }
  }

  /// Takes one of one's own changes back.
  ///
  /// - Parameter id: The number that `lastOwnChange` gave.
  /// - Returns: What was taken back.
  /// - Throws: `.conflict` when the thing was changed since, `.notFound` for what is nobody's or
  ///   taken back already, `.denied` where the right is gone.
  package func takeBack(_ id: Int) throws(StoreError) -> OwnChange {
    try require(.read, .identity)
    guard let actor else { throw .notFound }
    let found: (row: OwnRow, change: OwnChange)? = try read { connection in
      let row = try connection.statement(
        "\(Self.ownSelect) WHERE c.staff = ? AND c.id = ? AND c.undone_at IS NULL")
      row.bind(actor, id)
      return try ownRow(row).map { ($0, try told($0, in: connection)) }
    }
    guard let found else { throw .notFound }
    if found.change.isOutdated { throw .conflict }
    try takeBack(found.row)
    return found.change
  }

  private func takeBack(_ row: OwnRow) throws(StoreError) {
    switch row.object {
    case .card:
      guard let entry = row.entry else { throw .notFound }
      if row.event == "card" {
        _ = try undoCardChange(numbered: entry)
      } else {
        try undoCorrection(entry)
      }
    case .appointment:
      _ = try undoAppointment(AppointmentID(row.subject), version: row.versionAfter)
    case .followUp:
      _ = try undoOutcome(of: FollowUpID(row.subject), version: row.versionAfter)
    case .followUps: try undoChange(numbered: row.id)
    case .notice: _ = try undoNotice(row.subject, version: row.versionAfter)
    case .familyLink: try undoFamilyLink(row.subject, version: row.versionAfter)
    case .consent: try undoConsent(row.subject)
    case .merge: _ = try unmerge(row.subject)
    case .tagOverride: try undoTagOverride(row.subject, version: row.versionAfter)
    case .form: try undoForm(row.subject, version: row.versionAfter)
    case .carePlan: _ = try undoCarePlan(row.subject, version: row.versionAfter)
    case .advice: _ = try undoAdvice(row.subject, version: row.versionAfter)
    case .plan: try undoPlanEvent(row.subject)
    }
  }

  // MARK: - Rows

  private struct OwnRow {
    let id: Int
    let object: OwnChange.Object
    let subject: Int
    let entry: Int?
    let event: String
    let versionAfter: Int
    let at: Instant
    let patient: PatientID
    let name: String
  }

  private static let ownSelect = """
    SELECT c.id, c.object, c.subject, c.entry, c.event, c.version_after, c.at, c.patient, p.name
    FROM own_change c
    JOIN patient p ON p.id = c.patient AND p.restricted_at IS NULL AND p.erased_at IS NULL
    """

  private func ownRow(_ row: Statement) throws -> OwnRow? {
    defer { row.reset() }
    guard try row.step(), let object = OwnChange.Object(rawValue: row.text(1)) else { return nil }
    return OwnRow(
      id: row.integer(0), object: object, subject: row.integer(2), entry: row.optionalInteger(3),
      event: row.text(4), versionAfter: row.integer(5), at: Instant(seconds: row.integer(6)),
      patient: PatientID(row.integer(7)), name: row.text(8))
  }

  /// A change as the one who made it may read it.
  private func told(_ row: OwnRow, in connection: Connection) throws -> OwnChange {
    let shown = Patient(name: row.name, sex: .unknown, birthDate: nil).masked(for: access)
    let isOutdated = try isOutdated(row, in: connection)
    return OwnChange(
      id: row.id, object: row.object, event: row.event, patient: row.patient,
      card: CardNumber(serial: row.patient.value).description, name: shown.name, at: row.at,
      items: try items(of: row, in: connection), count: try count(of: row, in: connection),
      isOutdated: isOutdated,
      changedBy: isOutdated ? try laterName(row, in: connection) : nil)
  }

  private func isOutdated(_ row: OwnRow, in connection: Connection) throws -> Bool {
    func version(_ sql: String) throws -> Int? {
      let statement = try connection.statement(sql)
      statement.bind(row.subject)
      defer { statement.reset() }
      return try statement.step() ? statement.integer(0) : nil
    }
    let present: Int?
    switch row.object {
    case .card:
      present = try version("SELECT version FROM patient WHERE id = ? AND merged_into IS NULL")
    case .appointment: present = try version("SELECT version FROM appointment WHERE id = ?")
    case .followUp: present = try version("SELECT version FROM follow_up WHERE id = ?")
    case .notice: present = try version("SELECT version FROM notice WHERE id = ?")
    case .familyLink: present = try version("SELECT version FROM family_link WHERE id = ?")
    case .consent:
      present = try version(
        "SELECT CASE WHEN withdrawn_at IS NULL THEN 1 ELSE 2 END FROM consent WHERE id = ?")
    case .merge: return false
    case .tagOverride: present = try version("SELECT version FROM tag_override WHERE id = ?")
    case .form:
      present = try version("SELECT version FROM questionnaire_response WHERE id = ?")
    case .carePlan: present = try version("SELECT version FROM care_plan WHERE id = ?")
    case .advice: present = try version("SELECT version FROM advice_given WHERE id = ?")
    case .plan: present = try planEventVersion(row.subject, in: connection)
    case .followUps: return try isAnyOutdated(change: row.id, in: connection)
    }
    return present != row.versionAfter
  }

  /// The items of a card that a change was about.
  private func items(of row: OwnRow, in connection: Connection) throws -> [CardItem] {
    guard row.object == .card else { return [] }
    guard row.event == "card" else {
      let field = row.event.split(separator: " ").last.map(String.init)
      return field.flatMap(CardItem.init).map { [$0] } ?? []
    }
    let change = try connection.statement("SELECT before, after FROM card_change WHERE id = ?")
    change.bind(row.entry)
    defer { change.reset() }
    guard try change.step(), let before = CardEntry(json: change.text(0)),
      let after = CardEntry(json: change.text(1))
    else { return [] }
    return after.differences(from: before)
  }

  private func count(of row: OwnRow, in connection: Connection) throws -> Int {
    guard row.object == .followUps else { return 1 }
    let all = try connection.statement("SELECT count(*) FROM follow_up_change WHERE change = ?")
    all.bind(row.id)
    defer { all.reset() }
    return try all.step() ? all.integer(0) : 0
  }

  /// The name of who changed the same thing later; nil where nobody noted it.
  private func laterName(_ row: OwnRow, in connection: Connection) throws -> String? {
    let later = try connection.statement(
      """
      SELECT s.name FROM own_change c JOIN staff s ON s.id = c.staff
      WHERE c.subject = ? AND c.object = ? AND c.id > ? AND c.undone_at IS NULL
      ORDER BY c.id DESC LIMIT 1
      """)
    later.bind(row.subject, row.object.rawValue, row.id)
    defer { later.reset() }
    return try later.step() ? later.text(0) : nil
  }
}
