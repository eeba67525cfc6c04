/// Which columns of a table are shown and in what order, as its reader chose.
///
/// It keeps only what differs from the table's own columns, so a column that a later version adds
/// appears where it was put.
package struct ColumnChoice: Hashable, Sendable {
  /// Columns shown or hidden by hand, by id.
  package private(set) var shown: [String: Bool]
  /// The ids in the order chosen; empty for the table's own.
  package private(set) var order: [String]
  /// Whether the columns that are wide are shown, too.
  package private(set) var showsWide: Bool

  package init(shown: [String: Bool] = [:], order: [String] = [], showsWide: Bool = false) {
    self.shown = shown
    self.order = order
    self.showsWide = showsWide
  }

  /// Whether nothing differs from the table's own columns.
  package var isUntouched: Bool { shown.isEmpty && order.isEmpty && !showsWide }

  /// Whether a column is shown.
  package func isShown(_ column: TableColumn) -> Bool {
    shown[column.id] ?? (!column.isWide || showsWide)
  }

  /// All columns in the order chosen; columns unknown to it follow the one they stand after.
  package func arranged(_ columns: [TableColumn]) -> [TableColumn] {
    guard !order.isEmpty else { return columns }
    var result = order.compactMap { id in columns.first { $0.id == id } }
    for (place, column) in columns.enumerated() where !order.contains(column.id) {
      let before = place > 0 ? columns[place - 1].id : nil
      let after = result.firstIndex { $0.id == before }.map { $0 + 1 }
      result.insert(column, at: after ?? 0)
    }
    return result
  }

  /// The columns to draw; never none of some: then the first is shown.
  package func applied(to columns: [TableColumn]) -> [TableColumn] {
    let arranged = arranged(columns)
    let visible = arranged.filter(isShown)
    return visible.isEmpty ? Array(arranged.prefix(1)) : visible
  }

  /// Shows a hidden column or hides a shown one.
  ///
  /// - Returns: Whether that was possible: the last column shown stays.
  @discardableResult
  package mutating func toggle(_ id: String, of columns: [TableColumn]) -> Bool {
    guard let column = columns.first(where: { $0.id == id }) else { return false }
    let isShown = isShown(column)
    if isShown, applied(to: columns).count < 2 { return false }
    shown[id] = !isShown
    return true
  }

  /// Moves a column by places among all columns, shown or not; it stops at the ends.
  package mutating func move(_ id: String, by places: Int, of columns: [TableColumn]) {
    var ids = arranged(columns).map(\.id)
    guard let place = ids.firstIndex(of: id) else { return }
    let steps = min(max(places, -ids.count), ids.count)
    ids.remove(at: place)
    ids.insert(id, at: min(max(0, place + steps), ids.count))
    order = ids == columns.map(\.id) ? [] : ids
  }

  /// Shows the wide columns, or hides them again.
  package mutating func toggleWide() { showsWide.toggle() }

  /// Goes back to the table's own columns.
  package mutating func reset() { self = ColumnChoice() }
}
