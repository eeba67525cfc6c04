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

  /// The rows of a ladder's answers; one that was folded up has that of its answer alone.
  func ladderRows(
    _ choice: FormChoice, _ field: FormField, in body: Rect
  ) -> [(place: Int, rect: Rect)] {
    let isFolded = body.rows < field.options.count
    let places = isFolded ? [choice.chosen ?? 0] : Array(field.options.indices)
    return places.enumerated().map { row, place in
      let rect = Rect(column: body.column, row: body.row + row, columns: body.columns, rows: 1)
      return (place, rect)
    }
  }
}
