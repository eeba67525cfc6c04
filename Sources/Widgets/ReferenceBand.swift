/// The range in which values are in order; a side that is nil has no limit.
///
/// Invariant: limits are finite, and the lower one is not above the upper.
package struct ReferenceBand: Hashable, Sendable {
  /// The least value in order, itself included; in the unit of the values.
  package let low: Double?
  /// The greatest value in order, itself included; in the unit of the values.
  package let high: Double?

  /// Makes a band; limits that are not finite or in the wrong order count as absent.
  package init(low: Double? = nil, high: Double? = nil) {
    let lowest = low.flatMap { $0.isFinite ? $0 : nil }
    let highest = high.flatMap { $0.isFinite ? $0 : nil }
    let isOrdered = (lowest ?? -.infinity) <= (highest ?? .infinity)
    self.low = isOrdered ? lowest : nil
    self.high = isOrdered ? highest : nil
  }

  /// Whether there is no limit at all.
  package var isEmpty: Bool { low == nil && high == nil }

  /// Where a value lies; nil when there is no limit at all.
  package func judge(_ value: Double) -> Judgement? {
    if isEmpty { return nil }
    if let low, value < low { return .low }
    if let high, value > high { return .high }
    return .normal
  }
}
