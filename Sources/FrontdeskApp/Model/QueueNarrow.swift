package import Domain
package import Widgets

/// The dialog over the queue that says whose follow-ups and which of them are shown, with how many
/// each choice leaves, and how much everybody has to do.
package struct QueueNarrow: Equatable, Sendable {
  /// A line to choose.
  package enum Row: Equatable, Sendable {
    case whose(QueueWhose)
    case facet(QueueFacet)
    /// What one member of staff has to do; choosing it shows theirs.
    case load(WorkloadLine)
  }

  /// Nil while they are being counted.
  package internal(set) var facets: [QueueFacet]?
  package internal(set) var workload: [WorkloadLine] = []
  package internal(set) var list: ListState

  init() { list = ListState(count: QueueWhose.allCases.count) }

  /// The lines, in order: whose, what, then who has how much to do.
  package var rows: [Row] {
    QueueWhose.allCases.map(Row.whose)
      + (facets ?? []).filter { $0.kind != .owner }.map(Row.facet)
      + workload.map(Row.load)
  }

  /// The line selected.
  package var selected: Row? {
    let rows = rows
    return list.selection.flatMap { rows.indices.contains($0) ? rows[$0] : nil }
  }
}
