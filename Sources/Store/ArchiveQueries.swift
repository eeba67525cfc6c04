package import Domain
internal import SQLite

/// Why an archive is shown; it stands in the audit trail.
package enum ArchivePurpose: String, Sendable {
  /// The record was opened.
  case open
  /// The record was shown beside a list.
  case preview
  /// A command read it.
  case command
}

extension Store {
  /// A patient's archive as far as it is the reader's; the audit trail has its row before anything
  /// is returned.
  ///
  /// What the role may not see is empty and named in `hidden`; numbers leave masked.
  ///
  /// - Throws: `.notFound` when there is no such patient.
  package func archive(
    of patient: PatientID, purpose: ArchivePurpose
  ) throws(StoreError) -> PatientArchive {
    try require(.read, .identity, of: patient)
    // Whoever asks for a card that was merged gets the one it went into.
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    let hidden = try write { connection in
      guard try Self.exists(patient, in: connection) else { throw StoreError.notFound }
      let grant = try activeGrant(patient, in: connection)
      let warnings = try warnings(of: patient, in: connection).map(\.rawValue)
      let words = [purpose.rawValue] + warnings + (grant.map { ["break-glass \($0.id)"] } ?? [])
      try audit(
        .read, .patient, patient: patient, detail: words.joined(separator: " "), in: connection)
      if purpose == .open { try noteOpened(patient, in: connection) }
      return try hiddenParts(of: patient, grant: grant, in: connection)
    }
    return try read { connection in try archive(of: patient, hidden: hidden, in: connection) }
  }

  /// The archive with everything in it, numbers whole, whoever asks.
  func wholeArchive(of patient: PatientID, in connection: Connection) throws -> PatientArchive {
    PatientArchive(
      id: patient, card: CardNumber(serial: patient.value).description,
      patient: try person(patient, in: connection),
      identifiers: try identifiers(of: patient, in: connection),
      contacts: try contacts(of: patient, in: connection),
      conditions: try conditionRows(of: patient, in: connection).map(\.value),
      medications: try medicationRows(of: patient, in: connection).map(\.value),
      allergies: try allergyRows(of: patient, in: connection).map(\.value),
      encounters: try encounterRows(of: patient, in: connection).map(\.value),
      reports: try reportRows(of: patient, in: connection).map(\.value),
      series: try series(of: patient, in: connection),
      followUps: try followUps(
        of: patient, upTo: Sensitivity.Level.treating.rawValue, in: connection))
  }

  /// What the one who acts may not see of a patient.
  ///
  /// A break-glass grant opens everything but what is very sensitive.
  private func hiddenParts(
    of patient: PatientID, grant: BreakGlassGrant?, in connection: Connection
  ) throws -> Set<ArchivePart> {
    if grant != nil { return access.seesSensitive ? [] : [.verySensitive] }
    return ArchivePart.hidden(
      from: access, seesClinical: try seesClinical(of: patient, in: connection))
  }

  /// Whether the clinical content of a patient is the acting person's to see by role.
  func seesClinical(of patient: PatientID, in connection: Connection) throws -> Bool {
    switch access.reach(.read, .clinical) {
    case .all: true
    case .own: try isOwn(patient, in: connection)
    case .none, .masked: false
    }
  }

  /// Reads what is not hidden and nothing else.
  private func archive(
    of patient: PatientID, hidden: Set<ArchivePart>, in connection: Connection
  ) throws -> PatientArchive {
    let level = hidden.contains(.verySensitive) ? Sensitivity.Level.care.rawValue : highestLevel
    func part<Value>(
      _ part: ArchivePart, _ rows: () throws -> [LeveledRow<Value>]
    ) throws -> [LeveledRow<Value>] {
      hidden.contains(part) ? [] : try rows().filter { $0.level <= level }
    }
    let conditions = try part(.conditions) { try conditionRows(of: patient, in: connection) }
    let medications = try part(.medications) { try medicationRows(of: patient, in: connection) }
    let allergies = try part(.allergies) { try allergyRows(of: patient, in: connection) }
    let visits = try part(.visits) { try encounterRows(of: patient, in: connection) }
    let reports = try part(.reports) { try reportRows(of: patient, in: connection) }
    var marked: Set<ArchiveEntry> = []
    marked.formUnion(conditions.sensitive().map(ArchiveEntry.condition))
    marked.formUnion(medications.sensitive().map(ArchiveEntry.medication))
    marked.formUnion(allergies.sensitive().map(ArchiveEntry.allergy))
    marked.formUnion(visits.sensitive().map(ArchiveEntry.visit))
    marked.formUnion(reports.sensitive().map(ArchiveEntry.report))
    let series = try visibleSeries(of: patient, hidden: hidden, level: level, in: connection)
    marked.formUnion(
      series.map(\.indicator.code).filter(catalog.sensitiveIndicators.contains)
        .map(ArchiveEntry.indicator))
    let person = try person(patient, in: connection)
    let identifiers = try identifiers(of: patient, in: connection)
    let contacts = try contacts(of: patient, in: connection)
    var followUps = try visibleFollowUps(
      of: patient, hidden: hidden, level: level, in: connection)
    try markRecorded(&followUps, of: patient, in: connection)
    var archive = PatientArchive(
      id: patient, card: CardNumber(serial: patient.value).description,
      patient: person.masked(for: access),
      identifiers: identifiers.map { $0.masked(for: access) },
      contacts: contacts.map { $0.masked(for: access) },
      conditions: conditions.map(\.value), medications: medications.map(\.value),
      allergies: allergies.map(\.value), encounters: visits.map(\.value),
      reports: reports.map(\.value), series: series,
      followUps: followUps, hidden: hidden,
      hasAllergies: try allergyFlag(of: patient, in: connection),
      verySensitive: marked, isAddressMasked: !access.isMachine,
      counter: try counterFacts(
        of: patient, person, identifiers, contacts, in: connection),
      tags: try shownTags(of: patient, in: connection))
    archive.forms = try archiveForms(of: patient, in: connection)
    archive.advice = try visibleAdvice(of: patient, in: connection)
    archive.careNext = try careNext(of: patient, in: connection)
    return archive
  }

  private func visibleSeries(
    of patient: PatientID, hidden: Set<ArchivePart>, level: Int, in connection: Connection
  ) throws -> [IndicatorSeries] {
    if hidden.isSuperset(of: [.results, .vitalSigns]) { return [] }
    return try series(of: patient, in: connection).filter { one in
      let code = one.indicator.code
      return !hidden.contains(VitalSigns.codes.contains(code) ? .vitalSigns : .results)
        && (level >= Sensitivity.Level.treating.rawValue
          || !catalog.sensitiveIndicators.contains(code))
    }
  }

  private func visibleFollowUps(
    of patient: PatientID, hidden: Set<ArchivePart>, level: Int, in connection: Connection
  ) throws -> [FollowUp] {
    if hidden.contains(.followUps) { return [] }
    let all = try followUps(of: patient, upTo: level, in: connection)
    return hidden.contains(.followUpReasons) ? all.map(\.neutral) : all
  }

  /// Whether a patient has an allergy; nil when the role may not know.
  private func allergyFlag(of patient: PatientID, in connection: Connection) throws -> Bool? {
    guard access.allows(.read, .allergyFlag) else { return nil }
    return try allergyRows(of: patient, in: connection).contains {
      $0.value.clinicalStatus == "active" && $0.level <= highestLevel
    }
  }

  /// Whether there is such a card, and it was not merged into another.
  static func exists(_ patient: PatientID, in connection: Connection) throws -> Bool {
    let statement = try connection.statement(
      "SELECT 1 FROM patient WHERE id = ? AND merged_into IS NULL")
    statement.bind(patient.value)
    defer { statement.reset() }
    return try statement.step()
  }

  func person(_ patient: PatientID, in connection: Connection) throws -> Patient {
    let row = try connection.statement(
      """
      SELECT p.name, p.family_name, p.sex, p.birth_day, p.birth_precision, w.text, p.address,
        p.is_deceased, p.deceased_day
      FROM patient p LEFT JOIN word w ON w.id = p.ethnicity WHERE p.id = ?
      """)
    row.bind(patient.value)
    defer { row.reset() }
    guard try row.step() else { throw StoreError.notFound }
    let death: Patient.Deceased? =
      row.integer(7) == 0
      ? nil
      : row.optionalInteger(8).map { .onDate(CalendarDate(dayNumber: $0)) } ?? .dateUnknown
    return Patient(
      name: row.text(0), familyName: row.optionalText(1), sex: RecordWriter.sex(of: row.integer(2)),
      birthDate: row.optionalInteger(3).map(CalendarDate.init),
      birthDatePrecision: TimePrecision(rawValue: row.integer(4)) ?? .day,
      ethnicity: row.optionalText(5), address: row.optionalText(6), deceased: death)
  }

  func identifiers(
    of patient: PatientID, in connection: Connection
  ) throws -> [PatientIdentifier] {
    let rows = try connection.statement(
      "SELECT kind, system, value FROM patient_identifier WHERE patient = ? ORDER BY kind, value")
    rows.bind(patient.value)
    var found: [PatientIdentifier] = []
    while try rows.step() {
      found.append(
        PatientIdentifier(
          kind: PatientIdentifier.Kind(rawValue: rows.integer(0)) ?? .other, system: rows.text(1),
          value: rows.text(2)))
    }
    return found
  }

  func contacts(of patient: PatientID, in connection: Connection) throws -> [ContactPoint] {
    let rows = try connection.statement(
      "SELECT system, value, holder FROM contact_point WHERE patient = ? ORDER BY number")
    rows.bind(patient.value)
    var found: [ContactPoint] = []
    while try rows.step() {
      found.append(
        ContactPoint(
          system: ContactPoint.System(rawValue: rows.integer(0)) ?? .other, value: rows.text(1),
          holder: rows.optionalText(2)))
    }
    return found
  }

  /// Newest first.
  func reportRows(
    of patient: PatientID, in connection: Connection
  ) throws -> [LeveledRow<DiagnosticReport>] {
    let rows = try connection.statement(
      """
      SELECT c.system, c.code, c.display, r.issued, r.day, w.text, r.conclusion, r.number, r.level
      FROM diagnostic_report r JOIN coding c ON c.id = r.coding JOIN word w ON w.id = r.status
      WHERE r.patient = ? ORDER BY r.issued DESC
      """)
    rows.bind(patient.value)
    var found: [LeveledRow<DiagnosticReport>] = []
    while try rows.step() {
      let value = DiagnosticReport(
        code: Self.coding(rows), issued: Instant(seconds: rows.integer(3)),
        day: CalendarDate(dayNumber: rows.integer(4)), status: rows.text(5),
        conclusion: rows.optionalText(6))
      found.append(LeveledRow(number: rows.integer(7), level: rows.integer(8), value: value))
    }
    return found
  }

  /// All current values, by indicator in the dictionary's order.
  func series(of patient: PatientID, in connection: Connection) throws -> [IndicatorSeries] {
    let rows = try connection.statement(
      """
      SELECT o.indicator, \(ObservationWriter.columns)
      FROM observation o LEFT JOIN word w ON w.id = o.received_unit
      WHERE o.patient = ? AND o.status < \(ObservationStatus.superseded.rawValue)
      ORDER BY o.indicator, o.day, o.at, o.number
      """)
    rows.bind(patient.value)
    var found: [IndicatorSeries] = []
    var current = -1
    while try rows.step() {
      let id = rows.integer(0)
      guard let indicator = catalog.indicatorsByID[id] else { continue }
      if id != current {
        found.append(IndicatorSeries(indicator: indicator, points: []))
        current = id
      }
      let observation = ObservationWriter.read(rows, from: 1, unit: indicator.unit)
      found[found.count - 1].points.append(observation)
    }
    return found.sorted {
      ($0.indicator.order, $0.indicator.code) < ($1.indicator.order, $1.indicator.code)
    }
  }

  static func coding(_ row: Statement) -> Coding {
    Coding(system: row.text(0), code: row.text(1), display: row.text(2))
  }

  static func date(_ row: Statement, _ column: Int) -> CalendarDate? {
    row.optionalInteger(column).map(CalendarDate.init)
  }
}
