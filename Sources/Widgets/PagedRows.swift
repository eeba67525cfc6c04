/// Rows of a list of any length, of which only the pages near those in sight are kept.
///
/// The owner asks for what is missing, and hands in pages as they come. A page of an older
/// generation, asked for before the list changed, is not taken.
package struct PagedRows<Row: Sendable>: Sendable {
  /// Rows of a page.
  package let pageSize: Int
  /// Most pages kept; at least the pages in sight and one beside them on either side.
  package let pageLimit: Int
  /// Rows in the whole list.
  package private(set) var count: Int
  /// Goes up whenever the list may hold other rows than before.
  package private(set) var generation: Int
  private var pages: [Int: [Row]]
  private var asked: Set<Int>
  /// Pages that did not come; they are not asked for again while the same rows are in sight.
  private var failed: Set<Int>
  /// The rows that were in sight when pages were asked for last.
  private var sight: Range<Int>
  /// The middle of what was last in sight, as a page.
  private var middle: Int

  package init(count: Int = 0, pageSize: Int = 128, pageLimit: Int = 8) {
    self.pageSize = max(1, min(pageSize, 1 << 20))
    self.pageLimit = max(3, min(pageLimit, 1 << 20))
    self.count = PagedRows.bounded(count)
    generation = 0
    pages = [:]
    asked = []
    failed = []
    sight = 0..<0
    middle = 0
  }

  /// A row, or nil while it is not there; any number is allowed.
  package subscript(row: Int) -> Row? {
    guard row >= 0, row < count, let page = pages[row / pageSize], row % pageSize < page.count
    else { return nil }
    return page[row % pageSize]
  }

  /// Rows that are there, for tests and memory accounts; O(pages).
  package var loadedCount: Int { pages.values.reduce(0) { $0 + $1.count } }

  /// Changes every row that is there, such as to draw it another way.
  package mutating func change(_ change: (inout Row) -> Void) {
    for key in pages.keys {
      guard var page = pages[key] else { continue }
      for place in page.indices { change(&page[place]) }
      pages[key] = page
    }
  }

  /// Forgets every row: the list was sorted, filtered or changed.
  ///
  /// - Parameter count: Rows in the list now.
  package mutating func reset(count: Int) {
    self.count = PagedRows.bounded(count)
    generation += 1
    pages = [:]
    asked = []
    failed = []
    middle = 0
  }

  /// The pages that are neither there nor asked for, as ranges of rows, nearest first.
  ///
  /// Besides the pages in sight it names one on either side, so that scrolling meets rows.
  ///
  /// - Parameter visible: The rows in sight; parts outside the list are ignored.
  package func missing(around visible: Range<Int>) -> [Range<Int>] {
    wantedPages(visible).filter {
      pages[$0] == nil && !asked.contains($0) && !failed.contains($0)
    }.map(rows)
  }

  /// What is missing, noted as asked for: the same page is not named twice in a generation.
  package mutating func ask(around visible: Range<Int>) -> [Range<Int>] {
    let wanted = wantedPages(visible)
    guard let nearest = wanted.first else { return [] }
    middle = nearest
    if visible != sight { failed = [] }
    sight = visible
    let ranges = missing(around: visible)
    asked.formUnion(ranges.map { $0.lowerBound / pageSize })
    return ranges
  }

  /// Says that a page will not come, such as after an error, so that it is asked for again when
  /// other rows come in sight; at once it would most likely fail again.
  package mutating func giveUp(_ range: Range<Int>) {
    asked.remove(range.lowerBound / pageSize)
    failed.insert(range.lowerBound / pageSize)
  }

  /// Takes rows that begin a page; pages far from those in sight make room.
  ///
  /// - Parameters:
  ///   - start: The first row, a multiple of `pageSize`.
  ///   - generation: That of the request.
  /// - Returns: Whether they were taken.
  @discardableResult
  package mutating func insert(_ rows: [Row], at start: Int, generation: Int) -> Bool {
    guard generation == self.generation, start >= 0, start < count, start % pageSize == 0
    else { return false }
    let page = start / pageSize
    asked.remove(page)
    failed.remove(page)
    pages[page] = Array(rows.prefix(pageSize))
    while pages.count > pageLimit, let farthest = farthestPage { pages[farthest] = nil }
    return pages[page] != nil
  }

  /// Far more rows than any list has, and few enough that no sum overflows.
  private static func bounded(_ count: Int) -> Int { min(max(0, count), 1 << 53) }

  private var farthestPage: Int? {
    pages.keys.max { (distance($0), $0) < (distance($1), $1) }
  }

  private func distance(_ page: Int) -> Int { abs(page - middle) }

  private func rows(_ page: Int) -> Range<Int> {
    page * pageSize..<min(count, (page + 1) * pageSize)
  }

  /// The pages in sight and one on either side, those in the middle first.
  private func wantedPages(_ visible: Range<Int>) -> [Int] {
    guard count > 0 else { return [] }
    let last = (count - 1) / pageSize
    let first = min(max(0, visible.lowerBound / pageSize), last)
    let bottom = (max(1, min(visible.upperBound, count)) - 1) / pageSize
    let end = min(max(first, bottom), first + pageLimit - 3)
    let centre = (first + end) / 2
    return (max(0, first - 1)...min(last, end + 1))
      .sorted { (abs($0 - centre), $0) < (abs($1 - centre), $1) }
  }
}

extension PagedRows: Equatable where Row: Equatable {}
