package import Domain
internal import SQLite

extension Store {
  /// Puts a field of a card right and keeps what stood there.
  ///
  /// - Parameters:
  ///   - text: The new content; nil or empty to empty the field. Sex takes FHIR's codes, the birth
  ///     date `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, the phone is the person's own first number.
  ///   - reason: Why, in words.
  /// - Throws: `.refused` when the text is no content of the field or changes nothing.
  package func correct(
    _ field: CardField, of patient: PatientID, to text: String?, reason: String
  ) throws(StoreError) -> Correction {
    try require(.change, .identity)
    let moment = now()
    return try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      let content = text?.isEmpty == true ? nil : text
      let old = try auditDigest(of: patient.value, in: .patient, connection)
      let version = try version(of: patient, in: connection)
      let (before, after) = try replace(field, of: patient, with: content, in: connection)
      guard before != after else {
        throw StoreError.refused(Localized(zh: "内容没有变化", en: "that is what it says already"))
      }
      try connection.statement(
        """
        INSERT INTO patient_change (patient, field, before, after, reason, at, staff)
        VALUES (?,?,?,?,?,?,?)
        """
      ).bind(
        patient.value, field.rawValue, before, after, reason, moment.seconds, actor
      ).run()
      let id = connection.lastInsertID
      try noteOwn(
        .card, patient.value, entry: id, of: patient, event: "correct \(field.rawValue)",
        from: version, to: try self.version(of: patient, in: connection), in: connection)
      try audit(
        .update, .patient, id: id, patient: patient, detail: "correct \(field.rawValue)",
        before: old, after: try auditDigest(of: patient.value, in: .patient, connection),
        in: connection)
      return Correction(
        id: id, field: field, before: before, after: after, reason: reason, at: moment, staff: nil
      ).masked(for: access)
    }
  }

  /// Takes a correction back, when the field still says what it wrote.
  ///
  /// - Throws: `.conflict` when the field was changed since, `.notFound` for an unknown number.
  package func undoCorrection(_ id: Int) throws(StoreError) {
    try require(.change, .identity)
    let moment = now()
    try write { connection in
      let row = try connection.statement(
        "SELECT patient, field, before, after FROM patient_change WHERE id = ? AND undone_at IS NULL"
      )
      row.bind(id)
      defer { row.reset() }
      guard try row.step(), let field = CardField(rawValue: row.text(1)) else {
        throw StoreError.notFound
      }
      let patient = PatientID(row.integer(0))
      let (before, after) = (row.optionalText(2), row.optionalText(3))
      let old = try auditDigest(of: patient.value, in: .patient, connection)
      let version = try version(of: patient, in: connection)
      let (found, _) = try replace(field, of: patient, with: before, in: connection)
      guard found == after else { throw StoreError.conflict }
      try noteTakenBack(
        .card, patient.value, entry: id, from: version,
        to: try self.version(of: patient, in: connection), in: connection)
      try connection.statement("UPDATE patient_change SET undone_at = ? WHERE id = ?")
        .bind(moment.seconds, id).run()
      try audit(
        .update, .patient, id: id, patient: patient, detail: "correction undone",
        before: old, after: try auditDigest(of: patient.value, in: .patient, connection),
        in: connection)
    }
  }

  /// The corrections of a card, the newest first, with numbers masked.
  package func corrections(of patient: PatientID) throws(StoreError) -> [Correction] {
    try require(.read, .identity, of: patient)
    try requireVisible(patient)
    return try read { connection in
      try corrections(of: patient, in: connection).map { $0.masked(for: access) }
    }
  }

  func corrections(of patient: PatientID, in connection: Connection) throws -> [Correction] {
    let rows = try connection.statement(
      """
      SELECT c.id, c.field, c.before, c.after, c.reason, c.at, s.name, c.undone_at
      FROM patient_change c LEFT JOIN staff s ON s.id = c.staff
      WHERE c.patient = ? ORDER BY c.id DESC
      """)
    rows.bind(patient.value)
    var found: [Correction] = []
    while try rows.step() {
      guard let field = CardField(rawValue: rows.text(1)) else { continue }
      found.append(
        Correction(
          id: rows.integer(0), field: field, before: rows.optionalText(2),
          after: rows.optionalText(3), reason: rows.text(4), at: Instant(seconds: rows.integer(5)),
          staff: rows.optionalText(6), undone: rows.optionalInteger(7).map(Instant.init(seconds:))))
    }
    return found
  }

  /// Changes a field; what it said and what it says now, both as `correct` takes them.
  private func replace(
    _ field: CardField, of patient: PatientID, with text: String?, in connection: Connection
  ) throws -> (before: String?, after: String?) {
    let before = try card(of: patient, in: connection)
    var after = before
    try after.set(field, to: text)
    let writer = RecordWriter(connection: connection, catalog: catalog)
    try writer.replace(before, with: after, of: patient)
    return (before.content(of: field), after.content(of: field))
  }
}

extension PatientRecord {
  /// What a field says, as text; nil when it is empty.
  func content(of field: CardField) -> String? {
    switch field {
    case .name: return patient.name
    case .sex: return patient.sex.rawValue
    case .birthDate:
      guard let text = patient.birthDate?.description else { return nil }
      let length = [TimePrecision.year: 4, .month: 7][patient.birthDatePrecision] ?? 10
      return String(text.prefix(length))
    case .ethnicity: return patient.ethnicity
    case .address: return patient.address
    case .phone: return ownPhone.map { contacts[$0].value }
    }
  }

  private var ownPhone: Int? {
    contacts.firstIndex { $0.system == .phone && $0.holder == nil }
  }

  fileprivate mutating func set(_ field: CardField, to text: String?) throws {
    switch field {
    case .name:
      guard let text else {
        throw StoreError.refused(Localized(zh: "姓名不能为空", en: "a name is needed"))
      }
      if patient.name != text { patient.familyName = nil }
      patient.name = text
    case .sex:
      guard let sex = Sex(rawValue: text ?? "unknown") else {
        throw StoreError.refused(
          Localized(
            zh: "性别应为 male、female、other 或 unknown",
            en: "sex takes male, female, other or unknown"))
      }
      patient.sex = sex
    case .birthDate: try setBirthDate(text)
    case .ethnicity: patient.ethnicity = text
    case .address: patient.address = text
    case .phone:
      if let place = ownPhone {
        if let text { contacts[place].value = text } else { contacts.remove(at: place) }
      } else if let text {
        contacts.insert(ContactPoint(system: .phone, value: text), at: 0)
      }
    }
  }

  private mutating func setBirthDate(_ text: String?) throws {
    guard let text else {
      patient.birthDate = nil
      patient.birthDatePrecision = .day
      return
    }
    let precision = [4: TimePrecision.year, 7: .month, 10: .day][text.utf8.count]
    let whole = text + "-01-01".suffix(max(0, 10 - text.utf8.count))
    guard let precision, let date = CalendarDate(iso: whole) else {
      throw StoreError.refused(
        Localized(
          zh: "出生日期应为 1968-03-12、1968-03 或 1968",
          en: "a date of birth is written 1968-03-12, 1968-03 or 1968"))
    }
    patient.birthDate = date
    patient.birthDatePrecision = precision
  }
}
