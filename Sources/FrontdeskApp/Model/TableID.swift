package import Domain

/// A list that can be sorted, filtered, marked and written to a file.
package enum TableID: String, CaseIterable, Sendable {
  /// The people found.
  case people
  /// The follow-up queue.
  case queue
  /// The appointments and walk-ins of a day.
  case day
  /// The audit trail.
  case audit
  /// Rules, and the tags that stand against them by hand.
  case rules
  case overrides
  /// The figures, and the people behind one of them.
  case figures
  case figurePeople = "figure-people"
  case results
  case visits
  case medications
  case allergies
  /// The follow-ups of one archive.
  case followUps

  /// The list of a section of an archive; nil for the overview, which is none, and for the visits,
  /// whose order is that of time.
  init?(_ section: ArchiveSection) {
    switch section {
    case .overview, .visits: return nil
    case .results: self = .results
    case .medications: self = .medications
    case .allergies: self = .allergies
    case .followUps: self = .followUps
    }
  }

  /// The section of an archive that shows it; nil for the lists of their own screens.
  var section: ArchiveSection? {
    switch self {
    case .people, .queue, .day, .audit, .rules, .overrides, .figures, .figurePeople: nil
    case .results: .results
    case .visits: .visits
    case .medications: .medications
    case .allergies: .allergies
    case .followUps: .followUps
    }
  }

  /// Whether each row is somebody, so that a file of it is a list of people.
  package var holdsPeople: Bool {
    switch self {
    case .people, .queue, .day, .audit, .overrides, .figurePeople: true
    default: false
    }
  }

  /// What it is called in a dialog.
  package var title: Localized {
    switch self {
    case .people: ScreenID.lookup.title
    case .queue: Phrase.queueTitle.text
    case .day: ScreenID.today.title
    case .audit: ScreenID.audit.title
    case .rules: ScreenID.rules.title
    case .overrides: RuleWords.overrides
    case .figures: FigureWords.screen
    case .figurePeople: FigureWords.people
    default: section?.title ?? Localized(same: rawValue)
    }
  }
}
