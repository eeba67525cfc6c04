internal import Domain
internal import SQLite

/// Whose follow-ups of the queue are wanted, as numbers of owners.
struct QueueOwners {
  /// Whether all are.
  let isAll: Bool
  /// Nil among them stands for nobody's.
  private let owners: Set<Int?>

  /// Looks up whose those are that the acting person means.
  init(_ whose: QueueWhose, of actor: Int?, in connection: Connection) throws {
    isAll = whose == .everybody
    switch whose {
    case .everybody: owners = []
    case .mine: owners = Set([actor].compactMap(\.self))
    case .nobody: owners = [nil]
    case .team:
      let rows = try connection.statement(
        """
        SELECT id FROM staff WHERE id = ?1
          OR team = (SELECT team FROM staff WHERE id = ?1)
        """)
      rows.bind(actor)
      var team: Set<Int?> = []
      while try rows.step() { team.insert(rows.integer(0)) }
      owners = team
    }
  }

  /// Whether a row is wanted; its column 3 is the owner.
  func admits(_ row: Statement) -> Bool { isAll || owners.contains(row.optionalInteger(3)) }
}
