package import Canvas

extension Table {
  /// Where a column of the table is drawn.
  struct Placement: Hashable {
    /// Place of the column in `columns`.
    let index: Int
    /// First terminal column.
    let column: Int
    let width: Int
  }

  /// The columns that fit, from left to right.
  func placements(in rect: Rect) -> [Placement] {
    let room = rect.columns - Table.gutter - 1
    var kept = columnOffset > 0 ? scrolled(columnOffset, room: room) : unscrolled(room: room)
    // Rather a narrow column of text than none at all.
    if kept.isEmpty, room > 0 { kept = Array(mostWanted.map { [$0] } ?? []) }
    var spare = room - leastWidth(kept)
    var weights = kept.map { columns[$0].weight }.reduce(0, +)
    var at = rect.column + Table.gutter
    return kept.map { index in
      var width = columns[index].least
      if weights > 0, columns[index].weight > 0 {
        // Dividing what is left by the weights that are left hands out the last column too.
        let share = spare * columns[index].weight / weights
        width = max(0, width + share)
        spare -= share
        weights -= columns[index].weight
      }
      defer { at += width + Table.columnSpacing }
      // A column that was scrolled to may be wider than the table.
      return Placement(index: index, column: at, width: min(width, max(0, room)))
    }
  }

  /// The ids of the columns that are drawn, from left to right.
  package func shownColumns(in rect: Rect) -> [String] {
    placements(in: rect).map { columns[$0.index].id }
  }

  /// The id of the column whose heading is drawn at a point, for the mouse; nil elsewhere.
  package func heading(at point: Point, in rect: Rect) -> String? {
    guard showsHeading, rect.contains(point), point.row == rect.row else { return nil }
    return placements(in: rect).first {
      // The sign of a sort stands in the gap after the title.
      ($0.column..<($0.column + $0.width + Table.columnSpacing)).contains(point.column)
    }.map { columns[$0.index].id }
  }

  /// The greatest `columnOffset` that shows more than a smaller one: the last column is in sight.
  ///
  /// - Returns: 0 where all columns fit.
  package func greatestColumnOffset(in rect: Rect) -> Int {
    let room = rect.columns - Table.gutter - 1
    let all = Array(columns.indices)
    guard room > 0, leastWidth(all) > room else { return 0 }
    let movable = columns.count - frozen
    return (1...max(1, movable)).first { scrolled($0, room: room).last == columns.count - 1 }
      ?? max(1, movable)
  }

  /// The `columnOffset` after scrolling by columns, stopping at both ends.
  package func columnOffset(after steps: Int, in rect: Rect) -> Int {
    let greatest = greatestColumnOffset(in: rect)
    let present = min(max(0, columnOffset), greatest)
    return min(max(0, present + min(max(steps, -greatest), greatest)), greatest)
  }

  /// The columns that take part in sorting, in the order drawn, for choosing the next one.
  package func sortableColumns(in rect: Rect) -> [String] {
    placements(in: rect).map { columns[$0.index] }.filter(\.isSortable).map(\.id)
  }

  private var frozen: Int { min(max(0, frozenColumns), columns.count) }

  /// The columns that matter most, in order.
  private func unscrolled(room: Int) -> [Int] {
    Segment.kept(
      widths: columns.map(\.least), priorities: columns.map(\.priority), columns: room,
      spacing: Table.columnSpacing)
  }

  /// The frozen columns, and as many as fit of the others from the one of this number on, counted
  /// from 1; at least that one.
  private func scrolled(_ offset: Int, room: Int) -> [Int] {
    let first = min(frozen + min(offset, columns.count) - 1, columns.count - 1)
    guard first >= 0 else { return [] }
    var kept = Array(0..<min(frozen, first)) + [first]
    // Where both do not fit, the column that was scrolled to is what the reader wants to see.
    while leastWidth(kept) > room, kept.count > 1 { kept.removeFirst() }
    for index in (first + 1)..<max(columns.count, first + 1) {
      guard leastWidth(kept + [index]) <= room else { break }
      kept.append(index)
    }
    return kept
  }

  private func leastWidth(_ places: [Int]) -> Int {
    places.map { columns[$0].least }.reduce(0, +) + Table.columnSpacing * max(0, places.count - 1)
  }

  /// The flexible column that would have been dropped last.
  private var mostWanted: Int? {
    columns.indices.filter { columns[$0].weight > 0 }
      .max { (columns[$0].priority, -$0) < (columns[$1].priority, -$1) }
  }
}
