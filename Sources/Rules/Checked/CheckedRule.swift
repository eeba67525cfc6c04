package import Domain

/// A rule without an error in it: names resolved, types and units checked.
package struct CheckedRule: Hashable, Sendable {
  /// The stable name, such as `bp.uncontrolled`.
  package var id: String
  /// From 1; a change of meaning raises it.
  package var version: Int
  /// The index in `RuleSet.tags`.
  package var tag: Int
  /// The index in `RuleSet.groups`; nil when it belongs to none.
  package var group: Int?
  /// Higher comes first among the tags of a group and on the screens.
  package var priority: Int
  package var when: ConditionNode
  /// When the tag goes; nil means when `when` is no longer true.
  package var clear: ConditionNode?
  package var ifUnknown: UnknownPolicy
  /// The shortest time the tag stays, from the day it came.
  package var hold: DaySpan?
  /// How long the tag outlives its newest evidence.
  package var expires: DaySpan?
  package var actions: [RuleAction]
  /// Why the tag is there, with values filled in; nil when the rule does not say.
  package var because: [TemplatePart]?
  /// The same for those who read English; nil when the rule has one text alone.
  package var becauseEnglish: [TemplatePart]?
  /// 0 when no tag is asked for, else above the strata of all rules that decide whether a tag it
  /// asks for is shown: those that make the tag, and the others of their groups.
  package var stratum: Int
  package var tests: [RuleTest]
  package var place: SourceSpan
  /// The number of nodes: each id of a condition or amount in it is below.
  package var nodeCount: Int

  package init(
    id: String, version: Int = 1, tag: Int, group: Int? = nil, priority: Int = 0,
    when: ConditionNode, clear: ConditionNode? = nil, ifUnknown: UnknownPolicy = .off,
    hold: DaySpan? = nil, expires: DaySpan? = nil, actions: [RuleAction] = [],
    because: [TemplatePart]? = nil, becauseEnglish: [TemplatePart]? = nil, stratum: Int = 0,
    tests: [RuleTest] = [], place: SourceSpan = .nowhere, nodeCount: Int
  ) {
    self.id = id
    self.version = version
    self.tag = tag
    self.group = group
    self.priority = priority
    self.when = when
    self.clear = clear
    self.ifUnknown = ifUnknown
    self.hold = hold
    self.expires = expires
    self.actions = actions
    self.because = because
    self.becauseEnglish = becauseEnglish
    self.stratum = stratum
    self.tests = tests
    self.place = place
    self.nodeCount = nodeCount
  }

  /// Why the tag is there, for a reader of a language.
  package func because(in language: Language) -> [TemplatePart]? {
    language == .english ? becauseEnglish ?? because : because
  }

  /// The pieces of its texts in every language.
  var spokenParts: [TemplatePart] { (because ?? []) + (becauseEnglish ?? []) }
}

/// What an unknown condition does to a tag.
package enum UnknownPolicy: String, Sendable, CaseIterable {
  /// A tag that is there stays, one that is not does not come.
  case keep
  /// A tag that is not there comes, one that is there stays.
  case on
  /// A tag that is there goes.
  case off
}

/// A follow-up that a tag opens when it comes.
package struct RuleAction: Hashable, Sendable {
  /// What the follow-up is about, such as `复测血压`; the same in both languages where the rule names
  /// it once.
  package var title: Localized
  /// How long after the tag came it is due.
  package var due: DaySpan
  /// The role it is for, such as `nurse`.
  package var role: String
  /// At most one in such a period; nil for one each time the tag comes.
  package var once: DaySpan?

  package init(title: Localized, due: DaySpan, role: String, once: DaySpan? = nil) {
    self.title = title
    self.due = due
    self.role = role
    self.once = once
  }
}

/// A piece of a `because` text.
package enum TemplatePart: Hashable, Sendable {
  case text(String)
  /// `{avg(sbp, 90d)}`: the number with its digits, without its unit.
  case amount(AmountNode)
  /// `{has_dx(htn)}`: yes, no or unknown.
  case condition(ConditionNode)
}
