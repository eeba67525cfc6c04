import Canvas

extension Form {
  /// Draws the answers of a ladder one below the other, each beside what it leads to, and returns
  /// where the caret is.
  func drawLadder(
    _ choice: FormChoice, _ field: FormField, leads: [[String]], hasFocus: Bool, in body: Rect,
    on grid: inout Grid, with drawing: Drawing
  ) -> Point? {
    guard !body.isEmpty else { return nil }
    let widest = field.options.map { Form.optionWidth($0, field) }.max() ?? 0
    for (place, row) in ladderRows(choice, field, in: body) {
      let isChosen = place == choice.chosen
      optionText(field, place, isChosen: isChosen, with: drawing).draw(
        column: row.column, row: row.row, columns: widest, on: &grid, with: drawing)
      let start = row.column + widest + Form.optionGap
      if leads.indices.contains(place) {
        let room = row.right - start
        let words = leads[place].first { TextWidth.of($0) <= room } ?? ""
        StyledText(words, Style(isChosen ? .text : .dim)).draw(
          column: start, row: row.row, columns: room, on: &grid, with: drawing)
      }
      if hasFocus, place == choice.chosen ?? 0 {
        grid.tint(row, backdrop: .selected, adding: drawing.hasColor ? [] : .reverse)
      }
    }
    let chosen = ladderRows(choice, field, in: body).first { $0.place == choice.chosen ?? 0 }
    return Point(column: body.column, row: chosen?.rect.row ?? body.row)
  }

  /// The rows of a ladder's answers; one without room for all has those around its answer.
  func ladderRows(
    _ choice: FormChoice, _ field: FormField, in body: Rect
  ) -> [(place: Int, rect: Rect)] {
    let count = field.options.count
    let shown = min(count, max(1, body.rows))
    let first = min(max(0, (choice.chosen ?? 0) - shown / 2), count - shown)
    return (first..<first + shown).map { place in
      let row = body.row + place - first
      return (place, Rect(column: body.column, row: row, columns: body.columns, rows: 1))
    }
  }
}
