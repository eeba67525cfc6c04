/// The rows of a list that are marked for a common act.
///
/// Marks belong to rows, not to places, so they survive sorting, filtering and paging.
package struct MarkState<ID: Hashable & Sendable>: Hashable, Sendable {
  /// Every marked row, also those that a filter hides now.
  package private(set) var marked: Set<ID>
  /// Where the range began; nil while no range is being drawn.
  private var anchor: Anchor?

  private struct Anchor: Hashable, Sendable {
    let row: Int
    let id: ID
    /// What was marked before the range.
    let before: Set<ID>
    /// The rows of the range seen so far, since a page may have gone meanwhile.
    var known: [Int: ID]
  }

  package init(_ marked: Set<ID> = []) {
    self.marked = marked
    anchor = nil
  }

  package var count: Int { marked.count }
  package var isEmpty: Bool { marked.isEmpty }
  /// Whether moving the selection draws a range; see `toggleRange(at:id:)`.
  package var isExtending: Bool { anchor != nil }

  /// Whether a row is marked.
  package func contains(_ id: ID) -> Bool { marked.contains(id) }

  /// Marks a row or takes its mark away; ends a range.
  package mutating func toggle(_ id: ID) {
    anchor = nil
    if marked.remove(id) == nil { marked.insert(id) }
  }

  /// Begins a range at a row and marks it, or ends the range and keeps its marks.
  package mutating func toggleRange(at row: Int, id: ID) {
    if anchor != nil {
      anchor = nil
    } else {
      anchor = Anchor(row: row, id: id, before: marked, known: [row: id])
      marked.insert(id)
    }
  }

  /// Draws the range from its beginning through a row; rows that leave it get back what they had.
  ///
  /// Without a range, or when the rows were sorted anew since it began, one begins at `start`.
  ///
  /// - Parameters:
  ///   - start: The row that was selected before the move.
  ///   - end: The row that is selected now.
  ///   - id: The row's identity; nil for a row that is not there yet, which stays unmarked.
  /// - Returns: How many rows of the range were not there.
  /// - Complexity: O(n) in the rows of the range.
  @discardableResult
  package mutating func extend(from start: Int, to end: Int, id: (Int) -> ID?) -> Int {
    if let anchor, let now = id(anchor.row), now != anchor.id { self.anchor = nil }
    if anchor == nil, let first = id(start) {
      anchor = Anchor(row: start, id: first, before: marked, known: [start: first])
    }
    guard var anchor else { return 0 }
    marked = anchor.before
    var missing = 0
    for row in min(anchor.row, end)...max(anchor.row, end) {
      if let id = id(row) ?? anchor.known[row] {
        anchor.known[row] = id
        marked.insert(id)
      } else {
        missing += 1
      }
    }
    self.anchor = anchor
    return missing
  }

  /// Ends a range and keeps its marks; a plain move of the selection does.
  package mutating func endRange() { anchor = nil }

  /// Marks all of these rows, such as those that a filter shows; ends a range.
  package mutating func mark(_ ids: some Sequence<ID>) {
    anchor = nil
    marked.formUnion(ids)
  }

  /// Takes the marks from these rows; ends a range.
  package mutating func unmark(_ ids: some Sequence<ID>) {
    anchor = nil
    marked.subtract(ids)
  }

  /// Takes every mark away.
  ///
  /// - Returns: Whether there was one, so that Esc can go on to the next thing when not.
  @discardableResult
  package mutating func clear() -> Bool {
    defer { self = MarkState() }
    return !marked.isEmpty || anchor != nil
  }

  /// The marked ones of these rows, in their order.
  package func marked(of ids: some Sequence<ID>) -> [ID] { ids.filter(marked.contains) }
}
