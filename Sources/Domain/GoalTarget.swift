/// What a goal asks of a value: below a line, above one, or between two.
package enum GoalTarget: Hashable, Sendable {
  case limit(Comparator, Double)
  /// Both ends inside; the first is not above the second.
  case between(Double, Double)

  /// Reads `<140`, `<=6.5`, `≤6.5`, `>=30`, `≥30`, `>30`, `4.4-7.0` or `4.4–7.0`; nil for anything else.
  ///
  /// Numbers have digits and perhaps a point; none is negative.
  package init?(text: some StringProtocol) {
    let text = String(text).filter { !$0.isWhitespace }
    let signs: [(String, Comparator)] = [
      ("<=", .atMost), ("≤", .atMost), (">=", .atLeast), ("≥", .atLeast), ("<", .lessThan),
      (">", .greaterThan),
    ]
    for (sign, comparator) in signs where text.hasPrefix(sign) {
      guard let number = Self.number(text.dropFirst(sign.count)) else { return nil }
      self = .limit(comparator, number)
      return
    }
    let ends = text.split(omittingEmptySubsequences: false) { "-–~～".contains($0) }
    guard ends.count == 2, let low = Self.number(ends[0]), let high = Self.number(ends[1]),
      low <= high
    else { return nil }
    self = .between(low, high)
  }

  private static func number(_ text: some StringProtocol) -> Double? {
    guard !text.isEmpty, text.utf8.count <= 12,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), let number = Double(text)
    else { return nil }
    return number
  }

  /// As people write it: `<140`, `≤6.5`, `4.4–7`.
  package var text: String {
    switch self {
    case .limit(let comparator, let number): comparator.sign + shortestDecimal(number)
    case .between(let low, let high): "\(shortestDecimal(low))–\(shortestDecimal(high))"
    }
  }

  /// As it is kept and typed, in ASCII: `<=6.5`, `4.4-7`.
  package var code: String {
    switch self {
    case .limit(let comparator, let number): comparator.rawValue + shortestDecimal(number)
    case .between(let low, let high): "\(shortestDecimal(low))-\(shortestDecimal(high))"
    }
  }

  /// Whether a value is where the goal wants it; nil when a comparator leaves that open.
  ///
  /// `<5` meets `<7`, and says nothing of `<4`.
  package func isMet(by value: Double, comparator: Comparator? = nil) -> Bool? {
    let range: ReferenceRange
    switch self {
    case .limit(.lessThan, let line): range = ReferenceRange(high: line, includesHigh: false)
    case .limit(.atMost, let line): range = ReferenceRange(high: line)
    case .limit(.atLeast, let line): range = ReferenceRange(low: line)
    case .limit(.greaterThan, let line): range = ReferenceRange(low: line, includesLow: false)
    case .between(let low, let high): range = ReferenceRange(low: low, high: high)
    }
    // Below a line that is not reached, exactly as much as below the line itself.
    if case .limit(.lessThan, let line) = self, comparator == .lessThan, value == line {
      return true
    }
    if case .limit(.greaterThan, let line) = self, comparator == .greaterThan, value == line {
      return true
    }
    return range.judge(value, comparator: comparator).map { $0 == .normal }
  }

  /// The line that a value has to reach, seen from where it stands; the value itself when it is met.
  package func line(from value: Double) -> Double {
    switch self {
    case .limit(_, let line): isMet(by: value) == true ? value : line
    case .between(let low, let high): min(max(value, low), high)
    }
  }
}

extension Comparator {
  /// The sign that people write: `≤` for `<=`.
  package var sign: String {
    switch self {
    case .lessThan: "<"
    case .atMost: "≤"
    case .atLeast: "≥"
    case .greaterThan: ">"
    }
  }
}
