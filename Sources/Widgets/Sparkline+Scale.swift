extension Sparkline {
  /// How values become levels from 1 through 8.
  enum Scale: Hashable {
    /// A quarter of the range from `low` through `high` to a level, level 3 from `low` on.
    case reference(low: Double, high: Double)
    /// No range: the least value of the line is level 1, the greatest level 8.
    case own(low: Double, high: Double)

    /// A range with one limit gets its other end from zero: values of the body's chemistry are
    /// positive, so `<3.4` spans 0 to 3.4, and `≥90` spans 90 to 180.
    init(buckets: [Bucket?], reference: ReferenceBand) {
      switch (reference.low, reference.high) {
      case (let low?, let high?): self = .reference(low: low, high: high)
      case (nil, let high?) where high > 0: self = .reference(low: 0, high: high)
      case (let low?, nil) where low > 0: self = .reference(low: low, high: low * 2)
      default:
        let values = buckets.compactMap { $0?.value }.filter(\.isFinite)
        self = .own(low: values.min() ?? 0, high: values.max() ?? 0)
      }
    }

    /// The level of a value.
    ///
    /// The judgement rules where the range is known: a value that was in order when taken stays
    /// inside even if the range has moved since.
    func level(_ value: Double, judgement: Judgement?) -> Int {
      switch self {
      case .reference(let low, let high):
        let level = Scale.steps(from: low, to: value, step: (high - low) / 4, base: 3)
        switch judgement {
        case .low: return min(level, 2)
        case .normal: return min(max(level, 3), 6)
        case .high: return max(level, 7)
        case nil: return level
        }
      case .own(let low, let high):
        // All equal: the middle.
        guard high > low else { return 4 }
        return Scale.steps(from: low, to: value, step: (high - low) / 8, base: 1)
      }
    }

    /// The level of a value that lies so many whole steps above the floor of `base`, 1 through 8.
    private static func steps(from low: Double, to value: Double, step: Double, base: Int) -> Int {
      guard step > 0, step.isFinite else { return value < low ? 1 : value > low ? 8 : 4 }
      let distance = min(max((value - low) / step, -8), 8)
      let whole = Int(distance)
      let down = distance < Double(whole) ? whole - 1 : whole
      return min(max(base + down, 1), 8)
    }
  }
}
