package import Domain
internal import Interchange
internal import SQLite

extension Store {
  /// Opens a card: person, numbers, contacts, basic information, history, consent and archive code
  /// in one transaction.
  ///
  /// The number of the card is the next row, given under the gate: without gaps, and never twice
  /// however many terminals open cards at once. Whoever opened the same person a moment before is
  /// found, since the comparison is part of the transaction.
  ///
  /// - Parameters:
  ///   - typed: What was typed; read as ``CardReading`` does.
  ///   - consent: What was signed at the desk; nil for nothing.
  ///   - acceptsDuplicates: Whether somebody looked at the likely duplicates and said that this is
  ///     another person.
  /// - Throws: `.refused` with the first thing that is wrong; `.denied` where a part of the card is
  ///   not for the role.
  package func openCard(
    _ typed: CardEntry, consent: ConsentDraft? = nil, acceptsDuplicates: Bool = false
  ) throws(StoreError) -> CardOpening {
    try require(.add, .identity)
    let reading = CardReading(typed, today: today)
    try refuseFaults(reading)
    try requireParts(Set(reading.entry.items), .add)
    if consent != nil { try require(.add, .patientRights) }
    let moment = now()
    let opening: CardOpening = try write { connection in
      let entry = reading.entry
      if !acceptsDuplicates {
        let likely = try candidates(for: entry, besides: nil, limit: 10, in: connection)
          .filter(\.likeness.isLikely)
        if !likely.isEmpty { return .likely(likely) }
      }
      var record = entry.record
      let code = try nextArchiveCode(in: connection)
      record.identifiers.append(PatientIdentifier(kind: .archiveCode, value: code))
      let writer = RecordWriter(connection: connection, catalog: catalog)
      let patient = try writer.insertPatient(record, at: moment)
      try CardRows(store: self, connection: connection, patient: patient)
        .write(entry, items: Set(entry.items))
      try count(patients: 1, in: connection)
      try audit(
        .create, .patient, patient: patient,
        detail: acceptsDuplicates ? "card in spite of duplicates" : "card",
        after: try auditDigest(of: patient.value, in: .patient, connection), in: connection)
      if let consent {
        try sign(consent, of: patient, person: record.patient, at: moment, in: connection)
      }
      return .opened(
        patient, card: CardNumber(serial: patient.value).description, archiveCode: code)
    }
    // Who may be the same person is shown, so that it leaves its row first.
    if case .likely(let found) = opening { try noteLook(at: .duplicates, count: found.count) }
    return opening
  }

  /// Changes items of a card.
  ///
  /// - Parameters:
  ///   - base: The card as it was shown to whoever changed it.
  ///   - changes: The items with their new contents; an empty one empties the item.
  /// - Throws: `.refused` with the first thing that is wrong; `.denied` where an item is not for
  ///   the role; `.notFound`.
  package func editCard(
    _ base: CardSheet, changes: [CardItem: String]
  ) throws(StoreError) -> CardSave {
    try require(.read, .identity, of: base.patient)
    let items = Set(changes.keys)
    try requireParts(items, .change, of: base.patient)
    try requireVisible(base.patient)
    if let empty = CardItem.allCases.first(where: { $0.isRequired && changes[$0]?.isEmpty == true })
    {
      throw .refused(
        Localized(
          zh: "\(empty.title.chinese)不能为空", en: "\(empty.title.english) cannot be empty"))
    }
    return try write { connection in
      guard try Self.exists(base.patient, in: connection) else { throw StoreError.notFound }
      let present = try sheet(of: base.patient, in: connection)
      guard present.version == base.version else {
        let items = try changed(since: base, present, in: connection)
        return .changedMeanwhile(present, items: items)
      }
      let rows = CardRows(store: self, connection: connection, patient: base.patient)
      let before = try rows.entry(upTo: Self.wholeCard)
      var typed = before
      for (item, text) in changes { typed[item] = text }
      if changes[.document] != nil, changes[.documentKind] == nil { typed[.documentKind] = "" }
      let reading = CardReading(typed, today: today, needsAll: false)
      // What stood there before is not for the one who changes something else to put right.
      if let fault = reading.faults.first(where: { $0.isError && items.contains($0.item) }) {
        throw StoreError.refused(Self.sentence(fault))
      }
      var after = before
      for item in items { after[item] = reading.entry[item] }
      if items.contains(.document) { after[.documentKind] = reading.entry[.documentKind] }
      try replace(before, with: after, of: base.patient, detail: "card edit", in: connection)
      return .saved(try sheet(of: base.patient, in: connection))
    }
  }

  /// Above every level: what is written for a change includes what its writer may not see.
  static let wholeCard = Int.max

  /// What others changed since a card was shown.
  private func changed(
    since base: CardSheet, _ present: CardSheet, in connection: Connection
  ) throws -> [CardItem] {
    var items = Set(present.entry.differences(from: base.entry))
    // Two numbers may have the same mask.
    let rows = try connection.statement(
      "SELECT before, after FROM card_change WHERE patient = ? AND version > ?")
    rows.bind(base.patient.value, base.version)
    while try rows.step() {
      guard let one = CardEntry(json: rows.text(0)), let other = CardEntry(json: rows.text(1))
      else { continue }
      items.formUnion(other.differences(from: one))
    }
    return CardItem.allCases.filter { items.contains($0) && !present.hidden.contains($0) }
  }

  /// Puts one card in place of another and keeps both, so that it can be taken back.
  ///
  /// - Returns: The version it now has.
  @discardableResult
  func replace(
    _ before: CardEntry, with after: CardEntry, of patient: PatientID, detail: String,
    keepsChange: Bool = true, in connection: Connection
  ) throws -> Int {
    let items = Set(after.differences(from: before))
    guard !items.isEmpty else {
      throw StoreError.refused(Localized(zh: "内容没有变化", en: "that is what it says already"))
    }
    let digest = try auditDigest(of: patient.value, in: .patient, connection)
    let old = try self.version(of: patient, in: connection)
    var wanted = items
    if items.contains(.documentKind) { wanted.insert(.document) }
    if !items.isDisjoint(with: [.contactName, .contactRelation]) { wanted.insert(.contactPhone) }
    let record = try card(of: patient, in: connection)
    try RecordWriter(connection: connection, catalog: catalog)
      .replace(record, with: record.applying(after, items: wanted), of: patient)
    try CardRows(store: self, connection: connection, patient: patient).write(after, items: items)
    let version = try version(of: patient, in: connection)
    if keepsChange {
      // As it reads now, so that it is known again when it is taken back.
      let after = try CardRows(store: self, connection: connection, patient: patient)
        .entry(upTo: Self.wholeCard)
      try connection.statement(
        """
        INSERT INTO card_change (patient, version, before, after, at, staff)
        VALUES (?,?,?,?,?,?)
        """
      ).bind(
        patient.value, version, before.json.text, after.json.text, now().seconds, actor
      ).run()
      try noteOwn(
        .card, patient.value, entry: connection.lastInsertID, of: patient, event: "card",
        from: old, to: version, in: connection)
    }
    let words = CardItem.allCases.filter(items.contains).map(\.rawValue).joined(separator: " ")
    try audit(
      .update, .patient, patient: patient, detail: "\(detail) \(words)", before: digest,
      after: try auditDigest(of: patient.value, in: .patient, connection), in: connection)
    return version
  }

  // MARK: - Taking back

  /// The last change of a card by the acting person that was not taken back, whenever that was; nil
  /// for none.
  ///
  /// Once it is taken back, the one before it is the last.
  package func lastCardChange() throws(StoreError) -> CardChange? {
    try require(.read, .identity)
    return try read { connection in
      guard let last = try lastChange(in: connection) else { return nil }
      return CardChange(
        patient: last.patient, card: CardNumber(serial: last.patient.value).description,
        items: last.after.differences(from: last.before), at: last.at)
    }
  }

  /// Takes back the last change that the acting person made to a card, whenever that was; asked
  /// again, the one before it.
  ///
  /// What others changed since in other items stays.
  ///
  /// - Returns: The card as it now is.
  /// - Throws: `.notFound` when there is nothing to take back; `.conflict` when an item of it was
  ///   changed since.
  package func undoCardChange() throws(StoreError) -> CardSheet {
    try require(.read, .identity)
    let last = try read { connection in try lastChange(in: connection) }
    guard let last else { throw .notFound }
    return try takeBack(last)
  }

  /// Takes one change of a card back, by its number.
  func undoCardChange(numbered id: Int) throws(StoreError) -> CardSheet {
    guard let change = try read({ connection in try cardChange(id, in: connection) }) else {
      throw .notFound
    }
    return try takeBack(change)
  }

  private func takeBack(_ last: Change) throws(StoreError) -> CardSheet {
    let items = last.after.differences(from: last.before)
    try requireParts(Set(items), .change, of: last.patient)
    try requireVisible(last.patient)
    return try write { connection in
      guard try Self.exists(last.patient, in: connection) else { throw StoreError.notFound }
      let version = try version(of: last.patient, in: connection)
      let present = try CardRows(store: self, connection: connection, patient: last.patient)
        .entry(upTo: Self.wholeCard)
      guard items.allSatisfy({ present[$0] == last.after[$0] }) else { throw StoreError.conflict }
      var restored = present
      for item in items { restored[item] = last.before[item] }
      let new = try replace(
        present, with: restored, of: last.patient, detail: "card edit undone",
        keepsChange: false, in: connection)
      try noteTakenBack(
        .card, last.patient.value, entry: last.id, from: version, to: new, in: connection)
      try connection.statement("UPDATE card_change SET undone_at = ? WHERE id = ?")
        .bind(now().seconds, last.id).run()
      return try sheet(of: last.patient, in: connection)
    }
  }

  private struct Change {
    let id: Int
    let patient: PatientID
    let at: Instant
    let before: CardEntry
    let after: CardEntry
  }

  private static let changeSelect =
    "SELECT id, patient, at, before, after FROM card_change WHERE undone_at IS NULL"

  private func lastChange(in connection: Connection) throws -> Change? {
    let row = try connection.statement(
      "\(Self.changeSelect) AND staff IS ? ORDER BY id DESC LIMIT 1")
    row.bind(actor)
    return try Self.change(row)
  }

  private func cardChange(_ id: Int, in connection: Connection) throws -> Change? {
    let row = try connection.statement("\(Self.changeSelect) AND id = ? AND staff IS ?")
    row.bind(id, actor)
    return try Self.change(row)
  }

  private static func change(_ row: Statement) throws -> Change? {
    defer { row.reset() }
    guard try row.step(), let before = CardEntry(json: row.text(3)),
      let after = CardEntry(json: row.text(4))
    else { return nil }
    return Change(
      id: row.integer(0), patient: PatientID(row.integer(1)),
      at: Instant(seconds: row.integer(2)),
      before: before, after: after)
  }

  // MARK: - Parts

  /// Refuses items whose part of the card is not the role's to write.
  private func requireParts(
    _ items: Set<CardItem>, _ action: AccessAction, of patient: PatientID? = nil
  ) throws(StoreError) {
    for object in Set(items.map(\.object)).sorted(by: { $0.rawValue < $1.rawValue }) {
      try require(action, object, of: patient)
    }
  }

  private func refuseFaults(_ reading: CardReading) throws(StoreError) {
    guard let fault = reading.faults.first(where: \.isError) else { return }
    throw .refused(Self.sentence(fault))
  }

  private static func sentence(_ fault: CardFault) -> Localized {
    let title = fault.item.title
    return Localized(
      zh: "\(title.chinese)：\(fault.message.chinese)",
      en: "\(title.english): \(fault.message.english)")
  }

  /// Adds to the number of patients.
  func count(patients: Int, in connection: Connection) throws {
    let count = Int(try Self.setting(.patientCount, in: connection) ?? "0") ?? 0
    try Self.set(.patientCount, to: String(max(0, count + patients)), in: connection)
  }
}
