import Canvas

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
    var kept = Segment.kept(
      widths: columns.map(\.least), priorities: columns.map(\.priority), columns: room,
      spacing: Table.columnSpacing)
    // Rather a narrow column of text than none at all.
    if kept.isEmpty, room > 0 { kept = Array(mostWanted.map { [$0] } ?? []) }
    let used =
      kept.map { columns[$0].least }.reduce(0, +)
      + Table.columnSpacing * max(0, kept.count - 1)
    var spare = room - used
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
      return Placement(index: index, column: at, width: width)
    }
  }

  /// The flexible column that would have been dropped last.
  private var mostWanted: Int? {
    columns.indices.filter { columns[$0].weight > 0 }
      .max { (columns[$0].priority, -$0) < (columns[$1].priority, -$1) }
  }
}
