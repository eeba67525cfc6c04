internal import Assessment
package import Domain
internal import Interchange
internal import SQLite

/// What became of form files that were to be kept.
package struct FormSaving: Sendable {
  /// What is wrong, by file; nothing was kept when there is an error.
  package var diagnostics: [(file: String, diagnostics: [Diagnostic])] = []
  /// The forms that are new, by id and version.
  package var added: [(id: String, version: String)] = []
  /// How many were there already, word for word.
  package var unchanged = 0

  /// Whether nothing was wrong.
  package var isAccepted: Bool {
    !diagnostics.contains { $0.diagnostics.contains { $0.severity == .error } }
  }
}

// The clinic's forms: every version that ever was is kept as its file, since whatever was filled in
// by it has to be read by it.
extension Store {
  /// Keeps forms from files, all or none.
  ///
  /// - Throws: `.refused` when a version that is kept would become another; it gets a new number.
  package func saveForms(
    _ files: [(name: String, bytes: [UInt8])]
  ) throws(StoreError) -> FormSaving {
    try require(.change, .rules)
    let dictionary = IndicatorDictionary(indicators)
    let reading = QuestionnaireFile.readAll(
      files, indicators: dictionary, scorers: PublishedScores.all)
    var saving = FormSaving(diagnostics: reading.diagnostics)
    guard saving.isAccepted else { return saving }
    try write { connection in
      for (name, bytes) in files {
        let read = QuestionnaireFile.read(
          bytes, indicators: dictionary, scorers: PublishedScores.all)
        guard let form = read.form else { continue }
        let text = String(decoding: bytes, as: UTF8.self)
        if try keep(form, text, file: name, in: connection) {
          saving.added.append((form.id, form.version))
        } else {
          saving.unchanged += 1
        }
      }
      guard !saving.added.isEmpty else { return }
      try audit(
        .update, .database, detail: "forms saved \(saving.added.count)", in: connection)
    }
    return saving
  }

  /// Whether the form is new.
  private func keep(
    _ form: Questionnaire, _ text: String, file: String, in connection: Connection
  ) throws -> Bool {
    let row = try connection.statement(
      "SELECT source FROM questionnaire WHERE id = ? AND version = ?")
    row.bind(form.id, form.version)
    defer { row.reset() }
    if try row.step() {
      guard row.text(0) != text else { return false }
      let kept = try Self.form(row.text(0), catalog.indicators)
      // Comments may change without a version; what is asked may not.
      guard kept == form else {
        throw StoreError.refused(
          Localized(
            zh: "表单 \(form.id) \(form.version) 已存在且内容不同；改动请换新的 version",
            en: "\(form.id) \(form.version) is kept already and differs; give the changed form a "
              + "new version"))
      }
      return false
    }
    row.reset()
    try connection.statement(
      """
      INSERT INTO questionnaire (id, version, source, file, number, at, staff)
      VALUES (?,?,?,?,(SELECT coalesce(max(number), 0) + 1 FROM questionnaire),?,?)
      """
    ).bind(form.id, form.version, text, file, now().seconds, actor).run()
    return true
  }

  /// Every form of the clinic, of each id the version that was kept last in the end.
  ///
  /// - Complexity: Reads and checks every file anew: some milliseconds each.
  package func forms() throws(StoreError) -> QuestionnaireLibrary {
    try require(.read, .identity)
    return try read { connection in try library(of: nil, in: connection) }
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
