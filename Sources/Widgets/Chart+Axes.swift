import Canvas

extension Chart {
  /// Draws the numbers and the line at the left, and those of an overlay at the right.
  func drawValueAxis(_ layout: Layout, in rect: Rect, on grid: inout Grid, with drawing: Drawing) {
    if layout.labelColumns > 0 {
      for row in layout.plot.row..<layout.plot.bottom {
        grid.write(
          drawing.glyphs.vertical, column: layout.plot.column - 1, row: row, style: Style(.border))
      }
      drawValueLabels(layout, in: rect, on: &grid, with: drawing)
    }
    guard let axis = layout.overlayValues, layout.plot.right < rect.right else { return }
    for tick in axis.ticks {
      let place = axis.place(of: tick.value, places: layout.plot.rows)
      grid.write(
        tick.label, column: layout.plot.right + 1, row: layout.plot.row + place,
        style: Style(.other), limit: rect.right - layout.plot.right - 1)
    }
  }

  /// The limits of the range stand in for ticks that come too close to them.
  private func drawValueLabels(
    _ layout: Layout, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) {
    var taken: [Int] = []
    for limit in [reference.high, reference.low].compactMap({ $0 }) {
      let row = layout.row(of: limit)
      guard !taken.contains(row) else { continue }
      taken.append(row)
      StyledText(ValueAxis.label(limit), Style(.good)).draw(
        column: rect.column, row: row, columns: layout.labelColumns, alignment: .right, on: &grid,
        with: drawing)
    }
    for tick in layout.values.ticks {
      let row = layout.row(of: tick.value)
      guard !taken.contains(where: { abs($0 - row) <= 1 }) else { continue }
      taken.append(row)
      StyledText(tick.label, Style(.dim)).draw(
        column: rect.column, row: row, columns: layout.labelColumns, alignment: .right, on: &grid,
        with: drawing)
    }
  }

  /// Draws the line below the plot and the dates.
  func drawTimeAxis(_ layout: Layout, on grid: inout Grid, with drawing: Drawing) {
    guard let labelRow = layout.timeLabelRow else { return }
    let plot = layout.plot
    if let row = layout.axisRow {
      let hasAxis = layout.labelColumns > 0
      let line = String(repeating: drawing.glyphs.horizontal, count: plot.columns)
      grid.write(line, column: plot.column, row: row, style: Style(.border))
      if hasAxis {
        grid.write(
          drawing.glyphs.bottomLeft, column: plot.column - 1, row: row, style: Style(.border))
      }
    }
    for tick in layout.time.ticks(columns: plot.columns) {
      if let row = layout.axisRow {
        grid.write(
          drawing.glyphs.tick, column: plot.column + tick.column, row: row, style: Style(.border))
      }
      grid.write(
        tick.label, column: plot.column + tick.labelColumn, row: labelRow, style: Style(.dim))
    }
  }

  /// Draws what happened below the axis; a label shows whole or not at all, its sign always.
  func drawMarks(_ layout: Layout, in rect: Rect, on grid: inout Grid, with drawing: Drawing) {
    guard let row = layout.markRow else { return }
    let shown = marks.filter { layout.time.contains($0.day) }.sorted { $0.day < $1.day }
    let places = shown.map { layout.column(of: $0.day) }
    var free = rect.column
    for (index, mark) in shown.enumerated() where places[index] >= free {
      let column = places[index]
      let glyph = mark.isStart ? drawing.glyphs.up : drawing.glyphs.down
      let style = Style(mark.role)
      let width = TextWidth.of(mark.label) + 1
      let next = places[(index + 1)...].first { $0 > column }.map { $0 - 1 } ?? rect.right
      grid.write(glyph, column: column, row: row, style: style)
      if column + 1 + width <= next {
        grid.write(mark.label, column: column + 2, row: row, style: style)
        free = column + width + 2
      } else if column - width >= free {
        // At the right edge there may be room only before the sign.
        grid.write(mark.label, column: column - width, row: row, style: style)
        free = column + 2
      } else {
        free = column + 2
      }
    }
  }
}
