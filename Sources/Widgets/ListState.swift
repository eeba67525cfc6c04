/// Which row of a list is selected and how far the list is scrolled.
///
/// Invariant: `selected` is a row of the list, or 0 when it is empty.
package struct ListState: Hashable, Sendable {
  /// Rows in the whole list.
  package private(set) var count: Int
  /// Counted from 0.
  package private(set) var selected: Int
  /// The row at the top when last settled.
  package private(set) var offset: Int

  package init(count: Int = 0, selected: Int = 0) {
    self.count = ListState.bounded(count)
    self.selected = 0
    offset = 0
    select(selected)
  }

  /// The selected row; nil in an empty list.
  package var selection: Int? { count > 0 ? selected : nil }

  /// Says how many rows there are now; the selection stays where it can.
  package mutating func setCount(_ count: Int) {
    self.count = ListState.bounded(count)
    select(selected)
  }

  /// Far more rows than any list has, and few enough that no sum overflows.
  private static func bounded(_ count: Int) -> Int { min(max(0, count), 1 << 53) }

  /// The rows that show when so many fit, for asking for them before they are drawn.
  package func visibleRows(_ visible: Int) -> Range<Int> {
    let top = min(offset(visible: visible), count)
    return top..<min(count, top + max(0, visible))
  }

  /// Selects a row, or the nearest there is.
  package mutating func select(_ row: Int) { selected = min(max(0, row), max(0, count - 1)) }

  /// Moves the selection by rows, stopping at the ends.
  package mutating func move(by rows: Int) {
    select(
      selected.addingReportingOverflow(rows).overflow ? (rows < 0 ? 0 : count) : selected + rows)
  }

  /// Moves the selection by a page: −1 up, 1 down; one row of the old page stays in sight.
  package mutating func page(_ direction: Int, visible: Int) {
    move(by: direction.signum() * max(1, visible - 1))
  }

  /// Selects the first row.
  package mutating func home() { select(0) }
  /// Selects the last row.
  package mutating func end() { select(count - 1) }

  /// Scrolls so that the selection and two rows around it show.
  ///
  /// - Parameter visible: Rows that fit, as `Table.capacity(in:)` says.
  package mutating func settle(visible: Int) { offset = offset(visible: visible) }

  /// The row to draw at the top; what `settle` would keep.
  package func offset(visible: Int) -> Int {
    guard visible > 0 else { return selected }
    let context = min(2, (visible - 1) / 2)
    let lowest = max(0, count - visible)
    var top = min(max(0, offset), lowest)
    if selected - context < top { top = selected - context }
    if selected + context >= top + visible { top = selected + context + 1 - visible }
    return min(max(0, top), lowest)
  }

  /// Where the selection is, such as `3/31`; empty in an empty list.
  package var position: String { count > 0 ? "\(selected + 1)/\(count)" : "" }
}
