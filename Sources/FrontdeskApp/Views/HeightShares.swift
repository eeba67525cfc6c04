/// Shares the height of a column among panes by what they have to show.
package enum HeightShares {
  /// A pane: the rows it would fill, and the fewest that are worth showing.
  package struct Part: Sendable {
    package var wanted: Int
    package var least: Int

    package init(wanted: Int, least: Int) {
      self.wanted = wanted
      self.least = least
    }
  }

  /// The heights, in order; they add up to the rows there are.
  ///
  /// Each first gets its least. What is left goes row by row to the lowest pane that has more to
  /// show, and when all show everything, to the last.
  package static func divide(_ rows: Int, _ parts: [Part]) -> [Int] {
    guard !parts.isEmpty else { return [] }
    var left = max(0, rows)
    var heights: [Int] = []
    for part in parts {
      let height = min(min(part.wanted, part.least), left)
      heights.append(height)
      left -= height
    }
    while left > 0 {
      let hungry = parts.indices.filter { heights[$0] < parts[$0].wanted }
      guard let lowest = hungry.min(by: { heights[$0] < heights[$1] }) else { break }
      heights[lowest] += 1
      left -= 1
    }
    heights[heights.count - 1] += left
    return heights
  }
}
