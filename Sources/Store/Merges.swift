package import Domain
internal import Interchange
internal import SQLite

extension Store {
  /// The card that a card was merged into, through all merges; itself where it was not.
  func survivor(of patient: PatientID) throws(StoreError) -> PatientID {
    try read { connection in try Self.survivor(of: patient, in: connection) }
  }

  static func survivor(of patient: PatientID, in connection: Connection) throws -> PatientID {
    var present = patient
    // A merge never points back, but a file may be damaged.
    for _ in 0..<100 {
      let row = try connection.statement("SELECT merged_into FROM patient WHERE id = ?")
      row.bind(present.value)
      defer { row.reset() }
      guard try row.step(), let next = row.optionalInteger(0) else { break }
      present = PatientID(next)
    }
    return present
  }

  /// Two cards beside each other, with what would move from one to the other.
  ///
  /// - Throws: `.notFound`, `.refused` for a card and itself.
  package func mergePreview(
    into survivor: PatientID, of merged: PatientID
  ) throws(StoreError) -> MergePreview {
    try require(.add, .importing)
    try requireVisible(survivor)
    try requireVisible(merged)
    try write { connection in
      try checkPair(survivor, merged, in: connection)
      for patient in [survivor, merged] {
        try audit(.read, .patient, patient: patient, detail: "merge preview", in: connection)
      }
    }
    return try read { connection in
      MergePreview(
        survivor: try sheet(of: survivor, in: connection),
        merged: try sheet(of: merged, in: connection),
        likeness: Likeness(
          try card(of: survivor, in: connection), try card(of: merged, in: connection)),
        moves: try MergeMoves.counts(of: merged, in: connection))
    }
  }

  func checkPair(
    _ survivor: PatientID, _ merged: PatientID, in connection: Connection
  ) throws {
    guard survivor != merged else {
      throw StoreError.refused(Localized(zh: "这是同一张卡", en: "that is one and the same card"))
    }
    for patient in [survivor, merged] {
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      let writer = RecordWriter(connection: connection, catalog: catalog)
      guard try !writer.isHidden(patient) else {
        throw StoreError.refused(
          Localized(
            zh: "限制查看或已删除的档案不能合并", en: "a restricted or erased record cannot be merged"))
      }
    }
  }

  /// Makes two cards one, and answers whoever proposed it: everything that belongs to the person goes to the surviving card, and
  /// the other says where it went.
  ///
  /// - Parameters:
  ///   - preview: The two cards as they were shown.
  ///   - taking: The items of the card that goes which replace those of the card that stays.
  /// - Returns: The number by which `unmerge` takes it back.
  /// - Throws: `.conflict` when one of them was changed since; then nothing was written.
  package func merge(
    _ preview: MergePreview, taking: Set<CardItem>
  ) throws(StoreError) -> MergeRecord {
    try require(.change, .importing)
    return try write { connection in try merge(preview, taking: taking, in: connection) }
  }

  /// Makes two cards one, in the transaction of the caller, who has asked for the right.
  func merge(
    _ preview: MergePreview, taking: Set<CardItem>, in connection: Connection
  ) throws -> MergeRecord {
    let (survivor, merged) = (preview.survivor.patient, preview.merged.patient)
    let moment = now()
    try checkPair(survivor, merged, in: connection)
    guard try version(of: survivor, in: connection) == preview.survivor.version,
      try version(of: merged, in: connection) == preview.merged.version
    else { throw StoreError.conflict }
    let (before, other) = (
      try entry(of: survivor, in: connection), try entry(of: merged, in: connection)
    )
    var after = before
    // Whose card says nothing gets what the other says; rows are carried over by themselves.
    for item in CardItem.allCases where !Self.carried.contains(item) {
      let isWanted = taking.contains(item) && !other[item].isEmpty
      if isWanted || before[item].isEmpty { after[item] = other[item] }
    }
    after[.documentKind] =
      after[.document] == other[.document]
      ? other[.documentKind] : before[.documentKind]
    try connection.statement(
      """
      INSERT INTO merge_snapshot (survivor, merged, before, after, at, staff)
      VALUES (?,?,?,?,?,?)
      """
    ).bind(
      survivor.value, merged.value, before.json.text, after.json.text, moment.seconds, actor
    ).run()
    let id = connection.lastInsertID
    try takeOver(merged, by: survivor, merge: id, before: before, after: after, in: connection)
    try MergeMoves(connection, merge: id).carry(from: merged, to: survivor)
    try count(patients: -1, in: connection)
    for patient in [survivor, merged] {
      try audit(
        .update, .patient, id: id, patient: patient,
        detail: "merge \(patient == survivor ? "from" : "into") "
          + CardNumber(serial: (patient == survivor ? merged : survivor).value).text,
        in: connection)
    }
    try closeProposals(of: survivor, merged, at: moment, in: connection)
    try noteOwn(.merge, id, of: survivor, event: "merge", from: 0, to: 1, in: connection)
    return MergeRecord(
      id: id, survivor: survivor, merged: merged, at: moment, staff: nil, undone: nil)
  }

  /// The items that are rows and go with the person.
  private static let carried: Set<CardItem> = [
    .allergies, .otherAllergies, .diseases, .diseaseDates,
  ]

  private func entry(of patient: PatientID, in connection: Connection) throws -> CardEntry {
    try CardRows(store: self, connection: connection, patient: patient)
      .entry(upTo: Self.wholeCard)
  }

  /// Changes both cards: the one that stays gets the numbers of the one that goes.
  private func takeOver(
    _ merged: PatientID, by survivor: PatientID, merge id: Int, before: CardEntry,
    after: CardEntry, in connection: Connection
  ) throws {
    let writer = RecordWriter(connection: connection, catalog: catalog)
    let other = try card(of: merged, in: connection)
    try writer.deleteKeys(other.lookupKeys(merged), of: merged)
    try connection.statement(
      "UPDATE patient SET merged_into = ?, version = version + 1 WHERE id = ?"
    ).bind(survivor.value, merged.value).run()
    try connection.statement("DELETE FROM recent_patient WHERE patient = ?")
      .bind(merged.value).run()
    if before != after {
      try replace(
        before, with: after, of: survivor, detail: "card merge", keepsChange: false,
        in: connection)
    }
    let present = try card(of: survivor, in: connection)
    let additions = MergeAdditions(
      connection: connection, merge: id, present: present, other: other,
      before: before, card: CardNumber(serial: merged.value).text)
    try writer.replace(present, with: try additions.added(), of: survivor)
  }

  // MARK: - Taking back

  /// Takes one merge back, whenever it was and whatever was merged since.
  ///
  /// What was carried over goes back, with all that was changed of it; what was added to the
  /// surviving card since stays there. Items of the surviving card that still say what the merge
  /// wrote say again what they said before.
  ///
  /// - Throws: `.notFound` for a merge that does not stand.
  package func unmerge(_ id: Int) throws(StoreError) -> MergeRecord {
    try require(.change, .importing)
    let moment = now()
    return try write { connection in
      guard let snapshot = try snapshot(id, in: connection) else { throw StoreError.notFound }
      let (survivor, merged) = (snapshot.record.survivor, snapshot.record.merged)
      let later = try laterMerges(of: survivor, after: id, in: connection)
      try MergeMoves(connection, merge: id)
        .carryBack(to: merged, from: survivor, later: later)
      // What was added goes first: a number that was replaced stands there a second time.
      try MergeAdditions.remove(id, from: survivor, store: self, in: connection)
      try putBack(snapshot, in: connection)
      for one in later {
        try MergeAdditions.remove(
          id, carriedOnBy: one.merge, from: one.survivor, store: self, in: connection)
      }
      try connection.statement(
        "UPDATE patient SET merged_into = NULL, version = version + 1 WHERE id = ?"
      ).bind(merged.value).run()
      let writer = RecordWriter(connection: connection, catalog: catalog)
      try writer.insertKeys(
        try card(of: merged, in: connection).lookupKeys(merged), of: merged)
      try connection.statement(
        "UPDATE merge_snapshot SET undone_at = ?, undone_by = ? WHERE id = ?"
      ).bind(moment.seconds, actor, id).run()
      try noteTakenBack(.merge, id, from: 1, to: 2, in: connection)
      try count(patients: 1, in: connection)
      for patient in [survivor, merged] {
        try audit(.update, .patient, id: id, patient: patient, detail: "unmerge", in: connection)
      }
      var record = snapshot.record
      record.undone = moment
      return record
    }
  }

  private struct Snapshot {
    let record: MergeRecord
    let before: CardEntry
    let after: CardEntry
  }

  private func snapshot(_ id: Int, in connection: Connection) throws -> Snapshot? {
    let row = try connection.statement(
      "SELECT survivor, merged, at, before, after FROM merge_snapshot WHERE id = ? AND undone_at IS NULL"
    )
    row.bind(id)
    defer { row.reset() }
    guard try row.step(), let before = CardEntry(json: row.text(3)),
      let after = CardEntry(json: row.text(4))
    else { return nil }
    let record = MergeRecord(
      id: id, survivor: PatientID(row.integer(0)), merged: PatientID(row.integer(1)),
      at: Instant(seconds: row.integer(2)), staff: nil, undone: nil)
    return Snapshot(record: record, before: before, after: after)
  }

  /// The merges that stand and carried a card on, in order.
  private func laterMerges(
    of patient: PatientID, after id: Int, in connection: Connection
  ) throws -> [(merge: Int, survivor: PatientID)] {
    var found: [(merge: Int, survivor: PatientID)] = []
    var present = patient
    while true {
      let row = try connection.statement(
        """
        SELECT id, survivor FROM merge_snapshot
        WHERE merged = ? AND id > ? AND undone_at IS NULL LIMIT 1
        """)
      row.bind(present.value, id)
      defer { row.reset() }
      guard try row.step() else { return found }
      present = PatientID(row.integer(1))
      found.append((row.integer(0), present))
    }
  }

  /// Gives the surviving card back what the merge changed of it and nobody since.
  private func putBack(_ snapshot: Snapshot, in connection: Connection) throws {
    let present = try entry(of: snapshot.record.survivor, in: connection)
    var restored = present
    for item in snapshot.after.differences(from: snapshot.before)
    where present[item] == snapshot.after[item] {
      restored[item] = snapshot.before[item]
    }
    guard restored != present else { return }
    try replace(
      present, with: restored, of: snapshot.record.survivor, detail: "card unmerge",
      keepsChange: false, in: connection)
  }

  /// The merges that a card took part in, the newest first.
  package func merges(of patient: PatientID) throws(StoreError) -> [MergeRecord] {
    try require(.read, .identity, of: patient)
    return try read { connection in try merges(of: patient, in: connection) }
  }

  func merges(of patient: PatientID, in connection: Connection) throws -> [MergeRecord] {
    let rows = try connection.statement(
      """
      SELECT m.id, m.survivor, m.merged, m.at, s.name, m.undone_at
      FROM merge_snapshot m LEFT JOIN staff s ON s.id = m.staff
      WHERE m.survivor = ?1 OR m.merged = ?1 ORDER BY m.id DESC
      """)
    rows.bind(patient.value)
    var found: [MergeRecord] = []
    while try rows.step() {
      found.append(
        MergeRecord(
          id: rows.integer(0), survivor: PatientID(rows.integer(1)),
          merged: PatientID(rows.integer(2)), at: Instant(seconds: rows.integer(3)),
          staff: rows.optionalText(4),
          undone: rows.optionalInteger(5).map(Instant.init(seconds:))))
    }
    return found
  }
}
