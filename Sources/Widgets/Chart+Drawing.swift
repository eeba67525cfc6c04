import Canvas

extension Chart {
  /// Draws the reference range: its backdrop, and a line at each limit.
  func drawBand(_ layout: Layout, on grid: inout Grid, with drawing: Drawing) {
    guard !reference.isEmpty else { return }
    let plot = layout.plot
    let rows = bandRows(layout)
    grid.fill(
      Rect(column: plot.column, row: rows.lowerBound, columns: plot.columns, rows: rows.count),
      style: Style(.good, on: .band))
    let line = String(repeating: drawing.glyphs.limit, count: plot.columns)
    for limit in [reference.low, reference.high].compactMap({ $0 }) {
      grid.write(
        line, column: plot.column, row: layout.row(of: limit), style: Style(.good, on: .band))
    }
  }

  /// The rows of the plot inside the range; a side without a limit reaches the edge.
  private func bandRows(_ layout: Layout) -> ClosedRange<Int> {
    let top = reference.high.map { layout.row(of: $0) } ?? layout.plot.row
    let bottom = reference.low.map { layout.row(of: $0) } ?? layout.plot.bottom - 1
    return top...max(top, bottom)
  }

  /// Says in the middle of the plot that there is nothing to show.
  func drawEmptyText(_ layout: Layout, on grid: inout Grid, with drawing: Drawing) {
    guard !emptyText.isEmpty else { return }
    let row = layout.plot.row + layout.plot.rows / 2
    let isOnBand = !reference.isEmpty && bandRows(layout).contains(row)
    let text = StyledText(" ") + emptyText + StyledText(" ")
    text.on(isOnBand ? .band : .screen).draw(
      column: layout.plot.column, row: row, columns: layout.plot.columns, alignment: .center,
      on: &grid, with: drawing)
  }

  /// Puts the dots on the grid.
  func drawDots(_ raster: DotRaster, _ layout: Layout, on grid: inout Grid) {
    let band = reference.isEmpty ? nil : bandRows(layout)
    for row in 0..<layout.plot.rows {
      let line = layout.plot.row + row
      let backdrop: Backdrop = band?.contains(line) == true ? .band : .screen
      for column in 0..<layout.plot.columns {
        guard let (glyph, ink) = raster.cell(column: column, row: row) else { continue }
        grid.write(
          glyph, column: layout.plot.column + column, row: line,
          style: Chart.style(ink, on: backdrop))
      }
    }
  }

  private static func style(_ ink: DotRaster.Ink, on backdrop: Backdrop) -> Style {
    switch ink {
    case .none, .plain: Style(.text, on: backdrop)
    case .overlay: Style(.other, on: backdrop)
    case .inside: Style(.good, on: backdrop)
    case .outside: Style(.bad, on: backdrop, .bold)
    }
  }

  /// Draws the line of the cursor, and returns its column.
  func drawCrosshair(
    _ crosshair: Crosshair, _ layout: Layout, on grid: inout Grid, with drawing: Drawing
  ) -> Int {
    let band = reference.isEmpty ? nil : bandRows(layout)
    let column = layout.column(of: crosshair.day)
    for row in layout.plot.row..<layout.plot.bottom {
      grid.write(
        drawing.glyphs.crosshair, column: column, row: row,
        style: Style(.accent, on: band?.contains(row) == true ? .band : .screen))
    }
    return column
  }

  /// Draws the read-out where it covers the fewest dots and leaves the cursor free.
  func drawReadout(
    _ lines: [StyledText], beside column: Int, _ raster: DotRaster, _ layout: Layout,
    on grid: inout Grid, with drawing: Drawing
  ) {
    let plot = layout.plot
    let size = Size(columns: (lines.map(\.width).max() ?? 0) + 2, rows: lines.count)
    guard !lines.isEmpty, size.rows <= plot.rows else { return }
    let lefts = [column + 2, column - 1 - size.columns]
    let tops = [min(plot.row + 1, plot.bottom - size.rows), plot.bottom - size.rows]
    var best: (box: Rect, covered: Int)?
    for top in tops {
      for left in lefts where left >= plot.column && left + size.columns <= plot.right {
        let covered = raster.filledCells(
          columns: (left - plot.column)..<(left - plot.column + size.columns),
          rows: (top - plot.row)..<(top - plot.row + size.rows))
        if covered >= best?.covered ?? Int.max { continue }
        best = (Rect(column: left, row: top, columns: size.columns, rows: size.rows), covered)
      }
    }
    guard let box = best?.box else { return }
    // It tells of the selected value, and must differ from the band that it may lie on.
    grid.fill(box, style: Style(.text, on: .selected))
    for (place, line) in lines.enumerated() {
      line.on(.selected).draw(
        column: box.column + 1, row: box.row + place, columns: box.columns - 2, on: &grid,
        with: drawing)
    }
  }
}
