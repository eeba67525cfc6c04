package import Domain
package import FollowUps
package import Widgets

/// The screen of the figures, and of the people behind one of them.
package struct FiguresState: Equatable, Sendable {
  /// Whose figures stand in the list.
  package enum Part: String, CaseIterable, Sendable {
    case clinic
    case staff
    case team

    package var title: Localized {
      switch self {
      case .clinic: FigureWords.wholeClinic
      case .staff: FigureWords.byStaff
      case .team: FigureWords.byTeam
      }
    }

    /// Whether a line belongs there.
    func holds(_ group: FigureGroup) -> Bool {
      switch (self, group) {
      case (.clinic, .clinic), (.staff, .staff), (.team, .team): true
      default: false
      }
    }
  }

  package internal(set) var disease = ManagedDisease.hypertension
  /// Nil until somebody chose one: this year.
  package internal(set) var period: FigurePeriod?
  package internal(set) var part = Part.clinic
  /// The figures that show; nil before the first answer.
  package internal(set) var sheet: FigureSheet?
  /// Those of the period before; nil until they come.
  package internal(set) var before: FigureSheet?
  package internal(set) var list = ListState()
  /// What is on its way; nil while nothing is.
  package internal(set) var asked: FigureQuestion?
  package internal(set) var generation = 0
  /// When the figures that show were asked for.
  package internal(set) var askedAt: Instant?
  /// Whether something was written since, by whomever.
  package internal(set) var isStale = false
  /// Whether the next change is the row of the audit trail that the reading itself left.
  var awaitsOwnTrace = false
  /// Whether Enter came before the figures it was about.
  var opensWhenRead = false
  /// The people behind a figure; nil while the figures show.
  package internal(set) var people: FigurePeople?
  var peopleGeneration = 0

  /// The figures are not read again by themselves before so many seconds have passed: each reading
  /// is a row of the audit trail, and of a large clinic some seconds of work.
  static let restSeconds = 300
}

/// The people behind a figure, as a list.
package struct FigurePeople: Equatable, Sendable {
  /// Which of them are listed.
  package enum Part: String, CaseIterable, Sendable {
    /// Those of the whole that do not count: whom to see to.
    case missing
    case counted
    case all

    package var title: Localized {
      switch self {
      case .missing: FigureWords.missing
      case .counted: FigureWords.counted
      case .all: FigureWords.everybody
      }
    }

    func holds(_ line: FigurePersonLine) -> Bool {
      switch self {
      case .missing: !line.counts
      case .counted: line.counts
      case .all: true
      }
    }
  }

  package var question: FigureQuestion
  package var line: FigureLine
  /// Whose figure it is; empty for the whole clinic's.
  package var group: String
  package internal(set) var part = Part.missing
  /// Nil until they come.
  package internal(set) var rows: [FigurePersonLine]?
  package internal(set) var list = ListState()

  init(_ question: FigureQuestion, _ line: FigureLine, group: String) {
    self.question = question
    self.line = line
    self.group = group
  }
}
