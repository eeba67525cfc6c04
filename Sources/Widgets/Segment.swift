/// A part of a line that is shown whole or not at all, such as a count or a clock.
package struct Segment: Hashable, Sendable {
  /// Kept in its own styles.
  package var text: StyledText
  /// The higher, the longer it stays when there is little room.
  package var priority: Int

  package init(_ text: StyledText, priority: Int = 0) {
    self.text = text
    self.priority = priority
  }

  /// The places, in order, of the parts that are kept so that all of them fit.
  ///
  /// Parts go one by one, the lowest priority first, and of equals the last first.
  ///
  /// - Parameter spacing: Columns between two neighbours.
  static func kept(widths: [Int], priorities: [Int], columns: Int, spacing: Int) -> [Int] {
    var kept = Array(widths.indices)
    var total = widths.reduce(0, +) + spacing * max(0, widths.count - 1)
    while total > columns, !kept.isEmpty {
      var worst = kept.startIndex
      for place in kept.indices where priorities[kept[place]] <= priorities[kept[worst]] {
        worst = place
      }
      total -= widths[kept[worst]] + (kept.count > 1 ? spacing : 0)
      kept.remove(at: worst)
    }
    return kept
  }

  /// The line of the parts that fit, in order.
  package static func line(_ segments: [Segment], columns: Int, spacing: Int) -> StyledText {
    let shown = segments.filter { !$0.text.isEmpty }
    let places = kept(
      widths: shown.map(\.text.width), priorities: shown.map(\.priority), columns: columns,
      spacing: spacing)
    return .joined(places.map { shown[$0].text }, spacing: spacing)
  }
}
