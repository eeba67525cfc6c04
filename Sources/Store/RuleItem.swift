package import Domain
package import Rules

/// A rule or a code set as the store keeps it, in one version.
package struct RuleItem: Hashable, Sendable {
  /// What it is; the numbers are stored.
  package enum Kind: Int, Sendable, CaseIterable {
    case codes = 0
    case rule = 1
  }

  /// Where it stands; the numbers are stored.
  package enum Status: Int, Sendable, CaseIterable {
    /// Saved and not in force.
    case draft = 0
    case active = 1
    /// Replaced by another version, or taken out of force.
    case retired = 2
  }

  package var kind: Kind
  /// The name in the rule files, such as `bp.uncontrolled` or `htn`.
  package var id: String
  /// Of a rule as it is written; of a code set counted from 1 by the store.
  package var version: Int
  /// The text of this item alone, with the comments above it.
  package var source: String
  /// The file that it came in, without a folder.
  package var file: String
  package var status: Status
  package var savedAt: Instant
  /// The name of who saved it; nil for the machine.
  package var savedBy: String?
  /// When it last came into force; nil when it never did.
  package var activatedAt: Instant?
  /// The name of who put it in force; nil for the machine, or when nobody did.
  package var activatedBy: String?
  /// The first day that it judges; nil when it never was in force.
  package var begins: CalendarDate?
  package var retiredAt: Instant?
  /// What the text comes to, whatever its comments and tests: equal for an unchanged meaning.
  var digest: String
  /// The place among the items of its file.
  var place: Int
}

/// A rule or code set by its name.
package struct RuleKey: Hashable, Sendable {
  package var kind: RuleItem.Kind
  package var id: String

  package init(_ kind: RuleItem.Kind, _ id: String) {
    self.kind = kind
    self.id = id
  }
}

extension RuleItem {
  package var key: RuleKey { RuleKey(kind, id) }
}

/// What saving rule files came to.
package struct RuleSaving: Sendable {
  /// What became of one item.
  package enum Change: Sendable {
    /// Nobody had saved it before.
    case new
    /// It means what the stored one means; comments and tests may differ.
    case unchanged
    /// It is a draft of a new version, or another text of one.
    case changed
  }

  /// Everything that was found in the files and in the set they would be part of.
  package var diagnostics: [RuleDiagnostic]
  /// The examples beside the saved rules that fail: the rule and the title of each.
  package var failedTests: [FailedTest]
  /// What became of each item; empty when nothing was saved.
  package var items: [(key: RuleKey, version: Int, change: Change)]

  /// Whether the files were saved; otherwise nothing was.
  package var isSaved: Bool { !items.isEmpty }

  /// An example that a rule does not meet.
  package struct FailedTest: Hashable, Sendable {
    package var rule: String
    package var title: String
    /// The first day on which the tag is not as expected.
    package var day: CalendarDate
    /// Whether the tag should be on then.
    package var expectsOn: Bool
  }
}

/// What putting rules in force came to.
package struct RuleActivation: Sendable {
  package var diagnostics: [RuleDiagnostic]
  package var failedTests: [RuleSaving.FailedTest]
  /// What is in force now and was not before; empty when nothing was changed.
  package var activated: [(key: RuleKey, version: Int)]
  /// How many patients are still to be judged by the new rules; `runRules` judges them.
  package var backlog: Int

  package var isAccepted: Bool { !activated.isEmpty }
}
