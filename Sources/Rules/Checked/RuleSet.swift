package import Domain

/// Rules that were checked together, and the tables that they share.
package struct RuleSet: Hashable, Sendable {
  /// In the order of their files.
  package var rules: [CheckedRule]
  /// Every indicator that a rule or a test names, each once.
  package var indicators: [RuleIndicator]
  /// Every set that a condition asks for, each once.
  package var codeSets: [CodeSet]
  /// Every tag that a rule makes or asks for, each once; a tag that no rule makes is put on by hand.
  package var tags: [TagName]
  /// The names of the groups, each once.
  package var groups: [String]

  package init(
    rules: [CheckedRule] = [], indicators: [RuleIndicator] = [], codeSets: [CodeSet] = [],
    tags: [TagName] = [], groups: [String] = []
  ) {
    self.rules = rules
    self.indicators = indicators
    self.codeSets = codeSets
    self.tags = tags
    self.groups = groups
  }
}

/// An indicator as rules read it.
package struct RuleIndicator: Hashable, Sendable {
  /// The code of the dictionary, or `visit` for the days of encounters, which have no value.
  package var code: String
  package var name: Localized
  /// The canonical unit as people write it.
  package var unitLabel: String
  /// Digits after the point when shown.
  package var decimals: Int

  /// The code of the series of encounters.
  package static let visit = "visit"

  package init(code: String, name: Localized, unitLabel: String = "", decimals: Int = 0) {
    self.code = code
    self.name = name
    self.unitLabel = unitLabel
    self.decimals = decimals
  }
}

/// A tag by its names.
package struct TagName: Hashable, Sendable {
  /// The name that identifies it, as written after `tag`.
  package var name: String
  /// The English name; nil when the rule gives none.
  package var english: String?

  package init(_ name: String, english: String? = nil) {
    self.name = name
    self.english = english
  }

  /// The name in a language.
  package subscript(language: Language) -> String {
    language == .english ? english ?? name : name
  }
}
