internal import Domain
internal import Interchange
internal import SQLite

extension ApprovalKind {
  /// A list of more people than one may take out alone.
  static let exportPeople = ApprovalKind(.bulkExport, "people")
}

extension Store {
  /// Most people whose rows leave without a second person.
  package static let mostExportedAlone = 500

  /// Asks a second person for leave to take a list out; it holds for a day and for one file.
  ///
  /// - Parameters:
  ///   - table: The kind of list.
  ///   - people: How many people at most.
  ///   - reason: Why, in words; never empty.
  /// - Returns: The number of the question.
  package func askToExport(
    _ table: String, people: Int, reason: String
  ) throws(StoreError) -> Int {
    try require(.add, .bulkExport)
    let content = JSONOutput.members(["table": .string(table), "people": .integer(people)]).text
    return try write { connection in
      try ask(.exportPeople, content: content, reason: reason, in: connection)
    }
  }

  /// Writes down that a list leaves for a file, before it does.
  ///
  /// More than one person needs the right and a reason; more than ``mostExportedAlone`` what a
  /// second person allowed the same member of staff, for the same list and at least as many. It is
  /// used up.
  ///
  /// - Parameters:
  ///   - table: The kind of list; never what is in it.
  ///   - count: How many rows.
  ///   - isUnmasked: Whether numbers leave whole; then it is said in the trail.
  ///   - reason: Why, in words.
  ///   - people: How many people the rows are about; nil for as many as there are rows.
  package func noteExport(
    of table: String, count: Int, isUnmasked: Bool, reason: String, people: Int? = nil
  ) throws(StoreError) {
    let people = people ?? count
    if people > 1 { try require(.add, .bulkExport) }
    try require(.read, .identity)
    if people > 1 {
      guard access.isMachine || reason.contains(where: { !$0.isWhitespace }) else {
        throw .refused(Localized(zh: "请写明导出的理由", en: "say why the list is exported"))
      }
    }
    try write { connection in
      if people > Self.mostExportedAlone, !access.isMachine {
        let content = try allowedExport(of: table, people: people, in: connection)
        try useApproval(.exportPeople, content: content, in: connection)
      }
      try audit(
        .execute, .database, detail: "export \(table) \(count)\(isUnmasked ? " unmasked" : "")",
        reason: reason, count: count, in: connection)
    }
  }

  /// What was allowed for a list of so many, as it was asked.
  private func allowedExport(
    of table: String, people: Int, in connection: Connection
  ) throws -> String {
    let row = try connection.statement(
      """
      SELECT content FROM approval
      WHERE kind = ? AND asked_by = ? AND decision = 'yes' AND used_at IS NULL
        AND json_extract(content, '$.table') = ? AND json_extract(content, '$.people') >= ?
      ORDER BY id DESC LIMIT 1
      """)
    row.bind(ApprovalKind.exportPeople.text, actor ?? -1, table, people)
    defer { row.reset() }
    guard try row.step() else {
      throw StoreError.refused(
        Localized(
          zh: "超过 \(Self.mostExportedAlone) 人的名单须由另一人批准",
          en:
            "a list of more than \(Self.mostExportedAlone) people must be allowed by a second person"
        ))
    }
    return row.text(0)
  }
}
