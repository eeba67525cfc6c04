import Canvas
import Domain
import Widgets

extension Painting {
  /// The dialog that records what became of a follow-up, over the right part of the screen so that
  /// the queue stays in sight.
  mutating func drawOutcome(_ form: OutcomeForm) {
    let rect = outcomeRect(form)
    guard rect.columns > 20, rect.rows > 6 else { return }
    grid.fill(rect, style: Style(.text, on: .popup))
    cover(rect)
    let pane = Pane(
      title: outcomeTitle(form), notes: draftNotes(form),
      bottomRight: form.isSaving
        ? [Segment(StyledText(Phrase.saving[language], Style(.dim)))] : [],
      isFocused: true, backdrop: .popup)
    pane.draw(in: rect, on: &grid, with: drawing)
    let inside = Pane.inside(rect)
    let fieldRows = 3 + outcomeWhyRows(form, columns: rect.columns)
    let choices = Rect(
      column: rect.column + 1, row: inside.row, columns: rect.columns - 2,
      rows: min(FollowUpOutcome.allCases.count, inside.rows - fieldRows))
    drawChoices(form, in: choices)
    drawFields(
      form, from: choices.bottom + (inside.rows > choices.rows + fieldRows ? 1 : 0), in: inside)
    grid.tint(Pane.interior(rect), backdrop: .popup)
  }

  /// Since when a draft that was taken up again has been kept.
  private func draftNotes(_ form: OutcomeForm) -> [Segment] {
    guard let kept = form.keptAt else { return [] }
    let moment = model.zone.zone.local(kept)
    let text = Format.shortDate(moment.date, today: model.today) + " " + moment.clock
    return [Segment(StyledText(Phrase.draftSince(text)[language], Style(.other)))]
  }

  /// Where the dialog lies: centred over the detail, or over everything in a small window.
  func outcomeRect(_ form: OutcomeForm) -> Rect {
    let body = Rect(grid.size).inset(top: 1, bottom: 1)
    let isBeside = layout.sizeClass == .standard || layout.sizeClass == .wide
    let steps = FollowUpOutcome.allCases.map { TextWidth.of(step($0, of: form)) }
    let wanted = max(66, (steps.max() ?? 0) + stepStart + 2)
    let room = isBeside ? (layout[.person] ?? body) : body
    // No wider than the detail: a date of the queue with its end covered reads as another date.
    let columns = isBeside ? min(room.columns, wanted, Self.widestOutcome) : body.columns
    // Borders, a blank line, the date, why, the note, and what is wrong.
    let rows = min(
      body.rows,
      FollowUpOutcome.allCases.count + 6 + outcomeWhyRows(form, columns: columns))
    let column = min(
      max(body.column, room.column + (room.columns - columns) / 2), body.right - columns)
    return Rect(
      column: column, row: body.row + (body.rows - rows) / 2, columns: columns, rows: rows)
  }

  /// Columns beyond which a line is hard to follow to its start.
  private static let widestOutcome = 90

  /// Columns from the border to the text of what an outcome leads to.
  private var stepStart: Int { language == .chinese ? 18 : 24 }

  /// Lines of the longest reason for a date, so that the dialog keeps its size.
  private func outcomeWhyRows(_ form: OutcomeForm, columns: Int) -> Int {
    let room = columns - 4 - outcomeFieldStart
    let rows = FollowUpOutcome.allCases.map { outcome in
      whyLines(model.proposal(for: outcome, of: form.item), columns: room).count
    }
    return rows.max() ?? 1
  }

  private func whyLines(_ proposal: OutcomeProposal, columns: Int) -> [StyledText] {
    StyledText(shownWhy(proposal.why), Style(.dim)).wrapped(to: columns)
  }

  /// Columns from the text's left edge to the fields.
  private var outcomeFieldStart: Int { labelWidth([.nextDate, .note]) + 3 }

  private func outcomeTitle(_ form: OutcomeForm) -> String {
    let dot = " " + drawing.glyphs.dot + " "
    return [
      Phrase.outcomeTitle[language], shown(form.item.name),
      form.item.followUp.details.reason.title[language],
    ].joined(separator: dot)
  }

  // MARK: - The outcomes

  private mutating func drawChoices(_ form: OutcomeForm, in rect: Rect) {
    let outcomes = FollowUpOutcome.allCases
    let isFocused = form.focus == .outcome
    let list = ListState(count: outcomes.count, selected: form.choice.selected)
    let first = list.offset(visible: rect.rows)
    for place in 0..<min(rect.rows, outcomes.count - first) {
      let outcome = outcomes[first + place]
      let line = Rect(column: rect.column, row: rect.row + place, columns: rect.columns, rows: 1)
      clickable(line, .outcome(first + place))
      let isSelected = first + place == form.choice.selected
      let isChosen = isSelected && form.isChosen
      var text = StyledText("\(first + place + 1)", Style(.accent, on: .screen, .bold))
      text.append("  ")
      text.append(
        outcome.title[language],
        isChosen ? Style(.strong, on: .screen, .bold) : Style(.text))
      text.draw(
        column: line.column + 3, row: line.row, columns: line.columns - 4, on: &grid, with: drawing)
      let start = rect.column - 1 + stepStart
      let room = line.right - 1 - start
      StyledText(StepText.fitting(step(outcome, of: form), columns: room), Style(.dim)).draw(
        column: start, row: line.row, columns: room, on: &grid, with: drawing)
      if isSelected { RowSelection.draw(line, isFocused: isFocused, on: &grid, with: drawing) }
      if isSelected, isFocused { cursor = Point(column: line.column + 3, row: line.row) }
    }
  }

  /// What an outcome leads to, without its own name in front.
  private func step(_ outcome: FollowUpOutcome, of form: OutcomeForm) -> String {
    shownWhy(model.proposal(for: outcome, of: form.item).step)
  }

  // MARK: - The fields

  private mutating func drawFields(_ form: OutcomeForm, from row: Int, in area: Rect) {
    let proposal = model.proposal(for: form)
    var row = row
    drawLabel(.nextDate, row: row, in: area)
    let field = Rect(
      column: area.column + outcomeFieldStart, row: row, columns: 24, rows: 1)
    if proposal.ends {
      draw(
        StyledText(Phrase.endsFollowUp[language], Style(.dim)), row: 0,
        in: Rect(column: field.column, row: row, columns: area.right - field.column, rows: 1))
    } else {
      clickable(field, .field(.nextDate))
      let caret = form.nextDate.draw(
        placeholder: Phrase.datePlaceholder[language], in: field, on: &grid, with: drawing)
      if form.focus == .nextDate { cursor = caret }
      draw(
        dateReading(form), row: 0,
        in: Rect(column: field.right + 2, row: row, columns: area.right - field.right - 2, rows: 1))
    }
    row += 1
    let under = area.inset(left: outcomeFieldStart)
    for line in whyLines(proposal, columns: under.columns) {
      draw(line, row: row - area.row, in: under)
      row += 1
    }
    drawLabel(.note, row: row, in: area)
    let note = Rect(column: field.column, row: row, columns: area.right - field.column, rows: 1)
    clickable(note, .field(.note))
    let caret = form.note.draw(
      placeholder: Phrase.notePlaceholder[language], in: note, on: &grid, with: drawing)
    if form.focus == .note { cursor = caret }
    drawProblem(form, row: area.bottom - 1, in: area)
  }

  private mutating func drawLabel(_ label: Phrase, row: Int, in area: Rect) {
    StyledText(label[language], Style(.dim)).draw(
      column: area.column + 1, row: row, columns: area.columns, on: &grid, with: drawing)
  }

  /// What the date that is being typed means: the day in full, or why it is none.
  private func dateReading(_ form: OutcomeForm) -> StyledText {
    do throws(DateEntry.Problem) {
      let date = try DateEntry.read(form.nextDate.text, today: model.today)
      let days = model.today.days(to: date)
      let distance = Phrase.daysAhead(days)[language]
      let weekday = Phrase.weekday(date.weekday)[language]
      let isWhole = form.nextDate.text.trimmingBlanks == date.description
      let parts = (isWhole ? [] : [date.description]) + [weekday, distance]
      return StyledText(parts.joined(separator: " "), Style(.good))
    } catch {
      if error == .missing { return StyledText() }
      return StyledText(Phrase.dateProblem(error)[language], Style(.warning))
    }
  }

  /// What keeps the outcome from being saved, else what the keys do.
  private mutating func drawProblem(_ form: OutcomeForm, row: Int, in area: Rect) {
    guard let problem = form.problem else { return }
    StyledText(problem[language], Style(.warning, on: .screen, .bold)).draw(
      column: area.column + 1, row: row, columns: area.columns - 1, on: &grid, with: drawing)
  }
}
