package import Domain
internal import SQLite

/// What became of data files that were to be kept: forms, plans, advice, templates of care plans.
package struct FileSaving: Sendable {
  /// What is wrong, by file; nothing was kept when there is an error.
  package var diagnostics: [(file: String, diagnostics: [Diagnostic])] = []
  /// How many entries the files have.
  package var entries = 0
  /// What was not there as it is: forms and plans with their versions; of advice and templates, which
  /// are kept as whole files, the names of the files.
  package var written: [String] = []

  /// Whether nothing was wrong.
  package var isAccepted: Bool {
    !diagnostics.contains { $0.diagnostics.contains { $0.severity == .error } }
  }
}

/// Tables that hold every version that ever was, each with its file.
enum VersionTable: String {
  case form = "questionnaire"
  case plan = "plan_definition"
}

extension Store {
  /// Keeps one version of a form or a plan with its file.
  ///
  /// - Parameters:
  ///   - read: Reads the entry out of a file that is kept.
  ///   - refusal: What is said when the version that is kept is another.
  /// - Returns: Whether it is new.
  func keep<Entry: Equatable>(
    _ entry: Entry, _ id: String, version: some SQLiteValue,
    from file: (name: String, text: String),
    in table: VersionTable, _ connection: Connection, read: (String) throws -> Entry?,
    refusal: Localized
  ) throws -> Bool {
    let row = try connection.statement(
      "SELECT source FROM \(table.rawValue) WHERE id = ? AND version = ?")
    row.bind(id, version)
    defer { row.reset() }
    if try row.step() {
      // Comments may change without a version; what is asked for may not.
      guard try row.text(0) == file.text || read(row.text(0)) == entry else {
        throw StoreError.refused(refusal)
      }
      return false
    }
    try connection.statement(
      """
      INSERT INTO \(table.rawValue) (id, version, source, file, number, at, staff)
      VALUES (?,?,?,?,(SELECT coalesce(max(number), 0) + 1 FROM \(table.rawValue)),?,?)
      """
    ).bind(id, version, file.text, file.name, now().seconds, actor).run()
    return true
  }
}
