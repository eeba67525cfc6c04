/// A small change to a rule that one of its tests should notice.
///
/// A comparison without an example on both sides of its bound, a window longer than any example,
/// a policy that no example meets: each lets a mutation live, and the rule's tests prove less than
/// they seem to.
package struct RuleMutation: Hashable, Sendable {
  /// What was changed.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case comparison
    /// The bound of a comparison, as when its unit were another one.
    case unit
    /// The bound of a comparison, one step of its last digit away.
    case bound
    case window
    case policy
    case hold
    case expiry
    case connective
    case function
    case clear
  }

  package var kind: Kind
  /// Where in the rule file.
  package var place: SourceSpan
  /// What became of it, such as `>= -> >` or `90d -> 45d`.
  package var text: String
  /// The rule with the change.
  package var rule: CheckedRule
}

extension RuleSet {
  /// The mutations of a rule that none of its own tests notice.
  ///
  /// Runs every test of the rule for every mutation; for tools and tests, not beside the work.
  package func survivors(of rule: Int) -> [RuleMutation] {
    rules[rule].mutations.filter { mutation in
      var changed = self
      changed.rules[rule] = mutation.rule
      let runner = RuleTestRunner(changed)
      return rules[rule].tests.indices.allSatisfy { runner.run(rule: rule, test: $0).passed }
    }
  }
}
