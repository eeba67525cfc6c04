import Domain
import FollowUps
import Store

extension StoreRunner {
  /// Reads lists as numbers and by pages.
  static func readTable(_ effect: Effect, _ store: Store) throws(StoreError) -> Message {
    switch effect {
    case .queueOrder(let question, let generation):
      return .queueOrdered(try queue(question, store), generation: generation)
    case .queueRows(let ids, let start, let generation):
      return .queueRowsLoaded(
        try store.queueRows(ids: ids[...]), start: start, generation: generation)
    case .lookupOrder(let text, let sort, let limit, let generation):
      let begin = microseconds()
      let query = LookupQuery(text, today: store.today)
      let order = try store.lookupOrder(query, sort: sort, limit: limit)
      let rows = try store.lookupRows(ids: order.ids.prefix(LookupState.limit), for: query)
      return .lookupOrdered(
        order, rows: rows, microseconds: microseconds() - begin, generation: generation)
    case .lookupRows(let text, let ids, let start, let generation):
      let query = LookupQuery(text, today: store.today)
      return .lookupRowsLoaded(
        try store.lookupRows(ids: ids[...], for: query), start: start, generation: generation)
    default: return .settled
    }
  }

  private static func queue(
    _ question: QueueQuestion, _ store: Store
  ) throws(StoreError) -> QueueAnswer {
    let ids = try store.queueOrder(
      question.scope, whose: question.whose, sort: question.sort, filter: question.filter)
    var total = question.filter.isEmpty ? ids.count : question.total
    if total == nil {
      total = try store.queueOrder(question.scope, whose: question.whose).count
    }
    let start = question.firstRow(in: ids)
    let page = ids[start..<min(ids.count, start + FollowUpsState.pageSize)]
    return QueueAnswer(
      question, ids: ids, total: total ?? ids.count,
      sections: question.sort.isEmpty ? try sections(of: ids, store) : [], start: start,
      rows: try store.queueRows(ids: page))
  }

  /// How many follow-ups stand in each section of working order.
  ///
  /// The sections follow each other, so that their ends are found by halving: some forty rows are
  /// read for any length.
  private static func sections(
    of ids: [Int64], _ store: Store
  ) throws(StoreError) -> [Int] {
    let today = store.today
    var counts: [Int] = []
    var start = 0
    for section in WorkingOrder.Section.allCases {
      var low = start
      var high = ids.count
      while low < high {
        let middle = (low + high) / 2
        let item = try store.queueRows(ids: ids[middle...middle]).first
        // A row that was withdrawn this moment counts for the section before.
        let its = item.map { WorkingOrder($0.followUp, today: today).section.rawValue } ?? 0
        if its <= section.rawValue { low = middle + 1 } else { high = middle }
      }
      counts.append(low - start)
      start = low
    }
    return counts
  }
}

extension StoreRunner {
  /// Carries a list into a file; called on the line of the records alone.
  func export(_ effect: Effect, _ store: Store) -> Message {
    do {
      switch effect {
      case .exportPath(let stem):
        ExportFile.removeLeftovers(in: exportFolder)
        return .exportPathFound(try ExportFile.freePath(in: exportFolder, stem: stem))
      case .exportBegin(let path, let table, let count, let reason, let titles):
        // The trail knows of it before anything leaves.
        let people = table.holdsPeople ? count : 1
        do {
          try store.noteExport(
            of: table.rawValue, count: count, isUnmasked: false, reason: reason, people: people)
        } catch {
          guard case .refused(let sentence) = error, people > Store.mostExportedAlone else {
            throw error
          }
          return .rights(.exportNeedsSecond(sentence))
        }
        let file = try ExportFile(path: path, titles: titles)
        exports.set(file)
        return .exportBegan
      case .exportRead(let table, let text, let ids):
        return .exportRows(try Self.rows(of: table, query: text, ids: ids, store))
      case .exportWrite(let records, let rows):
        try exports.file?.add(records)
        return .exportWrote(rows)
      case .exportEnd:
        guard let path = try exports.file?.finish() else { return .settled }
        exports.set(nil)
        return .exportEnded(path)
      case .exportCancel:
        exports.file?.discard()
        exports.set(nil)
        return .exportCancelled
      default: return .settled
      }
    } catch {
      exports.file?.discard()
      exports.set(nil)
      if let failure = error as? ExportFile.Failure { return .failed(failure.message, effect) }
      return .failed((error as? StoreError)?.message ?? Phrase.exportStopped.text, effect)
    }
  }

  /// Rows of a list by their numbers, to leave the program.
  static func rows(
    of table: TableID, query: String, ids: [Int64], _ store: Store
  ) throws(StoreError) -> ExportRows {
    if table == .queue { return .queue(try store.queueRows(ids: ids[...])) }
    let query = LookupQuery(query, today: store.today)
    return .people(try store.lookupRows(ids: ids[...], for: query))
  }

  /// Reads and changes many follow-ups.
  static func changeMany(_ effect: Effect, _ store: Store) throws(StoreError) -> Message {
    switch effect {
    case .readBriefs(let ids):
      return .briefsRead(try store.followUpBriefs(ids: ids), staff: try store.staff())
    case .changeFollowUps(let briefs, let change):
      return .followUpsChanged(try store.change(briefs, change), change)
    case .undoChange(let before):
      try store.undoChange(before)
      return .changeUndone(before.count)
    default: return .settled
    }
  }
}

/// The file that a list is on its way into.
///
/// `@unchecked Sendable`: touched by blocks on the line of the records alone.
final class ExportSlot: @unchecked Sendable {
  private(set) var file: ExportFile?

  func set(_ file: ExportFile?) { self.file = file }
}
