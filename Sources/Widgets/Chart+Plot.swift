import Canvas

extension Chart {
  /// Draws the series as dots, the overlay below the first.
  func raster(_ layout: Layout, glyphs: Glyphs) -> DotRaster {
    var raster = DotRaster(
      columns: layout.plot.columns, rows: layout.plot.rows, glyphs: glyphs)
    if let overlay {
      let axis = layout.overlayValues ?? layout.values
      plot(overlay.samples, axis, layout.time, isOverlay: true, on: &raster)
    }
    plot(samples, layout.values, layout.time, isOverlay: false, on: &raster)
    return raster
  }

  private func plot(
    _ samples: [Sample], _ axis: ValueAxis, _ time: TimeAxis, isOverlay: Bool,
    on raster: inout DotRaster
  ) {
    let shown = visible(samples, in: time).sorted { $0.day < $1.day }
    let high = raster.high
    let top = reference.high.map { axis.place(of: $0, places: high) } ?? -1
    let bottom = reference.low.map { axis.place(of: $0, places: high) } ?? high
    let lineInk: (Int) -> DotRaster.Ink = { y in
      if isOverlay { return .overlay }
      if reference.isEmpty { return .plain }
      return y < top || y > bottom ? .outside : .inside
    }
    var before: (x: Int, y: Int)?
    for (index, sample) in shown.enumerated() {
      let point = (
        x: time.place(of: sample.day, places: raster.wide),
        y: axis.place(of: sample.value, places: high)
      )
      if let before { raster.line(from: before, to: point, ink: lineInk) }
      let ink = isOverlay ? .overlay : ink(of: sample)
      let isLast = index + 1 == shown.count
      let goesOn = !isLast && isJoined(sample, shown[index + 1])
      raster.set(x: point.x, y: point.y, ink)
      if before == nil, !goesOn { thicken(point, ink, on: &raster) }
      before = goesOn ? point : nil
    }
  }

  /// Whether the line goes on from one value to the next.
  private func isJoined(_ sample: Sample, _ next: Sample) -> Bool {
    longestGapDays.map { next.day - sample.day <= $0 } ?? true
  }

  private func ink(of sample: Sample) -> DotRaster.Ink {
    switch sample.judgement ?? reference.judge(sample.value) {
    case .low, .high: .outside
    case .normal: .inside
    case nil: .plain
    }
  }

  /// A value without neighbours would be a single faint dot of braille.
  private func thicken(_ point: (x: Int, y: Int), _ ink: DotRaster.Ink, on raster: inout DotRaster)
  {
    guard raster.cellWide > 1 else { return }
    let x = point.x - point.x % raster.cellWide
    let y = min(point.y, point.y / raster.cellHigh * raster.cellHigh + raster.cellHigh - 2)
    for (right, down) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
      raster.set(x: x + right, y: y + down, ink)
    }
  }
}
