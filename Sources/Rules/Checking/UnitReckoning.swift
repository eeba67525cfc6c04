package import Domain

/// What the checker asks about units, so that rules need not know how units are reckoned.
package struct UnitReckoning: Sendable {
  /// A number in the canonical unit of an indicator: number, its unit, the indicator; nil where
  /// the unit cannot become the canonical one.
  package var canonical: @Sendable (Exact, String, Indicator) -> Exact?
  /// What a number in the first unit is multiplied by to be one in the second; nil where the two
  /// do not measure the same.
  package var factor: @Sendable (String, String) -> Exact?
  /// Whether a unit is one at all.
  package var isKnown: @Sendable (String) -> Bool

  package init(
    canonical: @escaping @Sendable (Exact, String, Indicator) -> Exact?,
    factor: @escaping @Sendable (String, String) -> Exact?,
    isKnown: @escaping @Sendable (String) -> Bool
  ) {
    self.canonical = canonical
    self.factor = factor
    self.isKnown = isKnown
  }
}
