package import Domain
internal import FollowUps
internal import Interchange
internal import Rules
internal import SQLite

// The clinic's advice and templates are kept as their files, by name: a file that is kept again takes
// the place of the one before. What was given to somebody keeps its own words.
extension Store {
  private enum CareFileKind: String { case advice, care }

  /// Keeps files of advice, all or none.
  ///
  /// A tag that no rule in force makes is told as a warning.
  ///
  /// - Throws: `.refused` when an entry would say something else under the same version.
  package func saveAdvice(
    _ files: [(name: String, bytes: [UInt8])]
  ) throws(StoreError) -> FileSaving {
    try require(.change, .rules)
    let reading = AdviceFile.readAll(files)
    var saving = FileSaving(diagnostics: reading.diagnostics, entries: reading.entries.count)
    guard saving.isAccepted else { return saving }
    try write { connection in
      let names = Set(files.map(\.name))
      let others = try careFiles(.advice, in: connection).filter { !names.contains($0.name) }
      let whole = AdviceFile.readAll(others + files)
      saving.diagnostics = whole.diagnostics.filter { names.contains($0.file) }
      guard saving.isAccepted else { return }
      let before = AdviceFile.readAll(try careFiles(.advice, in: connection)).entries
      try Self.checkVersions(of: reading.entries, against: before) { ($0.id, $0.version) }
      saving.written = try keep(files, .advice, in: connection)
      let tags = try rulesInForce.book(of: self, in: connection)?.rules.tags ?? []
      let known = tags.map { Localized(zh: $0.name, en: $0.english ?? $0.name) }
      if let first = files.first, !known.isEmpty {
        let missing = AdviceLibrary(reading.entries).unknownTags(among: known)
        if !missing.isEmpty {
          saving.diagnostics.append((first.name, missing.map(Self.unknownTag)))
        }
      }
    }
    return saving
  }

  /// Keeps files of templates of care plans, all or none.
  ///
  /// - Throws: `.refused` when a template would say something else under the same version.
  package func saveCareTemplates(
    _ files: [(name: String, bytes: [UInt8])]
  ) throws(StoreError) -> FileSaving {
    try require(.change, .rules)
    var saving = FileSaving()
    var given: [CareTemplate] = []
    for (name, bytes) in files {
      let (templates, diagnostics) = CareFile.read(
        bytes, indicators: IndicatorDictionary(indicators))
      given += templates
      if !diagnostics.isEmpty { saving.diagnostics.append((name, diagnostics)) }
    }
    saving.entries = given.count
    guard saving.isAccepted else { return saving }
    try write { connection in
      try Self.checkVersions(of: given, against: try templates(in: connection)) {
        ($0.id, $0.version)
      }
      saving.written = try keep(files, .care, in: connection)
    }
    return saving
  }

  /// The clinic's advice, of each entry the newest version.
  package func adviceLibrary() throws(StoreError) -> AdviceLibrary {
    try require(.read, .identity)
    return try read { connection in try adviceLibrary(in: connection) }
  }

  func adviceLibrary(in connection: Connection) throws -> AdviceLibrary {
    AdviceLibrary(AdviceFile.readAll(try careFiles(.advice, in: connection)).entries)
  }

  /// The clinic's templates of care plans, of each the newest version, by id.
  package func careTemplates() throws(StoreError) -> [CareTemplate] {
    try require(.read, .identity)
    return try read { connection in
      var newest: [String: CareTemplate] = [:]
      for one in try templates(in: connection)
      where newest[one.id].map({ $0.version < one.version }) ?? true { newest[one.id] = one }
      return newest.values.sorted { $0.id < $1.id }
    }
  }

  // MARK: - Files

  private func templates(in connection: Connection) throws -> [CareTemplate] {
    let dictionary = IndicatorDictionary(catalog.indicators)
    return try careFiles(.care, in: connection).flatMap {
      CareFile.read($0.bytes, indicators: dictionary).templates
    }
  }

  private func careFiles(
    _ kind: CareFileKind, in connection: Connection
  ) throws -> [(name: String, bytes: [UInt8])] {
    let rows = try connection.statement(
      "SELECT name, source FROM care_file WHERE kind = ? ORDER BY name")
    rows.bind(kind.rawValue)
    var files: [(name: String, bytes: [UInt8])] = []
    while try rows.step() { files.append((rows.text(0), Array(rows.text(1).utf8))) }
    return files
  }

  /// Keeps the files that are new or differ; their names.
  private func keep(
    _ files: [(name: String, bytes: [UInt8])], _ kind: CareFileKind, in connection: Connection
  ) throws -> [String] {
    let present = Dictionary(
      try careFiles(kind, in: connection).map { ($0.name, $0.bytes) }, uniquingKeysWith: { $1 })
    let changed = files.filter { present[$0.name] != $0.bytes }
    for (name, bytes) in changed {
      try connection.statement(
        """
        INSERT INTO care_file (kind, name, source, at, staff) VALUES (?,?,?,?,?)
        ON CONFLICT (kind, name) DO UPDATE
          SET source = excluded.source, at = excluded.at, staff = excluded.staff
        """
      ).bind(
        kind.rawValue, name, String(decoding: bytes, as: UTF8.self), now().seconds, actor
      ).run()
    }
    if !changed.isEmpty {
      try audit(
        .update, .database, detail: "\(kind.rawValue) saved \(changed.count)", in: connection)
    }
    return changed.map(\.name)
  }

  /// Refuses entries that would say something else under a version that is kept.
  private static func checkVersions<Entry: Equatable>(
    of given: [Entry], against kept: [Entry], _ name: (Entry) -> (id: String, version: Int)
  ) throws(StoreError) {
    for entry in given {
      let (id, version) = name(entry)
      guard let old = kept.first(where: { name($0) == (id, version) }), old != entry else {
        continue
      }
      throw .refused(
        Localized(
          zh: "\(id) 的版本 \(version) 已存在且内容不同；改动请把 version 加 1",
          en: "version \(version) of \(id) is kept already and differs; raise its version"))
    }
  }

  private static func unknownTag(_ tag: String) -> Diagnostic {
    Diagnostic(
      .warning, code: "advice.unknown-tag",
      message: Localized(zh: "现行规则没有标签 “\(tag)”", en: "no rule in force makes the tag \"\(tag)\""))
  }

  // MARK: - What advice goes by

  /// What is known of a person as far as advice goes by it.
  ///
  /// - Throws: `.denied` for those who may not read the person's clinical record: what they do not see
  ///   could forbid what they advise.
  package func adviceFacts(of patient: PatientID) throws(StoreError) -> AdviceFacts {
    try require(.read, .clinical, of: patient)
    let patient = try survivor(of: patient)
    try requireVisible(patient)
    try noteLook(patient, "advice")
    let facts: AdviceFacts? = try read { connection in
      guard try seesClinical(of: patient, in: connection) else { return nil }
      return try adviceFacts(of: patient, upTo: highestLevel, in: connection)
    }
    guard let facts else { throw refusal(.read, .clinical, of: patient) }
    return facts
  }

  /// - Parameter level: The highest level of the diagnoses that count.
  func adviceFacts(
    of patient: PatientID, upTo level: Int, in connection: Connection
  ) throws -> AdviceFacts {
    let person = try connection.statement("SELECT sex, birth_day FROM patient WHERE id = ?")
    person.bind(patient.value)
    defer { person.reset() }
    guard try person.step() else { throw StoreError.notFound }
    let birth = person.optionalInteger(1).map(CalendarDate.init(dayNumber:))
    let sex = RecordWriter.sex(of: person.integer(0))
    let tags = try tags(of: patient, in: connection).tags.filter(\.isShown).map {
      Localized(zh: $0.name.name, en: $0.name.english ?? $0.name.name)
    }
    return AdviceFacts(
      age: birth.map { $0.age(on: today) }, sex: sex, tags: tags,
      conditions: try conditionRows(of: patient, in: connection)
        .filter { $0.level <= level }.map(\.value),
      forms: try newestResponses(of: patient, in: connection))
  }

  /// The newest filled form of each id.
  private func newestResponses(
    of patient: PatientID, in connection: Connection
  ) throws -> [QuestionnaireResponse] {
    let rows = try connection.statement(
      """
      SELECT content, max(day * 1000000 + id) FROM questionnaire_response
      WHERE patient = ? AND is_mistaken = 0 GROUP BY form
      """)
    rows.bind(patient.value)
    var found: [QuestionnaireResponse] = []
    while try rows.step() {
      guard let response = QuestionnaireResponseJSON.read(Array(rows.text(0).utf8)).response
      else { continue }
      found.append(response)
    }
    return found
  }
}
