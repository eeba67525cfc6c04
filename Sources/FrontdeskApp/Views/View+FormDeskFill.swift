import Canvas
import Domain
import Forms
import Widgets

/// Where the parts of a form being filled in lie; a pure function of the size.
struct FormDeskParts {
  /// The questions with their border.
  let pane: Rect
  /// The line of the sections.
  let steps: Rect
  /// The questions of the present section.
  let list: Rect
  /// Below them, what is wrong.
  let foot: Rect
  /// What is known of the person; nil where there is no room for it.
  let side: Rect?

  /// Columns from which on what is known stands beside the questions.
  private static let wide = 120
  private static let mostSide = 64

  init(_ size: Size, hasBanner: Bool) {
    let body = Rect(size).inset(top: hasBanner ? 2 : 1, bottom: 1)
    let isWide = body.columns >= Self.wide
    let columns = isWide ? min(Self.mostSide, body.columns * 38 / 100) : 0
    side =
      isWide
      ? Rect(column: body.right - columns, row: body.row, columns: columns, rows: body.rows) : nil
    pane = Rect(
      column: body.column, row: body.row, columns: body.columns - (isWide ? columns + 1 : 0),
      rows: body.rows)
    let inside = Pane.inside(pane)
    let air = inside.rows >= 16 ? 1 : 0
    let below = inside.rows >= 14 ? 2 : 1
    steps = Rect(column: inside.column, row: inside.row, columns: inside.columns, rows: 1)
    list = inside.inset(top: 1 + air, bottom: below)
    foot = Rect(
      column: inside.column, row: inside.bottom - below, columns: inside.columns, rows: below)
  }
}

extension Painting {
  /// A form being filled in, over the whole screen between title and footer.
  mutating func drawFill(_ fill: FormFill) {
    let body = Rect(grid.size).inset(top: 1, bottom: 1)
    grid.fill(body, style: Style())
    let parts = FormDeskParts(grid.size, hasBanner: layout[.banner] != nil)
    clickable(body, .nothing)
    drawBanner()
    let name = model.isVeiled ? "" : shown(fill.name)
    let dot = " \(drawing.glyphs.dot) "
    Pane(
      title: shown(fill.form.shortTitle[language]) + (name.isEmpty ? "" : dot + name),
      notes: fillNotes(fill),
      bottomLeft: [
        Segment(
          StyledText(
            FormDeskWords.progress(fill.session.state.progress)[language], Style(.dim)))
      ],
      bottomRight: fill.isSaving
        ? [Segment(StyledText(FormDeskWords.saving[language], Style(.dim)))] : [],
      isFocused: fill.question == nil && fill.about == nil
    ).draw(in: parts.pane, on: &grid, with: drawing)
    drawSteps(fill, in: parts.steps)
    drawQuestions(fill, in: parts.list)
    drawFillFoot(fill, in: parts.foot, isWide: parts.side != nil)
    if let side = parts.side { drawKnown(fill, in: side) }
    if let about = fill.about { drawFormAbout(fill.form, about, in: body) }
    if let question = fill.question { drawFormQuestion(question, in: body) }
  }

  private func fillNotes(_ fill: FormFill) -> [Segment] {
    var notes: [Segment] = []
    if fill.order.amends != nil {
      notes.append(
        Segment(Chip(FormDeskWords.amending[language], .tag).text(with: drawing), priority: 3))
    }
    if let version = fill.draftVersion {
      let words = Localized(zh: "旧版草稿 \(version)", en: "draft of \(version)")[language]
      notes.append(Segment(Chip(words, .warning).text(with: drawing), priority: 3))
    } else if fill.isChanged || model.formDrafts[fill.order.draftKey] != nil {
      notes.append(
        Segment(StyledText(FormDeskWords.draft[language], Style(.warning)), priority: 2))
    }
    notes.append(
      Segment(StyledText("\(fill.session.state.context.day)", Style(.dim)), priority: 1))
    return notes
  }

  // MARK: - Sections

  private mutating func drawSteps(_ fill: FormFill, in line: Rect) {
    let state = fill.session.state
    let missing = Set(state.missing.compactMap { $0.key.flatMap { state.section(of: $0)?.id } })
    let begun = Set(state.answers.keys.compactMap { state.section(of: $0)?.id })
    let sections = fill.sections
    let current = fill.section?.id
    var steps = sections.map { section in
      (
        id: section.id,
        text: step(
          shown(section.title[language]), isCurrent: section.id == current,
          isDone: begun.contains(section.id) && !missing.contains(section.id))
      )
    }
    steps.append(
      (
        id: "",
        text: step(
          FormDeskWords.end[language], isCurrent: fill.session.cursor == nil, isDone: false)
      ))
    let here = steps.firstIndex { $0.id == (current ?? "") } ?? 0
    // The present section is always in view, and as many before it as there is room for.
    var first = 0
    func width(from place: Int) -> Int {
      steps[place...here].reduce(0) { $0 + $1.text.width + 2 } + (place > 0 ? 2 : 0)
    }
    while first < here, width(from: first) > line.columns { first += 1 }
    var column = line.column
    if first > 0 {
      grid.write(drawing.glyphs.moreLeft, column: column, row: line.row, style: Style(.dim))
      column += 2
    }
    for step in steps[first...] {
      guard column + step.text.width <= line.right else {
        if column < line.right {
          grid.write(drawing.glyphs.moreRight, column: column, row: line.row, style: Style(.dim))
        }
        return
      }
      step.text.draw(
        column: column, row: line.row, columns: step.text.width, on: &grid, with: drawing)
      if !step.id.isEmpty {
        clickable(
          Rect(column: column, row: line.row, columns: step.text.width, rows: 1),
          .formSection(step.id))
      }
      column += step.text.width + 2
    }
  }

  private func step(_ title: String, isCurrent: Bool, isDone: Bool) -> StyledText {
    let sign = isDone ? drawing.glyphs.chosen : drawing.glyphs.unchosen
    if isCurrent {
      let hasBrackets = !drawing.hasColor || drawing.glyphs == .ascii
      let text = hasBrackets ? "[\(title)]" : " \(title) "
      return StyledText([
        (sign, Style(isDone ? .good : .dim)),
        (text, Style(.strong, on: hasBrackets ? .screen : .selected, .bold)),
      ])
    }
    return StyledText([(sign + " ", Style(isDone ? .good : .dim)), (title, Style(.dim))])
  }

  // MARK: - Questions

  private mutating func drawQuestions(_ fill: FormFill, in list: Rect) {
    let lines = FormDeskLines(self, fill, columns: list.columns).lines
    let first = Self.firstLine(of: lines, rows: list.rows)
    for (row, line) in lines.dropFirst(first).prefix(list.rows).enumerated() {
      let place = Rect(
        column: list.column, row: list.row + row, columns: list.columns, rows: 1)
      if line.isHead { grid.fill(place, style: Style(.text, on: .selected)) }
      (line.isHead ? line.text.on(.selected) : line.text).draw(
        column: place.column, row: place.row, columns: place.columns, on: &grid, with: drawing)
      if let key = line.key { clickable(place, .formItem(key)) }
      for option in line.options {
        clickable(
          Rect(
            column: place.column + option.column, row: place.row, columns: option.columns, rows: 1),
          .formOption(option.key))
      }
      if let caret = line.caret {
        cursor = Point(
          column: min(place.column + caret, place.right - 1), row: place.row)
      }
    }
    if lines.count > list.rows {
      let more = first + list.rows < lines.count
      grid.write(
        more ? drawing.glyphs.down : drawing.glyphs.up, column: list.right - 1,
        row: more ? list.bottom - 1 : list.row, style: Style(.dim))
    }
  }

  /// The first line that is shown, so that all of the present question is.
  static func firstLine(of lines: [FormDeskLine], rows: Int) -> Int {
    guard lines.count > rows, let head = lines.firstIndex(where: \.isCurrent),
      let last = lines.lastIndex(where: \.isCurrent)
    else { return 0 }
    return max(0, min(head, last + 2 - rows, lines.count - rows))
  }

  // MARK: - What is wrong

  /// Why the last key did nothing, else what keeps the form from being filed or is to be looked at.
  private mutating func drawFillFoot(_ fill: FormFill, in area: Rect, isWide: Bool) {
    var lines: [StyledText] = []
    if let problem = fill.problem {
      lines = [StyledText("! " + shown(problem[language]), Style(.bad, on: .screen, .bold))]
    } else if let first = fill.session.state.openWarnings.first, !isWide {
      lines = [
        StyledText("? " + shown(first.text[language]), Style(.warning, on: .screen, .bold))
      ]
    }
    let rows = lines.flatMap { $0.wrapped(to: area.columns) }.suffix(area.rows)
    for (row, line) in rows.enumerated() {
      draw(line, row: area.rows - rows.count + row, in: area)
    }
  }
}
