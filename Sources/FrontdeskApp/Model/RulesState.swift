package import Domain
package import Widgets

/// The screen of the rules, and of the tags that stand against them for long.
package struct RulesState: Equatable, Sendable {
  package enum Part: String, CaseIterable, Sendable {
    case rules
    case overrides

    package var title: Localized {
      switch self {
      case .rules: RuleWords.screen
      case .overrides: RuleWords.overrides
      }
    }
  }

  package internal(set) var part = Part.rules
  package internal(set) var shelf: RuleShelf?
  package internal(set) var overrides: [OverrideLine]?
  package internal(set) var list = ListState()
  package internal(set) var overrideList = ListState()
  package internal(set) var generation = 0
  /// What is selected once the list is read anew, as after a save.
  var selects: RuleSubject?
  /// The rule being written; nil while the list shows.
  package internal(set) var editor: RuleEditorState?
  /// The last answer of each rule to whom it would touch, while its text is the same.
  package internal(set) var forecasts: [RuleSubject: RuleForecast] = [:]
  /// The count that is on its way; nil while none is.
  package internal(set) var running: RunningForecast?
  /// The count that is looked at; nil while none is.
  package internal(set) var shown: ShownForecast?

  /// Numbers of the questions that keys ask; an answer to an older one is dropped.
  var checkGeneration = 0
  var completionGeneration = 0
  var runGeneration = 0

  /// Overrides count as long from so many days on.
  static let longDays = 30

  /// Rows without the filter.
  var count: Int { part == .rules ? shelf?.lines.count ?? 0 : overrides?.count ?? 0 }
}

/// Whom a rule would touch if its text came into force today.
package struct RuleForecast: Equatable, Sendable {
  /// What becomes of a patient's tag.
  package enum Change: Int, CaseIterable, Sendable {
    case gains
    case loses
    case keeps
    case unknown
  }

  package var subject: RuleSubject
  /// The text that was counted.
  package var text: String
  /// How many of each change, in their order.
  package var counts: [Int]
  /// The first of each change, in their order, as the one who reads may know them.
  package var people: [[LookupHit]]
  /// How many follow-ups would be opened.
  package var followUps: Int
  /// What the count took, in milliseconds.
  package var milliseconds: Int

  package init(
    subject: RuleSubject, text: String, counts: [Int], people: [[LookupHit]], followUps: Int,
    milliseconds: Int
  ) {
    self.subject = subject
    self.text = text
    self.counts = counts
    self.people = people
    self.followUps = followUps
    self.milliseconds = milliseconds
  }

  package subscript(change: Change) -> Int {
    counts.indices.contains(change.rawValue) ? counts[change.rawValue] : 0
  }

  func first(_ change: Change) -> [LookupHit] {
    people.indices.contains(change.rawValue) ? people[change.rawValue] : []
  }
}

/// A count of whom a rule would touch, on its way.
package struct RunningForecast: Equatable, Sendable {
  package var subject: RuleSubject
  package var text: String
  package var generation: Int
  /// How many patients were looked at.
  package internal(set) var done = 0
  package var since: Instant
  /// Whether it was told to stop.
  package internal(set) var isStopping = false
}

/// The answer of a rule to whom it would touch, over the screen.
package struct ShownForecast: Equatable, Sendable {
  package var subject: RuleSubject
  package var text: String
  package internal(set) var change = RuleForecast.Change.gains
  package internal(set) var list = ListState()
}
