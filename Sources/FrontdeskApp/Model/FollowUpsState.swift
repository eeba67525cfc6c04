package import Domain
package import Widgets

/// The follow-up queue: every follow-up of its range as a number, and the rows around those in
/// sight.
package struct FollowUpsState: Equatable, Sendable {
  package internal(set) var scope = QueueScope.today
  /// The scope that the rows are of; nil before the first answer.
  package internal(set) var loaded: QueueScope?
  /// Every row of the list, in order.
  package private(set) var ids: [Int64] = []
  /// How many follow-ups the scope has without the filter.
  package private(set) var total = 0
  /// How many rows stand under each heading of working order; empty in any other order.
  package private(set) var sections: [Int] = []
  package internal(set) var list = ListState()
  /// What to select when the next rows come; nil for nothing in particular.
  package internal(set) var selects: FollowUpID?
  /// Whether the first row is to be selected when the next rows come, whoever has it.
  package internal(set) var staysOnTop = false
  /// The row that a saved outcome went on to, until the rows have been read again.
  var advanced: Int64?
  package internal(set) var generation = 0
  package internal(set) var whose = QueueWhose.everybody
  /// Counts the questions for what the queue can be narrowed to.
  var narrowGeneration = 0
  /// Counts the questions for what whoever calls must know.
  var sheetGeneration = 0
  /// The number of the recording that is played; nil while none is.
  package internal(set) var playing: Int?
  /// Keys that wait for the rows of the scope, the order or the filter.
  package internal(set) var ahead = TypedAhead()
  /// The pages that were read; a row that was withdrawn since is nil in its page.
  private(set) var pages = PagedRows<QueueItem?>(pageSize: FollowUpsState.pageSize)
  /// Rows that were in sight before the list was last read, until their page has come.
  private var kept: [Int64: QueueItem] = [:]

  /// Rows that are read at once.
  package static let pageSize = 128

  /// A row; nil while it is not there, or when its follow-up was withdrawn.
  package subscript(row: Int) -> QueueItem? {
    guard ids.indices.contains(row) else { return nil }
    return (pages[row] ?? nil) ?? kept[ids[row]]
  }

  /// The selected row; nil in an empty queue and while it is being read.
  package var selected: QueueItem? { list.selection.flatMap { self[$0] } }

  /// The follow-up selected, whether its row is there or not.
  package var selectedID: Int64? {
    list.selection.flatMap { ids.indices.contains($0) ? ids[$0] : nil }
  }

  /// Whether other rows than those on screen were asked for.
  var awaitsRows: Bool {
    !ahead.gaveUp && (loaded != scope || selects != nil || ahead.awaitsOrder)
  }

  /// Whether the selected row is one of a page that has not been read; one that was withdrawn has.
  var awaitsSelected: Bool {
    list.selection.map { self[$0] == nil && pages[$0] == nil } ?? false
  }

  /// The rows from the first on, as far as they are there without a gap.
  package var items: [QueueItem] {
    var items: [QueueItem] = []
    for row in ids.indices {
      guard let item = self[row] else { break }
      items.append(item)
    }
    return items
  }

  /// Where a follow-up stands; nil when it is not in the list.
  package func row(of id: FollowUpID) -> Int? { ids.firstIndex(of: Int64(id.value)) }

  /// The row of a follow-up, if it is in the list and was read.
  package func item(_ id: FollowUpID) -> QueueItem? { row(of: id).flatMap { self[$0] } }

  // MARK: - Answers

  /// Takes a list in place of the one before; the rows in sight stay until newer ones come.
  mutating func take(_ answer: QueueAnswer, visible: Int) {
    var known: [Int64: QueueItem] = [:]
    for row in list.visibleRows(visible) {
      if let item = self[row] { known[item.id] = item }
    }
    kept = known
    ids = answer.ids
    total = answer.total
    sections = answer.sections
    loaded = answer.question.scope
    list.setCount(ids.count)
    pages.reset(count: ids.count)
    insert(answer.rows, at: answer.start, generation: pages.generation)
  }

  /// Changes every row that is here.
  mutating func change(_ change: (inout QueueItem) -> Void) {
    for id in kept.keys {
      if var item = kept[id] {
        change(&item)
        kept[id] = item
      }
    }
    pages.change { row in
      guard var item = row else { return }
      change(&item)
      row = item
    }
  }

  /// Takes the rows of a page, unless the list was read anew since they were asked for.
  mutating func insert(_ rows: [QueueItem], at start: Int, generation: Int) {
    guard generation == pages.generation, start >= 0, start < ids.count else { return }
    let found = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let page = ids[start..<min(ids.count, start + Self.pageSize)].map { found[$0] }
    pages.insert(page, at: start, generation: generation)
  }

  /// Notes that a page could not be read, and forgets the keys that waited for it.
  mutating func pageFailed(_ start: Int, generation: Int) {
    guard generation == pages.generation else { return }
    pages.giveUp(start..<start + 1)
    ahead.drop()
  }

  /// The pages to read for some rows in sight, each noted as asked for.
  mutating func askPages(visible: Int) -> [Effect] {
    pages.ask(around: list.visibleRows(visible)).map { range in
      .queueRows(ids: Array(ids[range]), start: range.lowerBound, generation: pages.generation)
    }
  }

  /// The heading of a row and how many stand under it, by the place of the heading in
  /// `WorkingOrder.Section`; nil where the list has none.
  func section(of row: Int) -> (place: Int, count: Int)? {
    var end = 0
    for (place, count) in sections.enumerated() {
      end += count
      if row < end { return (place, count) }
    }
    return nil
  }
}

extension QueueItem {
  /// The number of the follow-up, as lists of numbers hold it.
  var id: Int64 { Int64(followUp.id.value) }
}
