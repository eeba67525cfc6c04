package import Domain
package import Widgets

/// The lookup screen.
package struct LookupState: Equatable, Sendable {
  /// Which part takes the keys.
  package enum Focus: Sendable {
    /// The query; the list moves while it keeps the focus.
    case query
    /// The indicators of the person beside the list.
    case person
  }

  /// Holds the whole text of an ID reader, address and all.
  package internal(set) var query = TextField(limit: 240)
  package internal(set) var focus = Focus.query
  /// The first rows of the list; they stay until newer ones arrive.
  package internal(set) var rows: [LookupHit] = []
  /// Everybody found, in order; empty while the first rows are all there is to know.
  package private(set) var ids: [Int64] = []
  /// The pages that were read of the people beyond the first rows.
  private(set) var pages = PagedRows<LookupHit?>(pageSize: LookupState.limit)
  /// The query that the rows answer; nil before the first answer.
  package internal(set) var answered: String?
  package internal(set) var hasMore = false
  /// How many patients the clinic has; nil before the first answer.
  package internal(set) var patientCount: Int?
  /// How long the query took in microseconds; nil when unknown.
  package internal(set) var microseconds: Int?
  /// The people opened last.
  package internal(set) var recent: [LookupHit] = []
  package internal(set) var list = ListState()
  /// Whom to select when the next rows come; nil for nobody in particular.
  package internal(set) var selects: PatientID?
  /// The newest generation asked for.
  package internal(set) var generation = 0
  /// Whether Enter was pressed before the rows for the query had come, as scanners do.
  package internal(set) var opensWhenFound = false
  /// Keys that wait for the rows of the query.
  package internal(set) var ahead = TypedAhead()

  /// Most rows asked for with every key.
  package static let limit = 50
  /// Most people that can be scrolled through.
  package static let everybodyLimit = 5_000

  /// The selected row; nil in an empty list and while it is being read.
  package var selected: LookupHit? { list.selection.flatMap { self[$0] } }

  /// A row; nil while it is not there.
  package subscript(row: Int) -> LookupHit? {
    rows.indices.contains(row) ? rows[row] : pages[row] ?? nil
  }

  /// The patient of a row, whether the row is there or not; nil beside the list.
  package func id(at row: Int) -> Int64? {
    if ids.indices.contains(row) { return ids[row] }
    return rows.indices.contains(row) ? Int64(rows[row].patient.value) : nil
  }

  /// Where a patient stands; nil when not in the list.
  package func row(of patient: PatientID) -> Int? {
    rows.firstIndex { $0.patient == patient } ?? ids.firstIndex(of: Int64(patient.value))
  }

  /// Every patient of the list, in order.
  package var everybody: [Int64] {
    ids.isEmpty ? rows.map { Int64($0.patient.value) } : ids
  }

  /// Whether the rows answer the query as it stands.
  package var isSettled: Bool { answered == query.text }

  /// Whether other rows than those on screen were asked for.
  var awaitsRows: Bool {
    !ahead.gaveUp && (!isSettled || selects != nil || ahead.awaitsOrder)
  }

  /// Whether the selected row is one of a page that has not been read.
  var awaitsSelected: Bool {
    list.selection.map { !rows.indices.contains($0) && pages[$0] == nil } ?? false
  }

  // MARK: - Answers

  /// Takes a list in place of the one before.
  ///
  /// - Parameter ids: Everybody found; empty when the rows are all.
  mutating func take(_ rows: [LookupHit], everybody ids: [Int64] = []) {
    // Somebody who left this moment would shift the rows after them.
    let isWhole = zip(rows, ids).allSatisfy { Int64($0.patient.value) == $1 }
    self.ids = isWhole ? ids : []
    self.rows = rows
    list.setCount(max(rows.count, self.ids.count))
    pages.reset(count: self.ids.count)
  }

  /// Changes every row that is here.
  mutating func change(_ change: (inout LookupHit) -> Void) {
    for place in rows.indices { change(&rows[place]) }
    for place in recent.indices { change(&recent[place]) }
    pages.change { row in
      guard var hit = row else { return }
      change(&hit)
      row = hit
    }
  }

  /// Takes the rows of a page, unless the list was read anew since they were asked for.
  mutating func insert(_ rows: [LookupHit], at start: Int, generation: Int) {
    guard generation == pages.generation, start >= 0, start < ids.count else { return }
    let found = Dictionary(
      rows.map { (Int64($0.patient.value), $0) }, uniquingKeysWith: { first, _ in first })
    let page = ids[start..<min(ids.count, start + Self.limit)].map { found[$0] }
    pages.insert(page, at: start, generation: generation)
  }

  /// Notes that a page could not be read, and forgets the keys that waited for it.
  mutating func pageFailed(_ start: Int, generation: Int) {
    guard generation == pages.generation else { return }
    pages.giveUp(start..<start + 1)
    ahead.drop()
  }

  /// The pages to read for some rows in sight, each noted as asked for; the first rows are there.
  mutating func askPages(visible: Int) -> [Effect] {
    guard ids.count > rows.count, let query = answered else { return [] }
    let wanted = list.visibleRows(visible)
    guard wanted.upperBound + Self.limit > rows.count else { return [] }
    return pages.ask(around: wanted).filter { $0.upperBound > rows.count }.map { range in
      .lookupRows(
        query: query, ids: Array(ids[range]), start: range.lowerBound,
        generation: pages.generation)
    }
  }
}
