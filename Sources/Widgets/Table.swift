package import Canvas

/// Rows of aligned columns, of which one is selected.
///
/// Three columns at the left hold the selection bar, the mark and a blank; one at the right stays
/// blank, so a table fits `Pane.interior(_:)`. Columns that do not fit are left out whole, and a
/// number is never cut.
package struct Table: Hashable, Sendable {
  /// From left to right.
  package var columns: [TableColumn]
  /// 1, or 2 to give each row a second line of chips and notes.
  package var linesPerRow: Int
  /// Blank lines between two rows.
  package var spacing: Int
  /// Whether the first line holds the titles of the columns.
  package var showsHeading: Bool
  /// Whether keys go to this table; the selected row of another is quieter.
  package var isFocused: Bool
  /// Whether the selected row is shown; false for a table that is only read.
  package var showsSelection = true
  /// The keys whose signs stand in the heading.
  package var sort = TableSort()
  /// The id of the column that a sort command would take; its heading stands out; nil for none.
  package var activeColumn: String?
  /// Columns at the left that stay while the others scroll.
  package var frozenColumns = 1
  /// The first column after the frozen ones, counted from 1, when scrolled sideways; 0 when not:
  /// then the columns that matter most are shown.
  package var columnOffset = 0
  /// Whether signs in the heading say that there are more columns to the left or right.
  package var showsMoreColumns = false

  static let gutter = 3
  static let columnSpacing = 2

  package init(
    _ columns: [TableColumn], linesPerRow: Int = 1, spacing: Int = 0, showsHeading: Bool = true,
    isFocused: Bool = true
  ) {
    self.columns = columns
    self.linesPerRow = min(max(1, linesPerRow), 2)
    self.spacing = max(0, spacing)
    self.showsHeading = showsHeading
    self.isFocused = isFocused
  }

  /// How many rows show in a rectangle.
  package func capacity(in rect: Rect) -> Int {
    let lines = rect.rows - (showsHeading ? 1 : 0)
    return max(0, (lines + spacing) / (linesPerRow + spacing))
  }

  /// The row drawn at a point, for the mouse; nil beside the rows.
  package func row(at point: Point, in rect: Rect, state: ListState) -> Int? {
    guard rect.contains(point) else { return nil }
    let line = point.row - rect.row - (showsHeading ? 1 : 0)
    guard line >= 0, line % (linesPerRow + spacing) < linesPerRow else { return nil }
    let visible = capacity(in: rect)
    let place = line / (linesPerRow + spacing)
    let row = state.offset(visible: visible) + place
    return place < visible && row < state.count ? row : nil
  }

  /// Draws the heading and the rows that show.
  ///
  /// - Parameter row: Gives the content of one row; asked for rows that show and no others.
  /// - Returns: Where the selected row's text begins; nil when no row shows.
  @discardableResult
  package func draw(
    _ state: ListState, in rect: Rect, on grid: inout Grid, with drawing: Drawing,
    row: (Int) -> TableRow
  ) -> Point? {
    let places = placements(in: rect)
    if showsHeading {
      grid.clipped(to: rect) { drawHeading(places, in: rect, on: &$0, with: drawing) }
    }
    let visible = capacity(in: rect)
    let first = state.offset(visible: visible)
    var cursor: Point?
    for place in 0..<min(visible, max(0, state.count - first)) {
      let line = rect.row + (showsHeading ? 1 : 0) + place * (linesPerRow + spacing)
      let part = Rect(column: rect.column, row: line, columns: rect.columns, rows: linesPerRow)
      let content = row(first + place)
      let isSelected = showsSelection && first + place == state.selected
      drawRow(
        content, isSelected: isSelected, places: places, in: part, on: &grid, with: drawing)
      if isSelected {
        cursor = Point(
          column: min(rect.column + Table.gutter, max(rect.column, rect.right - 1)), row: line)
      }
    }
    return cursor
  }
}
