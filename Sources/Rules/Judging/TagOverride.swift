/// A tag put on or taken off by a person, above whatever the rules say.
///
/// The state of the rules goes on underneath and shows again when the override is past its end.
/// Who, why and since when stand in the store.
package struct TagOverride: Hashable, Sendable {
  /// The index in `RuleSet.tags`.
  package var tag: Int
  /// Whether the tag is put on; otherwise it is taken off.
  package var isOn: Bool
  /// The first day on which it counts, as a day number.
  package var from: Int
  /// The last day on which it counts.
  package var until: Int

  package init(tag: Int, isOn: Bool, from: Int, until: Int) {
    self.tag = tag
    self.isOn = isOn
    self.from = from
    self.until = until
  }

  /// Whether it counts on a day.
  package func counts(on day: Int) -> Bool { from <= day && day <= until }
}
