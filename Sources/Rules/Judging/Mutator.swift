/// Makes the variants of a condition, one change each.
enum Mutator {
  typealias Variant<Node> = (
    node: Node, kind: RuleMutation.Kind, place: SourceSpan, text: String
  )

  static func variants(_ node: ConditionNode) -> [Variant<ConditionNode>] {
    var found: [Variant<ConditionNode>] = []
    func add(_ form: ConditionNode.Form, _ kind: RuleMutation.Kind, _ text: String) {
      var changed = node
      changed.form = form
      found.append((changed, kind, node.place, text))
    }
    func adopt(_ inner: [Variant<ConditionNode>], _ make: (ConditionNode) -> ConditionNode.Form) {
      for variant in inner {
        var changed = node
        changed.form = make(variant.node)
        found.append((changed, variant.kind, variant.place, variant.text))
      }
    }
    func adopt(_ inner: [Variant<AmountNode>], _ make: (AmountNode) -> ConditionNode.Form) {
      for variant in inner {
        var changed = node
        changed.form = make(variant.node)
        found.append((changed, variant.kind, variant.place, variant.text))
      }
    }
    switch node.form {
    case .constant, .hasTag, .sexIs, .deceased: break
    case .all(let parts):
      if parts.count > 1 { add(.any(parts), .connective, "and -> or") }
      for index in parts.indices {
        adopt(variants(parts[index])) { .all(parts.replacing(index, with: $0)) }
      }
    case .any(let parts):
      if parts.count > 1 { add(.all(parts), .connective, "or -> and") }
      for index in parts.indices {
        adopt(variants(parts[index])) { .any(parts.replacing(index, with: $0)) }
      }
    case .not(let part):
      add(part.form, .connective, "not -> none")
      adopt(variants(part)) { .not($0) }
    case .conditionIsKnown(let part, let wanted):
      add(.conditionIsKnown(part, !wanted), .comparison, "is known <-> is unknown")
      adopt(variants(part)) { .conditionIsKnown($0, wanted) }
    case .conditionIs(let part, let wanted):
      add(.conditionIs(part, !wanted), .comparison, "is true <-> is false")
      adopt(variants(part)) { .conditionIs($0, wanted) }
    case .amountIsKnown(let subject, let wanted):
      add(.amountIsKnown(subject, !wanted), .comparison, "is known <-> is unknown")
      adopt(variants(subject)) { .amountIsKnown($0, wanted) }
    case .compare(let left, let sign, let right):
      for other in sign.nearby(isCount: left.isCount || right.isCount) {
        add(.compare(left, other, right), .comparison, "\(sign.rawValue) -> \(other.rawValue)")
      }
      adopt(variants(left)) { .compare($0, sign, right) }
      adopt(variants(right)) { .compare(left, sign, $0) }
    case .between(let subject, let low, let high):
      add(.compare(subject, .atLeast, low), .comparison, "between -> >=")
      add(.compare(subject, .atMost, high), .comparison, "between -> <=")
      adopt(variants(subject)) { .between($0, low: low, high: high) }
      adopt(variants(low)) { .between(subject, low: $0, high: high) }
      adopt(variants(high)) { .between(subject, low: low, high: $0) }
    case .hasDiagnosis(let codes, let window):
      for other in window?.neighbours ?? [] {
        add(
          .hasDiagnosis(codes: codes, window: other), .window,
          "\(window?.written ?? "") -> \(other.written)")
      }
    case .hasMedication(let codes, let window):
      for other in window?.neighbours ?? [] {
        add(
          .hasMedication(codes: codes, window: other), .window,
          "\(window?.written ?? "") -> \(other.written)")
      }
    }
    return found
  }

  static func variants(_ node: AmountNode) -> [Variant<AmountNode>] {
    var found: [Variant<AmountNode>] = []
    func add(_ form: AmountNode.Form, _ kind: RuleMutation.Kind, _ text: String) {
      var changed = node
      changed.form = form
      found.append((changed, kind, node.place, text))
    }
    func adopt(_ inner: [Variant<AmountNode>], _ make: (AmountNode) -> AmountNode.Form) {
      for variant in inner {
        var changed = node
        changed.form = make(variant.node)
        found.append((changed, variant.kind, variant.place, variant.text))
      }
    }
    switch node.form {
    case .age: break
    case .literal(let number):
      // As kPa for mmHg, mg/dL for mmol/L, months for years: a factor of about ten.
      for factor in [Exact(10), Exact(1, over: 10)] where number.numerator != 0 {
        guard let other = number.multiplied(by: factor) else { continue }
        add(.literal(other), .unit, "\(number.shortText) -> \(other.shortText)")
      }
      for other in node.steps(around: number) {
        add(.literal(other), .bound, "\(number.shortText) -> \(other.shortText)")
      }
    case .series(let read):
      for (other, kind, text) in read.variants { add(.series(other), kind, text) }
    case .negated(let part): adopt(variants(part)) { .negated($0) }
    case .sum(let left, let right):
      add(.difference(left, right), .function, "+ -> -")
      adopt(variants(left)) { .sum($0, right) }
      adopt(variants(right)) { .sum(left, $0) }
    case .difference(let left, let right):
      add(.sum(left, right), .function, "- -> +")
      adopt(variants(left)) { .difference($0, right) }
      adopt(variants(right)) { .difference(left, $0) }
    case .product(let left, let right):
      adopt(variants(left)) { .product($0, right) }
      adopt(variants(right)) { .product(left, $0) }
    case .quotient(let left, let right):
      adopt(variants(left)) { .quotient($0, right) }
      adopt(variants(right)) { .quotient(left, $0) }
    }
    return found
  }
}

extension Array {
  fileprivate func replacing(_ index: Int, with element: Element) -> [Element] {
    var copy = self
    copy[index] = element
    return copy
  }
}

extension AmountNode {
  /// The numbers one step of the last digit below and above a literal; none where it was written in
  /// another unit.
  fileprivate func steps(around number: Exact) -> [Exact] {
    let digits = text.drop { $0 == "-" || $0 == " " }.prefix { $0.isNumber || $0 == "." }
    guard let written = Exact(decimal: String(digits)),
      written == number || written.negated == number
    else { return [] }
    let places = digits.firstIndex(of: ".").map { digits[$0...].count - 1 } ?? 0
    let zeros = String(repeating: "0", count: max(0, places - 1))
    guard let step = Exact(decimal: places == 0 ? "1" : "0.\(zeros)1") else { return [] }
    return [number.subtracting(step), number.adding(step)].compactMap(\.self)
  }

  /// Whether it counts values, so that it is never below zero.
  fileprivate var isCount: Bool {
    if case .series(let read) = form { return read.function == .count }
    return false
  }
}

extension ComparisonSign {
  /// The signs that differ at the bound, and the opposite one.
  fileprivate func nearby(isCount: Bool) -> [ComparisonSign] {
    switch self {
    case .less: [.atMost, .greater]
    case .atMost: [.less, .atLeast]
    // A count is never below zero: `= 0` and `<= 0` are the same.
    case .equal: isCount ? [.notEqual] : [.notEqual, .atMost, .atLeast]
    case .notEqual: isCount ? [.equal] : [.equal, .less, .greater]
    case .atLeast: [.greater, .atMost]
    case .greater: [.atLeast, .less]
    }
  }
}

extension SeriesRead {
  /// The reads that differ in one part.
  fileprivate var variants: [(read: SeriesRead, kind: RuleMutation.Kind, text: String)] {
    var found: [(read: SeriesRead, kind: RuleMutation.Kind, text: String)] = []
    func add(
      _ kind: RuleMutation.Kind, _ text: String, _ change: (inout SeriesRead) -> Void
    ) {
      var read = self
      change(&read)
      found.append((read, kind, text))
    }
    if let window {
      for other in window.neighbours {
        add(.window, "\(window.written) -> \(other.written)") { $0.window = other }
      }
    }
    if let last {
      add(.window, "last \(last) -> \(last + 1)") { $0.last = last + 1 }
      if last > 1 { add(.window, "last \(last) -> \(last - 1)") { $0.last = last - 1 } }
    }
    switch function {
    case .average: add(.function, "avg -> latest") { $0.function = .latest }
    case .latest:
      add(.function, "latest -> first") { $0.function = .first }
      if window != nil {
        add(.function, "latest -> max") { $0.function = .maximum }
        add(.function, "latest -> min") { $0.function = .minimum }
      }
    case .first: add(.function, "first -> latest") { $0.function = .latest }
    case .minimum: add(.function, "min -> max") { $0.function = .maximum }
    case .maximum: add(.function, "max -> min") { $0.function = .minimum }
    case .sum: add(.function, "sum -> avg") { $0.function = .average }
    case .median: add(.function, "median -> avg") { $0.function = .average }
    case .delta: add(.function, "delta -> change") { $0.function = .change }
    case .change: add(.function, "change -> delta") { $0.function = .delta }
    case .count where isPerDay: add(.function, "per: day -> none") { $0.isPerDay = false }
    case .count, .trend, .share, .daysSince: break
    }
    return found
  }
}
