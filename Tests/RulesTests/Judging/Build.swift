import Domain
@testable import Rules

/// Builds checked rules by hand, as the checker would.
final class Build {
  /// Indicators by their slots.
  enum Slot: Int, CaseIterable {
    case sbp, dbp, hba1c, weight, visit, egfr, inr
  }

  private var nextID = 0
  private(set) var set = RuleSet(
    indicators: Slot.allCases.map {
      RuleIndicator(code: "\($0)", name: Localized(same: "\($0)"), decimals: $0 == .sbp ? 0 : 1)
    },
    codeSets: [
      CodeSet(name: "htn", ranges: [CodeRange("I10", "I15")]),
      CodeSet(name: "dm", ranges: [CodeRange("E10", "E14")]),
      CodeSet(name: "vka", ranges: [CodeRange("B01AA03")]),
    ])

  private func id() -> Int {
    nextID += 1
    return nextID - 1
  }

  func condition(_ form: ConditionNode.Form, _ text: String = "") -> ConditionNode {
    ConditionNode(id: id(), text: text, form: form)
  }

  func amount(_ form: AmountNode.Form, decimals: Int = 1) -> AmountNode {
    AmountNode(id: id(), text: "", decimals: decimals, form: form)
  }

  func number(_ text: String) -> AmountNode {
    amount(.literal(Exact(decimal: text) ?? .zero))
  }

  func series(
    _ function: SeriesFunction, _ slot: Slot, _ window: DaySpan? = nil, last: Int? = nil,
    perDay: Bool = false, preliminary: Bool = false
  ) -> AmountNode {
    amount(
      .series(
        SeriesRead(
          function, of: slot.rawValue, window: window, last: last, isPerDay: perDay,
          takesPreliminary: preliminary)))
  }

  func compare(_ left: AmountNode, _ sign: ComparisonSign, _ right: String) -> ConditionNode {
    condition(.compare(left, sign, number(right)))
  }

  func all(_ parts: ConditionNode...) -> ConditionNode { condition(.all(parts)) }
  func any(_ parts: ConditionNode...) -> ConditionNode { condition(.any(parts)) }
  func not(_ part: ConditionNode) -> ConditionNode { condition(.not(part)) }
  func has(_ codes: Int, _ window: DaySpan? = nil) -> ConditionNode {
    condition(.hasDiagnosis(codes: codes, window: window))
  }
  func takes(_ codes: Int, _ window: DaySpan? = nil) -> ConditionNode {
    condition(.hasMedication(codes: codes, window: window))
  }

  /// A condition that is unknown of every patient.
  var unknown: ConditionNode { compare(series(.latest, .inr), .greater, "1") }

  /// Adds a rule with a tag of its own, or of a name.
  @discardableResult
  func rule(
    _ id: String = "a.b", tag: String? = nil, group: String? = nil, priority: Int = 0,
    when: ConditionNode, clear: ConditionNode? = nil, ifUnknown: UnknownPolicy = .off,
    hold: DaySpan? = nil, expires: DaySpan? = nil, actions: [RuleAction] = [],
    because: [TemplatePart]? = nil, stratum: Int = 0, tests: [RuleTest] = []
  ) -> Int {
    let tag = self.tag(tag ?? id)
    let group = group.map { name in
      if let index = set.groups.firstIndex(of: name) { return index }
      set.groups.append(name)
      return set.groups.count - 1
    }
    set.rules.append(
      CheckedRule(
        id: id, tag: tag, group: group, priority: priority, when: when, clear: clear,
        ifUnknown: ifUnknown, hold: hold, expires: expires, actions: actions, because: because,
        stratum: stratum, tests: tests, nodeCount: nextID))
    nextID = 0
    return set.rules.count - 1
  }

  func tag(_ name: String) -> Int {
    if let index = set.tags.firstIndex(where: { $0.name == name }) { return index }
    set.tags.append(TagName(name))
    return set.tags.count - 1
  }
}

/// A day number from `YYYY-MM-DD`; a wrong text is a mistake of the test.
func day(_ text: String) -> Int {
  guard let date = CalendarDate(iso: text) else { preconditionFailure("No date: \(text)") }
  return date.dayNumber
}

extension RuleJudge {
  func add(
    _ slot: Build.Slot, _ text: String, _ value: Double?, comparator: Comparator? = nil,
    preliminary: Bool = false, second: Int = -1
  ) {
    facts.addValue(
      slot.rawValue, day: day(text), second: second, value: value.flatMap(Exact.gridStep),
      comparator: comparator, isPreliminary: preliminary)
  }

  /// The number that a rule's first condition compares, on a day.
  func amount(_ node: AmountNode, on text: String, rule: Int = 0) -> Amount? {
    compiled[rule].amounts[node.id]?(view(on: day(text)))
  }

  func verdict(on text: String, rule: Int = 0) -> Verdict {
    compiled[rule].when(view(on: day(text)))
  }
}
