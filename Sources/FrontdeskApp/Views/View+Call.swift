import Canvas
import Domain
import Widgets

extension Painting {
  /// The call screen: the form that records what came of it, and what whoever calls must know.
  mutating func drawCallScreen(_ opened: OutcomeForm) {
    // The characters in use may be others than when it was opened.
    var open = opened
    OutcomeFields(model).settle(&open)
    let panes = CallPanes(model, layout, size: grid.size)
    let body = Rect(grid.size).inset(top: layout[.banner] == nil ? 1 : 2, bottom: 1)
    guard panes.form.columns > 20, panes.form.rows > 6 else { return }
    grid.fill(body, style: Style(.text))
    cover(body)
    Pane(
      title: callTitle(open, columns: panes.form.columns - 6), notes: callNotes(open),
      bottomRight: open.isSaving
        ? [Segment(StyledText(Phrase.saving[language], Style(.dim)))] : [], isFocused: true
    ).draw(in: panes.form, on: &grid, with: drawing)
    var place = Pane.inside(panes.form)
    if panes.isTabbed { place = drawCallHead(panes, open, in: place) }
    for facts in panes.facts { drawFacts(facts, scroll: open.call.scroll) }
    if panes.showsForm { drawCallForm(open, in: place, popups: body) }
    if panes.showsForm { drawCallProblem(open, in: place) }
  }

  /// What keeps it from being saved, on at most three lines.
  private func problemLines(_ open: OutcomeForm, in place: Rect) -> [StyledText] {
    guard let problem = open.problem else { return [] }
    let style = Style(.warning, on: .screen, .bold)
    let lines = StyledText(shown(problem[language]), style).wrapped(to: place.columns - 1)
    return Array(lines.prefix(3))
  }

  private mutating func drawCallForm(_ open: OutcomeForm, in place: Rect, popups: Rect) {
    let form = Form(
      language == .chinese ? .chinese : .english,
      isFocused: model.overlay == nil && model.account.dialog == nil)
    let room = place.inset(bottom: problemLines(open, in: place).count)
    clickable(form, open.form, in: room, popups: popups)
    cursor =
      form.draw(open.form, in: room, popups: popups, on: &grid, with: drawing)
      ?? Point(column: room.column, row: room.row)
  }

  private mutating func drawCallProblem(_ open: OutcomeForm, in place: Rect) {
    let lines = problemLines(open, in: place)
    for (row, line) in lines.enumerated() {
      line.draw(
        column: place.column + 1, row: place.bottom - lines.count + row,
        columns: place.columns - 1, on: &grid, with: drawing)
    }
  }

  /// The lines above the form in a small window, and the tabs.
  ///
  /// - Returns: What is left for the part shown.
  private mutating func drawCallHead(
    _ panes: CallPanes, _ open: OutcomeForm, in place: Rect
  ) -> Rect {
    for (row, line) in panes.head.enumerated() { draw(line, row: row, in: place) }
    var line = StyledText()
    let hasBrackets = !drawing.hasColor || drawing.glyphs == .ascii
    for part in CallState.Part.allCases {
      let title = CallWords.title(part)[language]
      let isActive = part == open.call.part
      line.append(
        isActive && hasBrackets ? "[\(title)]" : " \(title) ",
        isActive ? Style(.strong, on: hasBrackets ? .screen : .selected, .bold) : Style(.dim))
    }
    line.append("  ")
    line.append(
      model.keymap.keyName(of: .callPart)[language], Style(.accent, on: .screen, .bold))
    let tabs = Rect(
      column: place.column, row: place.row + panes.head.count, columns: place.columns, rows: 1)
    draw(line, row: 0, in: tabs)
    clickable(tabs, .command(.callPart))
    return place.inset(top: panes.head.count + 1)
  }

  private mutating func drawFacts(_ facts: CallPanes.Facts, scroll: Int) {
    let most = max(0, facts.lines.count - facts.rows)
    let top = min(scroll, most)
    let inside = Pane.inside(facts.rect)
    let more = most > top ? [Segment(StyledText("PgDn", Style(.dim)))] : []
    if facts.title == nil, let sign = more.first {
      // The frame is the form's; the sign lies in its lower edge, as in other panes.
      let text = StyledText.joined([StyledText(" "), sign.text, StyledText(" ")], spacing: 0)
      text.draw(
        column: facts.rect.right - text.width - 2, row: facts.rect.bottom - 1,
        columns: text.width, on: &grid, with: drawing)
    }
    if let title = facts.title {
      Pane(title: title[language], bottomRight: more).draw(
        in: facts.rect, on: &grid, with: drawing)
    }
    for (row, line) in facts.lines.dropFirst(top).prefix(facts.rows).enumerated() {
      draw(line, row: row, in: inside)
    }
    if cursor == nil || !(model.outcome.map { $0.call.part == .form } ?? true) {
      cursor = Point(column: inside.column, row: inside.row)
    }
  }

  /// The title; what the follow-up is about stands among the facts too, and is left out where it
  /// would be cut.
  private func callTitle(_ open: OutcomeForm, columns: Int) -> String {
    let dot = " " + drawing.glyphs.dot + " "
    let short = [Phrase.outcomeTitle[language], shown(open.item.name)].joined(separator: dot)
    let full = short + dot + shown(open.item.followUp.details.heading[language])
    return TextWidth.of(full) <= columns ? full : short
  }

  /// For how long it has been open, which attempt it is, and since when a draft waits.
  private func callNotes(_ open: OutcomeForm) -> [Segment] {
    var notes: [Segment] = []
    if model.isUnmasked {
      notes.append(Segment(StyledText(Phrase.unmasked[language], Style(.warning)), priority: 2))
    }
    if let kept = open.keptAt {
      let moment = model.zone.zone.local(kept)
      let text = Format.shortDate(moment.date, today: model.today) + " " + moment.clock
      notes.append(
        Segment(StyledText(Phrase.draftSince(text)[language], Style(.other)), priority: 4))
    }
    let advised = CallText(model, open, columns: 0).given.count
    if advised > 0 {
      let words = "\(CareWords.advice[language]) \(advised)"
      notes.append(Segment(StyledText(words, Style(.good)), priority: -1))
    }
    let next = open.item.followUp.details.attempts.count + 1
    notes.append(Segment(StyledText(Phrase.attemptNumber(next)[language], Style(.dim))))
    notes.append(
      Segment(
        StyledText(CallWords.clock(open.call.seconds(model.now)), Style(.text)), priority: 3))
    return notes
  }
}
