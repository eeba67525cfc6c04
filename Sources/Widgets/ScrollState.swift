/// How far a long text is scrolled.
package struct ScrollState: Hashable, Sendable {
  /// The line at the top; drawing never goes beyond the last page.
  package private(set) var offset: Int

  package init(offset: Int = 0) { self.offset = max(0, offset) }

  /// Scrolls by lines and stops at the ends.
  package mutating func scroll(by lines: Int, count: Int, visible: Int) {
    let present = top(count: count, visible: visible)
    offset = min(max(0, present + min(max(lines, -count), count)), max(0, count - visible))
  }

  /// Scrolls to the first line.
  package mutating func home() { offset = 0 }
  /// Scrolls so that the last line is at the bottom.
  package mutating func end(count: Int, visible: Int) { offset = max(0, count - visible) }

  /// The line to draw at the top.
  package func top(count: Int, visible: Int) -> Int {
    min(max(0, offset), max(0, count - visible))
  }
}
