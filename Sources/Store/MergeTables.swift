internal import SQLite

/// The tables whose rows go with the person when two cards become one.
///
/// Found in the schema, so that a table which is added later is not forgotten.
struct MergeTables {
  /// How a table tells its rows of one patient apart.
  enum Shape: Hashable {
    /// By a number of the whole table, `id`; the column that names the patient.
    case identified(column: String)
    /// By a number among the patient's own.
    case numbered
    /// The values of indicators.
    case observations
    /// Where imported parts went.
    case importKeys
  }

  /// What is part of the card itself and stays with it; family links are read through the merge.
  static let kept: Set<String> = [
    "patient", "patient_identifier", "contact_point", "patient_basic", "related_person",
    "family_member_history", "family_link", "card_change", "merge_snapshot", "recent_patient",
    "restriction", "tag_state", "tag_due", "tag_event", "rule_action", "rule_touched",
    "plan_due", "plan_touched", "plan_fact",
  ]

  /// The tables by name, in order; those of no known shape are not among them.
  let shapes: [(table: String, shape: Shape)]
  /// Tables that point at patients and of which nobody knows how to move them.
  let unknown: [String]

  init(_ connection: Connection) throws {
    let rows = try connection.statement(
      """
      SELECT DISTINCT m.name, f."from" FROM sqlite_master m
        JOIN pragma_foreign_key_list(m.name) f
      WHERE m.type = 'table' AND f."table" = 'patient' ORDER BY m.name
      """)
    var found: [(String, String)] = []
    while try rows.step() { found.append((rows.text(0), rows.text(1))) }
    var shapes: [(String, Shape)] = []
    var unknown: [String] = []
    for (table, column) in found where !Self.kept.contains(table) {
      if let shape = try Self.shape(of: table, column, connection) {
        shapes.append((table, shape))
      } else {
        unknown.append(table)
      }
    }
    self.shapes = shapes
    self.unknown = unknown
  }

  private static func shape(
    of table: String, _ column: String, _ connection: Connection
  ) throws -> Shape? {
    if table == "observation" { return .observations }
    if table == "import_key" { return .importKeys }
    let rows = try connection.statement(
      "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk")
    rows.bind(table)
    var key: [String] = []
    while try rows.step() { key.append(rows.text(0)) }
    if key == ["id"] { return .identified(column: column) }
    return key == ["patient", "number"] ? .numbered : nil
  }

  /// The table that an imported part of a kind stands in; nil for the patient.
  static func table(ofImported kind: ImportSession.Kind) -> String? {
    switch kind {
    case .patient: nil
    case .encounter: "encounter"
    case .condition: "condition"
    case .medication: "medication_statement"
    case .allergy: "allergy_intolerance"
    case .report: "diagnostic_report"
    case .observation: "observation"
    }
  }
}
