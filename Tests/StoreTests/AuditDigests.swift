import Domain
import SQLite

/// What changes left in the trail of the rows before and after them.
enum AuditDigests {
  /// Those of the changes of one kind of thing, in order.
  static func read(
    _ path: String, object: String = "follow_up"
  ) throws -> [(before: SHA256.Digest?, after: SHA256.Digest?)] {
    let connection = try Connection(path: path, mode: .readOnly)
    let rows = try connection.statement(
      """
      SELECT before_digest, after_digest FROM audit_event
      WHERE object = ? AND action = 'U' ORDER BY id
      """)
    rows.bind(object)
    var found: [(before: SHA256.Digest?, after: SHA256.Digest?)] = []
    while try rows.step() {
      found.append(
        (rows.withBytes(0) { SHA256.Digest($0) }, rows.withBytes(1) { SHA256.Digest($0) }))
    }
    return found
  }
}
