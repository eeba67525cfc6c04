import Canvas
import Domain
import Widgets

extension Painting {
  /// The dialog that records what became of a follow-up, over the right part of the screen so that
  /// the queue stays in sight.
  mutating func drawOutcome(_ opened: OutcomeForm) {
    // The characters in use may be others than when it was opened.
    var open = opened
    OutcomeFields(model).settle(&open)
    let form = Form(
      language == .chinese ? .chinese : .english, isFocused: model.overlay == nil)
    let rect = outcomeRect(open, form)
    guard rect.columns > 20, rect.rows > 6 else { return }
    let body = Rect(grid.size).inset(top: 1, bottom: 1)
    grid.fill(rect, style: Style(.text, on: .popup))
    cover(rect)
    let pane = Pane(
      title: outcomeTitle(open), notes: draftNotes(open),
      bottomRight: open.isSaving
        ? [Segment(StyledText(Phrase.saving[language], Style(.dim)))] : [],
      isFocused: true, backdrop: .popup)
    pane.draw(in: rect, on: &grid, with: drawing)
    let place = Pane.inside(rect).inset(bottom: open.problem == nil ? 0 : 1)
    clickable(form, open.form, in: place, popups: body)
    cursor =
      form.draw(open.form, in: place, popups: body, on: &grid, with: drawing)
      ?? Point(column: place.column, row: place.row)
    if let problem = open.problem {
      StyledText(problem[language], Style(.warning, on: .screen, .bold)).draw(
        column: place.column + 1, row: place.bottom, columns: place.columns - 1, on: &grid,
        with: drawing)
    }
    grid.tint(Pane.interior(rect), backdrop: .popup)
  }

  /// Since when a draft that was taken up again has been kept.
  private func draftNotes(_ open: OutcomeForm) -> [Segment] {
    guard let kept = open.keptAt else { return [] }
    let moment = model.zone.zone.local(kept)
    let text = Format.shortDate(moment.date, today: model.today) + " " + moment.clock
    return [Segment(StyledText(Phrase.draftSince(text)[language], Style(.other)))]
  }

  /// Where the dialog lies: centred over the detail, or over everything in a small window.
  private func outcomeRect(_ open: OutcomeForm, _ form: Form) -> Rect {
    let body = Rect(grid.size).inset(top: 1, bottom: 1)
    let isBeside = layout.sizeClass == .standard || layout.sizeClass == .wide
    let room = isBeside ? (layout[.person] ?? body) : body
    // No wider than the detail: a date of the queue with its end covered reads as another date.
    let columns = isBeside ? min(room.columns, Self.widestOutcome) : body.columns
    let rows = min(body.rows, outcomeRows(open, form, columns: columns - 4) + 2)
    let column = min(
      max(body.column, room.column + (room.columns - columns) / 2), body.right - columns)
    return Rect(
      column: column, row: body.row + (body.rows - rows) / 2, columns: columns, rows: rows)
  }

  /// Rows of the tallest of all outcomes, so that the dialog keeps its size, and one for a sentence.
  private func outcomeRows(_ open: OutcomeForm, _ form: Form, columns: Int) -> Int {
    var tallest = open.form
    tallest.hide([])
    tallest.explain(OutcomeFields.ID.outcome.rawValue, nil)
    let reasons = FollowUpOutcome.allCases.map { outcome in
      shownWhy(model.proposal(for: outcome, of: open.item).why)
    }
    tallest.explain(
      OutcomeFields.ID.date.rawValue,
      reasons.max { TextWidth.of($0) < TextWidth.of($1) }.map { "000 days ahead " + $0 })
    return form.rows(tallest, columns: columns) + 1
  }

  /// Columns beyond which a line is hard to follow to its start.
  private static let widestOutcome = 76

  private func outcomeTitle(_ open: OutcomeForm) -> String {
    let dot = " " + drawing.glyphs.dot + " "
    return [
      Phrase.outcomeTitle[language], shown(open.item.name),
      open.item.followUp.details.heading[language],
    ].joined(separator: dot)
  }
}
