package import Domain
internal import SQLite

extension Store {
  /// What is to be told to a person or asked of them, or was, the newest first; as far as the kinds
  /// are the role's.
  package func notices(of patient: PatientID) throws(StoreError) -> [Notice] {
    try require(.read, .identity, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    return try read { connection in
      try notices(of: patient, in: connection).filter {
        access.allows(.read, $0.details.kind.object)
      }
      .reversed()
    }
  }

  /// Adds a notice, which the counter shows until it is told or paid.
  ///
  /// - Throws: `.refused` with what is wrong with it.
  package func addNotice(
    _ draft: NoticeDraft, of patient: PatientID
  ) throws(StoreError) -> Notice {
    try require(.add, draft.kind.object, of: patient)
    try requireVisible(patient)
    if let fault = draft.fault(on: today) { throw .refused(fault) }
    return try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      try connection.statement(
        """
        INSERT INTO notice (patient, kind, text, fen, until_day, state, at, staff)
        VALUES (?,?,?,?,?,?,?,?)
        """
      ).bind(
        patient.value, draft.kind.rawValue, draft.text, draft.amount?.fen,
        draft.until?.dayNumber, NoticeState.open.rawValue, now().seconds, actor
      ).run()
      let id = connection.lastInsertID
      try audit(
        .create, .patient, id: id, patient: patient, detail: "notice add \(draft.kind.rawValue)",
        after: try auditDigest(of: id, in: .notice, connection), in: connection)
      try noteOwn(
        .notice, id, of: patient, event: "add \(draft.kind.rawValue)", from: 0, to: 1,
        in: connection)
      return try notice(id, in: connection)
    }
  }

  /// Notes that a message was told, or that what was unpaid is paid.
  ///
  /// - Parameter version: The version that the person saw.
  /// - Throws: `.conflict` when somebody else was quicker, `.refused` for what is done already.
  package func endNotice(_ id: Int, version: Int) throws(StoreError) -> Notice {
    try require(.read, .identity)
    let before = try read { connection in try notice(id, in: connection) }
    try require(.change, before.details.kind.object, of: before.patient)
    try requireVisible(before.patient)
    return try write { connection in
      let present = try notice(id, in: connection)
      guard present.version == version else { throw StoreError.conflict }
      guard present.state == .open else {
        throw StoreError.refused(
          Localized(zh: "这一条已经办完", en: "that is done already"))
      }
      return try change(present, to: .done, detail: "done", isOwn: true, in: connection)
    }
  }

  /// Takes the last thing back that was done to a notice: its adding leaves it as entered in error.
  ///
  /// - Throws: `.conflict` when it was changed since.
  package func undoNotice(_ id: Int, version: Int) throws(StoreError) -> Notice {
    try require(.read, .identity)
    let before = try read { connection in try notice(id, in: connection) }
    let isDone = before.state == .done
    try require(isDone ? .change : .add, before.details.kind.object, of: before.patient)
    try requireVisible(before.patient)
    return try write { connection in
      let present = try notice(id, in: connection)
      guard present.version == version, present.state == before.state else {
        throw StoreError.conflict
      }
      guard present.state != .mistaken else { throw StoreError.notFound }
      let after = try change(
        present, to: isDone ? .open : .mistaken, detail: "undo", isOwn: false, in: connection)
      try noteTakenBack(.notice, id, from: version, to: after.version, in: connection)
      return after
    }
  }

  private func change(
    _ notice: Notice, to state: NoticeState, detail: String, isOwn: Bool,
    in connection: Connection
  ) throws -> Notice {
    let id = notice.id
    let old = try auditDigest(of: id, in: .notice, connection)
    let isDone = state == .done
    try connection.statement(
      """
      UPDATE notice SET state = ?, ended_at = ?, ended_by = ?, version = version + 1 WHERE id = ?
      """
    ).bind(
      state.rawValue, isDone ? now().seconds : nil as Int?, isDone ? actor : nil, id
    ).run()
    let word = notice.details.kind.rawValue
    try audit(
      .update, .patient, id: id, patient: notice.patient, detail: "notice \(detail) \(word)",
      before: old, after: try auditDigest(of: id, in: .notice, connection), in: connection)
    if isOwn {
      try noteOwn(
        .notice, id, of: notice.patient, event: "\(detail) \(word)", from: notice.version,
        to: notice.version + 1, in: connection)
    }
    return try self.notice(id, in: connection)
  }

  // MARK: - Rows

  private static let noticeSelect = """
    SELECT n.id, n.patient, n.kind, n.text, n.fen, n.until_day, n.state, n.at, s.name, n.ended_at,
      e.name, n.version
    FROM notice n LEFT JOIN staff s ON s.id = n.staff LEFT JOIN staff e ON e.id = n.ended_by
    """

  private func notice(_ row: Statement) -> Notice {
    Notice(
      id: row.integer(0), patient: PatientID(row.integer(1)),
      details: NoticeDraft(
        kind: NoticeKind(rawValue: row.text(2)) ?? .message, text: row.text(3),
        amount: row.optionalInteger(4).flatMap(Yuan.init(fen:)), until: Self.date(row, 5)),
      state: NoticeState(rawValue: row.text(6)) ?? .mistaken,
      at: Instant(seconds: row.integer(7)), staff: row.optionalText(8),
      ended: row.optionalInteger(9).map(Instant.init(seconds:)), endedBy: row.optionalText(10),
      version: row.integer(11))
  }

  private func notice(_ id: Int, in connection: Connection) throws -> Notice {
    let row = try connection.statement("\(Self.noticeSelect) WHERE n.id = ?")
    row.bind(id)
    defer { row.reset() }
    guard try row.step() else { throw StoreError.notFound }
    return notice(row)
  }

  /// Everything that was ever noted for a person, the oldest first, but for slips.
  func notices(of patient: PatientID, in connection: Connection) throws -> [Notice] {
    let row = try connection.statement(
      "\(Self.noticeSelect) WHERE n.patient = ? AND n.state <> 'entered-in-error' ORDER BY n.id")
    row.bind(patient.value)
    var found: [Notice] = []
    while try row.step() { found.append(notice(row)) }
    return found
  }

  /// What the counter shows of a person: what is overdue first, then the oldest.
  func openNotices(of patient: PatientID, in connection: Connection) throws -> [Notice] {
    let row = try connection.statement(
      "\(Self.noticeSelect) WHERE n.patient = ? AND n.state = 'open' ORDER BY n.id")
    row.bind(patient.value)
    let today = today
    var found: [Notice] = []
    while try row.step() {
      let one = notice(row)
      if one.isShown(on: today), access.allows(.read, one.details.kind.object) { found.append(one) }
    }
    return found.filter { $0.isOverdue(on: today) } + found.filter { !$0.isOverdue(on: today) }
  }
}
