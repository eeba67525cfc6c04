package import Domain
import SQLite

/// Whom each member of staff opened last.
extension Store {
  /// How many people are remembered of each member of staff; the lists show fewer.
  private static let remembered = 100

  /// The patients that the acting member of staff opened last, newest first.
  package func recentPatients(limit: Int) throws(StoreError) -> LookupResult {
    try require(.read, .identity)
    let result = try read { connection in
      let count = Int(try Self.setting(.patientCount, in: connection) ?? "0") ?? 0
      let rows = try connection.statement(
        "SELECT patient FROM recent_patient WHERE staff = ? ORDER BY at DESC LIMIT ?")
      rows.bind(actor ?? -1, limit)
      var ids: [Int64] = []
      while try rows.step() { ids.append(Int64(rows.integer(0))) }
      return LookupResult(
        hits: try hits(ids, query: nil, in: connection), hasMore: false, patientCount: count)
    }
    if !result.hits.isEmpty { try noteLook(at: .recent, count: result.hits.count) }
    return result
  }

  /// Remembers that the acting member of staff opened a record; nothing when nobody acts.
  ///
  /// Two opened within a second keep their order, and a clock that is set back does not bury the
  /// newest: each counts as at least a second after the one before.
  ///
  /// - Complexity: O(`remembered`).
  func noteOpened(_ patient: PatientID, in connection: Connection) throws {
    guard let actor else { return }
    try connection.statement(
      """
      INSERT OR REPLACE INTO recent_patient
        SELECT ?1, ?2, max(?3, ifnull(max(at) + 1, 0)) FROM recent_patient WHERE staff = ?1
      """
    ).bind(actor, patient.value, now().seconds).run()
    try connection.statement(
      """
      DELETE FROM recent_patient WHERE staff = ?1 AND at <
        (SELECT at FROM recent_patient WHERE staff = ?1 ORDER BY at DESC LIMIT 1 OFFSET ?2)
      """
    ).bind(actor, Self.remembered - 1).run()
  }
}
