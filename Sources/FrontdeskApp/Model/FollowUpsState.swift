package import Domain
package import Widgets

/// The follow-up queue.
package struct FollowUpsState: Equatable, Sendable {
  package internal(set) var scope = QueueScope.today
  /// The rows on screen, in working order; they stay until newer ones arrive.
  package internal(set) var items: [QueueItem] = []
  /// The scope that the rows are of; nil before the first answer.
  package internal(set) var loaded: QueueScope?
  /// How many follow-ups the scope has in all, of which the rows are the first.
  package internal(set) var total = 0
  package internal(set) var list = ListState()
  /// What to select when the next rows come; nil for nothing in particular.
  package internal(set) var selects: FollowUpID?
  package internal(set) var generation = 0

  /// Most rows asked for.
  package static let limit = 500

  package var hasMore: Bool { total > items.count }

  /// The selected row; nil in an empty queue.
  package var selected: QueueItem? {
    list.selection.flatMap { items.indices.contains($0) ? items[$0] : nil }
  }
}
