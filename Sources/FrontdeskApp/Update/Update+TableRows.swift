import Domain
import Widgets

extension Model {
  // MARK: - Pages

  /// Asks for the rows in sight that are not there.
  mutating func wantRows() -> [Effect] {
    if desk.isLocked { return [] }
    switch screen {
    case .lookup: return lookup.askPages(visible: ScreenLists.people(self, layout))
    case .followUps: return followUps.askPages(visible: ScreenLists.queue(self, layout))
    case .archive, .trends, .today, .rights, .approvals, .rules, .figures: return []
    case .audit: return wantAudit()
    }
  }

  /// Takes the answer to a question for a list or a page of one.
  mutating func takeRows(_ message: Message) -> [Effect] {
    switch message {
    case .queueOrdered(let answer, let generation):
      return queueOrdered(answer, generation: generation)
    case .queueRowsLoaded(let rows, let start, let generation):
      followUps.insert(rows, at: start, generation: generation)
      refreshOutcome()
      return rowsCame(on: .followUps)
    case .lookupOrdered(let order, let rows, let microseconds, let generation):
      return lookupOrdered(order, rows: rows, microseconds: microseconds, generation: generation)
    case .lookupRowsLoaded(let rows, let start, let generation):
      lookup.insert(rows, at: start, generation: generation)
      return rowsCame(on: .lookup)
    default: break
    }
    return []
  }

  // MARK: - Orders

  /// The order of the queue as the store knows it; empty for working order.
  var queueSort: [QueueSortKey] {
    tables[.queue].sort.keys.compactMap { key in
      QueueColumns.sortField(key.column).map {
        QueueSortKey($0, isDescending: !key.isAscending)
      }
    }
  }

  /// The order of the people found; empty for the best match first.
  var lookupSort: [LookupSortKey] {
    tables[.people].sort.keys.compactMap { key in
      PeopleTable.sortField(key.column).map {
        LookupSortKey($0, isDescending: !key.isAscending)
      }
    }
  }
}
