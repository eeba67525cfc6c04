import Domain

/// What can be said of a condition without looking at any patient.
///
/// Each number that conditions ask for (`avg(sbp, 90d)`) has the set of values that it can have;
/// a condition narrows those sets. The answer errs to the side of `maybe`: what is called never or
/// always true is so whatever the patient, where it is known at all.
struct ConditionRange: Sendable {
  /// Whether a condition can be true.
  enum Verdict: Hashable {
    case never, maybe, always
  }

  /// A question whose answers are looked at together, whatever its place in the text.
  enum Key: Hashable {
    case series(SeriesRead)
    case age
    case sex
    case condition(ConditionNode.Form)
  }

  /// The values that a key can have, where they are fewer than all that it can have at all.
  typealias Knowledge = [Key: IntervalSet]

  /// What an amount can be at all.
  let domain: @Sendable (Key) -> IntervalSet

  /// What is then known, if a condition is true; nil when it cannot be.
  func assuming(_ condition: ConditionNode, _ known: Knowledge = [:]) -> Knowledge? {
    assume(condition, true, known, depth: 0)
  }

  /// What is then known, if a condition is false; nil when it cannot be.
  func denying(_ condition: ConditionNode, _ known: Knowledge = [:]) -> Knowledge? {
    assume(condition, false, known, depth: 0)
  }

  /// Whether a condition can be true, given what is known.
  func verdict(_ condition: ConditionNode, _ known: Knowledge = [:]) -> Verdict {
    if assuming(condition, known) == nil { return .never }
    return denying(condition, known) == nil ? .always : .maybe
  }

  private func assume(
    _ condition: ConditionNode, _ truth: Bool, _ known: Knowledge, depth: Int
  ) -> Knowledge? {
    switch condition.form {
    case .constant(let value): return value == truth ? known : nil
    case .not(let inner): return assume(inner, !truth, known, depth: depth + 1)
    case .all(let parts):
      return truth ? every(parts, truth, known, depth) : some(parts, truth, known, depth)
    case .any(let parts):
      return truth ? some(parts, truth, known, depth) : every(parts, truth, known, depth)
    case .compare(let left, let sign, let right):
      return compare(left, sign, right, truth, known)
    case .between(let value, let low, let high):
      guard case .literal(let least) = low.form, case .literal(let most) = high.form,
        let key = Self.key(value)
      else { return known }
      return narrowed(known, key, IntervalSet(from: least, through: most), truth)
    case .amountIsKnown, .conditionIsKnown: return known
    case .conditionIs(let inner, let value):
      // False also where the inner condition is unknown: only its truth tells something.
      return truth ? assume(inner, value, known, depth: depth + 1) : known
    case .sexIs(let sexes):
      let places = sexes.compactMap { Sex.recorded.firstIndex(of: $0) }
      let set = places.reduce(IntervalSet.none) { $0.union(IntervalSet(.equal, Exact($1))) }
      return narrowed(known, .sex, set, truth)
    case .hasDiagnosis, .hasMedication, .hasTag, .deceased:
      return narrowed(
        known, .condition(condition.form), IntervalSet(.equal, .one), truth)
    }
  }

  /// All parts hold at once: what each tells narrows what the others can be.
  private func every(
    _ parts: [ConditionNode], _ truth: Bool, _ known: Knowledge, _ depth: Int
  ) -> Knowledge? {
    var known = known
    // A second look lets an `or` use what parts after it have told; deep inside it is not worth it.
    let looks = depth < 2 && parts.contains { $0.isChoice } ? 2 : 1
    for _ in 0..<looks {
      for part in parts {
        guard let narrower = assume(part, truth, known, depth: depth + 1) else { return nil }
        known = narrower
      }
    }
    return known
  }

  /// At least one part holds: what is known is what all that can hold have in common.
  private func some(
    _ parts: [ConditionNode], _ truth: Bool, _ known: Knowledge, _ depth: Int
  ) -> Knowledge? {
    var common: Knowledge?
    for part in parts {
      guard let one = assume(part, truth, known, depth: depth + 1) else { continue }
      common = common.map { Self.joined($0, one) } ?? one
    }
    return common
  }

  private static func joined(_ left: Knowledge, _ right: Knowledge) -> Knowledge {
    var result: Knowledge = [:]
    for (key, set) in left { result[key] = right[key].map { set.union($0) } }
    return result
  }

  private func compare(
    _ left: AmountNode, _ sign: ComparisonSign, _ right: AmountNode, _ truth: Bool,
    _ known: Knowledge
  ) -> Knowledge? {
    if case .literal(let number) = right.form {
      if case .literal(let first) = left.form {
        let holds = IntervalSet(sign, number).intersection(IntervalSet(.equal, first))
        return holds.isEmpty != truth ? known : nil
      }
      guard let key = Self.key(left) else { return known }
      return narrowed(known, key, IntervalSet(sign, number), truth)
    }
    guard case .literal(let number) = left.form, let key = Self.key(right) else { return known }
    return narrowed(known, key, IntervalSet(sign.exchanged, number), truth)
  }

  private func narrowed(
    _ known: Knowledge, _ key: Key, _ set: IntervalSet, _ truth: Bool
  ) -> Knowledge? {
    let before = known[key] ?? domain(key)
    let after = before.intersection(truth ? set : set.complement)
    guard !after.isEmpty else { return nil }
    var known = known
    known[key] = after
    return known
  }

  /// The question that an amount asks; nil where it is reckoned from several.
  static func key(_ amount: AmountNode) -> Key? {
    switch amount.form {
    case .age: .age
    case .series(let read): .series(read)
    default: nil
    }
  }
}

extension ComparisonSign {
  /// The sign with its sides exchanged.
  var exchanged: ComparisonSign {
    switch self {
    case .less: .greater
    case .atMost: .atLeast
    case .equal, .notEqual: self
    case .atLeast: .atMost
    case .greater: .less
    }
  }
}

extension ConditionNode {
  /// Whether it is, or holds, a condition that can be true in several ways.
  fileprivate var isChoice: Bool {
    switch form {
    case .any, .all: true
    case .not(let inner), .conditionIs(let inner, _): inner.isChoice
    default: false
    }
  }
}
