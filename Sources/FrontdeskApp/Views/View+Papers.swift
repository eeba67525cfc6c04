import Canvas
import Domain
import Widgets

extension Painting {
  /// The sheets that can be printed, a line each, and how they go out.
  mutating func drawPapers(_ choice: PaperChoice, in body: Rect) {
    let columns = min(body.columns - 2, 64)
    let inside = frame(
      title: PaperWords.title[language], columns: columns, rows: choice.rows.count + 2, in: body)
    let list = inside.inset(bottom: 2)
    var state = choice.list
    state.settle(visible: list.rows)
    let visible = state.visibleRows(list.rows)
    for row in visible where choice.rows.indices.contains(row) {
      let line = Rect(
        column: list.column - 1, row: list.row + row - visible.lowerBound,
        columns: list.columns + 2, rows: 1)
      let digit = StyledText(row < 9 ? "\(row + 1)" : " ", Style(.accent, on: .screen, .bold))
      let (what, of) = model.paperWords(choice.rows[row], choice)
      let text = StyledText.joined(
        [
          digit, StyledText(what[language], Style(.strong)),
          StyledText(shown(of[language]), Style(.dim)),
        ].filter { !$0.isEmpty }, spacing: 2)
      drawPopupRow(text, isSelected: row == state.selected, .narrowRow(row), in: line)
    }
    let foot = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    let keys = [
      hint("Enter", PaperWords.print, priority: 6),
      hint(drawing.glyphs == .ascii ? "</>" : "←→", PaperWords.format, priority: 5),
      backHint,
    ]
    draw(Footer.line(keys, columns: foot.columns), row: 0, in: foot)
    grid.tint(inside.inset(top: inside.rows - 2), backdrop: .popup)
    cursor = Point(column: list.column, row: list.row + state.selected - visible.lowerBound)
  }
}

extension Model {
  /// What a line of the choice is, and of what.
  func paperWords(_ row: PaperChoice.Row, _ choice: PaperChoice) -> (Localized, Localized) {
    switch row {
    case .sheet(let sheet): PaperWords.words(sheet)
    case .format: (PaperWords.format, choice.isPage ? PaperWords.page : PaperWords.printed)
    }
  }
}

extension PlainText {
  /// The sheets by their numbers; choosing one prints it.
  mutating func addPapers(_ choice: PaperChoice) {
    add(.place, "papers", PaperWords.title[language])
    addRows(of: choice.list, subject: "papers/\(choice.isPage)") { text, row in
      guard choice.rows.indices.contains(row) else { return ([], nil) }
      let (what, of) = text.model.paperWords(choice.rows[row], choice)
      return ([what[text.language], text.shown(of[text.language])], .accessRow(row))
    }
  }
}
