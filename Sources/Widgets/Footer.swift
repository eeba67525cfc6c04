package import Canvas

/// The last line of the screen: what the keys do, and at the right a short message.
///
/// `F1 帮助  Enter 打开  Tab 换区            已登记到诊 王小明  ^Z 撤销`
package struct Footer: Hashable, Sendable {
  /// Shown in order, each whole or not at all.
  package var hints: [KeyHint]
  /// What just happened and the way back; takes its place before the hints do.
  package var message: StyledText
  package var backdrop: Backdrop

  package init(_ hints: [KeyHint], message: StyledText = StyledText(), backdrop: Backdrop = .bar) {
    self.hints = hints
    self.message = message
    self.backdrop = backdrop
  }

  /// The hints that fit, as one line.
  package static func line(_ hints: [KeyHint], columns: Int) -> StyledText {
    Segment.line(
      hints.map { hint in
        let text = StyledText([
          (hint.keys, Style(.accent, on: .screen, .bold)), (" ", Style()),
          (hint.title, Style(.dim)),
        ])
        return Segment(text, priority: hint.priority)
      }, columns: columns, spacing: 2)
  }

  /// Where each hint that is shown lies in the first row of a rectangle, for the mouse.
  ///
  /// - Returns: The places of the hints among `hints`, and their cells; the hints are those that
  ///   `draw` shows.
  package func hintPlaces(in rect: Rect, with drawing: Drawing) -> [(hint: Int, rect: Rect)] {
    guard rect.rows > 0 else { return [] }
    var room = rect.columns - 2
    if !message.isEmpty, room > 0 {
      room -= message.clipped(to: room, glyphs: drawing.glyphs).width + 2
    }
    let widths = hints.map { Footer.line([$0], columns: Int.max).width }
    let shown = Segment.kept(
      widths: widths, priorities: hints.map(\.priority), columns: room, spacing: 2)
    var column = rect.column + 1
    return shown.map { place in
      defer { column += widths[place] + 2 }
      return (place, Rect(column: column, row: rect.row, columns: widths[place], rows: 1))
    }
  }

  /// Draws in the first row of a rectangle.
  package func draw(in rect: Rect, on grid: inout Grid, with drawing: Drawing) {
    guard rect.rows > 0 else { return }
    grid.fill(
      Rect(column: rect.column, row: rect.row, columns: rect.columns, rows: 1),
      style: Style(.text, on: backdrop))
    var room = rect.columns - 2
    let start = rect.column + 1
    if !message.isEmpty, room > 0 {
      let shown = message.clipped(to: room, glyphs: drawing.glyphs).on(backdrop)
      shown.draw(
        column: start, row: rect.row, columns: room, alignment: .right, on: &grid, with: drawing)
      room -= shown.width + 2
    }
    Footer.line(hints, columns: room).on(backdrop).draw(
      column: start, row: rect.row, columns: room, on: &grid, with: drawing)
  }
}
