import Canvas
import Domain
import Forms
import Widgets

extension Painting {
  /// The forms of a person: those that can be filled in, those that were, or one of these to read.
  mutating func drawForms(_ panel: FormPanel) {
    let body = Rect(grid.size).inset(top: 1, bottom: 1)
    if panel.reading == nil {
      drawFormList(panel, in: body)
    } else {
      drawFormReading(panel, in: body)
    }
    if let question = panel.question { drawFormQuestion(question, in: body) }
  }

  private func formsTitle(_ panel: FormPanel) -> String {
    let name = model.isVeiled ? "" : shown(panel.name)
    let state = panel.reading.flatMap(FormDeskWords.standing)?[language]
    return [FormDeskWords.title[language], name, state ?? ""].filter { !$0.isEmpty }
      .joined(separator: " \(drawing.glyphs.dot) ")
  }

  // MARK: - The lists

  private mutating func drawFormList(_ panel: FormPanel, in body: Rect) {
    let rows = model.formRows
    let columns = min(body.columns - 2, 100)
    let inside = frame(
      title: formsTitle(panel), columns: columns, rows: max(6, rows.count + 6), in: body)
    let tabs = FormPanel.Part.allCases.filter { $0 == .filed || model.mayFillForms }.map { part in
      ListTab(
        title: FormDeskWords.title(part), isActive: part == panel.part, target: .formPart(part))
    }
    drawTabs(
      tabs, in: Rect(column: inside.column, row: inside.row, columns: inside.columns, rows: 1))
    let list = inside.inset(top: 3, bottom: 2)
    let narrow = Rect(
      column: inside.column, row: inside.row + 1, columns: inside.columns, rows: 1)
    drawFormRows(rows, panel, in: list)
    if panel.part == .fill { drawFormFilter(panel, in: narrow) }
    let end = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    draw(Footer.line(listKeys(panel), columns: end.columns), row: 0, in: end)
    grid.tint(inside.inset(bottom: inside.rows - 3), backdrop: .popup)
    grid.tint(inside.inset(top: inside.rows - 2), backdrop: .popup)
  }

  private mutating func drawFormFilter(_ panel: FormPanel, in line: Rect) {
    grid.write(
      drawing.glyphs.prompt, column: line.column, row: line.row,
      style: Style(.accent, on: .popup, .bold))
    cursor = panel.filter.draw(
      placeholder: FormDeskWords.filterHint[language], style: Style(.strong, on: .popup, .bold),
      in: line.inset(left: 2), on: &grid, with: drawing)
  }

  private mutating func drawFormRows(_ rows: [FormRow], _ panel: FormPanel, in list: Rect) {
    guard !rows.isEmpty else {
      let nothing =
        panel.facts == nil
        ? FormDeskWords.reading
        : panel.part == .fill ? FormDeskWords.noForms : FormDeskWords.noneFiled
      draw(StyledText(nothing[language], Style(.dim)), row: 0, in: list)
      cursor = Point(column: list.column, row: list.row)
      grid.tint(list, backdrop: .popup)
      return
    }
    let visible = panel.list.visibleRows(list.rows)
    let parts = rows.map { formParts($0, panel) }
    let width = min(list.columns / 2, parts.map { $0[0].width }.max() ?? 0)
    for row in visible where rows.indices.contains(row) {
      let line = Rect(
        column: list.column - 1, row: list.row + row - visible.lowerBound,
        columns: list.columns + 2, rows: 1)
      let digit = StyledText(row < 9 ? "\(row + 1)" : " ", Style(.accent, on: .screen, .bold))
      let title = parts[row][0].padded(to: width, glyphs: drawing.glyphs)
      let rest = fitting(
        Array(parts[row].dropFirst()), columns: list.columns - width - 5, spacing: 2)
      drawPopupRow(
        .joined([digit, title, rest], spacing: 2), isSelected: row == panel.list.selected,
        .formRow(row), in: line)
    }
    let below = list.inset(top: visible.count)
    if below.rows > 0 { grid.tint(below, backdrop: .popup) }
  }

  /// The title of a line and what stands after it, the most important first.
  func formParts(_ row: FormRow, _ panel: FormPanel) -> [StyledText] {
    switch row {
    case .form(let form, let last):
      var parts = [StyledText(shown(form.shortTitle[language]), Style(.strong))]
      if form.id == panel.wanted {
        parts.append(Chip(FormDeskWords.forFollowUp[language], .tag).text(with: drawing))
      }
      if model.hasDraft(of: form.id, panel) {
        parts.append(StyledText(FormDeskWords.draft[language], Style(.warning)))
      }
      if let last { parts.append(StyledText(FormDeskWords.last(last)[language], Style(.dim))) }
      if form.title != form.shortTitle {
        parts.append(StyledText(shown(form.title[language]), Style(.dim)))
      }
      return parts
    case .filed(let filed):
      let title = model.title(of: filed)[language]
      let isOut = filed.isMistaken
      let head = StyledText([
        ("\(filed.response.day)  ", Style(.dim)), (shown(title), Style(isOut ? .dim : .strong)),
      ])
      var parts = [head]
      if let state = FormDeskWords.standing(filed) {
        parts.append(Chip(state[language], isOut ? .warning : .tag).text(with: drawing))
      }
      if let book = panel.facts?.book {
        parts.append(
          StyledText(shown(FormDeskWords.score(of: filed.response, book, language))))
      }
      parts.append(StyledText(shown(filed.staff ?? ""), Style(.dim)))
      return parts.filter { !$0.isEmpty }
    }
  }

  private func listKeys(_ panel: FormPanel) -> [KeyHint] {
    var keys = [
      hint("Enter", panel.part == .fill ? FormDeskWords.fill : FormDeskWords.open, priority: 8)
    ]
    if panel.part == .filed { keys += filedKeys }
    if model.mayFillForms { keys.append(hint("Tab", FormDeskWords.nextList, priority: 3)) }
    return keys + [backHint]
  }

  /// What can be done with the filed form in view.
  private var filedKeys: [KeyHint] {
    guard let filed = model.filedInView else { return [] }
    var keys = [hint("p", FormDeskWords.print, priority: 5)]
    if !filed.isMistaken, model.access.allows(.change, .triage) {
      keys.append(hint("e", FormDeskWords.amend, priority: 5))
      keys.append(hint("x", FormDeskWords.takeBack, priority: 4))
    }
    return keys
  }

  // MARK: - A filed form

  private mutating func drawFormReading(_ panel: FormPanel, in body: Rect) {
    let columns = min(body.columns - 2, 100)
    let lines = model.readingLines
    var rows: [StyledText] = []
    // Where each line of the form begins among the rows it is wrapped to.
    var starts: [Int] = []
    let label = min(
      (columns - 4) / 2, lines.map { TextWidth.of(shown($0.label)) }.max() ?? 0)
    for line in lines {
      starts.append(rows.count)
      rows += readingRows(line, label: label, columns: columns - 4)
    }
    let inside = frame(
      title: formsTitle(panel), columns: columns, rows: max(4, rows.count + 2), in: body)
    let room = max(1, inside.rows - 2)
    let wanted = starts.indices.contains(panel.scroll.selected) ? starts[panel.scroll.selected] : 0
    let first = min(wanted, max(0, rows.count - room))
    for (row, line) in rows.dropFirst(first).prefix(room).enumerated() {
      draw(line, row: row, in: inside)
    }
    cursor = Point(column: inside.column, row: inside.row)
    var keys = filedKeys
    if rows.count > room {
      keys.append(hint(drawing.glyphs == .ascii ? "PgDn" : "↑↓", FormDeskWords.scroll))
    }
    let end = Rect(
      column: inside.column, row: inside.bottom - 1, columns: inside.columns, rows: 1)
    draw(Footer.line(keys + [backHint], columns: end.columns), row: 0, in: end)
    grid.tint(inside, backdrop: .popup)
  }

  private func readingRows(
    _ line: FormReadingLine, label: Int, columns: Int
  ) -> [StyledText] {
    switch line {
    case .since(let day):
      let title = FormDeskWords.since(day)[language]
      return [StyledText(), StyledText(title, Style(.accent, on: .screen, .bold))]
    case .change(let change):
      return beside(shown(line.label), changeWords(change), label: label, columns: columns)
    case .line(let line):
      let value = shown(line.value)
      switch line.kind {
      case .title:
        return [
          StyledText([
            (shown(line.label), Style(.strong, on: .screen, .bold)), ("  " + value, Style(.dim)),
          ])
        ]
      case .heading: return [StyledText(shown(line.label), Style(.accent, on: .screen, .bold))]
      case .result:
        return beside(
          shown(line.label), StyledText(value, Style(.strong, on: .screen, .bold)), label: label,
          columns: columns)
      case .answer:
        var text = StyledText(value)
        if line.isCarried {
          text.append("  " + FormDeskWords.carried[language], Style(.dim))
        }
        return beside(shown(line.label), text, label: label, columns: columns)
      case .note:
        return StyledText("! \(shown(line.label))  \(value)", Style(.warning)).wrapped(to: columns)
      }
    }
  }

  /// What an answer was and is: `132 mmHg → 128 mmHg ▼`.
  func changeWords(_ change: FormChange) -> StyledText {
    let arrow = drawing.glyphs == .ascii ? " -> " : " → "
    let none = drawing.glyphs == .ascii ? "-" : "–"
    var text = StyledText([
      (shown(change.before ?? none), Style(.dim)), (arrow, Style(.dim)),
      (shown(change.after ?? none), Style(.strong)),
    ])
    switch change.direction {
    case .up: text.append(" " + drawing.glyphs.up, Style(.other))
    case .down: text.append(" " + drawing.glyphs.down, Style(.other))
    case nil: break
    }
    return text
  }

  /// A label in a column of its own and a text beside it, wrapped below itself.
  func beside(_ label: String, _ text: StyledText, label width: Int, columns: Int) -> [StyledText] {
    let rest = text.wrapped(to: max(8, columns - width - 2))
    return rest.enumerated().map { place, line in
      let head = place == 0 ? StyledText(label, Style(.dim)) : StyledText()
      return head.padded(to: width, glyphs: drawing.glyphs) + StyledText("  ") + line
    }
  }
}

extension FormReadingLine {
  /// What stands at the left of it; empty where nothing does.
  var label: String {
    switch self {
    case .line(let line):
      switch line.kind {
      case .answer, .result: line.label
      case .title, .heading, .note: ""
      }
    case .since: ""
    case .change(let change): change.label
    }
  }
}
