package import Domain
package import Rules

/// What the screen of the rules wants done outside.
package enum RuleRequest: Equatable, Sendable {
  /// Every rule and code set; answered by `read`.
  case read(generation: Int)
  /// Tags that were put on or taken off for so many days; answered by `overrides`.
  case overrides(days: Int, generation: Int)
  /// What is wrong in a text; answered by `checked`.
  case check(RuleText, generation: Int)
  /// What can stand at a place of a text, in bytes; answered by `completed`.
  case complete(String, at: Int, Language, generation: Int)
  /// Keep a text as a draft; answered by `saved`, `notSaved` or `changedMeanwhile`.
  case save(RuleText)
  /// Put something in force or take it out; answered by `acted`.
  case act(RuleAct)
  /// Begin to count whom a rule would touch; answered by `forecasting`.
  case forecast(RuleText, RuleSubject, generation: Int)
  /// Wait for a moment, or until the count is done; answered by `forecasting` or `forecast`.
  case awaitForecast(generation: Int)
  /// Give the count up; answered by `Message.settled`.
  case stopForecast(generation: Int)

  /// Whether the program may not end before it is done.
  var mustFinish: Bool {
    switch self {
    case .save, .act: true
    default: false
    }
  }
}

/// A text of rules, and what it stands for.
package struct RuleText: Equatable, Sendable {
  /// What it takes the place of; nil for a new one.
  package var subject: RuleSubject?
  package var file: String
  /// The stored text that it was made of; empty for a new one.
  package var original: String
  package var text: String

  package init(subject: RuleSubject?, file: String, original: String, text: String) {
    self.subject = subject
    self.file = file
    self.original = original
    self.text = text
  }
}

/// Something done to a rule that patients feel, as it is asked about before.
package struct RuleAct: Equatable, Sendable {
  package enum Deed: String, Sendable {
    case activate
    case rollBack
    case retire
    /// A draft is thrown away.
    case drop
  }

  package var deed: Deed
  package var subject: RuleSubject
  /// The version that comes into force, or goes.
  package var version: Int
  /// The version that is in force now and goes with an activation or a roll-back; nil for none.
  package var replaces: Int?
  /// How many carry the tag now; nil where nobody counted.
  package var carriers: Int?
  /// Whom it would touch, where that was counted of the text that comes into force.
  package var forecast: RuleForecast?

  package init(
    _ deed: Deed, _ subject: RuleSubject, version: Int, replaces: Int? = nil,
    carriers: Int? = nil, forecast: RuleForecast? = nil
  ) {
    self.deed = deed
    self.subject = subject
    self.version = version
    self.replaces = replaces
    self.carriers = carriers
    self.forecast = forecast
  }
}

/// What came of a `RuleRequest`.
package enum RuleAnswer: Equatable, Sendable {
  case read(RuleShelf, generation: Int)
  case overrides([OverrideLine], generation: Int)
  case checked(RuleCheckup, generation: Int)
  case completed([Completion], generation: Int)
  /// It is a draft now.
  case saved(RuleText, RuleSaved)
  /// It has errors, and nothing was saved.
  case notSaved(RuleText, RuleCheckup)
  /// Somebody else has saved another text of it; nothing was saved.
  case changedMeanwhile(RuleText, stored: String)
  /// It is done; with how many patients are still to be judged.
  case acted(RuleAct, backlog: Int)
  /// Nothing was changed; why.
  case notActed(RuleAct, Localized)
  /// So many were looked at.
  case forecasting(done: Int, generation: Int)
  /// The count is done; nil when it was given up.
  case forecast(RuleForecast?, generation: Int)
}

/// A text that was saved.
package struct RuleSaved: Equatable, Sendable {
  package var subject: RuleSubject
  package var version: Int
  /// The text as it is stored.
  package var stored: String
  package var checkup: RuleCheckup

  package init(subject: RuleSubject, version: Int, stored: String, checkup: RuleCheckup) {
    self.subject = subject
    self.version = version
    self.stored = stored
    self.checkup = checkup
  }
}
