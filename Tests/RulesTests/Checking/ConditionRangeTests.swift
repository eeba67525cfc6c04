import Domain
import Testing

@testable import Rules

/// What is called never or always true is so for every patient, tried one by one.
@Suite struct ConditionRangeTests {
  private static let values = [-1, 0, 1, 2, 3, 4, 5, 6]

  @Test func setsAnswerLikeTheirNumbers() {
    let signs = ComparisonSign.allCases
    for left in signs {
      for right in signs {
        let a = IntervalSet(left, Exact(2))
        let b = IntervalSet(right, Exact(4))
        for number in Self.values {
          let point = IntervalSet(.equal, Exact(number))
          let (inA, inB) = (Self.holds(number, left, 2), Self.holds(number, right, 4))
          #expect(point.isSubset(of: a) == inA)
          #expect(point.isSubset(of: a.complement) == !inA)
          #expect(point.isSubset(of: a.intersection(b)) == (inA && inB))
          #expect(point.isSubset(of: a.union(b)) == (inA || inB))
        }
        #expect(a.union(a.complement).isAll)
        #expect(a.intersection(a.complement).isEmpty)
      }
    }
    #expect(IntervalSet(from: Exact(3), through: Exact(2)).isEmpty)
    #expect(IntervalSet(.equal, Exact(2)) == IntervalSet(from: Exact(2), through: Exact(2)))
  }

  private static func holds(_ left: Int, _ sign: ComparisonSign, _ right: Int) -> Bool {
    switch sign {
    case .less: left < right
    case .atMost: left <= right
    case .equal: left == right
    case .notEqual: left != right
    case .atLeast: left >= right
    case .greater: left > right
    }
  }

  // MARK: - Random conditions

  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  /// Three questions whose answers are small whole numbers.
  private static func amount(_ key: Int) -> AmountNode {
    let read = SeriesRead(.average, of: key)
    return AmountNode(id: 0, text: "", form: .series(read))
  }

  private static func number(_ value: Int) -> AmountNode {
    AmountNode(id: 0, text: "", form: .literal(Exact(value)))
  }

  private static func node(_ form: ConditionNode.Form) -> ConditionNode {
    ConditionNode(id: 0, text: "", form: form)
  }

  private static func condition(_ dice: inout Dice, keys: Int, depth: Int) -> ConditionNode {
    let sign = ComparisonSign.allCases[dice.roll(6)]
    let key = dice.roll(keys)
    guard depth > 0 else {
      if dice.roll(4) == 0 {
        let low = dice.roll(5)
        return node(.between(amount(key), low: number(low), high: number(low + dice.roll(3))))
      }
      return dice.roll(2) == 0
        ? node(.compare(amount(key), sign, number(dice.roll(6))))
        : node(.compare(number(dice.roll(6)), sign, amount(key)))
    }
    let parts = (0..<(2 + dice.roll(2))).map { _ in
      condition(&dice, keys: keys, depth: depth - 1 - dice.roll(depth))
    }
    switch dice.roll(5) {
    case 0, 1: return node(.all(parts))
    case 2, 3: return node(.any(parts))
    default: return node(.not(parts[0]))
    }
  }

  private static func truth(_ condition: ConditionNode, _ values: [Int]) -> Bool {
    func value(_ amount: AmountNode) -> Int {
      switch amount.form {
      case .literal(let number): Int(number.approximation)
      case .series(let read): values[read.indicator]
      default: 0
      }
    }
    switch condition.form {
    case .all(let parts): return parts.allSatisfy { truth($0, values) }
    case .any(let parts): return parts.contains { truth($0, values) }
    case .not(let inner): return !truth(inner, values)
    case .compare(let left, let sign, let right): return holds(value(left), sign, value(right))
    case .between(let inner, let low, let high):
      return value(low) <= value(inner) && value(inner) <= value(high)
    default: return false
    }
  }

  /// Every answer to the questions, as one patient each.
  private static func patients(_ keys: Int) -> [[Int]] {
    (0..<keys).reduce([[]]) { found, _ in found.flatMap { one in values.map { one + [$0] } } }
  }

  /// Values are taken from those that the patients have, so that nothing lies between them.
  private static let ranges = ConditionRange { _ in
    values.reduce(IntervalSet.none) { $0.union(IntervalSet(.equal, Exact($1))) }
  }

  @Test func neverAndAlwaysAreSo() {
    var dice = Dice(state: 7)
    var told: [ConditionRange.Verdict: Int] = [:]
    let patients = Self.patients(3)
    for _ in 0..<600 {
      let condition = Self.condition(&dice, keys: 3, depth: 3)
      let verdict = Self.ranges.verdict(condition)
      told[verdict, default: 0] += 1
      let held = patients.count { Self.truth(condition, $0) }
      if verdict == .never { #expect(held == 0) }
      if verdict == .always { #expect(held == patients.count) }
    }
    // The test would be empty if it never came to that.
    #expect((told[.never] ?? 0) > 10 && (told[.always] ?? 0) > 10)
  }

  @Test func ofOneComparisonTheAnswerIsExact() {
    var dice = Dice(state: 11)
    for _ in 0..<300 {
      let parts = (0..<3).map { _ in Self.condition(&dice, keys: 1, depth: 0) }
      for condition in [Self.node(.all(parts)), Self.node(.any(parts)), Self.node(.not(parts[0]))] {
        let held = Self.values.count { Self.truth(condition, [$0]) }
        let wanted: ConditionRange.Verdict =
          held == 0 ? .never : held == Self.values.count ? .always : .maybe
        #expect(Self.ranges.verdict(condition) == wanted)
      }
    }
  }
}
