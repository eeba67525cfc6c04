package import Canvas

/// Values over time: axes, the reference range as a band, lines that break at gaps, and a cursor
/// with a read-out.
///
/// Days are counted from 1970-01-01. Values that are not finite are left out.
package struct Chart: Hashable, Sendable {
  /// A value on a day.
  package struct Sample: Hashable, Sendable {
    /// Days since 1970-01-01; a day outside those shown only guides the line to the edge.
    package var day: Int
    /// In the unit of the chart; not finite is left out.
    package var value: Double
    /// The judgement that came with the value; nil to judge by the chart's range.
    package var judgement: Judgement?

    package init(day: Int, value: Double, judgement: Judgement? = nil) {
      self.day = day
      self.value = value
      self.judgement = judgement
    }
  }

  /// The second series, drawn in the other role and never judged.
  package struct Overlay: Hashable, Sendable {
    /// In any order.
    package var samples: [Sample]
    /// Whether it has another unit: it then gets a scale of its own at the right.
    package var hasOwnScale: Bool

    package init(_ samples: [Sample], hasOwnScale: Bool = false) {
      self.samples = samples
      self.hasOwnScale = hasOwnScale
    }
  }

  /// Something that happened, shown below the time axis.
  package struct Mark: Hashable, Sendable {
    /// Days since 1970-01-01; nothing is shown for a day outside.
    package var day: Int
    /// Shown whole or not at all.
    package var label: String
    /// Whether it began (▲) or ended (▼).
    package var isStart: Bool
    /// The look of sign and label.
    package var role: Role

    package init(day: Int, label: String, isStart: Bool = true, role: Role = .tag) {
      self.day = day
      self.label = label
      self.isStart = isStart
      self.role = role
    }
  }

  /// The cursor on the time axis and what it reads.
  package struct Crosshair: Hashable, Sendable {
    /// Days since 1970-01-01; a day outside shows no cursor.
    package var day: Int
    /// The read-out; left out when it would cover the cursor.
    package var lines: [StyledText]

    package init(day: Int, lines: [StyledText] = []) {
      self.day = day
      self.lines = lines
    }
  }

  /// In any order, in the unit of the reference range.
  package var samples: [Sample]
  /// The first and the last day shown.
  package var days: ClosedRange<Int>
  /// Its rows get a backdrop and its limits a line and a number.
  package var reference: ReferenceBand
  /// A second series; nil for none.
  package var overlay: Overlay?
  /// In any order; one row, left out where the chart is less than nine rows high.
  package var marks: [Mark]
  /// Nil for none.
  package var crosshair: Crosshair?
  /// The line breaks where two values lie further apart; nil never breaks it.
  package var longestGapDays: Int?
  /// Shown in the middle when no value lies in the days shown.
  package var emptyText: StyledText

  package init(
    _ samples: [Sample], days: ClosedRange<Int>, reference: ReferenceBand = ReferenceBand(),
    overlay: Overlay? = nil, marks: [Mark] = [], crosshair: Crosshair? = nil,
    longestGapDays: Int? = nil, emptyText: StyledText = StyledText()
  ) {
    self.samples = samples
    self.days = days
    self.reference = reference
    self.overlay = overlay
    self.marks = marks
    self.crosshair = crosshair
    self.longestGapDays = longestGapDays
    self.emptyText = emptyText
  }

  /// Draws the chart in a rectangle of any size; parts for which there is no room are left out.
  ///
  /// - Returns: The top of the cursor's line; nil without one, or with its day out of sight.
  @discardableResult
  package func draw(in rect: Rect, on grid: inout Grid, with drawing: Drawing) -> Point? {
    guard !rect.isEmpty else { return nil }
    return grid.clipped(to: rect) { grid in
      let layout = layout(in: rect, glyphs: drawing.glyphs)
      drawValueAxis(layout, in: rect, on: &grid, with: drawing)
      drawTimeAxis(layout, on: &grid, with: drawing)
      drawMarks(layout, in: rect, on: &grid, with: drawing)
      drawBand(layout, on: &grid, with: drawing)
      guard hasValues(layout.time) else {
        drawEmptyText(layout, on: &grid, with: drawing)
        return nil
      }
      let raster = raster(layout, glyphs: drawing.glyphs)
      guard let crosshair, layout.time.contains(crosshair.day) else {
        drawDots(raster, layout, on: &grid)
        return nil
      }
      let column = drawCrosshair(crosshair, layout, on: &grid, with: drawing)
      drawDots(raster, layout, on: &grid)
      drawReadout(crosshair.lines, beside: column, raster, layout, on: &grid, with: drawing)
      return Point(column: column, row: layout.plot.row)
    }
  }

  private func hasValues(_ time: TimeAxis) -> Bool {
    !visible(samples, in: time).isEmpty || !visible(overlay?.samples ?? [], in: time).isEmpty
  }
}
