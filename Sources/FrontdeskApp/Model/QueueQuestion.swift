package import Domain

/// Which follow-ups a list wants, in what order, and where in it somebody is.
package struct QueueQuestion: Equatable, Sendable {
  package var scope: QueueScope
  package var whose: QueueWhose
  /// Empty for working order.
  package var sort: [QueueSortKey]
  /// Empty for all.
  package var filter: String
  /// The follow-up whose row is selected, so that the rows around it come along; nil for none.
  package var selected: Int64?
  /// The row to show when that follow-up is not in the list any more.
  package var row: Int
  /// How many there are without the filter, where that is known.
  package var total: Int?

  package init(
    scope: QueueScope, whose: QueueWhose = .everybody, sort: [QueueSortKey] = [],
    filter: String = "", selected: Int64? = nil,
    row: Int = 0, total: Int? = nil
  ) {
    self.scope = scope
    self.whose = whose
    self.sort = sort
    self.filter = filter
    self.selected = selected
    self.row = row
    self.total = total
  }

  /// The first row of the page that holds the selected one.
  ///
  /// - Parameter ids: The whole list.
  package func firstRow(in ids: [Int64]) -> Int {
    let found = selected.flatMap { ids.firstIndex(of: $0) }
    let wanted = min(found ?? row, max(0, ids.count - 1))
    return wanted / FollowUpsState.pageSize * FollowUpsState.pageSize
  }
}

/// The whole of a queue as numbers, and the rows of one page.
package struct QueueAnswer: Equatable, Sendable {
  package var question: QueueQuestion
  /// Every follow-up, in order.
  package var ids: [Int64]
  /// How many there are without the filter.
  package var total: Int
  /// How many stand under each heading of working order, which the headings follow; empty in any
  /// other order.
  package var sections: [Int]
  /// The row of `ids` that `rows` begin with; the beginning of a page.
  package var start: Int
  /// Fewer than a page at the end, or when some were withdrawn meanwhile.
  package var rows: [QueueItem]

  package init(
    _ question: QueueQuestion, ids: [Int64], total: Int, sections: [Int], start: Int,
    rows: [QueueItem]
  ) {
    self.question = question
    self.ids = ids
    self.total = total
    self.sections = sections
    self.start = start
    self.rows = rows
  }
}
