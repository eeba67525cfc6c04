internal import Domain
internal import Interchange
internal import SQLite

extension Store {
  /// Most rows of people that leave without a second person.
  package static let mostExportedAlone = 500

  /// Writes down that a list leaves for a file, before it does.
  ///
  /// More than one person needs the right and a reason; more than ``mostExportedAlone`` an
  /// approval of kind `export` that a second person gave to whoever asks now, for the same list
  /// with at least as many rows. It is used up.
  ///
  /// - Parameters:
  ///   - table: The kind of list; never what is in it.
  ///   - count: How many people's rows.
  ///   - isUnmasked: Whether numbers leave whole; then it is said in the trail.
  ///   - reason: Why, in words.
  ///   - approval: The number of the approval; nil when there is none.
  package func noteExport(
    of table: String, count: Int, isUnmasked: Bool, reason: String, approval: Int? = nil
  ) throws(StoreError) {
    try require(.read, .identity)
    let words = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if count > 1 {
      try require(.add, .bulkExport)
      guard access.isMachine || !words.isEmpty else {
        throw .refused(
          Localized(zh: "请写明导出的理由", en: "say why the list is exported"))
      }
    }
    try write { connection in
      if count > Self.mostExportedAlone, !access.isMachine {
        try useApproval(approval, of: table, count: count, in: connection)
      }
      try audit(
        .execute, .database, detail: "export \(table) \(count)\(isUnmasked ? " unmasked" : "")",
        reason: reason, count: count, in: connection)
    }
  }

  /// What an approval of an export says: the list and the most rows.
  package static func exportContent(table: String, count: Int) -> String {
    JSONOutput.members(["count": .integer(count), "table": .string(table)]).text
  }

  /// Uses up an approval, or refuses.
  private func useApproval(
    _ id: Int?, of table: String, count: Int, in connection: Connection
  ) throws {
    let refusal = StoreError.refused(
      Localized(
        zh: "超过 \(Self.mostExportedAlone) 人的名单须由另一人批准",
        en: "a list of more than \(Self.mostExportedAlone) people needs a second person's approval")
    )
    guard let id else { throw refusal }
    let row = try connection.statement(
      """
      SELECT json_extract(content, '$.table'), json_extract(content, '$.count') FROM approval
      WHERE id = ? AND kind = 'export' AND asked_by = ? AND decided_by IS NOT NULL
        AND decided_by <> asked_by AND decision = 'approved' AND used_at IS NULL
        AND json_valid(content)
      """)
    row.bind(id, actor ?? -1)
    defer { row.reset() }
    guard try row.step(), row.optionalText(0) == table, row.optionalInteger(1) ?? 0 >= count else {
      throw refusal
    }
    row.reset()
    try connection.statement("UPDATE approval SET used_at = ? WHERE id = ?")
      .bind(now().seconds, id).run()
  }
}
