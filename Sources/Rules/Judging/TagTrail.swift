/// The changes of one patient's tags as they were stored, from which an earlier state is found.
///
/// A fact of an earlier day, a correction or a merge makes the days from then on to be judged
/// again: `states(before:)` says from where, `kept(from:begins:)` what earlier versions decided and
/// stays, and what the judge finds replaces the rest.
package struct TagTrail: Hashable, Sendable {
  /// Changes that count, by day, then rule; those that were replaced are left out.
  package private(set) var transitions: [TagTransition]

  /// - Parameter transitions: In any order; a rule changes once a day at most.
  package init(_ transitions: [TagTransition] = []) {
    self.transitions = transitions
    sort()
  }

  /// How each rule stood at the end of the day before this one.
  package func states(before day: Int, rules: Int) -> [RuleState] {
    var states = Array(repeating: RuleState.never, count: rules)
    for transition in transitions where transition.day < day {
      states[transition.rule] = transition.after
    }
    return states
  }

  /// What was decided from a day on, but by earlier versions of rules than those in force.
  ///
  /// - Parameter begins: The day on which each rule began to count in its version.
  package func kept(from day: Int, begins: [Int]) -> [TagTransition] {
    transitions.filter { $0.day >= day && $0.day < begins[$0.rule] }
  }

  /// Puts what was found anew in the place of what was decided from a day on.
  ///
  /// - Returns: What no longer counts, and what is new. Both are empty when nothing changed.
  package mutating func replace(
    from day: Int, begins: [Int], with found: [TagTransition]
  ) -> (withdrawn: [TagTransition], added: [TagTransition]) {
    let old = transitions.filter { $0.day >= day && $0.day >= begins[$0.rule] }
    let withdrawn = old.filter { !found.contains($0) }
    let added = found.filter { !old.contains($0) }
    transitions.removeAll { $0.day >= day && $0.day >= begins[$0.rule] }
    transitions += found
    sort()
    return (withdrawn, added)
  }

  private mutating func sort() {
    transitions.sort { ($0.day, $0.rule) < ($1.day, $1.rule) }
  }
}
