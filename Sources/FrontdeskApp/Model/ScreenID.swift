package import Domain

/// One of the screens that F2 to F5 show.
package enum ScreenID: String, CaseIterable, Sendable {
  case lookup
  case archive
  case trends
  case followUps = "followups"
  /// Appointments and walk-ins of a day.
  case today
  /// Who saw and did what; for those who may know.
  case audit
  /// What the open patient agreed to and asked for.
  case rights
  /// What waits for a second person, and whose records are hidden.
  case approvals
  /// Rules, and the tags that stand against them by hand.
  case rules
  /// What the clinic reached, and the people behind it; for those who lead.
  case figures

  /// The name in the title bar.
  package var title: Localized {
    switch self {
    case .lookup: Localized(zh: "查询", en: "Lookup")
    case .archive: Localized(zh: "档案", en: "Archive")
    case .trends: Localized(zh: "趋势", en: "Trends")
    case .followUps: Localized(zh: "随访", en: "Follow-ups")
    case .today: Localized(zh: "今日", en: "Today")
    case .audit: Localized(zh: "审计", en: "Audit")
    case .rights: RightsWords.screen
    case .approvals: RightsWords.approvals
    case .rules: RuleWords.screen
    case .figures: FigureWords.screen
    }
  }

  /// The command that shows it.
  package var command: CommandID {
    switch self {
    case .lookup: .viewLookup
    case .archive: .viewArchive
    case .trends: .viewTrends
    case .followUps: .viewFollowUps
    case .today: .viewDay
    case .audit: .viewAudit
    case .rights: .viewRights
    case .approvals: .viewApprovals
    case .rules: .viewRules
    case .figures: .viewFigures
    }
  }
}
