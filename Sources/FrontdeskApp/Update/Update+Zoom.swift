import Domain
import Widgets

extension Model {
  /// The part that takes the keys on the present screen.
  package var focusedPane: PaneID {
    switch screen {
    case .lookup: lookup.focus == .person ? .person : .people
    case .archive: archive.section.pane
    case .trends: trends.focus == .indicators ? .indicators : .chart
    case .followUps: .queue
    case .today: .day
    case .audit: .audit
    case .rights: .rights
    case .approvals: .approvals
    case .rules: .rules
    case .figures: .figures
    }
  }

  /// Whether the part with the focus shares the screen with others.
  package var canZoom: Bool {
    let parts = wholeLayout.panes.keys.filter { !PaneID.frame.contains($0) }
    return parts.count > 1 && parts.contains(focusedPane)
  }

  /// Gives the part with the focus the whole screen, or takes it back.
  mutating func toggleZoom() -> [Effect] {
    desk.isZoomed = !desk.isZoomed && canZoom
    return []
  }

  mutating func endZoom() -> [Effect] {
    desk.isZoomed = false
    return []
  }

  /// Whether the person selected in a list is in sight, so that their record may be opened.
  ///
  /// While an outcome is entered the record counts as seen: its date depends on the values.
  var showsPreview: Bool {
    isCalling || layout.panes.keys.contains { [.person, .history].contains($0) }
  }
}
