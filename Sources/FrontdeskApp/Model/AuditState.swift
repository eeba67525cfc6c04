package import Domain
package import Widgets

/// A row of the audit trail, of what is unusual in it, or of the list of emergency access.
package struct AuditLine: Equatable, Sendable {
  /// The number of the row, or of the emergency access.
  package var id: Int
  package var at: Instant
  /// The code of the member of staff; empty for the machine.
  package var staff: String
  package var staffName: String
  /// What was done.
  package var what: Localized
  package var patient: PatientID?
  /// Why, or what came of it; no patient data.
  package var detail: Localized
  /// Whether it was refused.
  package var isRefused: Bool
  /// Whether an auditor has still to look at it.
  package var isOpen: Bool

  package init(
    id: Int, at: Instant, staff: String, staffName: String, what: Localized, patient: PatientID?,
    detail: Localized = Localized(same: ""), isRefused: Bool = false, isOpen: Bool = false
  ) {
    self.id = id
    self.at = at
    self.staff = staff
    self.staffName = staffName
    self.what = what
    self.patient = patient
    self.detail = detail
    self.isRefused = isRefused
    self.isOpen = isOpen
  }

  /// The card of the patient; empty for none.
  var card: String { patient.map { CardNumber(serial: $0.value).description } ?? "" }
}

/// What of the audit trail is asked for.
package struct AuditAsk: Hashable, Sendable {
  /// Which list.
  package enum View: String, CaseIterable, Sendable {
    /// Every row.
    case trail
    /// Looks that somebody should ask about.
    case unusual
    /// Emergency access.
    case emergency

    package var title: Localized {
      switch self {
      case .trail: Localized(zh: "全部记录", en: "All rows")
      case .unusual: Localized(zh: "异常查看", en: "Unusual")
      case .emergency: Localized(zh: "紧急查看", en: "Emergency")
      }
    }
  }

  package var view: View
  /// Whose record; nil for anybody's.
  package var patient: PatientID?
  /// Who did it, by code; nil for anybody.
  package var staff: String?
  /// Most rows.
  package var limit: Int
  /// The first day of the lists of what to look into, and the moment at which it begins.
  package var since: CalendarDate
  package var moment: Instant
}

/// The audit screen.
package struct AuditState: Equatable, Sendable {
  package internal(set) var view = AuditAsk.View.trail
  /// Whose record is asked about; nil for anybody's.
  package internal(set) var patient: PatientID?
  /// Who is asked about; nil for anybody.
  package internal(set) var staff: String?
  package internal(set) var staffName = ""
  /// The rows that were read, the newest first.
  package internal(set) var lines: [AuditLine] = []
  /// Whether there may be older ones.
  package internal(set) var hasMore = false
  package internal(set) var isLoaded = false
  package internal(set) var list = ListState()
  package internal(set) var limit = AuditState.page
  package internal(set) var generation = 0

  /// Rows that are read at once; scrolling to the last reads as many more.
  package static let page = 200
  /// How far the lists of what to look into go back.
  static let days = 30
}
