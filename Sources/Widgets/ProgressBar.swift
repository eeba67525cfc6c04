import Canvas

/// How much of a task is done, as a bar of a few columns.
package enum ProgressBar {
  /// The bar, of exactly so many columns.
  ///
  /// - Parameters:
  ///   - done: Steps done; more than all counts as all.
  ///   - total: All steps; nothing to do is shown as done.
  package static func text(
    done: Int, of total: Int, columns: Int, with drawing: Drawing
  ) -> StyledText {
    let width = max(0, columns)
    let fraction = total > 0 ? min(max(Double(done) / Double(total), 0), 1) : 1
    // Full only when all is done: a bar that is full too early is a lie.
    let full = Int(fraction * Double(width))
    return StyledText([
      (String(repeating: drawing.glyphs.full, count: full), Style(.accent)),
      (String(repeating: drawing.glyphs.empty, count: width - full), Style(.dim)),
    ])
  }
}
