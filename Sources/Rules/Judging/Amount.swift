/// A number of a patient on a day: unknown, exact, or known only to lie in a range.
///
/// A result such as `<5` is a range without a lower end: what a rule asks of it is known only when
/// every number of the range gives the same answer.
struct Amount: BitwiseCopyable, Sendable {
  /// What is not exact about it; empty for an exact number, whose two ends are equal.
  struct Looseness: OptionSet, BitwiseCopyable, Sendable {
    let rawValue: UInt8
    static let unknown = Looseness(rawValue: 1)
    /// The lower end itself is not possible.
    static let lowOpen = Looseness(rawValue: 2)
    /// The upper end itself is not possible.
    static let highOpen = Looseness(rawValue: 4)
    /// There is no lower end; `low` means nothing.
    static let noLow = Looseness(rawValue: 8)
    /// There is no upper end; `high` means nothing.
    static let noHigh = Looseness(rawValue: 16)
    /// Both ends are possible and differ.
    static let closed = Looseness(rawValue: 32)
  }

  var low: Exact
  var high: Exact
  var looseness: Looseness
  /// The first later day on which it may differ when no new fact comes.
  var until: Int

  static func exact(_ number: Exact, until: Int) -> Amount {
    Amount(low: number, high: number, looseness: [], until: until)
  }

  static func unknown(until: Int) -> Amount {
    Amount(low: .zero, high: .zero, looseness: .unknown, until: until)
  }

  /// An exact number, or unknown when the reckoning overflowed or divided by zero.
  static func known(_ number: Exact?, until: Int) -> Amount {
    number.map { exact($0, until: until) } ?? unknown(until: until)
  }

  var isUnknown: Bool { looseness.contains(.unknown) }
  var isExact: Bool { looseness.isEmpty }
  var hasLow: Bool { !looseness.contains(.noLow) }
  var hasHigh: Bool { !looseness.contains(.noHigh) }

  /// How it stands to another number.
  func compare(_ sign: ComparisonSign, _ other: Amount) -> Truth {
    if isExact, other.isExact { return Truth(sign.holds(low.order(to: other.low))) }
    if isUnknown || other.isUnknown { return .unknown }
    switch sign {
    case .less: return Self.isLess(self, other)
    case .atMost: return Self.isLess(other, self).negated
    case .greater: return Self.isLess(other, self)
    case .atLeast: return Self.isLess(self, other).negated
    case .equal: return Self.areApart(self, other) ? .no : .unknown
    case .notEqual: return Self.areApart(self, other) ? .yes : .unknown
    }
  }

  private static func isLess(_ left: Amount, _ right: Amount) -> Truth {
    if surelyLess(left, right) { return .yes }
    if right.hasHigh, left.hasLow, right.high <= left.low { return .no }
    return .unknown
  }

  /// Whether every number of the left is below every number of the right.
  private static func surelyLess(_ left: Amount, _ right: Amount) -> Bool {
    guard left.hasHigh, right.hasLow else { return false }
    let order = left.high.order(to: right.low)
    if order != 0 { return order < 0 }
    return left.looseness.contains(.highOpen) || right.looseness.contains(.lowOpen)
  }

  private static func areApart(_ left: Amount, _ right: Amount) -> Bool {
    surelyLess(left, right) || surelyLess(right, left)
  }
}

extension ComparisonSign {
  /// Whether the sign holds of numbers that stand so: -1, 0 or 1.
  func holds(_ order: Int) -> Bool {
    switch self {
    case .less: order < 0
    case .atMost: order <= 0
    case .equal: order == 0
    case .notEqual: order != 0
    case .atLeast: order >= 0
    case .greater: order > 0
    }
  }
}
