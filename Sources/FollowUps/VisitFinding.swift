/// What was found at a visit beside the values.
package enum VisitFinding: String, Hashable, Sendable, CaseIterable {
  /// An adverse drug reaction.
  case adverseReaction = "adverse-reaction"
  /// An adverse drug reaction that changed treatment did not end.
  case stubbornReaction = "stubborn-reaction"
  /// A new complication, or an old one that got worse.
  case complication
  /// A sign of danger, such as altered consciousness, chest tightness or sudden loss of sight.
  case dangerSign = "danger-sign"
}
