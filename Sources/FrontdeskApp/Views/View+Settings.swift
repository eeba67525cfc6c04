import Canvas
import Domain
import Widgets

extension Painting {
  /// The settings, over the middle of the screen; a list that opens may reach beyond them.
  mutating func drawSettings(_ state: FormState) {
    let body = Rect(grid.size).inset(top: 1, bottom: 1)
    let form = Form(language == .chinese ? .chinese : .english, isFocused: model.overlay == nil)
    let columns = min(body.columns, Self.settingsColumns)
    // What went wrong stands in a row of its own below a row of air.
    let foot = model.settings.problem == nil ? 0 : 2
    let rows = min(body.rows, form.rows(state, columns: columns - 4) + 4 + foot)
    let rect = Rect(
      column: body.column + (body.columns - columns) / 2,
      row: body.row + (body.rows - rows) / 2, columns: columns, rows: rows)
    guard rect.columns > 20, rect.rows > 6 else { return }
    grid.fill(rect, style: Style(.text, on: .popup))
    cover(rect)
    Pane(
      title: Phrase.settingsTitle[language],
      bottomRight: model.settings.isSaving
        ? [Segment(StyledText(Phrase.saving[language], Style(.dim)))] : [],
      isFocused: true, backdrop: .popup
    ).draw(in: rect, on: &grid, with: drawing)
    let air = rows < body.rows ? 1 : 0
    let part = Pane.inside(rect).inset(top: air, bottom: air + foot)
    clickable(form, state, in: part, popups: body)
    cursor = form.draw(state, in: part, popups: body, on: &grid, with: drawing)
    grid.tint(Pane.interior(rect), backdrop: .popup)
    if let problem = model.settings.problem {
      StyledText(problem[language], Style(.warning, on: .popup, .bold)).draw(
        column: part.column + 1, row: rect.bottom - 2, columns: part.columns - 1, on: &grid,
        with: drawing)
    }
  }

  /// Wide enough for every choice on one line in both languages.
  private static let settingsColumns = 76
}
