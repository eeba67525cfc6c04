package import Domain
package import Widgets

/// The lookup screen.
package struct LookupState: Equatable, Sendable {
  /// Which part takes the keys.
  package enum Focus: Sendable {
    /// The query; the list moves while it keeps the focus.
    case query
    /// The indicators of the person beside the list.
    case person
  }

  package internal(set) var query = TextField(limit: 80)
  package internal(set) var focus = Focus.query
  /// The rows on screen; they stay until newer ones arrive.
  package internal(set) var rows: [LookupHit] = []
  /// The query that the rows answer; nil before the first answer.
  package internal(set) var answered: String?
  package internal(set) var hasMore = false
  /// How many patients the clinic has; nil before the first answer.
  package internal(set) var patientCount: Int?
  /// How long the query took in microseconds; nil when unknown.
  package internal(set) var microseconds: Int?
  /// The people opened last.
  package internal(set) var recent: [LookupHit] = []
  package internal(set) var list = ListState()
  /// Whom to select when the next rows come; nil for nobody in particular.
  package internal(set) var selects: PatientID?
  /// The newest generation asked for.
  package internal(set) var generation = 0
  /// Whether Enter was pressed before the rows for the query had come, as scanners do.
  package internal(set) var opensWhenFound = false

  /// Most rows asked for.
  package static let limit = 50

  /// The selected row; nil in an empty list.
  package var selected: LookupHit? {
    list.selection.flatMap { rows.indices.contains($0) ? rows[$0] : nil }
  }

  /// Whether the rows answer the query as it stands.
  package var isSettled: Bool { answered == query.text }
}
