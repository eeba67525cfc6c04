/// A stretch of days on which a rule held a tag of a person, as it is handed out.
package struct TagPeriod: Hashable, Sendable {
  package var tag: Localized
  /// The name of the rule.
  package var rule: String
  /// The version that put it on.
  package var version: Int
  package var from: CalendarDate
  /// The first day on which it was gone; nil while it is on.
  package var until: CalendarDate?
  /// Why it came.
  package var reason: Localized
  /// Whether later facts showed that it never was so.
  package var isWithdrawn: Bool

  package init(
    tag: Localized, rule: String, version: Int, from: CalendarDate, until: CalendarDate? = nil,
    reason: Localized, isWithdrawn: Bool = false
  ) {
    self.tag = tag
    self.rule = rule
    self.version = version
    self.from = from
    self.until = until
    self.reason = reason
    self.isWithdrawn = isWithdrawn
  }
}
