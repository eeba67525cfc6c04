import Canvas

extension Dialog {
  /// Columns of the content when nothing is cut.
  var wantedColumns: Int {
    var widest = TextWidth.of(title) + 2
    for line in body { widest = max(widest, line.width) }
    for choice in choices { widest = max(widest, choiceText(choice, digit: 1).width + noteWidth) }
    if !fields.isEmpty { widest = max(widest, labelColumns + 2 + max(8, fieldColumns)) }
    return max(widest, Footer.line(hints, columns: 72).width)
  }

  /// Rows of the content when nothing is cut: the parts with a blank row between them.
  var wantedRows: Int {
    let parts = [body.count, choices.count, fields.count, hints.isEmpty ? 0 : 1].filter { $0 > 0 }
    return parts.reduce(0, +) + max(0, parts.count - 1)
  }

  private var labelColumns: Int { fields.map { TextWidth.of($0.label) }.max() ?? 0 }

  private var noteWidth: Int {
    let widest = choices.map { TextWidth.of($0.note) }.max() ?? 0
    return widest > 0 ? widest + 2 : 0
  }

  private func choiceText(_ choice: Choice, digit: Int) -> StyledText {
    StyledText([
      ("  ", Style()), (digit <= 9 ? "\(digit)" : " ", Style(.accent, on: .screen, .bold)),
      ("  ", Style()), (choice.title, Style(.text)),
    ])
  }

  /// Draws the parts from the top and returns the caret.
  func drawParts(
    _ state: ChoiceState, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) -> Point? {
    let needed = wantedRows - body.count
    // The body gives way first, but a blank row below it stays with it.
    let bodyRows = min(body.count, max(0, rect.rows - needed))
    var row = rect.row
    for line in body.prefix(bodyRows) {
      line.draw(column: rect.column, row: row, columns: rect.columns, on: &grid, with: drawing)
      row += 1
    }
    if bodyRows > 0 { row += 1 }
    let hintRows = hints.isEmpty ? 0 : 1
    let afterChoices = fields.count + (fields.isEmpty ? 0 : 1) + hintRows * 2
    let choiceRows = min(
      choices.count, max(1, rect.bottom - row - afterChoices), max(0, rect.bottom - row))
    var caret = drawChoices(
      state, in: Rect(column: rect.column, row: row, columns: rect.columns, rows: choiceRows),
      on: &grid, with: drawing)
    row += choiceRows + (choiceRows > 0 ? 1 : 0)
    for (index, field) in fields.enumerated() where row < rect.bottom {
      let point = drawField(field, row: row, in: rect, on: &grid, with: drawing)
      if focus == .field(index) { caret = point }
      row += 1
    }
    if !hints.isEmpty, row < rect.bottom {
      Footer.line(hints, columns: rect.columns).draw(
        column: rect.column, row: rect.bottom - 1, columns: rect.columns, on: &grid, with: drawing)
    }
    return caret
  }

  private func drawChoices(
    _ state: ChoiceState, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) -> Point? {
    let list = ListState(count: choices.count, selected: state.selected)
    let first = list.offset(visible: rect.rows)
    // Which choice it is matters more than what comes of it.
    let notes = rect.columns - noteWidth >= 14 ? noteWidth : 0
    var caret: Point?
    for place in 0..<min(rect.rows, max(0, choices.count - first)) {
      let choice = choices[first + place]
      let row = rect.row + place
      choiceText(choice, digit: first + place + 1).draw(
        column: rect.column, row: row, columns: rect.columns - notes, on: &grid, with: drawing)
      StyledText(choice.note, Style(.dim)).draw(
        column: rect.right - notes, row: row, columns: notes, alignment: .right, on: &grid,
        with: drawing)
      guard first + place == state.selected else { continue }
      select(
        Rect(column: rect.column, row: row, columns: rect.columns, rows: 1), on: &grid,
        with: drawing)
      if focus == .choices { caret = Point(column: rect.column, row: row) }
    }
    return caret
  }

  private func select(_ line: Rect, on grid: inout Grid, with drawing: Drawing) {
    let hasFocus = focus == .choices
    let backdrop: Backdrop = hasFocus ? .selected : .selectedQuiet
    let reverse: Style.Attributes = hasFocus && !drawing.hasColor ? .reverse : []
    grid.tint(line, backdrop: backdrop, adding: reverse)
    grid.write(
      drawing.glyphs.selection, column: line.column, row: line.row,
      style: Style(hasFocus ? .accent : .dim, on: backdrop, reverse))
  }

  private func drawField(
    _ field: Field, row: Int, in rect: Rect, on grid: inout Grid, with drawing: Drawing
  ) -> Point {
    // A label gives way to its field: what is typed must be seen.
    let label = min(labelColumns, max(0, rect.columns - 10))
    StyledText(field.label, Style(.dim)).draw(
      column: rect.column, row: row, columns: label, on: &grid, with: drawing)
    let gap = label > 0 ? 2 : 0
    let part = Rect(
      column: rect.column + label + gap, row: row, columns: rect.columns - label - gap, rows: 1)
    return field.text.draw(
      placeholder: field.placeholder, mask: field.mask, in: part, on: &grid, with: drawing)
  }
}
