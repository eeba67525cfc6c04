import Canvas

extension Chart {
  /// Where the parts of a chart lie, and its scales.
  struct Layout {
    let plot: Rect
    let time: TimeAxis
    let values: ValueAxis
    /// The scale of the overlay; nil when it shares the first.
    let overlayValues: ValueAxis?
    /// Columns of the labels left of the plot; 0 when they are left out.
    let labelColumns: Int
    /// The rows of the axis line, its labels and the marks; nil when left out.
    let axisRow: Int?
    let timeLabelRow: Int?
    let markRow: Int?
    /// Dots of a cell, so that lines and dots of one value or day meet in one cell.
    let dots: (wide: Int, high: Int)

    /// The row of the plot on which a value lies.
    func row(of value: Double) -> Int {
      plot.row + values.place(of: value, places: plot.rows * dots.high) / dots.high
    }

    /// The column of the plot on which a day lies.
    func column(of day: Int) -> Int {
      plot.column + time.place(of: day, places: plot.columns * dots.wide) / dots.wide
    }
  }

  /// The samples of the days shown.
  func visible(_ samples: [Sample], in time: TimeAxis) -> [Sample] {
    samples.filter { time.contains($0.day) && $0.value.isFinite }
  }

  func layout(in rect: Rect, glyphs: Glyphs) -> Layout {
    let time = TimeAxis(days)
    let hasMarks = rect.rows >= 9 && marks.contains { time.contains($0.day) }
    let axisRows = rect.rows >= 6 ? 2 : rect.rows >= 3 ? 1 : 0
    let plotRows = max(1, rect.rows - axisRows - (hasMarks ? 1 : 0))
    let own = overlay?.hasOwnScale == true
    var shown = visible(samples, in: time).map(\.value)
    let other = visible(overlay?.samples ?? [], in: time).map(\.value)
    if !own { shown += other }
    shown += [reference.low, reference.high].compactMap { $0 }
    let values = ValueAxis(values: shown, rows: plotRows)
    let overlayValues = own && !other.isEmpty ? ValueAxis(values: other, rows: plotRows) : nil
    // Eight columns of plot are worth more than labels.
    let wanted = Layout.width(of: values, reference)
    let left = rect.columns - wanted - 2 >= 8 ? wanted : 0
    let wantedRight = overlayValues.map { Layout.width(of: $0, ReferenceBand()) + 1 } ?? 0
    let right = rect.columns - left - 2 - wantedRight >= 16 ? wantedRight : 0
    let start = left > 0 ? left + 2 : 0
    let plot = Rect(
      column: rect.column + start, row: rect.row, columns: rect.columns - start - right,
      rows: plotRows)
    return Layout(
      plot: plot, time: time, values: values, overlayValues: overlayValues, labelColumns: left,
      axisRow: axisRows == 2 ? plot.bottom : nil,
      timeLabelRow: axisRows > 0 ? plot.bottom + axisRows - 1 : nil,
      markRow: hasMarks ? plot.bottom + axisRows : nil,
      dots: DotRaster.dotsPerCell(glyphs))
  }
}

extension Chart.Layout {
  /// Columns of the widest label of a scale.
  static func width(of axis: ValueAxis, _ reference: ReferenceBand) -> Int {
    let limits = [reference.low, reference.high].compactMap { $0 }.map(ValueAxis.label)
    return (axis.ticks.map(\.label) + limits).map(\.utf8.count).max() ?? 0
  }
}
