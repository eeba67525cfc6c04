internal import Domain
internal import SQLite

/// Whose follow-ups of the queue are wanted, as numbers of owners.
struct QueueOwners {
  /// Nil among them stands for nobody's; nil when all are wanted.
  private let owners: Set<Int?>?

  /// Whether all are.
  var isAll: Bool { owners == nil }

  /// Each of them, in any order; nil when all are wanted.
  var each: [Int?]? { owners.map(Array.init) }

  static let everybody = QueueOwners()

  private init() { owners = nil }

  /// Looks up whose those are that the acting person means.
  init(_ whose: QueueWhose, of actor: Int?, in connection: Connection) throws {
    switch whose {
    case .everybody: owners = nil
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
  func admits(_ row: Statement) -> Bool {
    owners?.contains(row.optionalInteger(3)) ?? true
  }
}
