package import Domain

/// Where a session of a member of staff begins.
package enum StartScreen: String, CaseIterable, Sendable {
  /// Where the last one ended.
  case last
  case lookup
  case followUps = "followups"

  /// The words on screen.
  package var title: Localized {
    switch self {
    case .last: Localized(zh: "上次离开处", en: "where I left")
    case .lookup: ScreenID.lookup.title
    case .followUps: ScreenID.followUps.title
    }
  }
}
