import Widgets

/// The order of rows that are all at hand, by the texts of some columns.
enum RowOrder {
  /// Rows by the keys of a sort, the last key first; equal ones stay in the order they came in.
  ///
  /// - Parameters:
  ///   - places: The rows.
  ///   - text: What a row is compared by in a column.
  static func sorted(
    _ places: [Int], by sort: TableSort, text: (_ column: String, _ place: Int) -> String
  ) -> [Int] {
    var places = places
    for key in sort.keys.reversed() {
      let texts = Dictionary(uniqueKeysWithValues: places.map { ($0, text(key.column, $0)) })
      places = places.enumerated().sorted { left, right in
        let (one, other) = (texts[left.element] ?? "", texts[right.element] ?? "")
        if one == other { return left.offset < right.offset }
        return key.isAscending ? one < other : one > other
      }.map(\.element)
    }
    return places
  }
}
