/// Where one rule stands with one patient, as plain numbers that can be stored.
package struct RuleState: Hashable, Sendable, BitwiseCopyable {
  /// Whether the rule holds its tag, shown or hidden.
  package var isOn: Bool
  /// The day on which it came or went, as a day number; `RuleState.always` when it never was on.
  package var since: Int
  /// While on, the newest day of a value that `when` read as the tag came, or the day on which it
  /// came when there was none; otherwise the same as `since`.
  package var evidence: Int
  package var cause: Cause
  /// The version of the rule that made it come or go; 0 when it never was on.
  package var version: Int

  /// Before every day.
  package static let always = Int(Int32.min)

  /// Why a rule stands as it does; the numbers are stored.
  package enum Cause: Int, Sendable, CaseIterable, BitwiseCopyable {
    /// It never was on.
    case never = 0
    /// `when` became true.
    case met = 1
    /// `when` is unknown and the rule says `if unknown on`.
    case missing = 2
    /// `clear` became true.
    case cleared = 3
    /// The newest evidence became too old.
    case expired = 4
    /// `clear` is unknown and the rule says `if unknown off`.
    case lost = 5
    /// The rule was retired.
    case retired = 6
  }

  package init(isOn: Bool, since: Int, evidence: Int, cause: Cause, version: Int) {
    self.isOn = isOn
    self.since = since
    self.evidence = evidence
    self.cause = cause
    self.version = version
  }

  /// A rule that never was on.
  package static let never = RuleState(
    isOn: false, since: always, evidence: always, cause: .never, version: 0)

  /// A rule that goes on a day, as when it is retired.
  package static func off(_ cause: Cause, on day: Int, version: Int) -> RuleState {
    RuleState(isOn: false, since: day, evidence: day, cause: cause, version: version)
  }
}

/// A rule that came or went with a patient.
package struct TagTransition: Hashable, Sendable {
  /// The index in `RuleSet.rules`.
  package var rule: Int
  /// The day, as a day number.
  package var day: Int
  package var before: RuleState
  package var after: RuleState
  /// Whether the rule's tag is shown at the end of the day: neither taken off by hand nor hidden by
  /// another of its group.
  package var isShown: Bool

  package init(rule: Int, day: Int, before: RuleState, after: RuleState, isShown: Bool) {
    self.rule = rule
    self.day = day
    self.before = before
    self.after = after
    self.isShown = isShown
  }
}
