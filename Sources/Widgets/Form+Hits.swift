package import Canvas

extension Form {
  /// What of a form can be clicked, as it is drawn; where parts lie over each other the last counts.
  ///
  /// - Parameter popups: Where an open calendar or list may lie, as for `draw`.
  package func hits(
    _ state: FormState, in rect: Rect, popups: Rect? = nil, with drawing: Drawing
  ) -> [FormHit] {
    guard !rect.isEmpty else { return [] }
    let layout = layout(state, in: rect)
    var hits: [FormHit] = []
    for part in layout.parts {
      guard case .field(let place) = part.content else { continue }
      hits.append(FormHit(rect: part.rect, target: .field(state.fields[place].id)))
      hits += answerHits(place, state, layout.metrics, in: part.rect)
    }
    hits = hits.compactMap { hit in
      let seen = hit.rect.intersection(rect)
      return seen.isEmpty ? nil : FormHit(rect: seen, target: hit.target)
    }
    guard isFocused, state.isPopupOpen else { return hits }
    return hits + popupHits(state, layout, in: rect, room: popups ?? rect, with: drawing)
  }

  // MARK: - Answers

  private func answerHits(
    _ place: Int, _ state: FormState, _ metrics: Metrics, in rect: Rect
  ) -> [FormHit] {
    let field = state.fields[place]
    guard field.obstacle.isEmpty else { return [] }
    let body = answerPlace(place, state, metrics, in: rect)
    func line(_ columns: Int) -> Rect {
      Rect(column: body.column, row: body.row, columns: min(columns, body.columns), rows: 1)
    }
    switch state.answers[place] {
    case .text: return []
    case .date: return [FormHit(rect: line(Form.dateColumns), target: .open(field.id))]
    case .choice(let choice) where field.isLadder:
      return ladderRows(choice, field, in: body).map { option, row in
        FormHit(rect: row, target: .option(field.id, option))
      }
    case .choice where field.isList:
      return [FormHit(rect: line(listColumns(field)), target: .open(field.id))]
    case .choice, .choices: return optionHits(field, in: body)
    case .toggle(nil): return optionHits(unanswered(field), in: body)
    case .toggle(let isOn?):
      let columns = 4 + TextWidth.of(isOn ? words.yes : words.no)
      return [FormHit(rect: line(columns), target: .toggle(field.id))]
    }
  }

  private func optionHits(_ field: FormField, in body: Rect) -> [FormHit] {
    var hits: [FormHit] = []
    for (line, places) in flow(field, columns: body.columns).enumerated() {
      var at = body.column
      for place in places {
        let width = min(Form.optionWidth(field.options[place], field), body.columns)
        hits.append(
          FormHit(
            rect: Rect(column: at, row: body.row + line, columns: width, rows: 1),
            target: .option(field.id, place)))
        at += width + Form.optionGap
      }
    }
    return hits
  }

  /// Columns of the field of a choice whose answers open as a list.
  func listColumns(_ field: FormField) -> Int {
    let widest = field.options.map { TextWidth.of($0.title) }.max() ?? 0
    return max(widest, TextWidth.of(words.nothingChosen)) + 2
  }

  /// Most columns of a date that is typed.
  static let dateColumns = 14

  // MARK: - What is open

  private func popupHits(
    _ state: FormState, _ layout: Layout, in rect: Rect, room: Rect, with drawing: Drawing
  ) -> [FormHit] {
    let field = state.fields[state.focus]
    let anchor = anchor(state, layout, in: rect, with: drawing)
    switch state.answers[state.focus] {
    case .date(let date):
      guard let calendar = calendar(date, state) else { return [] }
      let frame = calendar.place(below: anchor, in: room)
      return [FormHit(rect: frame, target: .nothing)]
        + calendar.days(in: frame).map { FormHit(rect: $0.rect, target: .day($0.day)) }
    case .choice(let choice):
      guard let cursor = choice.cursor else { return [] }
      let list = OptionList(title: field.label, options: field.options.map(\.title))
      return [FormHit(rect: list.frame(below: anchor, in: room), target: .nothing)]
        + list.lines(cursor: cursor, below: anchor, in: room).map {
          FormHit(rect: $0.rect, target: .listed($0.place))
        }
    default: return []
    }
  }

  /// Where the caret of the field with the focus is, which what opens lies below.
  private func anchor(
    _ state: FormState, _ layout: Layout, in rect: Rect, with drawing: Drawing
  ) -> Point {
    let corner = Point(column: rect.column, row: rect.row)
    guard let part = layout.parts.first(where: { $0.content == .field(state.focus) }) else {
      return corner
    }
    // Only the text field itself knows how far it is scrolled.
    var scratch = Grid(Size(columns: rect.right, rows: rect.bottom))
    return drawField(
      state.focus, state, layout.metrics, in: part.rect, on: &scratch, with: drawing) ?? corner
  }
}
