/// By which columns a table is sorted, the first key before the second.
///
/// Invariant: no column has two keys.
package struct TableSort: Hashable, Sendable {
  /// One column to sort by.
  package struct Key: Hashable, Sendable {
    /// The `id` of a `TableColumn`.
    package var column: String
    package var isAscending: Bool

    package init(_ column: String, isAscending: Bool = true) {
      self.column = column
      self.isAscending = isAscending
    }
  }

  /// The first decides, the others among rows that are equal so far; empty for the given order.
  package private(set) var keys: [Key]

  /// Makes a sort; of two keys for one column the first counts.
  package init(_ keys: [Key] = []) {
    var known: Set<String> = []
    self.keys = keys.filter { known.insert($0.column).inserted }
  }

  package var isEmpty: Bool { keys.isEmpty }

  /// Sorts by a column alone: rising, then falling, then not at all.
  ///
  /// A column that was not the only key begins with rising.
  package mutating func cycle(_ column: String) {
    guard keys.count == 1, let key = keys.first, key.column == column else {
      keys = [Key(column)]
      return
    }
    keys = key.isAscending ? [Key(column, isAscending: false)] : []
  }

  /// Adds a column as the last key, or turns its key round, or takes it out.
  package mutating func cycleFurther(_ column: String) {
    guard let place = keys.firstIndex(where: { $0.column == column }) else {
      keys.append(Key(column))
      return
    }
    if keys[place].isAscending {
      keys[place].isAscending = false
    } else {
      keys.remove(at: place)
    }
  }

  /// Forgets the keys of columns that are no longer there.
  package mutating func keep(only columns: [String]) {
    keys.removeAll { !columns.contains($0.column) }
  }

  /// The key of a column and its place, counted from 1; nil for a column that does not sort.
  package func key(of column: String) -> (key: Key, order: Int)? {
    guard let place = keys.firstIndex(where: { $0.column == column }) else { return nil }
    return (keys[place], place + 1)
  }

  /// The rows in order; rows that are equal by every key keep theirs.
  ///
  /// - Parameter compare: Below 0 when the first row belongs before the second by this column,
  ///   0 when they are equal, above 0 when after; as if rising.
  /// - Complexity: O(n log n) comparisons.
  package func sorted<Row>(_ rows: [Row], _ compare: (String, Row, Row) -> Int) -> [Row] {
    guard !keys.isEmpty else { return rows }
    let places = rows.indices.sorted { first, second in
      for key in keys {
        let order = compare(key.column, rows[first], rows[second])
        if order != 0 { return (order < 0) == key.isAscending }
      }
      return first < second
    }
    return places.map { rows[$0] }
  }

  /// What stands after the title of a sorted column, such as `▲`, or `▼2` for a second key.
  package func sign(of column: String, glyphs: Glyphs) -> String {
    guard let (key, order) = key(of: column) else { return "" }
    return (key.isAscending ? glyphs.up : glyphs.down) + (keys.count > 1 ? "\(order)" : "")
  }
}
