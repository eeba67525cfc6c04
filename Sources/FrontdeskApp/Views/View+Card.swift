import Canvas
import Domain
import Widgets

extension Painting {
  /// A card being opened or changed, over the whole screen, with those alike beside or below it.
  mutating func drawCard(_ state: FormState) {
    let body = Rect(grid.size).inset(top: 1, bottom: 1)
    grid.fill(body, style: Style(.text, on: .screen))
    cover(body)
    let (form, alike) = cardParts(body)
    drawCardForm(state, in: form)
    if let alike { drawCandidates(in: alike) }
  }

  /// From how many columns on the candidates stand beside the form.
  private static let columnsForTwo = 100
  private static let candidateColumns = 38

  private func cardParts(_ body: Rect) -> (form: Rect, alike: Rect?) {
    if body.columns >= Self.columnsForTwo {
      let columns = Self.candidateColumns
      return (
        Rect(
          column: body.column, row: body.row, columns: body.columns - columns, rows: body.rows),
        Rect(
          column: body.right - columns, row: body.row, columns: columns, rows: body.rows)
      )
    }
    let count = model.cardForm.candidates.count
    guard count > 0 else { return (body, nil) }
    // Each takes two lines; the form keeps most of the screen.
    let rows = min(2 + 2 * count, max(4, body.rows / 3))
    return (
      Rect(column: body.column, row: body.row, columns: body.columns, rows: body.rows - rows),
      Rect(column: body.column, row: body.bottom - rows, columns: body.columns, rows: rows)
    )
  }

  private mutating func drawCardForm(_ state: FormState, in rect: Rect) {
    let card = model.cardForm
    let isFocused = model.overlay == nil && !card.isAmongCandidates
    let title =
      card.sheet.map { "\(CardWords.editTitle[language]) \($0.card)" }
      ?? CardWords.newTitle[language]
    Pane(
      title: title,
      bottomRight: card.isSaving ? [Segment(StyledText(Phrase.saving[language], Style(.dim)))] : [],
      isFocused: isFocused
    ).draw(in: rect, on: &grid, with: drawing)
    var part = Pane.inside(rect)
    if let problem = card.problem {
      part = drawProblem(problem, in: part)
    }
    let form = Form(language == .chinese ? .chinese : .english, isFocused: isFocused)
    clickable(form, state, in: part, popups: part)
    let point = form.draw(state, in: part, popups: part, on: &grid, with: drawing)
    if isFocused { cursor = point }
  }

  /// What must be decided, at the foot of the form; gives what is left.
  private mutating func drawProblem(_ problem: Localized, in rect: Rect) -> Rect {
    let lines = StyledText(problem[language], Style(.warning, on: .screen, .bold))
      .wrapped(to: max(1, rect.columns - 1)).prefix(max(0, min(2, rect.rows - 3)))
    let top = rect.bottom - lines.count
    for (place, line) in lines.enumerated() {
      line.draw(
        column: rect.column + 1, row: top + place, columns: rect.columns - 1, on: &grid,
        with: drawing)
    }
    return Rect(
      column: rect.column, row: rect.row, columns: rect.columns, rows: rect.rows - lines.count)
  }

  // MARK: - Those alike

  private mutating func drawCandidates(in rect: Rect) {
    let card = model.cardForm
    let count = card.candidates.count
    Pane(
      title: CardWords.candidates[language],
      notes: count > 0 ? [Segment(StyledText("\(count)", Style(.dim)))] : [],
      isFocused: card.isAmongCandidates
    ).draw(in: rect, on: &grid, with: drawing)
    let inside = Pane.inside(rect)
    guard count > 0 else {
      draw(StyledText(CardWords.nobodyAlike[language], Style(.dim)), row: 0, in: inside)
      return
    }
    let isBeside = rect.columns < grid.size.columns
    let linesPerRow = isBeside ? 3 : 2
    let visible = max(1, inside.rows / linesPerRow)
    let first = max(0, min(card.list.selected - visible + 1, count - visible))
    for row in first..<min(count, first + visible) {
      let top = inside.row + (row - first) * linesPerRow
      drawCandidate(
        card.candidates[row], isSelected: card.isAmongCandidates && row == card.list.selected,
        in: Rect(
          column: inside.column, row: top, columns: inside.columns,
          rows: min(linesPerRow, inside.bottom - top)))
    }
  }

  private mutating func drawCandidate(
    _ candidate: DuplicateCandidate, isSelected: Bool, in rect: Rect
  ) {
    let words = CardCandidateText(candidate, language: language)
    let back: Backdrop = isSelected ? .selected : .screen
    if isSelected { grid.fill(rect, style: Style(.text, on: back)) }
    let role: Role = candidate.likeness.isLikely ? .warning : .dim
    let head = StyledText([
      ("\(candidate.likeness.score)% ", Style(role, on: back, .bold)),
      (shown(words.person), Style(.text, on: back)),
    ])
    draw(head, row: 0, in: rect)
    let reasons = StyledText(words.reasons, Style(.dim, on: back))
    for (place, line) in reasons.wrapped(to: max(1, rect.columns - 2)).enumerated()
    where place + 1 < rect.rows {
      line.draw(
        column: rect.column + 2, row: rect.row + place + 1, columns: rect.columns - 2, on: &grid,
        with: drawing)
    }
    if isSelected { cursor = Point(column: rect.column, row: rect.row) }
  }
}
