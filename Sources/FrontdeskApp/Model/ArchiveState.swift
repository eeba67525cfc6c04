package import Domain
package import Widgets

/// A part of an archive: a tab when there is little room, else a pane.
package enum ArchiveSection: Int, CaseIterable, Sendable {
  case overview
  case results
  case visits
  case medications
  case allergies
  case followUps

  /// The words on the tab or pane.
  package var title: Localized {
    switch self {
    case .overview: Localized(zh: "概况", en: "Overview")
    case .results: Localized(zh: "检验", en: "Results")
    case .visits: Localized(zh: "就诊", en: "Visits")
    case .medications: Localized(zh: "用药", en: "Medication")
    case .allergies: Localized(zh: "过敏", en: "Allergies")
    case .followUps: Localized(zh: "随访", en: "Follow-ups")
    }
  }

  /// The pane that shows it where there is room for several.
  package var pane: PaneID {
    switch self {
    case .overview, .allergies: .overview
    case .results: .results
    case .visits: .visits
    case .medications: .medications
    case .followUps: .followUps
    }
  }
}

/// The archive screen, and the person that the trend screen is about.
package struct ArchiveState: Equatable, Sendable {
  /// The archive that is open; it stays until the next has come.
  package internal(set) var archive: PatientArchive?
  package internal(set) var section = ArchiveSection.overview
  /// The selected row of each section, in the order of `ArchiveSection`.
  package internal(set) var lists = ArchiveSection.allCases.map { _ in ListState() }
  /// The visits that show what was measured on their day, by their rows.
  package internal(set) var openVisits: Set<Int> = []
  package internal(set) var generation = 0
  /// The screen to show when the archive asked for has come; nil when none is on its way.
  package internal(set) var destination: ScreenID?
  /// What to select in the archive asked for, where it was open before; nil for a fresh look.
  package internal(set) var returnsTo: Place?

  /// The selected row of a section.
  package internal(set) subscript(section: ArchiveSection) -> ListState {
    get { lists[section.rawValue] }
    set { lists[section.rawValue] = newValue }
  }
}
