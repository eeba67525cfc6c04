package import Domain
package import Widgets

/// The follow-up queue.
package struct FollowUpsState: Equatable, Sendable {
  package internal(set) var scope = QueueScope.today
  /// The rows on screen, in working order; they stay until newer ones arrive.
  package internal(set) var items: [QueueItem] = []
  /// The scope that the rows are of; nil before the first answer.
  package internal(set) var loaded: QueueScope?
  package internal(set) var hasMore = false
  package internal(set) var list = ListState()
  package internal(set) var generation = 0

  /// Most rows asked for.
  package static let limit = 500

  /// The selected row; nil in an empty queue.
  package var selected: QueueItem? {
    list.selection.flatMap { items.indices.contains($0) ? items[$0] : nil }
  }
}
