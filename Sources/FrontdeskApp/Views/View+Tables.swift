import Canvas
import Domain
import Widgets

extension Painting {
  /// How a list is sorted and how many of its rows are marked, for the foot of its pane.
  func tableFoot(_ table: TableID) -> [Segment] {
    let controls = model.tables[table]
    var foot: [Segment] = []
    if let words = model.sortWords(table) {
      foot.append(Segment(StyledText(words[language], Style(.text)), priority: 1))
    }
    if !controls.marks.isEmpty || controls.marks.isExtending {
      foot.append(
        Segment(
          StyledText(
            Phrase.marked(controls.marks.count)[language], Style(.accent, on: .screen, .bold)),
          priority: 2))
    }
    return foot
  }

  /// Where the filter line of a list lies at the top of its rows; nil while it has none.
  func filterLine(_ table: TableID, in rect: Rect) -> Rect? {
    guard model.tables[table].showsFilter, rect.rows > 1 else { return nil }
    return Rect(column: rect.column + 2, row: rect.row, columns: rect.columns - 4, rows: 1)
  }

  /// Draws the filter of a list and how much it leaves.
  mutating func drawFilter(_ table: TableID, in line: Rect) {
    let controls = model.tables[table]
    let caret = FilterField(
      controls.filter, placeholder: Phrase.rowsPlaceholder(table)[language],
      shown: model.list(of: table).count, total: model.total(of: table),
      isFocused: controls.isFiltering
    ).draw(in: line, on: &grid, with: drawing)
    if let caret { cursor = caret }
  }
}
