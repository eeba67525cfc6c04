/// A tag that a person carries, as the screens show it.
///
/// Put on by the rules in force or by hand; one that is hidden by another of its group, or was taken
/// off by hand, is none.
package struct ShownTag: Hashable, Sendable {
  /// The name that identifies it, as rules write it.
  package var name: String
  /// The name in either language.
  package var title: Localized
  /// The day on which it came.
  package var since: CalendarDate
  /// Whether a person put it on.
  package var isByHand: Bool

  package init(name: String, title: Localized, since: CalendarDate, isByHand: Bool = false) {
    self.name = name
    self.title = title
    self.since = since
    self.isByHand = isByHand
  }
}
