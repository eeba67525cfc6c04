package import Domain

/// A tag of a patient as it stands.
package struct PatientTag: Hashable, Sendable {
  package var name: TagName
  /// The rule that holds it; nil for one that was put on by hand alone.
  package var rule: String?
  /// The version of the rule that put it on; 0 without a rule.
  package var version: Int
  /// The day on which it came.
  package var since: CalendarDate
  package var priority: Int
  package var standing: Standing

  /// Whether it is shown, and why.
  package enum Standing: Int, Sendable, CaseIterable {
    case shown
    /// Put on by a person.
    case putOn
    /// A rule holds it, but another tag of its group comes first.
    case hidden
    /// A rule holds it, but a person took it off.
    case takenOff
  }

  package init(
    name: TagName, rule: String?, version: Int, since: CalendarDate, priority: Int,
    standing: Standing
  ) {
    self.name = name
    self.rule = rule
    self.version = version
    self.since = since
    self.priority = priority
    self.standing = standing
  }

  /// Whether it is on the screens beside the name.
  package var isShown: Bool { standing == .shown || standing == .putOn }
}

/// The tags of a patient as far as the one who asks may know them.
package struct PatientTags: Hashable, Sendable {
  /// Shown ones first, then by priority.
  package var tags: [PatientTag]
  /// Whether there is nothing because the role may not see it.
  package var isHidden: Bool
  /// Whether facts of the patient are not judged yet.
  package var isBehind: Bool

  package init(tags: [PatientTag], isHidden: Bool = false, isBehind: Bool = false) {
    self.tags = tags
    self.isHidden = isHidden
    self.isBehind = isBehind
  }
}
