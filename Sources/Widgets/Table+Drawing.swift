import Canvas

extension Table {
  func drawHeading(
    _ places: [Placement], in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) {
    for place in places {
      let column = columns[place.index]
      StyledText(column.title, Style(.dim)).draw(
        column: place.column, row: rect.row, columns: place.width, alignment: column.alignment,
        on: &grid, with: drawing)
    }
  }

  func drawRow(
    _ row: TableRow, isSelected: Bool, places: [Placement], in rect: Rect, on grid: inout Grid,
    with drawing: Drawing
  ) {
    for place in places where place.index < row.cells.count {
      row.cells[place.index].draw(
        column: place.column, row: rect.row, columns: place.width,
        alignment: columns[place.index].alignment, on: &grid, with: drawing)
    }
    if linesPerRow == 2 { drawSecondLine(row, in: rect, on: &grid, with: drawing) }
    if row.isMarked, rect.columns > 1 {
      grid.write(
        drawing.glyphs.mark, column: rect.column + 1, row: rect.row, style: Style(.accent))
    }
    decorate(isSelected: isSelected, isMarked: row.isMarked, in: rect, on: &grid, with: drawing)
  }

  private func drawSecondLine(
    _ row: TableRow, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) {
    let line = rect.row + 1
    let start = rect.column + Table.gutter
    var room = rect.columns - Table.gutter - 1
    if !row.trailing.isEmpty, row.trailing.width <= room {
      row.trailing.draw(
        column: start, row: line, columns: room, alignment: .right, on: &grid, with: drawing)
      room -= row.trailing.width + Table.columnSpacing
    }
    let chips = Chip.row(row.chips, columns: room, with: drawing)
    chips.draw(column: start, row: line, columns: room, on: &grid, with: drawing)
    let used = chips.isEmpty ? 0 : chips.width + Table.columnSpacing
    row.detail.draw(
      column: start + used, row: line, columns: room - used, on: &grid, with: drawing)
  }

  /// Shows that a row is selected or marked, also without colour.
  private func decorate(
    isSelected: Bool, isMarked: Bool, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) {
    guard isSelected else {
      if isMarked { grid.tint(rect, backdrop: .marked) }
      return
    }
    let isReversed = isFocused && !drawing.hasColor
    grid.tint(
      rect, backdrop: isFocused ? .selected : .selectedQuiet, adding: isReversed ? .reverse : [])
    guard rect.columns > 0 else { return }
    for line in rect.row..<rect.bottom {
      let style = Style(
        isFocused ? .accent : .dim, on: isFocused ? .selected : .selectedQuiet,
        isReversed ? .reverse : [])
      grid.write(drawing.glyphs.selection, column: rect.column, row: line, style: style)
    }
  }
}
