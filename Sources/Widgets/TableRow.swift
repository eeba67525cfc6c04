/// What a table shows of one row.
package struct TableRow: Hashable, Sendable {
  /// One text for each column of the table, in order; missing ones are blank.
  package var cells: [StyledText]
  /// The start of the second line.
  package var chips: [Chip]
  /// On the second line after the chips; cut when it must be.
  package var detail: StyledText
  /// At the right of the second line; whole or not at all.
  package var trailing: StyledText
  /// Whether the row is chosen for a common act; shown by a sign and a backdrop.
  package var isMarked: Bool
  /// Whether the row has not been read yet; every column then holds a quiet `...`.
  package var isPending: Bool

  /// A row that has not been read yet.
  package static var pending: TableRow {
    var row = TableRow()
    row.isPending = true
    return row
  }

  package init(
    _ cells: [StyledText] = [], chips: [Chip] = [], detail: StyledText = StyledText(),
    trailing: StyledText = StyledText(), isMarked: Bool = false
  ) {
    self.cells = cells
    self.chips = chips
    self.detail = detail
    self.trailing = trailing
    self.isMarked = isMarked
    isPending = false
  }
}
