package import Domain

/// One of the screens that F2 to F5 show.
package enum ScreenID: String, CaseIterable, Sendable {
  case lookup
  case archive
  case trends
  case followUps = "followups"

  /// The name in the title bar.
  package var title: Localized {
    switch self {
    case .lookup: Localized(zh: "查询", en: "Lookup")
    case .archive: Localized(zh: "档案", en: "Archive")
    case .trends: Localized(zh: "趋势", en: "Trends")
    case .followUps: Localized(zh: "随访", en: "Follow-ups")
    }
  }

  /// The function key that shows it.
  package var functionKey: Int {
    switch self {
    case .lookup: 2
    case .archive: 3
    case .trends: 4
    case .followUps: 5
    }
  }
}
