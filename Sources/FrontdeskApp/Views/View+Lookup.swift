import Canvas
import Domain
import Widgets

extension Painting {
  mutating func drawLookup() {
    drawPeople()
    drawPersonBeside()
    drawChartBeside()
    drawVisitsBeside()
  }

  // MARK: - The list

  private mutating func drawPeople() {
    guard let rect = layout[.people] else { return }
    let state = model.lookup
    let isFocused = state.focus == .query
    Pane(
      title: ScreenID.lookup.title[language], notes: readingNotes + peopleNotes,
      bottomLeft: tableFoot(.people),
      bottomRight: [Segment(StyledText(state.list.position, Style(.dim)))], isFocused: isFocused
    ).draw(in: rect, on: &grid, with: drawing)
    let parts = PeopleParts(rect, sizeClass: layout.sizeClass)
    drawQuery(in: parts.query)
    if let rule = parts.rule { drawRule(rule) }
    if state.rows.isEmpty {
      drawNobody(in: parts.list)
      return
    }
    let table = PeopleTable(model, columns: parts.list.columns, sizeClass: layout.sizeClass)
    let point = table.table.draw(state.list, in: parts.list, on: &grid, with: drawing) {
      table.row($0)
    }
    clickable(table.table, state.list, in: parts.list) { .row(.people, $0) }
    if !isFocused, cursor == nil { cursor = point }
    drawTypingHints(below: table.table, in: parts.list)
  }

  private mutating func drawQuery(in rect: Rect) {
    let isFocused = model.lookup.focus == .query
    grid.write(
      drawing.glyphs.prompt, column: rect.column, row: rect.row,
      style: Style(.accent, on: .screen, .bold))
    let field = rect.inset(left: 2)
    let caret = model.lookup.query.draw(
      placeholder: Phrase.lookupPlaceholder[language], style: Style(.strong, on: .screen, .bold),
      in: field, on: &grid, with: drawing)
    if isFocused { cursor = caret }
  }

  private mutating func drawRule(_ rect: Rect) {
    grid.write(
      String(repeating: drawing.glyphs.horizontal, count: rect.columns), column: rect.column,
      row: rect.row, style: Style(.border))
  }

  /// `3 / 1,000,000` and `0.4 ms`.
  private var peopleNotes: [Segment] {
    let state = model.lookup
    var notes: [Segment] = []
    if model.isUnmasked {
      notes.append(Segment(StyledText(Phrase.unmasked[language], Style(.warning)), priority: 2))
    }
    guard let total = state.patientCount else { return notes }
    guard !state.query.isEmpty, state.answered?.isEmpty == false else {
      if !state.rows.isEmpty {
        notes.append(Segment(StyledText(Phrase.recentTitle[language], Style(.text)), priority: 2))
      }
      notes.append(Segment(StyledText(Phrase.patients(total)[language], Style(.dim)), priority: 1))
      return notes
    }
    let found = Format.grouped(state.list.count) + (state.hasMore ? "+" : "")
    let text = found + " / " + Format.grouped(total)
    notes.append(Segment(StyledText(text, Style(.dim)), priority: 1))
    if let microseconds = state.microseconds {
      notes.append(Segment(StyledText(Format.milliseconds(microseconds), Style(.dim))))
    }
    return notes
  }

  private mutating func drawNobody(in rect: Rect) {
    let state = model.lookup
    guard state.answered != nil else { return }
    if state.query.isEmpty {
      drawLookupStart(in: rect)
    } else if state.isSettled {
      let opens = CommandRegistry.command(.newCard)?.isEnabled(model) == true
      drawEmpty(.noneFound, hint: opens ? .noneFoundOpen : .noneFoundHint, in: rect)
    }
  }

  /// What may be typed, at the foot of the list while it leaves room.
  private mutating func drawTypingHints(below table: Table, in rect: Rect) {
    let perRow = table.linesPerRow + table.spacing
    drawHintLines(
      in: rect, freeFrom: (table.showsHeading ? 1 : 0) + model.lookup.list.count * perRow)
  }

  private mutating func drawHintLines(in rect: Rect, freeFrom row: Int) {
    let area = rect.inset(left: 3, right: 1)
    let lines = StyledText(Phrase.typeHint[language], Style(.dim)).wrapped(to: area.columns)
    let top = area.rows - lines.count - 1
    guard top > row else { return }
    for (place, line) in lines.enumerated() { draw(line, row: top + place, in: area) }
  }

  // MARK: - Beside the list

  private mutating func drawPersonBeside() {
    guard let rect = layout[.person] else { return }
    guard let archive = model.preview.archive, model.preview.wanted != nil else {
      drawNobodyBeside(rect)
      return
    }
    drawPerson(archive, in: rect, isFocused: model.lookup.focus == .person)
    if let rect = layout[.followUps] { drawDue(archive, in: rect) }
  }

  /// Says what will show beside the list, over the whole height that it will have.
  private mutating func drawNobodyBeside(_ rect: Rect) {
    let below = layout[.followUps].map { $0.column == rect.column ? $0.rows : 0 } ?? 0
    let whole = Rect(
      column: rect.column, row: rect.row, columns: rect.columns, rows: rect.rows + below)
    Pane().draw(in: whole, on: &grid, with: drawing)
    // Somebody is on their way: words that only flash by disturb.
    let area = Pane.inside(whole)
    if let warning = model.preview.withheld.first, model.preview.wanted != nil {
      let text = StyledText(warning.title[language], Style(.warning)).wrapped(to: area.columns)
      let top = max(0, (area.rows - 2) / 3)
      for (place, line) in text.enumerated() {
        draw(line, row: top + place, in: area, alignment: .center)
      }
      draw(
        StyledText(Phrase.withheld[language], Style(.dim)), row: top + text.count, in: area,
        alignment: .center)
    }
    guard model.preview.wanted == nil else { return }
    draw(
      StyledText(Phrase.personHere[language], Style(.dim)), row: max(0, (area.rows - 2) / 3),
      in: area, alignment: .center)
  }

  private mutating func drawChartBeside() {
    guard let rect = layout[.chart] else { return }
    guard let archive = model.preview.archive, model.preview.wanted != nil else {
      Pane().draw(in: rect, on: &grid, with: drawing)
      return
    }
    drawChartPane(of: archive, in: rect)
  }

  private mutating func drawVisitsBeside() {
    guard let rect = layout[.visits] else { return }
    guard let archive = model.preview.archive, model.preview.wanted != nil else {
      Pane().draw(in: rect, on: &grid, with: drawing)
      return
    }
    drawVisits(archive, in: rect)
  }
}

/// The parts of the pane of people.
struct PeopleParts {
  let query: Rect
  /// The line under the query; nil where there is little room.
  let rule: Rect?
  let list: Rect

  init(_ rect: Rect, sizeClass: SizeClass) {
    let inside = Pane.inside(rect)
    let hasAir = sizeClass == .standard || sizeClass == .wide
    let top = inside.row + (hasAir ? 1 : 0)
    query = Rect(column: inside.column, row: top, columns: inside.columns, rows: 1)
    let hasRule = rect.rows > 10
    rule =
      hasRule
      ? Rect(column: inside.column, row: top + 1, columns: inside.columns, rows: 1) : nil
    let used = top + 1 + (hasRule ? 1 : 0) - rect.row - 1
    list = Pane.interior(rect).inset(top: used)
  }
}
