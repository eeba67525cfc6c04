/// Some numbers: a union of intervals whose ends may or may not belong to it.
///
/// A cut lies just below or just above a number; the set holds what is between the first cut and
/// the second, the third and the fourth, and so on. An odd number of cuts goes on for ever.
struct IntervalSet: Hashable, Sendable {
  /// A place between numbers.
  struct Cut: Hashable, Comparable, Sendable {
    let number: Exact
    /// Whether the number itself lies below the cut.
    let isAbove: Bool

    static func < (left: Cut, right: Cut) -> Bool {
      let order = left.number.order(to: right.number)
      return order < 0 || (order == 0 && !left.isAbove && right.isAbove)
    }
  }

  /// In rising order.
  private(set) var cuts: [Cut]
  /// Whether the set holds everything below the first cut.
  private(set) var startsInside: Bool

  static let all = IntervalSet(cuts: [], startsInside: true)
  static let none = IntervalSet(cuts: [], startsInside: false)

  private init(cuts: [Cut], startsInside: Bool) {
    self.cuts = cuts
    self.startsInside = startsInside
  }

  /// The numbers that stand so to a number.
  init(_ sign: ComparisonSign, _ number: Exact) {
    let (below, above) = (Cut(number: number, isAbove: false), Cut(number: number, isAbove: true))
    switch sign {
    case .less: self.init(cuts: [below], startsInside: true)
    case .atMost: self.init(cuts: [above], startsInside: true)
    case .equal: self.init(cuts: [below, above], startsInside: false)
    case .notEqual: self.init(cuts: [below, above], startsInside: true)
    case .atLeast: self.init(cuts: [below], startsInside: false)
    case .greater: self.init(cuts: [above], startsInside: false)
    }
  }

  /// The numbers from one through another; none when the first is greater.
  init(from low: Exact, through high: Exact) {
    guard low <= high else {
      self = .none
      return
    }
    self.init(
      cuts: [Cut(number: low, isAbove: false), Cut(number: high, isAbove: true)],
      startsInside: false)
  }

  var isEmpty: Bool { cuts.isEmpty && !startsInside }
  var isAll: Bool { cuts.isEmpty && startsInside }

  /// The numbers that are not in the set.
  var complement: IntervalSet { IntervalSet(cuts: cuts, startsInside: !startsInside) }

  func intersection(_ other: IntervalSet) -> IntervalSet { merged(other) { $0 && $1 } }
  func union(_ other: IntervalSet) -> IntervalSet { merged(other) { $0 || $1 } }

  /// Whether every number of the set is in the other.
  func isSubset(of other: IntervalSet) -> Bool { intersection(other.complement).isEmpty }

  private func merged(_ other: IntervalSet, _ holds: (Bool, Bool) -> Bool) -> IntervalSet {
    var (left, right) = (startsInside, other.startsInside)
    var inside = holds(left, right)
    var result = IntervalSet(cuts: [], startsInside: inside)
    var (i, j) = (0, 0)
    while i < cuts.count || j < other.cuts.count {
      let takesLeft = j == other.cuts.count || (i < cuts.count && cuts[i] <= other.cuts[j])
      let cut = takesLeft ? cuts[i] : other.cuts[j]
      if i < cuts.count, cuts[i] == cut {
        left.toggle()
        i += 1
      }
      if j < other.cuts.count, other.cuts[j] == cut {
        right.toggle()
        j += 1
      }
      if holds(left, right) != inside {
        inside.toggle()
        result.cuts.append(cut)
      }
    }
    return result
  }
}
