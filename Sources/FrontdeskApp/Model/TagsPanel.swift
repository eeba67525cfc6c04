package import Domain
package import Rules
package import Widgets

/// What lies over a screen with the tags of one person: which there are, what was, and what people
/// said of them by hand.
package struct TagsPanel: Equatable, Sendable {
  /// Which list is shown.
  package enum Part: String, CaseIterable, Sendable {
    case now
    case history
    case byHand
  }

  package let patient: PatientID
  package internal(set) var part = Part.now
  package internal(set) var list = ListState()
  /// The lines that say why a tag stands as it does, as far as they are scrolled; nil while the list
  /// has the keys.
  package internal(set) var why: ListState?
  /// The form that opens as soon as the tags are read; nil when none is wanted.
  var wants: RightsForm.Kind?

  init(patient: PatientID, list: ListState) {
    self.patient = patient
    self.list = list
  }
}

/// What is known of the tags of whoever is in view.
package struct TagsState: Equatable, Sendable {
  /// Nil before the first answer.
  package internal(set) var facts: TagFacts?
  /// Why the tag that was asked about last stands as it does; nil while the answer is on its way.
  package internal(set) var why: TagWhy?
  package internal(set) var generation = 0
}

/// The tags of one person, as the store told them.
package struct TagFacts: Equatable, Sendable {
  package let patient: PatientID
  package var tags: PatientTags
  /// What was ever said by hand, the newest first.
  package var overrides: [TagOverrideRecord]
  /// The tags that can be put on by hand.
  package var known: [TagName]
  /// When tags came and went, the newest first; nil before it was asked for, as each asking is
  /// audited.
  package var history: [TagEventRecord]?

  package init(
    patient: PatientID, tags: PatientTags, overrides: [TagOverrideRecord] = [],
    known: [TagName] = [], history: [TagEventRecord]? = nil
  ) {
    self.patient = patient
    self.tags = tags
    self.overrides = overrides
    self.known = known
    self.history = history
  }
}

/// Why a rule stands as it does with a person.
package struct TagWhy: Equatable, Sendable {
  package var rule: String
  /// The lines in the language in which they were asked for; empty where the role may know the tag
  /// but not the values behind it.
  package var lines: [ExplanationLine]

  package init(rule: String, lines: [ExplanationLine]) {
    self.rule = rule
    self.lines = lines
  }
}

/// A line of the panel.
package enum TagRow: Equatable, Sendable {
  case tag(PatientTag)
  case event(TagEventRecord)
  case override(TagOverrideRecord)

  /// The rule whose reasons Enter shows; nil where there is none.
  var rule: String? {
    switch self {
    case .tag(let tag): tag.rule
    case .event(let event): event.rule
    case .override: nil
    }
  }
}

extension Model {
  /// The tags of the person in view; nil before they were read.
  package var tagFacts: TagFacts? {
    guard let facts = tags.facts, facts.patient == subject else { return nil }
    return facts
  }

  /// The panel of tags; nil while it is closed.
  var tagsPanel: TagsPanel? {
    guard case .tags(let panel) = account.dialog, panel.patient == subject else { return nil }
    return panel
  }

  /// The lines of a list of the panel.
  func tagRows(of part: TagsPanel.Part) -> [TagRow] {
    guard let facts = tagFacts else { return [] }
    switch part {
    case .now: return facts.tags.tags.map(TagRow.tag)
    case .history: return (facts.history ?? []).map(TagRow.event)
    case .byHand: return facts.overrides.map(TagRow.override)
    }
  }

  /// The line selected in the panel; nil while it is closed or empty.
  var tagRow: TagRow? {
    guard let panel = tagsPanel, let place = panel.list.selection else { return nil }
    let rows = tagRows(of: panel.part)
    return rows.indices.contains(place) ? rows[place] : nil
  }

  /// What is said by hand today of a tag; nil when nothing is.
  func override(of tag: String) -> TagOverrideRecord? {
    tagFacts?.overrides.first { $0.details.tag == tag && $0.counts(on: today) }
  }

  /// The record in view; nil before it was read.
  var personInView: PatientArchive? {
    guard let subject else { return nil }
    return [preview.archive, archive.archive].lazy.compactMap(\.self).first { $0.id == subject }
  }

  /// Whether tags may be put on and taken off by hand.
  var mayOverrideTags: Bool { access.allows(.change, .triage) }
}
