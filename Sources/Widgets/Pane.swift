package import Canvas

/// A bordered part of the screen with a title and short notes in its border.
///
/// `╭─ 查询 ──────── 3 / 1,000,000 · 0.4 ms ╮`
package struct Pane: Hashable, Sendable {
  /// Stands at the left of the top border; cut with an ellipsis when it must be.
  package var title: String
  /// Stand at the right of the top border; each is shown whole or not at all.
  package var notes: [Segment]
  /// Stand at the left and right of the bottom border, each whole or not at all.
  package var bottomLeft: [Segment]
  package var bottomRight: [Segment]
  /// Whether keys go to this pane.
  package var isFocused: Bool
  /// What the border lies on.
  package var backdrop: Backdrop

  package init(
    title: String = "", notes: [Segment] = [], bottomLeft: [Segment] = [],
    bottomRight: [Segment] = [], isFocused: Bool = false, backdrop: Backdrop = .screen
  ) {
    self.title = title
    self.notes = notes
    self.bottomLeft = bottomLeft
    self.bottomRight = bottomRight
    self.isFocused = isFocused
    self.backdrop = backdrop
  }

  /// Makes a pane whose notes are plain dim text.
  package init(
    title: String, note: String, bottomRight: String = "", isFocused: Bool = false
  ) {
    self.init(
      title: title, notes: [Segment(StyledText(note, Style(.dim)))],
      bottomRight: [Segment(StyledText(bottomRight, Style(.dim)))], isFocused: isFocused)
  }

  /// The part inside the border with a column of air on both sides: where text goes.
  package static func inside(_ rect: Rect) -> Rect {
    rect.inset(left: 2, top: 1, right: 2, bottom: 1)
  }

  /// The part inside the border, all of it: where a table goes, whose selection reaches the border.
  package static func interior(_ rect: Rect) -> Rect {
    rect.inset(left: 1, top: 1, right: 1, bottom: 1)
  }

  /// Draws the border and returns `inside(rect)`.
  ///
  /// What is inside stays untouched. Below two columns or rows nothing is drawn.
  @discardableResult
  package func draw(in rect: Rect, on grid: inout Grid, with drawing: Drawing) -> Rect {
    guard rect.columns >= 2, rect.rows >= 2 else { return Pane.inside(rect) }
    let glyphs = drawing.glyphs
    let border = Style(isFocused ? .accent : .border, on: backdrop)
    let line = String(repeating: glyphs.horizontal, count: rect.columns - 2)
    let last = rect.bottom - 1
    grid.write(
      glyphs.topLeft + line + glyphs.topRight, column: rect.column, row: rect.row, style: border)
    grid.write(
      glyphs.bottomLeft + line + glyphs.bottomRight, column: rect.column, row: last, style: border)
    for row in (rect.row + 1)..<max(last, rect.row + 1) {
      grid.write(glyphs.vertical, column: rect.column, row: row, style: border)
      grid.write(glyphs.vertical, column: rect.right - 1, row: row, style: border)
    }
    // Where the border cannot be coloured, brackets say where the keys go.
    let hasBrackets = isFocused && !drawing.hasColor && !title.isEmpty
    let heading = StyledText(
      hasBrackets ? "[\(title)]" : title, Style(.strong, on: .screen, .bold))
    drawTexts(
      left: heading.clipped(to: rect.columns - 6, glyphs: glyphs), right: notes, row: rect.row,
      in: rect, on: &grid, with: drawing)
    let foot = Segment.line(bottomLeft, columns: rect.columns - 6, spacing: 2)
    drawTexts(left: foot, right: bottomRight, row: last, in: rect, on: &grid, with: drawing)
    return Pane.inside(rect)
  }

  /// Draws `─ left ── right ` between the corners of one border row.
  private func drawTexts(
    left: StyledText, right: [Segment], row: Int, in rect: Rect, on grid: inout Grid,
    with drawing: Drawing
  ) {
    var used = 2
    if !left.isEmpty {
      let text = StyledText(" ") + left + StyledText(" ")
      text.on(backdrop).draw(
        column: rect.column + 2, row: row, columns: text.width, on: &grid, with: drawing)
      used += text.width
    }
    // A corner, one stroke, and a blank on both sides of the notes.
    let notes = Segment.line(right, columns: rect.columns - used - 4, spacing: 3)
    guard !notes.isEmpty else { return }
    let text = StyledText(" ") + notes + StyledText(" ")
    text.on(backdrop).draw(
      column: rect.right - 1 - text.width, row: row, columns: text.width, on: &grid, with: drawing)
  }
}
