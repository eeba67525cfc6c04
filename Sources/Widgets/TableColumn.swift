/// A column of a table: its heading, how wide it is, and how long it stays when there is no room.
package struct TableColumn: Hashable, Sendable {
  /// How much room a column takes.
  package enum Width: Hashable, Sendable {
    /// So many columns or none: for numbers, dates and codes.
    case fixed(Int)
    /// At least `min` columns, and a share of what is left in proportion to `weight`.
    case flexible(min: Int, weight: Int)
  }

  /// Names the column in a sort, a choice of columns or an export; no two of a table share one.
  package var id: String
  /// The heading; dim.
  package var title: String
  package var width: Width
  package var alignment: StyledText.Alignment
  /// The higher, the longer the column stays; of equals the last goes first.
  package var priority: Int
  /// Whether the table can be sorted by it.
  package var isSortable: Bool
  /// Whether it is off until the reader asks for wide columns or for this one.
  package var isWide: Bool

  /// Makes a column; without an id its title is its id.
  package init(
    _ title: String, width: Width, alignment: StyledText.Alignment = .left, priority: Int = 0,
    id: String? = nil, isSortable: Bool = false, isWide: Bool = false
  ) {
    self.id = id ?? title
    self.isSortable = isSortable
    self.isWide = isWide
    self.title = title
    self.width = width
    self.alignment = alignment
    self.priority = priority
  }

  /// Least columns, never negative.
  var least: Int {
    switch width {
    case .fixed(let columns): max(0, columns)
    case .flexible(let least, _): max(0, least)
    }
  }

  /// Share of the room that is left over; 0 for a fixed column.
  var weight: Int {
    if case .flexible(_, let weight) = width { return max(1, weight) }
    return 0
  }
}
