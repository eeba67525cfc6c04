import Canvas

/// The course of a value over time in one line, a column for each stretch of time.
///
/// The height is fixed by the reference range and not by the values, so one height means the same
/// for every patient: levels 1 and 2 below the range, 3 through 6 inside, 7 and 8 above.
package struct Sparkline: Hashable, Sendable {
  /// What is known of one stretch of time.
  package struct Bucket: Hashable, Sendable {
    /// The value that stands for the stretch; usually the last.
    package var value: Double
    /// How that value was judged; nil to judge it by the range of the sparkline.
    package var judgement: Judgement?
    /// How many values the stretch holds.
    package var count: Int

    package init(value: Double, judgement: Judgement? = nil, count: Int = 1) {
      self.value = value
      self.judgement = judgement
      self.count = count
    }
  }

  /// One for each column; nil where there was no value.
  package var buckets: [Bucket?]
  /// Fixes the heights, and judges values that came without a judgement.
  package var reference: ReferenceBand

  package init(_ buckets: [Bucket?], reference: ReferenceBand = ReferenceBand()) {
    self.buckets = buckets
    self.reference = reference
  }

  /// The line, of exactly as many columns as there are buckets.
  package func text(with drawing: Drawing) -> StyledText {
    let scale = Scale(buckets: buckets, reference: reference)
    var line = StyledText()
    var pending = ""
    var pendingStyle = Style()
    for bucket in buckets {
      let (glyph, style) = column(bucket, scale: scale, with: drawing)
      if style != pendingStyle {
        line.append(pending, pendingStyle)
        pending = ""
        pendingStyle = style
      }
      pending += glyph
    }
    line.append(pending, pendingStyle)
    return line
  }

  private func column(
    _ bucket: Bucket?, scale: Scale, with drawing: Drawing
  ) -> (String, Style) {
    guard let bucket, bucket.value.isFinite else { return (drawing.glyphs.absent, Style(.dim)) }
    let judgement = bucket.judgement ?? reference.judge(bucket.value)
    let glyph = drawing.glyphs.bar(level: scale.level(bucket.value, judgement: judgement))
    switch judgement {
    case .normal: return (glyph, Style(.good))
    case .low, .high: return (glyph, Style(.bad, on: .screen, .bold))
    case nil: return (glyph, Style(.text))
    }
  }
}
