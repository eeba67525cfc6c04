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
    let known = samples.filter { TimeAxis.bounds.contains($0.day) && $0.value.isFinite }
      .sorted { $0.day < $1.day }
    let lineInk = lineInk(axis, isOverlay: isOverlay, places: raster.high)
    for (sample, next) in zip(known, known.dropFirst()) where isJoined(sample, next) {
      guard sample.day <= time.last, next.day >= time.first else { continue }
      let start =
        sample.day < time.first ? value(on: time.first, from: sample, to: next) : sample.value
      let end = next.day > time.last ? value(on: time.last, from: sample, to: next) : next.value
      raster.line(
        from: (
          time.place(of: sample.day, places: raster.wide),
          axis.place(of: start, places: raster.high)
        ),
        to: (
          time.place(of: next.day, places: raster.wide), axis.place(of: end, places: raster.high)
        ),
        ink: lineInk)
    }
    for (index, sample) in known.enumerated() where time.contains(sample.day) {
      let ink = isOverlay ? .overlay : ink(of: sample)
      let x = time.place(of: sample.day, places: raster.wide)
      let y = axis.place(of: sample.value, places: raster.high)
      raster.set(x: x, y: y, ink)
      let isAlone =
        (index == 0 || !isJoined(known[index - 1], sample))
        && (index + 1 == known.count || !isJoined(sample, known[index + 1]))
      if isAlone { thicken((x, y), ink, on: &raster) }
    }
  }

  /// Where the line between two values is on a day between theirs.
  ///
  /// Only for a value out of sight: a line that ended before the edge would look like a gap.
  private func value(on day: Int, from sample: Sample, to next: Sample) -> Double {
    let part = Double(day - sample.day) / Double(next.day - sample.day)
    return sample.value * (1 - part) + next.value * part
  }

  private func lineInk(
    _ axis: ValueAxis, isOverlay: Bool, places: Int
  ) -> (Int) -> DotRaster.Ink {
    if isOverlay { return { _ in .overlay } }
    if reference.isEmpty { return { _ in .plain } }
    let top = reference.high.map { axis.place(of: $0, places: places) } ?? -1
    let bottom = reference.low.map { axis.place(of: $0, places: places) } ?? places
    return { $0 < top || $0 > bottom ? .outside : .inside }
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
