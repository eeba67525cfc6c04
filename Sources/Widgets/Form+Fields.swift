import Canvas

extension Form {
  /// Draws a field with its label, and returns where its caret is.
  func drawField(
    _ place: Int, _ state: FormState, _ metrics: Metrics, in rect: Rect, on grid: inout Grid,
    with drawing: Drawing
  ) -> Point? {
    let hasFocus = isFocused && place == state.focus
    drawLabel(place, state, metrics, in: rect, on: &grid, with: drawing)
    let body = answerPlace(place, state, metrics, in: rect)
    let caret = drawAnswer(place, state, hasFocus: hasFocus, in: body, on: &grid, with: drawing)
    for (number, line) in problemLines(place, state, metrics).enumerated() {
      line.draw(
        column: rect.column + metrics.bodyStart, row: body.bottom + number, columns: body.columns,
        on: &grid,
        with: drawing)
    }
    return caret
  }

  /// Where the answer of a field stands.
  func answerPlace(
    _ place: Int, _ state: FormState, _ metrics: Metrics, in rect: Rect
  ) -> Rect {
    let field = state.fields[place]
    let start = answerStart(field, metrics)
    return Rect(
      column: rect.column + start.columns, row: rect.row + start.rows,
      columns: max(0, metrics.columns - start.columns), rows: answerRows(place, state, metrics))
  }

  private func drawLabel(
    _ place: Int, _ state: FormState, _ metrics: Metrics, in rect: Rect, on grid: inout Grid,
    with drawing: Drawing
  ) {
    let field = state.fields[place]
    let hasFocus = isFocused && place == state.focus
    if hasFocus {
      for row in rect.row..<rect.bottom {
        grid.write(
          drawing.glyphs.selection, column: rect.column, row: row, style: Style(.accent),
          limit: rect.columns)
      }
    }
    // A ladder's answers show by themselves which was chosen.
    if state.isDirty(at: place), !field.isLadder {
      grid.write(
        drawing.glyphs.mark, column: rect.column + 1, row: rect.row, style: Style(.accent),
        limit: rect.columns - 1)
    }
    if field.isLadder { return }
    let style = hasFocus ? Style(.strong, on: .screen, .bold) : Style(.dim)
    let start = rect.column + Metrics.gutter
    let isStacked = metrics.labelColumns == 0
    let room = isStacked ? rect.columns - Metrics.gutter - 1 : metrics.labelColumns
    let end = StyledText(field.label, style).draw(
      column: start, row: rect.row, columns: room, alignment: isStacked ? .left : .right,
      on: &grid, with: drawing)
    // An answer that came with the form is there already.
    if field.isRequired, state.cameEmpty(at: place), end < rect.right {
      grid.write("*", column: end, row: rect.row, style: Style(.warning, on: .screen, .bold))
    }
  }

  private func drawAnswer(
    _ place: Int, _ state: FormState, hasFocus: Bool, in body: Rect, on grid: inout Grid,
    with drawing: Drawing
  ) -> Point? {
    let field = state.fields[place]
    switch state.answers[place] {
    case .text(let text):
      return drawText(text, field, in: body, on: &grid, with: drawing)
    case .date(let date):
      return drawDate(date, field, today: state.today, in: body, on: &grid, with: drawing)
    case .choice(let choice) where field.isLadder:
      return drawLadder(
        choice, field, leads: state.leads[field.id] ?? [], hasFocus: hasFocus, in: body, on: &grid,
        with: drawing)
    case .choice(let choice) where field.isList:
      return drawList(choice, field, in: body, on: &grid, with: drawing)
    case .choice(let choice):
      let chosen = Set([choice.chosen].compactMap { $0 })
      return drawOptions(
        field, chosen: chosen, cursor: choice.chosen ?? 0, hasFocus: hasFocus, in: body, on: &grid,
        with: drawing)
    case .choices(let choices):
      return drawOptions(
        field, chosen: choices.chosen, cursor: choices.cursor, hasFocus: hasFocus, in: body,
        on: &grid, with: drawing)
    case .toggle(let isOn):
      return drawToggle(isOn, field, hasFocus: hasFocus, in: body, on: &grid, with: drawing)
    }
  }

  // MARK: - Typed answers

  private func drawText(
    _ text: TextField, _ field: FormField, in body: Rect, on grid: inout Grid,
    with drawing: Drawing
  ) -> Point? {
    guard !body.isEmpty else { return nil }
    if case .lines = field.kind {
      let part = Rect(
        column: body.column, row: body.row, columns: min(body.columns, Form.mostLineColumns),
        rows: body.rows)
      return text.drawLines(placeholder: field.placeholder, in: part, on: &grid, with: drawing)
    }
    var unit = ""
    var wanted = min(40, text.limit * 2 + 1)
    if case .number(let rule) = field.kind {
      unit = rule.unit
      wanted = 10
    }
    let width = min(max(4, wanted), body.columns)
    let part = Rect(column: body.column, row: body.row, columns: width, rows: 1)
    let caret = text.draw(placeholder: field.placeholder, in: part, on: &grid, with: drawing)
    let after = StyledText(unit, Style(.text))
    drawAfter(after, field, from: width + 1, in: body, on: &grid, with: drawing)
    return caret
  }

  private func drawDate(
    _ date: DateField, _ field: FormField, today: Int, in body: Rect, on grid: inout Grid,
    with drawing: Drawing
  ) -> Point? {
    guard !body.isEmpty else { return nil }
    let width = min(Form.dateColumns, body.columns)
    let part = Rect(column: body.column, row: body.row, columns: width, rows: 1)
    let caret = date.text.draw(
      placeholder: field.placeholder, in: part, on: &grid, with: drawing)
    var reading = StyledText()
    if let day = try? date.day(today: today) {
      let text = CivilDay.text(day)
      if text != date.text.text { reading.append("= \(text) ", Style(.accent)) }
      reading.append(words.dates.weekday(of: day), Style(.dim))
    }
    drawAfter(reading, field, from: width + 1, in: body, on: &grid, with: drawing)
    return caret
  }

  /// Draws what stands right of a field: a unit or a reading, and the hint where it fits whole.
  private func drawAfter(
    _ text: StyledText, _ field: FormField, from start: Int, in body: Rect, on grid: inout Grid,
    with drawing: Drawing
  ) {
    var at = start
    if !text.isEmpty, at + text.width <= body.columns {
      text.draw(
        column: body.column + at, row: body.row, columns: text.width, on: &grid, with: drawing)
      at += text.width + 2
    }
    let hint = StyledText(field.hint, Style(.dim))
    guard at + hint.width <= body.columns else { return }
    hint.draw(
      column: body.column + at, row: body.row, columns: hint.width, on: &grid, with: drawing)
  }

  // MARK: - Choices

  private func drawOptions(
    _ field: FormField, chosen: Set<Int>, cursor: Int, hasFocus: Bool, in body: Rect,
    on grid: inout Grid, with drawing: Drawing
  ) -> Point? {
    var caret: Point?
    for (line, places) in flow(field, columns: body.columns).enumerated() {
      var at = body.column
      for place in places {
        let option = field.options[place]
        let width = min(Form.optionWidth(option, field), body.columns)
        let text = optionText(field, place, isChosen: chosen.contains(place), with: drawing)
        text.draw(
          column: at, row: body.row + line, columns: width, on: &grid, with: drawing)
        if place == cursor {
          caret = Point(column: at, row: body.row + line)
          if hasFocus, field.obstacle.isEmpty {
            let spot = Rect(column: at, row: body.row + line, columns: width, rows: 1)
            grid.tint(
              spot, backdrop: .selected, adding: drawing.hasColor ? [] : .reverse)
          }
        }
        at += width + Form.optionGap
      }
      if line == 0 {
        drawAfter(
          StyledText(), field, from: at - body.column, in: body, on: &grid, with: drawing)
      }
    }
    return caret
  }

  func optionText(
    _ field: FormField, _ place: Int, isChosen: Bool, with drawing: Drawing
  ) -> StyledText {
    let glyphs = drawing.glyphs
    var sign = isChosen ? glyphs.chosen : glyphs.unchosen
    if case .choices = field.kind { sign = isChosen ? "[x]" : "[ ]" }
    let digit = field.digit(of: place) ?? " "
    guard field.obstacle.isEmpty else {
      // No digit and no accent: nothing can be chosen here.
      return StyledText([
        (sign + "   ", Style(.dim)),
        (field.options[place].title, Style(isChosen ? .text : .dim)),
      ])
    }
    return StyledText([
      (sign, Style(isChosen ? .accent : .dim)), (" ", Style()), (digit, Style(.dim)),
      (" ", Style()),
      (field.options[place].title, isChosen ? Style(.strong, on: .screen, .bold) : Style(.text)),
    ])
  }

  private func drawToggle(
    _ isOn: Bool?, _ field: FormField, hasFocus: Bool, in body: Rect, on grid: inout Grid,
    with drawing: Drawing
  ) -> Point? {
    guard let isOn else {
      // Neither of the two, as with any choice of which nothing is chosen.
      return drawOptions(
        unanswered(field), chosen: [], cursor: 0, hasFocus: hasFocus, in: body, on: &grid,
        with: drawing)
    }
    var text = StyledText(isOn ? "[x]" : "[ ]", Style(isOn ? .accent : .dim))
    text.append(" " + (isOn ? words.yes : words.no), Style(isOn ? .strong : .text))
    text.draw(column: body.column, row: body.row, columns: body.columns, on: &grid, with: drawing)
    if hasFocus {
      let spot = Rect(
        column: body.column, row: body.row, columns: min(3, body.columns), rows: 1)
      grid.tint(spot, backdrop: .selected, adding: drawing.hasColor ? [] : .reverse)
    }
    drawAfter(StyledText(), field, from: text.width + 2, in: body, on: &grid, with: drawing)
    return body.isEmpty ? nil : Point(column: body.column + min(1, body.columns - 1), row: body.row)
  }

  /// The two answers of a yes or no that was not answered, as a choice.
  func unanswered(_ field: FormField) -> FormField {
    FormField(
      field.id, field.label, .choice([.init("true", words.yes), .init("false", words.no)]),
      isRequired: field.isRequired, hint: field.hint, obstacle: field.obstacle)
  }

  private func drawList(
    _ choice: FormChoice, _ field: FormField, in body: Rect, on grid: inout Grid,
    with drawing: Drawing
  ) -> Point? {
    guard !body.isEmpty else { return nil }
    let width = min(listColumns(field), body.columns)
    let attributes: Style.Attributes = drawing.hasColor ? [] : .underline
    let style = Style(.text, on: .field, attributes)
    grid.fill(Rect(column: body.column, row: body.row, columns: width, rows: 1), style: style)
    let title =
      choice.chosen.map { StyledText(field.options[$0].title, style) }
      ?? StyledText(words.nothingChosen, Style(.dim, on: .field, attributes))
    title.draw(
      column: body.column, row: body.row, columns: width - 2, on: &grid, with: drawing)
    grid.write(
      drawing.glyphs.down, column: body.column + width - 1, row: body.row,
      style: Style(.accent, on: .field, attributes))
    drawAfter(StyledText(), field, from: width + 1, in: body, on: &grid, with: drawing)
    return Point(column: body.column, row: body.row)
  }

  // MARK: - What opens

  /// The calendar of a date; nil while it is closed.
  func calendar(_ date: DateField, _ state: FormState) -> MonthCalendar? {
    date.calendar.map {
      MonthCalendar(
        cursor: $0, today: state.today, first: date.first, last: date.last, words: words.dates)
    }
  }

  /// Draws the open calendar or list below the field, and returns where its cursor is.
  func drawPopup(
    _ state: FormState, below anchor: Point, in room: Rect, on grid: inout Grid,
    with drawing: Drawing
  ) -> Point? {
    let field = state.fields[state.focus]
    switch state.answers[state.focus] {
    case .date(let date):
      guard let calendar = calendar(date, state) else { return nil }
      return calendar.draw(
        in: calendar.place(below: anchor, in: room), on: &grid, with: drawing)
    case .choice(let choice):
      guard let cursor = choice.cursor else { return nil }
      return OptionList(
        title: field.label, options: field.options.map(\.title), chosen: choice.chosen
      ).draw(cursor: cursor, below: anchor, in: room, on: &grid, with: drawing)
    default: return nil
    }
  }
}
