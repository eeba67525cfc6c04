/// One unit of the table: what a code without prefix and power stands for.
struct UnitAtom: Sendable {
  let code: String
  /// Whether it takes prefixes, as in `mmol`.
  let isMetric: Bool
  let magnitude: UnitMagnitude
  let dimension: UnitDimension
  /// The scale its numbers are read on; nil for an ordinary unit.
  let scale: SpecialScale?
}
