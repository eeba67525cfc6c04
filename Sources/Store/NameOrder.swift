internal import Domain
internal import SQLite

/// The stored places of names among names.
enum NameOrder {
  /// Read and written so many at a time, so that memory stays flat.
  private static let batchSize = 4096

  /// Gives every patient the key of the name; a step of the migration to version 2.
  ///
  /// - Complexity: O(patients); a million take some seconds.
  static func fill(_ connection: Connection) throws {
    let rows = try connection.statement(
      "SELECT id, name FROM patient WHERE id > ? ORDER BY id LIMIT ?")
    let update = try connection.statement("UPDATE patient SET sort_key = ? WHERE id = ?")
    var last = Int.min
    while true {
      rows.bind(last, batchSize)
      var keys: [(id: Int, key: String)] = []
      while try rows.step() { keys.append((rows.integer(0), PinyinSortKey.key(rows.text(1)))) }
      for one in keys { try update.bind(one.key, one.id).run() }
      guard let end = keys.last?.id, keys.count == batchSize else { return }
      last = end
    }
  }
}
