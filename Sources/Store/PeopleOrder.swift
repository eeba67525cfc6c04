internal import Domain
internal import SQLite

/// Puts found people in any order.
struct PeopleOrder {
  private struct Entry {
    var key: UInt128
    /// The place among the found.
    var place: Int
  }

  /// The columns that count, each once.
  private let sort: [LookupSortKey]
  private let today: CalendarDate
  private let highestLevel: Int

  /// - Parameter sort: The columns to go by; none leaves the order as it is.
  /// - Parameter highestLevel: Up to which level follow-ups count for the next date.
  init(sort: [LookupSortKey], today: CalendarDate, highestLevel: Int) {
    self.highestLevel = highestLevel
    var seen: Set<LookupSortKey.Field> = []
    self.sort = sort.filter { seen.insert($0.field).inserted }
    self.today = today
  }

  /// The same people in order; what is equal stands as it was.
  func ids(_ found: [Int64], in connection: Connection) throws -> [Int64] {
    guard sort != [], sort != [LookupSortKey(.relevance)] else { return found }
    let row = try connection.statement(
      """
      SELECT p.sort_key, p.birth_day,
        (SELECT due FROM follow_up f WHERE f.patient = p.id AND f.state = 0
          AND f.level <= ?2 ORDER BY due LIMIT 1)
      FROM patient p WHERE p.id = ?1
      """)
    var names = NameRanks()
    var facts: [(birth: Int?, due: Int?, place: Int)] = []
    facts.reserveCapacity(found.count)
    for (place, id) in found.enumerated() {
      row.bind(Int(id), highestLevel)
      if try row.step() {
        names.append(row, column: 0)
        facts.append((row.optionalInteger(1), row.optionalInteger(2), place))
      }
      row.reset()
    }
    let ranks = names.ranks()
    var entries = zip(facts, ranks).map { fact, rank in
      Entry(key: key(fact, nameRank: Int(rank)), place: fact.place)
    }
    entries.sort { $0.key != $1.key ? $0.key < $1.key : $0.place < $1.place }
    return entries.map { found[$0.place] }
  }

  /// All columns in one number: at most 109 bits with every field there is.
  private func key(_ fact: (birth: Int?, due: Int?, place: Int), nameRank: Int) -> UInt128 {
    var key = PackedKey()
    for column in sort {
      let down = column.isDescending
      switch column.field {
      case .relevance: key.add(fact.place, width: 24, isDescending: down)
      case .name: key.add(nameRank, width: 24, isDescending: down)
      case .age:
        key.add(fact.birth.map { today.dayNumber - $0 }, width: 17, isDescending: down)
      case .birthDate: key.add(fact.birth.map { $0 + 1_000_000 }, width: 22, isDescending: down)
      case .nextDue: key.add(fact.due.map { $0 + 1_000_000 }, width: 22, isDescending: down)
      }
    }
    return key.bits
  }
}
