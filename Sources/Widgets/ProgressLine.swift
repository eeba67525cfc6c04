package import Canvas

/// How far a task has come, in words and as a bar, and how to stop it.
///
/// `读取 37%  ████████░░░░░░░░░░░░  Esc 取消`
package struct ProgressLine: Hashable, Sendable {
  /// What is being done.
  package var label: String
  /// Steps done.
  package var done: Int
  /// All steps; nil while nobody knows, and the steps done are shown instead.
  package var total: Int?
  /// The key that stops it; nil when it cannot be stopped.
  package var cancel: KeyHint?

  package init(_ label: String, done: Int, of total: Int?, cancel: KeyHint? = nil) {
    self.label = label
    self.done = max(0, done)
    self.total = total
    self.cancel = cancel
  }

  /// From 0 through 100, and 100 only when all is done; nil while the end is unknown.
  package var percent: Int? {
    guard let total else { return nil }
    guard total > 0, done < total else { return 100 }
    // A task of great numbers must not overflow.
    return min(99, Int(Double(done) * 100 / Double(total)))
  }

  /// Draws in the first row of a rectangle; the bar goes first, then the label is cut.
  package func draw(in rect: Rect, on grid: inout Grid, with drawing: Drawing) {
    guard !rect.isEmpty else { return }
    let share = percent.map { "\($0)%" } ?? "\(done)"
    let number = StyledText(share, Style(.strong, on: .screen, .bold))
    let hint = cancel.map { Footer.line([$0], columns: rect.columns) } ?? StyledText()
    let hintRoom = hint.isEmpty ? 0 : hint.width + 2
    let showsHint = rect.columns - hintRoom >= number.width
    let room = rect.columns - (showsHint ? hintRoom : 0)
    let name = StyledText(label, Style(.text))
      .clipped(to: max(0, room - number.width - 1), glyphs: drawing.glyphs)
    var line = StyledText.joined([name, number], spacing: 1)
    let barRoom = min(40, room - line.width - 2)
    if let total, barRoom >= 6 {
      line.append("  ")
      line.append(ProgressBar.text(done: done, of: total, columns: barRoom, with: drawing))
    }
    let end = line.draw(
      column: rect.column, row: rect.row, columns: room, on: &grid, with: drawing)
    if showsHint {
      hint.draw(
        column: end + 2, row: rect.row, columns: rect.right - end - 2, on: &grid, with: drawing)
    }
  }
}
