package import Domain

/// A rule or a code set by its name.
package struct RuleSubject: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case codes
    case rule
  }

  package var kind: Kind
  package var id: String

  package init(_ kind: Kind, _ id: String) {
    self.kind = kind
    self.id = id
  }
}

/// A rule or a code set with its versions, as the list shows it.
package struct RuleLine: Equatable, Sendable {
  /// Where one of them, or one version of it, stands.
  package enum State: String, CaseIterable, Sendable {
    /// In force, with an error that keeps it from being judged.
    case broken
    case active
    case draft
    case retired
  }

  /// One version.
  package struct Version: Equatable, Sendable {
    package var number: Int
    package var state: State
    package var text: String
    package var savedAt: Instant
    package var savedBy: String?
    /// The first day that it judges; nil when it never was in force.
    package var begins: CalendarDate?
    package var activatedBy: String?
    package var retiredAt: Instant?

    package init(
      number: Int, state: State, text: String, savedAt: Instant, savedBy: String? = nil,
      begins: CalendarDate? = nil, activatedBy: String? = nil, retiredAt: Instant? = nil
    ) {
      self.number = number
      self.state = state
      self.text = text
      self.savedAt = savedAt
      self.savedBy = savedBy
      self.begins = begins
      self.activatedBy = activatedBy
      self.retiredAt = retiredAt
    }
  }

  package var subject: RuleSubject
  /// The tag that the version gives that counts; nil for a code set.
  package var tag: Localized?
  /// The file in which it came.
  package var file: String
  /// The newest first; there is one at least.
  package var versions: [Version]
  /// How many patients it holds its tag for; nil for a code set.
  package var carriers: Int?
  /// What keeps the version in force from being judged; nil when it is judged.
  package var fault: Localized?

  package init(
    subject: RuleSubject, tag: Localized? = nil, file: String, versions: [Version],
    carriers: Int? = nil, fault: Localized? = nil
  ) {
    self.fault = fault
    self.subject = subject
    self.tag = tag
    self.file = file
    self.versions = versions
    self.carriers = carriers
  }

  /// The version that counts: the newest that was not taken back, or the last of a retired rule.
  package var standing: Version? { versions.first { $0.state != .retired } ?? versions.first }

  /// The version in force, whether it can be judged or not; nil while none is.
  package var inForce: Version? { versions.first { $0.state == .active || $0.state == .broken } }

  /// The version that was in force before the one that is; nil for none.
  var before: Version? {
    guard let inForce else { return nil }
    return versions.first { $0.number < inForce.number && $0.begins != nil }
  }

  /// A draft that waits to come into force.
  var draft: Version? { standing.flatMap { $0.state == .draft ? $0 : nil } }

  /// What the list says of it: a broken rule above everything, a draft above what it replaces.
  package var state: State {
    if inForce?.state == .broken { return .broken }
    return standing?.state ?? .retired
  }
}

/// Everything that the list of rules shows.
package struct RuleShelf: Equatable, Sendable {
  package var lines: [RuleLine]
  /// How many patients' facts are still to be judged.
  package var backlog: Int

  package init(lines: [RuleLine], backlog: Int) {
    self.lines = lines
    self.backlog = backlog
  }
}

/// A tag that was put on or taken off by hand for long.
package struct OverrideLine: Equatable, Sendable {
  package var record: TagOverrideRecord
  /// Whom it is about, as the one who reads may know them.
  package var name: String
  package var card: String

  package init(record: TagOverrideRecord, name: String, card: String) {
    self.record = record
    self.name = name
    self.card = card
  }
}
