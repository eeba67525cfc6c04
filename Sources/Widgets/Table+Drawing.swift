import Canvas

extension Table {
  func drawHeading(
    _ places: [Placement], in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) {
    for place in places { drawTitle(place, row: rect.row, on: &grid, with: drawing) }
    guard showsMoreColumns, let last = places.last, places.count < columns.count else { return }
    let style = Style(.accent)
    if columnOffset > 0, rect.columns > 1 {
      grid.write(drawing.glyphs.moreLeft, column: rect.column + 1, row: rect.row, style: style)
    }
    // Without scrolling the columns left out may lie anywhere; scrolling right reaches them.
    if columnOffset == 0 || last.index < columns.count - 1 {
      grid.write(drawing.glyphs.moreRight, column: rect.right - 1, row: rect.row, style: style)
    }
  }

  /// Draws a title and the sign of its sort, which may take one column of the gap after it.
  private func drawTitle(
    _ place: Placement, row: Int, on grid: inout Grid, with drawing: Drawing
  ) {
    let column = columns[place.index]
    let isActive = column.id == activeColumn
    let style = isActive ? Style(.accent, on: .screen, .underline) : Style(.dim)
    let sign = sort.sign(of: column.id, glyphs: drawing.glyphs)
    guard !sign.isEmpty else {
      StyledText(column.title, style).draw(
        column: place.column, row: row, columns: place.width, alignment: column.alignment,
        on: &grid, with: drawing)
      return
    }
    let signWidth = TextWidth.of(sign)
    let title = StyledText(column.title, style)
      .clipped(to: place.width + 1 - signWidth, glyphs: drawing.glyphs)
    // A title at the right keeps its place; its sign stands in the gap after it.
    let used = title.width + signWidth
    let start =
      column.alignment == .right
      ? max(0, place.width + 1 - used)
      : column.alignment == .center ? max(0, (place.width - used) / 2) : 0
    let end = title.draw(
      column: place.column + start, row: row, columns: place.width, on: &grid, with: drawing)
    grid.write(
      sign, column: end, row: row, style: Style(.accent), limit: place.width + 1 - title.width)
  }

  func drawRow(
    _ row: TableRow, isSelected: Bool, places: [Placement], in rect: Rect, on grid: inout Grid,
    with drawing: Drawing
  ) {
    if row.isPending {
      for place in places {
        StyledText("...", Style(.dim)).draw(
          column: place.column, row: rect.row, columns: place.width,
          alignment: columns[place.index].alignment, on: &grid, with: drawing)
      }
    }
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
