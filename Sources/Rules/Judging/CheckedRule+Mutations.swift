/// Every small change of a rule that changes what it means.
extension CheckedRule {
  package var mutations: [RuleMutation] {
    var found: [RuleMutation] = []
    for (form, kind, place, text) in Mutator.variants(when) {
      var rule = self
      rule.when = form
      found.append(RuleMutation(kind: kind, place: place, text: text, rule: rule))
    }
    if let clear {
      for (form, kind, place, text) in Mutator.variants(clear) {
        var rule = self
        rule.clear = form
        found.append(RuleMutation(kind: kind, place: place, text: text, rule: rule))
      }
    }
    return found + clauseMutations
  }

  private var clauseMutations: [RuleMutation] {
    var found: [RuleMutation] = []
    func add(_ kind: RuleMutation.Kind, _ text: String, _ change: (inout CheckedRule) -> Void) {
      var rule = self
      change(&rule)
      found.append(RuleMutation(kind: kind, place: place, text: text, rule: rule))
    }
    if clear != nil { add(.clear, "clear -> none") { $0.clear = nil } }
    if when.canBeUnknown || (clear ?? when).canBeUnknown {
      for policy in UnknownPolicy.allCases where policy != ifUnknown {
        // Only `when` makes a tag come; only what clears it, keep or go.
        let differsOff = when.canBeUnknown && (policy == .on) != (ifUnknown == .on)
        let differsOn = (clear ?? when).canBeUnknown && (policy == .off) != (ifUnknown == .off)
        guard differsOff || differsOn else { continue }
        add(.policy, "\(ifUnknown.rawValue) -> \(policy.rawValue)") { $0.ifUnknown = policy }
      }
    }
    if let hold {
      add(.hold, "\(hold.written) -> none") { $0.hold = nil }
      for other in hold.neighbours {
        add(.hold, "\(hold.written) -> \(other.written)") { $0.hold = other }
      }
    }
    if let expires {
      add(.expiry, "\(expires.written) -> none") { $0.expires = nil }
      for other in expires.neighbours {
        add(.expiry, "\(expires.written) -> \(other.written)") { $0.expires = other }
      }
    }
    return found
  }
}

extension DaySpan {
  /// As written in English: `90d`.
  var written: String { "\(count)\(unit.rawValue)" }

  /// Half as long, at least one less, and twice as long.
  var neighbours: [DaySpan] {
    let shorter = count > 1 ? [DaySpan(count / 2, unit)] : []
    return shorter + [DaySpan(max(min(count, 4_000_000) * 2, 1), unit)]
  }
}

extension ConditionNode {
  /// Whether it may be unknown of some patient.
  package var canBeUnknown: Bool {
    switch form {
    case .constant, .amountIsKnown, .conditionIsKnown, .conditionIs, .hasDiagnosis, .hasMedication,
      .hasTag, .deceased:
      false
    case .sexIs: true
    case .all, .any, .not: conditions.contains(where: \.canBeUnknown)
    case .compare, .between: amounts.contains(where: \.canBeUnknown)
    }
  }
}

extension AmountNode {
  /// Whether it may be unknown of some patient.
  package var canBeUnknown: Bool {
    switch form {
    case .literal: false
    case .age: true
    case .series(let read): read.function != .count
    case .quotient: true
    case .negated, .sum, .difference, .product: amounts.contains(where: \.canBeUnknown)
    }
  }
}
