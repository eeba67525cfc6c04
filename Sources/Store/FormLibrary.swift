internal import Assessment
package import Domain
internal import Interchange
internal import SQLite

/// The forms as they were read last, and what they were read from: versions are only ever added.
struct KnownForms {
  /// The number of the version that was kept last.
  let count: Int
  /// The indicators by which they were checked.
  let indicators: [Indicator]
  let library: QuestionnaireLibrary
}

// The clinic's forms: every version that ever was is kept as its file, since whatever was filled in
// by it has to be read by it.
extension Store {
  /// Keeps forms from files, all or none.
  ///
  /// - Throws: `.refused` when a version that is kept would become another; it gets a new number.
  package func saveForms(
    _ files: [(name: String, bytes: [UInt8])]
  ) throws(StoreError) -> FileSaving {
    try require(.change, .rules)
    let reading = QuestionnaireFile.readAll(
      files, indicators: IndicatorDictionary(indicators), scorers: PublishedScores.all)
    var saving = FileSaving(diagnostics: reading.diagnostics, entries: files.count)
    guard saving.isAccepted else { return saving }
    try write { connection in
      for (file, form) in zip(files, reading.forms) {
        guard let form else { continue }
        let isNew = try keep(
          form, form.id, version: form.version,
          from: (file.name, String(decoding: file.bytes, as: UTF8.self)), in: .form, connection,
          read: { try Self.form($0, catalog.indicators) },
          refusal: Localized(
            zh: "表单 \(form.id) \(form.version) 已存在且内容不同；改动请换新的 version",
            en: "\(form.id) \(form.version) is kept already and differs; give the changed form a "
              + "new version"))
        if isNew { saving.written.append("\(form.id) \(form.version)") }
      }
      guard !saving.written.isEmpty else { return }
      try audit(
        .update, .database, detail: "forms saved \(saving.written.count)", in: connection)
    }
    return saving
  }

  /// Every form of the clinic, of each id the version that was kept last in the end.
  ///
  /// - Complexity: Reads and checks every file at the first time, some milliseconds each, and again
  ///   only after forms or indicators were changed.
  package func forms() throws(StoreError) -> QuestionnaireLibrary {
    try require(.read, .identity)
    return try read { connection in
      let count = try connection.integer("SELECT coalesce(max(number), 0) FROM questionnaire") ?? 0
      if let known = knownForms, known.count == count, known.indicators == catalog.indicators {
        return known.library
      }
      let library = try library(of: nil, in: connection)
      knownForms = KnownForms(count: count, indicators: catalog.indicators, library: library)
      return library
    }
  }

  /// The versions of one form; empty when there is none.
  package func forms(named id: String) throws(StoreError) -> QuestionnaireLibrary {
    try require(.read, .identity)
    return try read { connection in try library(of: id, in: connection) }
  }

  func library(of id: String?, in connection: Connection) throws -> QuestionnaireLibrary {
    let rows = try connection.statement(
      "SELECT source FROM questionnaire WHERE ?1 IS NULL OR id = ?1 ORDER BY number")
    rows.bind(id)
    var forms: [Questionnaire] = []
    // One that an indicator which was renamed keeps from being read leaves the others as they are.
    while try rows.step() {
      if let form = try Self.form(rows.text(0), catalog.indicators) { forms.append(form) }
    }
    return QuestionnaireLibrary(forms)
  }

  static func form(_ text: String, _ indicators: [Indicator]) throws -> Questionnaire? {
    QuestionnaireFile.read(
      Array(text.utf8), indicators: IndicatorDictionary(indicators),
      scorers: PublishedScores.all
    ).form
  }
}
