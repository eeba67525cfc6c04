package import Canvas

/// A picture as plain text, for `frontdesk show`, scripts and tests.
package enum PlainFrame {
  /// The rows as text, without blanks at their ends, each ended by a line feed.
  package static func text(of frame: Frame) -> String {
    frame.grid.lines.map { line in
      var end = line.endIndex
      while end > line.startIndex, line[line.index(before: end)] == " " {
        end = line.index(before: end)
      }
      return line[..<end] + "\n"
    }.joined()
  }
}
