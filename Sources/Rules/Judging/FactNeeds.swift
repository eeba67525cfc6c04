/// What rules read, so that no more is fetched.
package struct FactNeeds: Hashable, Sendable {
  /// For each indicator read, by its index: how many days back from the day of judgement, that day
  /// among them, its values count; nil when all do.
  ///
  /// The window, or how long evidence counts where a rule expires, whichever is longer. Reckoned from
  /// the first day that is judged, it is enough for a replay too.
  package private(set) var daysBack: [Int: Int?] = [:]
  /// As `daysBack`, but of a read that a count before it guards no more than the window of the count,
  /// as in `count(x, 28d, per: day) >= 3 and min(x, per: day, last: 3) >= 140`: where the count is
  /// met those newest days lie in its window, and where it is not nothing else is asked.
  ///
  /// Enough for patients whose values of `guarded` indicators are all final numbers: the count
  /// counts results in words and the read passes over them.
  package private(set) var guardedDaysBack: [Int: Int?] = [:]
  /// The indicators of which the two differ.
  package var guarded: [Int] {
    daysBack.keys.filter { daysBack[$0] != guardedDaysBack[$0] }.sorted()
  }
  /// Whether diagnoses are read.
  package private(set) var readsDiagnoses = false
  /// Whether medicines are read.
  package private(set) var readsMedications = false
  /// Whether age, sex or death are asked for.
  package private(set) var readsPerson = false
  /// The tags asked for, by their indexes.
  package private(set) var tags: Set<Int> = []
  /// The sets of which every patient who is not false must have a diagnosis, by their indexes.
  ///
  /// Whoever has none of one of them is false at once: a sound sieve for a preview, beside those who
  /// carry the tag already. Empty when the condition does not begin so.
  package private(set) var requiredDiagnoses: [Int] = []

  /// The needs of one rule.
  package init(_ rule: CheckedRule) {
    visit(rule.when)
    if let clear = rule.clear { visit(clear) }
    for part in rule.spokenParts {
      switch part {
      case .text: break
      case .amount(let node): visit(node)
      case .condition(let node): visit(node)
      }
    }
    if let expires = rule.expires {
      // Evidence that is too old already decides nothing; a day more, as the last day still counts.
      for indicator in daysBack.keys {
        let days = expires.longestDays + 1
        Self.add(indicator, days, to: &daysBack)
        Self.add(indicator, days, to: &guardedDaysBack)
      }
    }
    require(rule.when)
  }

  /// The needs of several rules together.
  package init(_ rules: [CheckedRule]) {
    for rule in rules {
      let needs = FactNeeds(rule)
      for (indicator, days) in needs.daysBack { Self.add(indicator, days, to: &daysBack) }
      for (indicator, days) in needs.guardedDaysBack {
        Self.add(indicator, days, to: &guardedDaysBack)
      }
      readsDiagnoses = readsDiagnoses || needs.readsDiagnoses
      readsMedications = readsMedications || needs.readsMedications
      readsPerson = readsPerson || needs.readsPerson
      tags.formUnion(needs.tags)
    }
  }

  private mutating func require(_ node: ConditionNode) {
    switch node.form {
    case .hasDiagnosis(let codes, nil): requiredDiagnoses.append(codes)
    case .all(let parts): for part in parts { require(part) }
    default: break
    }
  }

  private static func add(_ indicator: Int, _ days: Int?, to daysBack: inout [Int: Int?]) {
    guard let known = daysBack[indicator] else {
      daysBack[indicator] = .some(days)
      return
    }
    guard let known, let days else {
      daysBack[indicator] = .some(nil)
      return
    }
    daysBack[indicator] = .some(max(known, days))
  }

  private mutating func visit(_ node: ConditionNode) {
    switch node.form {
    case .hasDiagnosis: readsDiagnoses = true
    case .hasMedication: readsMedications = true
    case .hasTag(let tag): tags.insert(tag)
    case .sexIs, .deceased: readsPerson = true
    default: break
    }
    if case .all(let parts) = node.form {
      for (index, part) in parts.enumerated() {
        visit(part, guardedBy: GuardedRead.window(of: part, among: parts[..<index]))
      }
      return
    }
    for child in node.conditions { visit(child) }
    for child in node.amounts { visit(child) }
  }

  private mutating func visit(_ part: ConditionNode, guardedBy window: DaySpan?) {
    guard let window, let read = GuardedRead.read(of: part) else { return visit(part) }
    Self.add(read.indicator, nil, to: &daysBack)
    Self.add(read.indicator, window.longestDays, to: &guardedDaysBack)
  }

  private mutating func visit(_ node: AmountNode) {
    if case .series(let read) = node.form {
      Self.add(read.indicator, read.window?.longestDays, to: &daysBack)
      Self.add(read.indicator, read.window?.longestDays, to: &guardedDaysBack)
    }
    if case .age = node.form { readsPerson = true }
    for child in node.amounts { visit(child) }
  }
}

extension DaySpan {
  /// The most days that a span can have.
  package var longestDays: Int {
    let count = min(count, 4_000_000)
    return switch unit {
    case .day: count
    case .week: 7 * count
    case .month: 31 * count
    case .year: 366 * count
    }
  }
}
