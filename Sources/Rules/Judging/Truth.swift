/// What is known of a condition: three-valued, as in CQL and SQL.
///
/// `and` is the smaller, `or` the greater of two; so they commute, and in which order conditions
/// are looked at cannot be observed.
package enum Truth: UInt8, Sendable, CaseIterable, Comparable {
  case no = 0
  case unknown = 1
  case yes = 2

  package init(_ value: Bool) { self = value ? .yes : .no }

  package func and(_ other: Truth) -> Truth { min(self, other) }

  package func or(_ other: Truth) -> Truth { max(self, other) }

  package var negated: Truth {
    switch self {
    case .no: .yes
    case .unknown: .unknown
    case .yes: .no
    }
  }

  package var isKnown: Bool { self != .unknown }

  package static func < (left: Truth, right: Truth) -> Bool { left.rawValue < right.rawValue }
}

/// A truth and how long it stands when no new fact comes.
struct Verdict {
  var truth: Truth
  /// The first later day on which the truth may differ; `FactView.never` when time cannot change it.
  var until: Int

  init(_ truth: Truth, until: Int) {
    self.truth = truth
    self.until = until
  }
}
