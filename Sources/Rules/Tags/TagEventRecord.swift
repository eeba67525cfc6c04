package import Domain

/// A tag that came or went, as it is stored.
package struct TagEventRecord: Hashable, Sendable {
  package var rule: String
  package var tag: TagName
  package var version: Int
  /// The day on which it came or went.
  package var day: CalendarDate
  /// When that was found out.
  package var at: Instant
  package var isOn: Bool
  /// Whether it was shown then.
  package var isShown: Bool
  package var cause: RuleState.Cause
  package var why: JudgingReason
  /// When later facts showed that it never was so; nil while it counts.
  package var withdrawn: Instant?

  package init(
    rule: String, tag: TagName, version: Int, day: CalendarDate, at: Instant, isOn: Bool,
    isShown: Bool, cause: RuleState.Cause, why: JudgingReason, withdrawn: Instant? = nil
  ) {
    self.rule = rule
    self.tag = tag
    self.version = version
    self.day = day
    self.at = at
    self.isOn = isOn
    self.isShown = isShown
    self.cause = cause
    self.why = why
    self.withdrawn = withdrawn
  }
}
