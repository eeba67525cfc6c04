import Domain

// Doubts about rules that have no error.
extension CheckTables {
  mutating func lintRules() {
    for index in entries.indices where !broken.contains(index) {
      guard let rule = entries[index].checked else { continue }
      let place = RuleScope(rule: index, file: entries[index].file)
      lintClauses(rule, place)
      lintWindows(rule, place)
      lintTests(rule, place)
      // Worked out by sets of values, which very large conditions are not worth.
      if rule.nodeCount <= 200 { lintRanges(rule, place) }
    }
  }

  private mutating func doubt(
    _ code: RuleCode, _ range: Range<Int>, _ arguments: [String], _ scope: RuleScope,
    fix: RuleDiagnostic.Fix? = nil
  ) {
    report(code, file: scope.file, range, arguments, fix: fix)
  }

  private mutating func lintClauses(_ rule: CheckedRule, _ scope: RuleScope) {
    let syntax = entries[scope.rule].syntax
    for action in syntax.actions where action.once == nil {
      doubt(.actionWithoutOnce, action.range, [], scope)
    }
    if rule.ifUnknown == .on, rule.because == nil, let policy = syntax.ifUnknown {
      doubt(.unknownOnWithoutWhy, policy.range, [], scope)
    }
  }

  // MARK: - Windows

  private mutating func lintWindows(_ rule: CheckedRule, _ scope: RuleScope) {
    let reads = rule.when.reads + (rule.clear?.reads ?? [])
    for (node, read) in reads {
      if read.function == .latest, read.window == nil, read.last == nil {
        let code = indicators[read.indicator].code
        doubt(
          .latestWithoutWindow, node.place.bytes,
          [node.text, "最近(\(code), 180天)", "latest(\(code), 180d)"], scope)
      }
      guard let window = read.window else { continue }
      if let kept = vocabulary.retention, window.approximateDays > kept.approximateDays {
        doubt(.windowBeyondRetention, node.place.bytes, [window.text, kept.text], scope)
      }
    }
    guard let expires = rule.expires else { return }
    for (node, read) in rule.when.reads {
      guard let window = read.window, window.approximateDays > expires.approximateDays else {
        continue
      }
      doubt(.windowBeyondExpiry, node.place.bytes, [window.text, expires.text], scope)
      return
    }
  }

  // MARK: - Tests

  private mutating func lintTests(_ rule: CheckedRule, _ scope: RuleScope) {
    let header = entries[scope.rule].syntax.header
    guard !rule.tests.isEmpty else {
      doubt(.noTest, header, [rule.id], scope)
      return
    }
    let isTestedOff = rule.tests.contains { $0.expectations.contains { !$0.isOn } }
    if !isTestedOff { doubt(.noTestOff, header, [rule.id], scope) }
    let needed = rule.when.reads.filter { $0.read.canBeUnknown }
    guard !needed.isEmpty else { return }
    let isTestedUnknown = rule.tests.contains { test in
      test.expectations.contains { expectation in
        needed.contains { !Self.hasValue(test, $0.read, on: expectation.day) }
      }
    }
    guard !isTestedUnknown else { return }
    var codes: [String] = []
    for code in needed.map({ indicators[$0.read.indicator].code }) where !codes.contains(code) {
      codes.append(code)
    }
    doubt(.noTestUnknown, header, [rule.id, codes.joined(separator: ", ")], scope)
  }

  /// Whether the patient of a test has a value where a function looks on a day.
  private static func hasValue(
    _ test: RuleTest, _ read: SeriesRead, on day: CalendarDate
  ) -> Bool {
    test.readings.contains { reading in
      guard reading.indicator == read.indicator, reading.day <= day else { return false }
      guard let window = read.window else { return true }
      return Double(day.dayNumber - reading.day.dayNumber) < window.approximateDays
    }
  }

  // MARK: - Never and always

  private mutating func lintRanges(_ rule: CheckedRule, _ scope: RuleScope) {
    let ranges = ConditionRange(domain: Self.domain)
    let verdict = ranges.verdict(rule.when)
    switch verdict {
    case .never: doubt(.neverTrue, rule.when.place.bytes, [rule.when.text], scope)
    case .always: doubt(.alwaysTrue, rule.when.place.bytes, [rule.when.text], scope)
    case .maybe: lintParts(rule.when, ranges, scope)
    }
    guard let clear = rule.clear else { return }
    if ranges.assuming(clear) == nil {
      doubt(.neverClears, clear.place.bytes, [clear.text], scope)
    } else if verdict != .never, ranges.assuming(Self.both(rule.when, clear)) != nil {
      doubt(.flappingBand, clear.place.bytes, [clear.text], scope)
    }
  }

  /// Two conditions at once.
  private static func both(_ first: ConditionNode, _ second: ConditionNode) -> ConditionNode {
    ConditionNode(id: 0, text: "", form: .all([first, second]))
  }

  /// Comparisons that can only come out one way, and limits that no value reaches.
  private mutating func lintParts(
    _ condition: ConditionNode, _ ranges: ConditionRange, _ scope: RuleScope
  ) {
    var leaves: [ConditionNode] = []
    condition.forEach { if !$0.amounts.isEmpty { leaves.append($0) } }
    for leaf in leaves {
      if case .amountIsKnown = leaf.form { continue }
      switch ranges.verdict(leaf) {
      case .never: doubt(.partNeverTrue, leaf.place.bytes, [leaf.text], scope)
      case .always: doubt(.partAlwaysTrue, leaf.place.bytes, [leaf.text], scope)
      case .maybe: lintBounds(leaf, scope)
      }
    }
  }

  private mutating func lintBounds(_ leaf: ConditionNode, _ scope: RuleScope) {
    let amounts = leaf.amounts
    let read = amounts.lazy.compactMap { amount -> SeriesRead? in
      if case .series(let read) = amount.form, read.function.isLevel { return read }
      return nil
    }.first
    guard let read, let indicator = vocabulary.indicators[code: indicators[read.indicator].code],
      let bounds = indicator.hardBounds
    else { return }
    for amount in amounts {
      guard case .literal(let number) = amount.form, !bounds.contains(number.approximation) else {
        continue
      }
      let range = "\(shortestDecimal(bounds.lowerBound))–\(shortestDecimal(bounds.upperBound))"
      doubt(
        .outsideBounds, amount.place.bytes,
        [amount.text, indicator.code, "\(range) \(indicator.unit)"], scope)
    }
  }

  /// What a number can be at all.
  private static func domain(_ key: ConditionRange.Key) -> IntervalSet {
    switch key {
    case .age: IntervalSet(from: .zero, through: Exact(150))
    case .sex: IntervalSet(from: .zero, through: Exact(Sex.recorded.count - 1))
    case .condition: IntervalSet(.equal, .zero).union(IntervalSet(.equal, .one))
    case .series(let read):
      switch read.function {
      case .count, .daysSince: IntervalSet(.atLeast, .zero)
      case .share: IntervalSet(from: .zero, through: Exact(100))
      default: .all
      }
    }
  }
}

extension SeriesRead {
  /// Whether it has no answer over an empty window.
  var canBeUnknown: Bool { function != .count }
}

extension SeriesFunction {
  /// Whether its answer is one of the values, or lies among them.
  var isLevel: Bool {
    switch self {
    case .latest, .first, .average, .minimum, .maximum, .median: true
    default: false
    }
  }
}
